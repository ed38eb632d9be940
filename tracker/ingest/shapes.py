"""Lines known by their shape: bylines, dates, datelines, sign-offs, notes about the author."""

import re

from tracker.ingest.paragraphs import Unit

_NAME = r"[^\W\d_a-z][\w'’.-]+"
_PERSON = rf"{_NAME}(?: (?:(?:de|da|del|van|von|der|al|el|bin|ibn|ter|la|le) )*(?:[A-Z]\.|{_NAME})){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:, | and | & |, and |; ){_PERSON}){{0,5}}"
_CREDIT = r"(?:,? (?:[|/–—-] )?[\w .,'’&@()/-]{0,60})?"
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Rr]eported |[Pp]osted |[Tt]ext )?[Bb]y|BY|BYLINE|[Aa]uthors?)"
    r"[: ]\s*"
    rf"(?P<people>{_PEOPLE}|[A-Z][A-Z .,'’-]+){_CREDIT}"
)
_SIGN_OFF = re.compile(
    r"\([A-Z]{2,6}(?:/[A-Z]{2,6})*\)"  # (ANI), (AFP/DW)
    r"|\(?(?:[Aa]dditional |[Cc]ontributed |[Ff]urther )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Tt]ranslated) by [^.!?]{2,200}\.?\)?"
    r"|\(?(?:[Ww]ith (?:agency |agencies )?(?:inputs?|reporting|files|reports?) (?:from|by) [^.!?]{2,100}"
    r"|[Ww]ith agencies|[Aa]gencies)\.?\)?"
    r"|-?\s?(?:ENDS?|30|###)\s?-?"
)
_ABOUT = re.compile(
    r"\bviews?(?: and opinions?)?(?: expressed)?(?: (?:here|above|in this \w+(?: \w+)?))? (?:are|is) "
    r"(?:\w+ ){0,3}(?:personal|his own|her own|their own|own|those of the (?:author|writer)s?)\b"
    r"|\b(?:the (?:author|writer|columnist)s? (?:is|are|was|were)|(?:author|writer)['’]s (?:own )?views)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"(?:opinion|op-ed|editorial|commentary|comment|column|viewpoint|guest essay)s?\s*(?:[:|–—]|$)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:(?:{_MONTH},? ?{_NTH}|{_NTH} {_MONTH})(?:,? \d{{4}})?)"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{2,4}\)?)?"
_DATE = rf"(?:{_DAY}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|date|issued)(?: (?:on|at))?:? ?)?"
    rf"{_WEEKDAY}{_DATE}"
    rf"(?:,? ?(?:at |[-–|/] )?{_CLOCK})?(?: ?[|/–-] ?.{{0,40}})?\.?",
    re.IGNORECASE,
)
_CAPS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z][^\W\d_a-z.'’-]*){0,3}"
_PLACE = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,3}"
_REGION = rf"(?:[,/] ?{_PLACE}| \[{_PLACE}\])?"
_AGENCY = r" ?\([A-Z][\w./ &-]{1,30}\)"
_DASH = r"\s?(?:[-–—―‐‑]{1,2}|--)"
_WHEN = rf"(?:[,.] {{0,2}}{_WEEKDAY}{_DAY})"
# "KABUL -", "KABUL, Afghanistan (AP) —": capitals are enough; "Kabul" needs a date or an agency.
_DATELINE = re.compile(
    rf"(?:{_CAPS}{_REGION}(?:{_WHEN})?(?:{_AGENCY})?{_DASH}"
    rf"|{_AGENCY}{_DASH}"
    rf"|(?:{_CAPS}|{_PLACE}){_REGION}(?:{_WHEN}(?:{_AGENCY})?|{_AGENCY})\s?(?:[:.]|{_DASH}))(?=\s+[^\Wa-z_]|\s+[\"'“‘«]|\s*$)"
)


def byline(unit: Unit) -> str | None:
    """Return the people named by a line such as "By Jane Roe, Staff Writer"."""
    found = _BYLINE.fullmatch(_spaced(unit)) if unit.words <= 25 else None
    return found.group("people").strip(" ,") if found else None


def personal_name(unit: Unit) -> bool:
    """Tell whether the line is nothing but what looks like a person's name."""
    return unit.words <= 5 and bool(re.fullmatch(_PERSON, _spaced(unit)))


def sign_off(unit: Unit) -> bool:
    """Recognise credits at the foot: "(AFP)", "Reporting by A; editing by B"."""
    return unit.words <= 40 and bool(_SIGN_OFF.fullmatch(_spaced(unit)))


def about_author(unit: Unit, authors: frozenset[str]) -> bool:
    """Recognise a note about the author, by what it says or by the author's name at its head."""
    if unit.words > 80:
        return False
    if _ABOUT.search(_spaced(unit)):
        return True
    named = any(unit.plain.startswith(author + " ") for author in authors if author)
    return named and bool(re.search(r"\b(?:is|was|are|writes|covers|reports|teaches)\b", unit.text))


def personal_views(unit: Unit) -> bool:
    """Recognise the marks of an opinion piece: "Views are personal", "Opinion: ..."."""
    return unit.words <= 120 and bool(_ABOUT.search(_spaced(unit)))


def opinion_heading(unit: Unit) -> bool:
    """Recognise a heading or headline that begins with "Opinion" or the like."""
    return bool(_OPINION.match(unit.text.lstrip("#* ")))


def date_line(unit: Unit) -> bool:
    """Recognise a line that gives only the date of publication, or only place and date."""
    words = _spaced(unit)
    return unit.words <= 15 and bool(_DATE_LINE.fullmatch(words) or dateline(words) == len(words))


def dateline(text: str) -> int | None:
    """Return where the dateline at the head of a paragraph ends."""
    found = _DATELINE.match(text[:160].replace("\xa0", " "))
    return found.end() if found else None


def _spaced(unit: Unit) -> str:
    return " ".join(unit.text.split())
