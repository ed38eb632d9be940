"""What a report holds: contested claims with both sides, what is missing, and the texts it all rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.records.listings import AssertionView, ClaimLine, Gap, JudgementView, LinkView
from tracker.records.review import GradingView
from tracker.records.text import Interval, Ref
from tracker.terms import Stance


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as it was fetched, with what tells it from any other."""

    article: Ref
    title: str | None
    outlet: str | None
    published: Interval | None
    uri: str
    url: str | None
    fetched: datetime
    raw_sha256: str
    text_sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class ContestedClaim:
    """A claim with its assertions, origins in words, clashes, decisions and the grades around it."""

    line: ClaimLine
    assertions: tuple[AssertionView, ...]
    origins: tuple[str, ...]
    links: tuple[LinkView, ...]
    judgements: tuple[JudgementView, ...]
    gradings: tuple[GradingView, ...] = ()

    @property
    def asserting(self) -> tuple[AssertionView, ...]:
        """Return the assertions that say it is so."""
        return tuple(one for one in self.assertions if one.stance is Stance.ASSERTS)

    @property
    def denials(self) -> tuple[AssertionView, ...]:
        """Return the assertions that say it is not so."""
        return tuple(one for one in self.assertions if one.stance.is_denial)

    @property
    def others(self) -> tuple[AssertionView, ...]:
        """Return the assertions that neither assert nor deny."""
        return tuple(one for one in self.assertions if one not in (*self.asserting, *self.denials))


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a report says; `texts` are the snapshots by the assertion whose passage stands in them."""

    subject: str
    asked: tuple[tuple[str, str], ...]
    made: datetime
    who: str
    program: str
    claims: tuple[ContestedClaim, ...]
    gaps: tuple[Gap, ...]
    texts: dict[Ref, SourceText]

    @property
    def sources(self) -> tuple[SourceText, ...]:
        """Return each text once, in the order of its article."""
        found = {one.text_sha256: one for one in self.texts.values()}
        return tuple(sorted(found.values(), key=lambda one: (one.article, one.fetched, one.text_sha256)))
