"""Attributions whose cue is a colon or a dash: headlines, transcripts, pull quotations."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tracker.extract.cues import Cue, CueClass, CueStrength
from tracker.extract.found import Found, trim
from tracker.extract.layout import Layout
from tracker.extract.subjects import VERBAL
from tracker.terms import Stance

MARK = Cue(":", "mark", CueClass.SAY, Stance.ASSERTS, None, frozenset(), CueStrength.STRONG)
NONE = Cue("", "none", CueClass.SAY, Stance.ASSERTS, None, frozenset(), CueStrength.STRONG)
# Nouns that may stand alone for the speaker in a headline.
_VOICES = re.compile(
    r"(?i)\b(report|reports|poll|survey|study|studies|official|officials|source|sources|expert|experts|police|minister|"
    r"ministry|president|envoy|court|watchdog|analyst|analysts|analysis|media|army|un|document|documents|spokes\w+)$"
)
_LONGEST = 6
_DASHES = frozenset({"―", "—", "–", "--", "-"})


def find(doc: Doc, page: Layout) -> Iterator[Found]:
    """Yield "Minister: talks will go on", "Talks will go on: report" and the turns of a transcript."""
    for paragraph in page.paragraphs:
        yield from _headline(doc, paragraph) if paragraph in page.titles else _turn(doc, paragraph)
        yield from _signature(doc, paragraph, page)


def _headline(doc: Doc, title: range) -> Iterator[Found]:
    at = next(
        (i for i in title if doc[i].text in {":", "—", "–", "-", "|"} and title.start < i < title.stop - 1),
        None,
    )
    if at is None or (doc[at].text != ":" and not doc[at - 1].whitespace_):
        return
    left, right = trim(doc, range(title.start, at)), trim(doc, range(at + 1, title.stop))
    if _speaks(doc, left) and len(right) > 2:
        yield _found(doc[at], left, right)
    elif _speaks(doc, right) and len(left) > 2 and doc[at].text != "|":
        yield _found(doc[at], right, left)


def _turn(doc: Doc, paragraph: range) -> Iterator[Found]:
    """A turn of a transcript: a short name, a colon, words with no quotation marks around them."""
    at = next((i for i in paragraph[: _LONGEST + 1] if doc[i].text == ":"), None)
    if at is None or at + 3 > paragraph.stop:
        return
    name = trim(doc, range(paragraph.start, at))
    if (
        name
        and all(doc[i].pos_ == "PROPN" or doc[i].text.isupper() for i in name)
        and _clause(doc, set(paragraph))
    ):
        yield _found(doc[at], name, trim(doc, range(at + 1, paragraph.stop)))


def _signature(doc: Doc, paragraph: range, page: Layout) -> Iterator[Found]:
    """A name behind a quotation and a dash, on its own line or the same: "“…” — Ana Soto"."""
    for at in paragraph:
        before = next((i for i in range(at - 1, -1, -1) if not doc[i].is_space), -1)
        if doc[at].text not in _DASHES or before not in page.marks or at in page.marks:
            continue
        name = trim(doc, range(at + 1, paragraph.stop))
        if 0 < len(name) <= _LONGEST and doc[min(name)].is_title and not _clause(doc, name):
            yield _found(doc[at], name, set(page.quotations[page.marks[before]]))


def _found(mark: Token, source: set[int], content: set[int]) -> Found:
    return Found(mark, MARK, {mark.i}, source, content)


def _speaks(doc: Doc, tokens: set[int]) -> bool:
    """Tell whether words before or after the mark are a speaker and not part of the headline."""
    if not tokens or len(tokens) > _LONGEST:
        return False
    if _VOICES.search(" ".join(doc[i].text for i in sorted(tokens))):
        return True
    words = [doc[i] for i in sorted(tokens)]
    # The tagger errs on headlines; the body says better who is a person.
    last = words[-1]
    if last.is_title and any(t.text == last.text and t.ent_type_ == "PERSON" for t in doc[last.i + 1 :]):
        return all(t.is_title or t.is_upper for t in words)
    # A country before a colon is as often the scene as the speaker: "Chile: ten dead in quake".
    return all(t.pos_ == "PROPN" and t.ent_type_ != "GPE" for t in words)


def _clause(doc: Doc, tokens: set[int]) -> bool:
    return any(doc[i].pos_ in VERBAL for i in tokens)
