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
    while kept and (doc[kept[0]].is_space or doc[kept[0]].text in _LOOSE):
        kept.pop(0)
    while kept and (
        doc[kept[-1]].is_space or (doc[kept[-1]].text in _LOOSE and not _inside_marks(doc, kept))
    ):
        kept.pop()
    return set(kept)


def _inside_marks(doc: Doc, kept: list[int]) -> bool:
    """Tell whether the last token stands within quotation marks that opened in the region and stay open."""
    return sum(doc[i].text == '"' for i in kept) % 2 == 1


def spans(doc: Doc, tokens: Iterable[int]) -> tuple[TextSpan, ...]:
    """Turn token indices into character spans, joining neighbours and what only space parts."""
    out: list[TextSpan] = []
    last = -2
    for i in sorted(tokens):
        token = doc[i]
        if token.is_space:
            continue
        end = token.idx + len(token)
        if out and all(doc[j].is_space for j in range(last + 1, i)):
            out[-1] = TextSpan(out[-1].start, end)
        else:
            out.append(TextSpan(token.idx, end))
        last = i
    return tuple(out)


def subtree(token: Token) -> set[int]:
    """Return the indices of a token's subtree."""
    return {t.i for t in token.subtree}
