"""An attribution while it is being put together, in token indices of the parsed article."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.extract.cues import Cue
from tracker.extract.parsed import Doc, Span, Token
from tracker.records import Span as TextSpan

_LOOSE = frozenset(",;:.—–-―…")


@dataclass(slots=True)
class Via:
    """A reporter in between ("was quoted as saying by the agency"): its words and its cue."""

    source: set[int]
    cue: set[int]


@dataclass(slots=True)
class Found:
    """One cue with the tokens of its source and content.

    `speaker` holds the tokens to resolve where they are not the source's own: the antecedent of "who".
    `heads` are the clause heads of the content, each with a subject that stands outside its clause.
    `agentless` marks a passive without an agent: somebody speaks, and the text does not say who.
    """

    trigger: Token
    cue: Cue
    words: set[int]
    source: set[int] = field(default_factory=set)
    content: set[int] = field(default_factory=set)
    speaker: set[int] = field(default_factory=set)
    heads: list[tuple[Token, Span | None]] = field(default_factory=list)
    agentless: bool = False
    via: Via | None = None
    inherited: "Found | None" = None

    @property
    def tokens(self) -> set[int]:
        """Return all tokens that it takes."""
        return self.words | self.source | self.content


def trim(doc: Doc, tokens: Iterable[int]) -> set[int]:
    """Drop loose punctuation and space from both ends of a region; quotation marks stay."""
    kept = sorted(tokens)
    first, last = 0, len(kept)
    while first < last and (doc[kept[first]].is_space or doc[kept[first]].text in _LOOSE):
        first += 1
    open_mark: bool | None = None
    while last > first and (doc[kept[last - 1]].is_space or doc[kept[last - 1]].text in _LOOSE):
        if not doc[kept[last - 1]].is_space:
            # What stands within quotation marks that opened in the region and stay open is not loose.
            open_mark = _inside_marks(doc, kept[first:last]) if open_mark is None else open_mark
            if open_mark:
                break
        last -= 1
    return set(kept[first:last])


def _inside_marks(doc: Doc, kept: list[int]) -> bool:
    """Tell whether the last token stands within quotation marks that opened in the region and stay open."""
    return sum(doc[i].text == '"' for i in kept) % 2 == 1


def spans(doc: Doc, tokens: Iterable[int]) -> tuple[TextSpan, ...]:
    """Turn token indices into character spans, joining neighbours and what only space parts."""
    out: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if doc[i].is_space:
            continue
        if out and all(token.is_space for token in doc[out[-1][1] + 1 : i]):
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return tuple(TextSpan(doc[first].idx, doc[last].end) for first, last in out)


def subtree(token: Token) -> set[int]:
    """Return the indices of a token's subtree."""
    return set(range(token.left, token.right + 1)) if token.tidy else {t.i for t in token.subtree}


def content_words(found: Found) -> list[Token]:
    """Return the words of a content in order, without its punctuation."""
    doc = found.trigger.doc
    return [doc[i] for i in sorted(found.content) if not (doc[i].is_punct or doc[i].is_space)]
