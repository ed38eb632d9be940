"""The line below a headline that says who wrote an article, where it appeared and on which day.

"By Jane Roe, Harbour Times — 2 Nov 2019": nothing in it says anything but who, where and when, and by that
it is known. A day written in figures that can be read in two ways is some day between the two.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.ingest.dates import parse_interval
from tracker.ingest.paragraphs import Unit
from tracker.records import Interval

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_FORMS = (
    r"(?P<iso>\d{4}-\d\d-\d\d)",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ .-]+(?P<month>{_MONTHS})\.?,?[ -]+(?P<year>\d{{4}})",
    rf"(?P<month2>{_MONTHS})\.? +(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<year2>\d{{4}})",
    r"(?P<one>\d{1,2})(?P<sep>[./ -])(?P<two>\d{1,2})(?P=sep)(?P<year3>\d{4})",
)
_DAY = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_FORMS)})(?![\w/])", re.IGNORECASE)
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: ?(?:GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,2}DT|CET|CEST))?\b", re.I
)
_LATER = re.compile(
    r"\b(?:updated|modified|corrected|revised)(?: (?:on|at))?[:\s]*(?:[\d:. ]+(?:[ap]m)?,? ?)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*[\w'’])?")
# What stands in such a line in small letters.
_SMALL = frozenset(
    {
        "a", "agencies", "agency", "al", "am", "an", "analysis", "and", "at", "bin", "by", "compiled",
        "correspondent", "correspondents", "d'", "da", "date", "day", "de", "del", "desk", "di",
        "digest", "dos", "dpa", "du", "edited", "edition", "editing", "editor", "el", "english",
        "first", "for", "from", "gmt", "heard", "ibn", "in", "international", "issued", "la", "last",
        "le", "local", "modified", "monitoring", "note", "of", "on", "our", "pm", "posted", "published",
        "report", "reporter", "reporting", "service", "special", "staff", "text", "the", "time", "to",
        "translated", "ul", "updated", "utc", "van", "von", "with", "writer", "written",
    }
)  # fmt: skip
_GAP = re.compile(r"\s{2,}|\t")
_LONGEST = 28
_NAME = r"[^\W\d_a-z][\w'’.-]*[\w'’]"
_PARTICLE = r"(?:(?:de|da|del|van|von|der|al|el|bin|ibn|ter|la|le) )*"
_PERSON = rf"{_NAME}(?: {_PARTICLE}(?:[A-Z]\.|{_NAME})){{1,3}}"
_BY = re.compile(
    rf"\b[Bb](?:y|Y):? +(?P<people>{_PERSON}(?:(?:, {_PERSON})*,? (?:and|&|with) {_PERSON})?)"
    r"(?= *(?:[,|(—–•/.]|- | in | at | for | from |$))"
)
# "Staff Reporter" is nobody's name.
_POSTS = frozenset(
    {
        "staff",
        "reporter",
        "reporters",
        "correspondent",
        "correspondents",
        "desk",
        "editor",
        "agencies",
        "agency",
    }
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line tells: the day of publication, some days where it is read in two ways, who wrote."""

    published: Interval | None
    authors: tuple[str, ...]


def credit(unit: Unit) -> Credit | None:
    """Read a line that holds a whole date beside names and places, None for any other line."""
    line = " ".join(_GAP.sub(" | ", unit.text).split())
    days = list(_DAY.finditer(line)) if unit.words <= _LONGEST else []
    if not days:
        return None
    words = _WORD.findall(_CLOCK.sub(" ", _DAY.sub(" ", line)))
    if not all(word[0].isupper() or word.casefold().strip(".") in _SMALL for word in words):
        return None
    return Credit(_published(line, days), _people(line))


def published(units: Iterable[Unit]) -> Interval | None:
    """Return the day that the first of some lines gives."""
    found = (credit(unit) for unit in units)
    return next((one.published for one in found if one is not None and one.published is not None), None)


def _published(line: str, days: Sequence[re.Match[str]]) -> Interval | None:
    """Return the one day that is not said to be of an update."""
    first = [day for day in days if not _LATER.search(line[: day.start()])] or days
    read = {day.group().casefold(): _interval(day) for day in first}
    spans = {(one.first, one.last) if one else None for one in read.values()}
    return next(iter(read.values())) if len(spans) == 1 else None


def _interval(day: re.Match[str]) -> Interval | None:
    parts = day.groupdict()
    if parts["iso"]:
        return parse_interval(parts["iso"])
    month = parts["month"] or parts["month2"]
    if month:
        name = f"{parts['day'] or parts['day2']} {month[:3]} {parts['year'] or parts['year2']}"
        return parse_interval(name)
    one, two, year = int(parts["one"]), int(parts["two"]), parts["year3"]
    if parts["sep"] == "." or one > 12:
        return parse_interval(f"{year}-{two:02d}-{one:02d}")
    if two > 12 or one == two:
        return parse_interval(f"{year}-{one:02d}-{two:02d}")
    # The third of December or the twelfth of March: between the two.
    if not one or not two:
        return None
    either = date(int(year), one, two), date(int(year), two, one)
    return Interval(min(either), max(either), day.group())


def _people(line: str) -> tuple[str, ...]:
    found = _BY.search(line)
    names = re.split(r",? (?:and|&|with) |, ", found.group("people")) if found else []
    people = [name for name in names if not _POSTS & set(name.casefold().split())]
    return tuple(name.title() if name.isupper() else name for name in people)
