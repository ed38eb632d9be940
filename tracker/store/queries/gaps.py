"""What is missing around the claims of a ledger: answers, accusers, second origins, dates, names."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import AssertionView, ClaimQuery, Gap
from tracker.store.chunks import chunks
from tracker.store.derive.counters import DENIALS, only_modelled
from tracker.store.models import (
    actor,
    article,
    assertion,
    assertion_span,
    claim,
    claim_actor,
    link,
    snapshot,
    span,
)
from tracker.store.queries.assertions import by_ids, views
from tracker.store.queries.conditions import asked, conditions
from tracker.store.queries.groups import same_claim
from tracker.store.session import Ledger
from tracker.terms import ClaimRole, GapKind, LinkKind, SpanRole, Stance, Status

# Beginnings of the cues that accuse: "accused", "blames", "allegation".
_ACCUSING = ("accus", "alleg", "blam", "denounc", "implicat", "incriminat")
_SAYS = sa.and_(assertion.c.status != Status.REJECTED, assertion.c.stance == Stance.ASSERTS)
_DENIES = sa.and_(assertion.c.status != Status.REJECTED, assertion.c.stance.in_(DENIALS))
_ANY = ClaimQuery()
_OTHER = assertion.alias("other")
_OTHER_LIVE = _OTHER.c.status != Status.REJECTED
_WHY = {
    GapKind.UNANSWERED: "an accusation that nobody denies, confirms or comments on",
    GapKind.NO_ACCUSER: "denied, and nobody in the ledger asserts it",
    GapKind.ONE_ORIGIN: "contested, and all that asserts it comes from one origin or none that is known",
    GapKind.UNDATED: "no day for it: neither when it was said, nor the article's, nor the event's",
    GapKind.UNNAMED: "asserted by a source without a name",
}


def list_gaps(
    ledger: Ledger,
    kinds: Sequence[GapKind] = (),
    limit: int | None = 50,
    offset: int = 0,
    query: ClaimQuery = _ANY,
) -> tuple[Gap, ...]:
    """Return a page of what is missing around the claims that fit, by kind, then the oldest first."""
    with ledger.reading() as connection:
        # Of each kind no more than the page can need.
        found = _found(kinds, _around(connection, query), None if limit is None else limit + offset)
        page = found.select().order_by(found.c.place, found.c.id).limit(limit).offset(offset or None)
        rows = connection.execute(page).all()
        ids = sorted({row.id for row in rows})
        shown = {view.ref.id: view for part in chunks(ids) for view in views(connection, by_ids(part))}
        return tuple(_gap(list(GapKind)[row.place], shown[row.id]) for row in rows)


def count_gaps(ledger: Ledger, kinds: Sequence[GapKind] = (), query: ClaimQuery = _ANY) -> int:
    """Return how many gaps of some kinds there are, of any kind when none is named."""
    with ledger.reading() as connection:
        found = _found(kinds, _around(connection, query))
        return connection.execute(sa.select(sa.func.count()).select_from(found)).scalar_one()


def _around(connection: sa.Connection, query: ClaimQuery) -> list[sa.ColumnElement[bool]]:
    """Return the condition that a gap's claim fits, none when every claim does."""
    if query == _ANY:
        return []
    fitting = sa.select(claim.c.id).where(*conditions(query, asked(connection, query)))
    return [assertion.c.claim_id.in_(fitting)]


def _found(
    kinds: Sequence[GapKind], narrowed: Sequence[sa.ColumnElement[bool]], most: int | None = None
) -> sa.Subquery:
    """Select the place of a kind and the assertion that shows the gap, for so many gaps of each kind."""
    parts = []
    for place, kind in enumerate(GapKind):
        if not kinds or kind in kinds:
            found = _QUERIES[kind].where(*narrowed).add_columns(sa.literal(place).label("place"))
            found = found if most is None else found.order_by(assertion.c.id).limit(most)
            parts.append(sa.select(found.subquery()))
    return sa.union_all(*parts).subquery()


def _gap(kind: GapKind, view: AssertionView) -> Gap:
    return Gap(
        kind, view.ref, view.claim, view.claim_text, view.actor_name, view.article, _passage(view), _WHY[kind]
    )


def _passage(view: AssertionView) -> str:
    words = sorted({each.span: each.quote for _, each in view.spans}.items())
    return " … ".join(" ".join(each.split()) for _, each in words)


def _linked(one: sa.ColumnElement[int], kinds: Sequence[LinkKind]) -> sa.ColumnElement[bool]:
    """Tell whether a claim is tied to another by a link of these kinds that stands."""
    # As a value, for SQLite would sooner look up all links of a kind than those of the claim.
    stands = (sa.case((link.c.kind.in_(kinds), 1), else_=0) == 1) & (link.c.status != Status.REJECTED)
    stands &= ~only_modelled()
    return sa.or_(*(sa.exists().where(same_claim(end, one), stands) for end in (link.c.a_id, link.c.b_id)))


def _accuses() -> sa.Exists:
    cue = sa.func.lower(span.c.quote)
    there = (assertion_span.c.assertion_id == assertion.c.id) & (assertion_span.c.role == SpanRole.CUE)
    words = sa.or_(*(cue.like(f"%{word}%") for word in _ACCUSING))
    return sa.exists().where(there, span.c.id == assertion_span.c.span_id, words)


def _answered() -> sa.ColumnElement[bool]:
    """Tell whether somebody else takes another stance, or the accused says so himself."""
    accused = sa.select(claim_actor.c.actor_id).where(
        claim_actor.c.claim_id == assertion.c.claim_id, claim_actor.c.role == ClaimRole.SUBJECT
    )
    # Of this claim, not of any: two levels down SQLAlchemy would list the assertions anew.
    accused = accused.correlate_except(claim_actor)
    answers = (_OTHER.c.stance != Stance.ASSERTS) | _OTHER.c.actor_id.in_(accused)
    ways = (same_claim(_OTHER.c.claim_id, assertion.c.claim_id), _OTHER.c.answers_id == assertion.c.id)
    return sa.or_(*(sa.exists().where(on_it, answers, _OTHER_LIVE) for on_it in ways))


def _first() -> sa.ColumnElement[bool]:
    """Tell whether an assertion is the first of its claim that asserts it, which stands for the claim."""
    before = same_claim(_OTHER.c.claim_id, assertion.c.claim_id) & (_OTHER.c.id < assertion.c.id)
    return _SAYS & ~sa.exists().where(before, _OTHER.c.stance == Stance.ASSERTS, _OTHER_LIVE)


_OPPOSED = (LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH, LinkKind.ANSWERS)
_PUBLISHED = (
    sa.select(assertion.c.id)
    .join(claim, claim.c.id == assertion.c.claim_id)
    .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
    .join(article, article.c.id == snapshot.c.article_id)
)
_QUERIES: dict[GapKind, sa.Select[Any]] = {
    GapKind.UNANSWERED: sa.select(assertion.c.id).where(
        _SAYS, _accuses(), ~_answered(), ~_linked(assertion.c.claim_id, _OPPOSED)
    ),
    GapKind.NO_ACCUSER: sa.select(assertion.c.id)
    .join(claim, claim.c.id == assertion.c.claim_id)
    .where(claim.c.asserts == 0, _DENIES, assertion.c.answers_id.is_(None))
    .where(~_linked(assertion.c.claim_id, _OPPOSED)),
    GapKind.ONE_ORIGIN: sa.select(assertion.c.id)
    .join(claim, claim.c.id == assertion.c.claim_id)
    # As a value, for the page is in the order of the assertions.
    .where(sa.case((claim.c.contested, 1), else_=0) == 1, claim.c.origins <= 1, _first()),
    GapKind.UNDATED: _PUBLISHED.where(
        assertion.c.status != Status.REJECTED,
        *(
            column.is_(None)
            for column in (
                *(assertion.c.said_first, assertion.c.said_last, claim.c.event_first, claim.c.event_last),
                *(article.c.published_first, article.c.published_last),
            )
        ),
    ),
    GapKind.UNNAMED: sa.select(assertion.c.id)
    .join(actor, actor.c.id == assertion.c.actor_id)
    .where(_SAYS, ~actor.c.named),
}
