"""Who says a marked quotation, by the name that the ledger gives: accuracy, beside the nearest person.

Each article is read, extracted and resolved as `tracker ingest` does it, alone, with the starting actors. Of
the assertions that cover most of a quotation the one with the shortest passage is taken, and its actor's
name is compared; without such an assertion there is no name. Two names count as the same when, folded as the
ledger folds them, in the singular and without initials, one has all words of the other and they end in the
same word: "Reid" for Harry Reid, not for the Reid campaign. A body told by one of its people is by this rule
a miss; the line "or whom it answers for" counts it.
"""

import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.suites.common import Record, line, mean, records
from tracker.extract import PRODUCER, extract
from tracker.ingest import read
from tracker.records import AssertionRecord, Bundle
from tracker.resolve import Gazetteer, fold, resolve, starting_actors
from tracker.terms import SpanRole


class Case(NamedTuple):
    """One marked quotation: whether each way of naming its speaker is right."""

    ours: bool
    body: bool
    before: bool
    around: bool
    found: bool


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield the accuracy of the ledger's names, of the nearest person's surname, and their ratio."""
    cases = [case for path in files for record in records(path) for case in _cases(record)]
    yield line("surname of the nearest person before it", [case.before for case in cases])
    yield line("the same of the nearest on either side", [case.around for case in cases])
    yield line("name that the ledger gives", [case.ours for case in cases])
    yield line("ratio to the first line", cases, _ratio)
    yield line("that name, or whom it answers for", [case.body for case in cases])
    yield line("quotations that an assertion covers", [case.found for case in cases])


def _ratio(cases: Sequence[Case]) -> float:
    return mean([case.ours for case in cases]) / (mean([case.before for case in cases]) or 1.0)


def _cases(record: Record) -> Iterator[Case]:
    text, places = _text(record["article"])
    bundle, people = _bundle(text), _people(text)
    for each in record["quotes"]:
        start, end = _place(each, text, places)
        speaker = each["speaker"].replace("_", " ")
        said = _covering(bundle, start, end)
        names, bodies = _names(bundle, said)
        before = [one for one in people if one[0] < start][-1:]
        around = sorted(people, key=lambda one: max(start - one[0], one[0] - end))[:1]
        yield Case(
            any(same(name, speaker) for name in names),
            any(same(name, speaker) for name in (*names, *bodies)),
            any(_words(name)[-1:] == _words(speaker)[-1:] for _, name in before),
            any(_words(name)[-1:] == _words(speaker)[-1:] for _, name in around),
            said is not None,
        )


def _text(article: Record) -> tuple[str, list[int]]:
    """Return an article as a text of paragraphs, and where each of its sentences starts."""
    text, places = article["title"] + "\n", []
    for paragraph in article["body-paragraphs"]:
        text += "\n"
        for sentence in paragraph:
            places.append(len(text))
            text += sentence + " "
        text = text.rstrip() + "\n"
    return text, places


def _place(marked: Record, text: str, places: Sequence[int]) -> tuple[int, int]:
    """Return where a quotation stands: its offsets count from the start of its sentence."""
    number = marked["id"].removeprefix("p")
    base = places[int(number)] if number.isdigit() and int(number) < len(places) else 0
    start = base + marked["start"]
    if not text.startswith(marked["text"], start):
        start = max(0, text.find(marked["text"]))
    return start, start + len(marked["text"])


@cache
def _known() -> Gazetteer:
    return Gazetteer(*starting_actors())


def _bundle(text: str) -> Bundle:
    """Ingest one text as far as the database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_bytes(text.encode())
        document = read(str(path))
    return resolve(document, extract(document), _known(), PRODUCER)


def _covering(bundle: Bundle, start: int, end: int) -> list[AssertionRecord] | None:
    """Return the assertions, of one attribution, that cover most of a passage; the shortest of several."""
    best: dict[tuple[int, int], list[AssertionRecord]] = {}
    for each in bundle.assertions:
        spans = [one.span for role, one in each.spans if role is SpanRole.CONTENT]
        shared = sum(max(0, min(end, span.end) - max(start, span.start)) for span in spans)
        if shared:
            best.setdefault((shared, -sum(span.end - span.start for span in spans)), []).append(each)
    return best[max(best)] if best else None


def _names(bundle: Bundle, said: Sequence[AssertionRecord] | None) -> tuple[set[str], set[str]]:
    """Return the names of who made assertions, and of those they have a tie to."""
    actors = {actor.key: actor.name for actor in bundle.actors}
    keys = {each.actor_key for each in said or ()}
    others = {tie.other_key for tie in bundle.affiliations if tie.actor_key in keys}
    return {actors[key] for key in keys}, {actors[key] for key in others if key in actors}


def same(name: str, other: str) -> bool:
    """Tell whether two names count as the same."""
    left, right = _words(name), _words(other)
    shared = set(left) <= set(right) or set(right) <= set(left)
    return bool(left and right) and shared and left[-1] == right[-1]


def _words(name: str) -> list[str]:
    generation = {"jr", "sr", "ii", "iii", "iv"}
    return [word.removesuffix("s") for word in fold(name).split() if len(word) > 1 and word not in generation]


@cache
def _english() -> Any:
    import spacy
    from spacy.util import is_package

    from tracker.extract.nlp import MODELS

    return spacy.load(next(model for model in MODELS if is_package(model)))


def _people(text: str) -> list[tuple[int, str]]:
    """Return the persons that the plain English model finds, each with where its name starts."""
    return [(one.start_char, one.text) for one in _english()(text).ents if one.label_ == "PERSON"]
