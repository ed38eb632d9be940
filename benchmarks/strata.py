"""Labels by which the figures are split: kind of quotation, of cue and of source, fragments, nesting, length.

All of them are read off the raw text and the spans: gold and predicted attributions are labelled alike.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.cue_class import ACCORDING, SPEECH, cue_class, lemmas_of, strong_speech
from benchmarks.scoring import HasSpans, Item, Tokens, runs
from tracker.records import Span

# A quotation never runs past its paragraph: one that goes on opens each paragraph anew, and a stray mark
# stays harmless.
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|(?:''|``)(?=\S)[^\n]*?(?:''|$)"
    r"|(?<!\w)‘[^\n]*?’(?!\w)|(?<!\w)'(?=\w)[^'\n]*'(?!\w)",
    re.MULTILINE,
)
SUBSET = "speech verbs, according to, quotations"
ORDER = (
    "quotation: direct",
    "quotation: mixed",
    "quotation: indirect",
    "source: some",
    "source: none",
    "cue: speech verb",
    "cue: other verb",
    "cue: noun",
    "cue: according to",
    "cue: colon or dash",
    "cue: other",
    "cue: none",
    "content: 1 fragment",
    "content: 2 fragments",
    "content: 3 or more",
    "content: 1-3 words",
    "nesting: inside another",
    "nesting: holds another",
    "nesting: alone",
    "nesting: speech verb in content",
    SUBSET,
)


@dataclass(frozen=True, slots=True)
class _Places:
    """The words of a text that stand in quotation marks, and those that are speech verbs."""

    quoted: frozenset[int]
    speech: frozenset[int]


def labelled(text: str, tokens: Tokens, marked: Sequence[HasSpans]) -> list[Item]:
    """Return the attributions of a text in token numbers, with their labels."""
    places = _Places(_numbers(tokens, _QUOTED.finditer(text)), _numbers(tokens, _speech_verbs(text)))
    items = [tokens.item(one) for one in marked]
    return [
        replace(item, labels=frozenset(_labels(item, cue_class(text, one.cue), items, places)))
        for item, one in zip(items, marked, strict=True)
    ]


def _numbers(tokens: Tokens, matches: Iterable[re.Match[str]]) -> frozenset[int]:
    return frozenset[int]().union(*(tokens.within([Span(*match.span())]) for match in matches))


def _speech_verbs(text: str) -> Iterator[re.Match[str]]:
    for match in re.finditer(r"\w+", text):
        if not strong_speech().isdisjoint(lemmas_of(match[0].lower())):
            yield match


def quotation(item: Item, quoted: frozenset[int]) -> str:
    """Return direct, mixed or indirect: all, some or none of the content's words stand in quotation marks."""
    inside = len(item.content & quoted)
    if not inside:
        return "indirect"
    return "direct" if inside == len(item.content) else "mixed"


def nesting(item: Item, others: Sequence[Item]) -> str:
    """Tell an attribution whose cue stands in the content of another from one that holds such a cue."""
    if any(_inside(item, other) for other in others):
        return "inside another"
    return "holds another" if any(_inside(other, item) for other in others) else "alone"


def _inside(inner: Item, outer: Item) -> bool:
    where = inner.cue or inner.content
    return inner is not outer and bool(where) and where < outer.content


def _labels(item: Item, cue: str, items: Sequence[Item], places: _Places) -> Iterator[str]:
    kind, fragments = quotation(item, places.quoted), len(runs(item.content))
    yield f"quotation: {kind}"
    yield f"source: {'some' if item.source else 'none'}"
    yield f"cue: {cue}"
    yield "content: " + ("1 fragment" if fragments < 2 else "2 fragments" if fragments == 2 else "3 or more")
    yield f"nesting: {nesting(item, items)}"
    if len(item.content) <= 3:
        yield "content: 1-3 words"
    # A speech verb in reported words that nobody quotes: one speaker passes on another.
    if item.content & places.speech - places.quoted:
        yield "nesting: speech verb in content"
    if cue in {SPEECH, ACCORDING} or kind != "indirect":
        yield SUBSET
