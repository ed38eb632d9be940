"""The lanes of the queue: one indexed query for each kind of row at each worth, in the order of its index."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.store.derive.counters import live_links
from tracker.store.derive.groups import CLAIMS, lead
from tracker.store.models import (
    actor_pair,
    affiliation,
    article,
    assertion,
    claim,
    judgement,
    link,
    text_copy,
    waiting,
)
from tracker.store.models.history import Judged
from tracker.store.queries.groups import BY_HAND
from tracker.store.queries.links import first_of_its_clash
from tracker.terms import CandidateKind, Decision, LinkKind, RefKind, Status, Worth

NO_SCORE: sa.ColumnElement[Any] = sa.cast(sa.null(), sa.Float)
_ZERO: sa.ColumnElement[Any] = sa.literal_column("0")
_CLASHES = (LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH)
_JOINS = tuple(kind for kind in LinkKind if kind not in _CLASHES)


class Lane(NamedTuple):
    """A query whose first columns order its rows, the last of them the id; and what can narrow it."""

    kind: CandidateKind
    worth: Worth
    letter: RefKind
    rows: sa.Select[Any]
    id: sa.ColumnElement[int]
    score: sa.ColumnElement[Any]
    order: tuple[sa.ColumnElement[Any], ...]
    # How many rows it has, where that is kept.
    counted: sa.Select[tuple[int]] | None = None


@cache
def lanes() -> tuple[Lane, ...]:
    """Return every lane, those whose decisions are worth most first."""
    return (
        _links(Worth.CONTESTED, Status.CANDIDATE, LinkKind.CONTRADICTS),
        _assertions(Worth.CONTESTED, contested=True),
        *_all(Worth.UNSURE, Status.UNSURE),
        _links(Worth.UNSURE, Status.CANDIDATE, LinkKind.IN_TENSION_WITH),
        _pairs(Worth.UNSURE, Status.CANDIDATE),
        *(_links(Worth.UNSURE, Status.CANDIDATE, kind) for kind in _JOINS),
        _assertions(Worth.OPEN, contested=False),
        _ties(Worth.OPEN, Status.CANDIDATE),
        _copies(Worth.OPEN, Status.CANDIDATE),
        _dates(Worth.OPEN, None),
        *_all(Worth.DEFERRED, Status.DEFERRED),
    )


def _all(worth: Worth, status: Status) -> Iterator[Lane]:
    for kind in LinkKind:
        yield _links(worth, status, kind)
    yield _pairs(worth, status)
    yield _assertions_of(worth, status)
    yield _ties(worth, status)
    yield _copies(worth, status)
    yield _dates(worth, status)


def _links(worth: Worth, status: Status, kind: LinkKind) -> Lane:
    rows = live_links().where(link.c.status == status, link.c.kind == kind)
    if kind is LinkKind.SAME_AS:
        # What a person joined by hand and took back does not wait again, nor what is one by way of others.
        joined = lead(CLAIMS, link.c.a_id) == lead(CLAIMS, link.c.b_id)
        rows = rows.where(link.c.rule != BY_HAND, ~joined)
    elif kind in _CLASHES:
        rows = rows.where(first_of_its_clash())
    what = CandidateKind.CLASH if kind in _CLASHES else CandidateKind.CLAIM
    return _by_id(what, worth, RefKind.LINK, rows, link.c.id, link.c.score)


def _pairs(worth: Worth, status: Status) -> Lane:
    rows = sa.select(actor_pair.c.id).where(actor_pair.c.status == status, actor_pair.c.rule != BY_HAND)
    return _by_id(CandidateKind.ACTOR, worth, RefKind.PAIR, rows, actor_pair.c.id, NO_SCORE)


def _ties(worth: Worth, status: Status) -> Lane:
    # A tie without a passage comes from a list, not from an article.
    rows = sa.select(affiliation.c.id).where(
        affiliation.c.status == status, affiliation.c.span_id.is_not(None)
    )
    return _by_id(CandidateKind.AFFILIATION, worth, RefKind.TIE, rows, affiliation.c.id, NO_SCORE)


def _copies(worth: Worth, status: Status) -> Lane:
    rows = sa.select(text_copy.c.id).where(text_copy.c.status == status)
    shared = sa.case(
        (text_copy.c.a_share > text_copy.c.b_share, text_copy.c.a_share), else_=text_copy.c.b_share
    )
    return _by_id(CandidateKind.COPY, worth, RefKind.COPY, rows, text_copy.c.id, shared)


def _assertions_of(worth: Worth, status: Status) -> Lane:
    # Written out, for the index holds the rows of this status only.
    so = assertion.c.status == sa.literal_column(f"'{status}'")
    rows = (
        sa.select(assertion.c.id)
        .join(claim, claim.c.id == assertion.c.claim_id)
        .where(so, claim.c.status != Status.REJECTED)
    )
    order = (_ZERO, assertion.c.claim_id, assertion.c.id)
    return Lane(CandidateKind.ASSERTION, worth, RefKind.ASSERTION, rows, assertion.c.id, NO_SCORE, order)


def _assertions(worth: Worth, *, contested: bool) -> Lane:
    """Return the assertions of claims, those first of which most wait; the claim's own lie together."""
    rows = (
        sa.select(assertion.c.id)
        .select_from(waiting)
        .join(assertion, assertion.c.claim_id == waiting.c.claim_id)
        .where(waiting.c.contested.is_(contested), assertion.c.status == Status.CANDIDATE)
    )
    order = (-waiting.c.assertions, -waiting.c.claim_id, assertion.c.id)
    of_all = sa.func.coalesce(sa.func.sum(waiting.c.assertions), 0)
    kept = sa.select(of_all).where(waiting.c.contested.is_(contested))
    return Lane(
        CandidateKind.ASSERTION, worth, RefKind.ASSERTION, rows, assertion.c.id, NO_SCORE, order, kept
    )


def _dates(worth: Worth, status: Status | None) -> Lane:
    """Return the articles without a day on which a person's newest decision is this one, or is missing."""
    wanted = {Status.UNSURE: Decision.UNSURE, Status.DEFERRED: Decision.DEFER}
    rows = sa.select(article.c.id).where(
        article.c.published_first.is_(None), article.c.published_last.is_(None)
    )
    of = sa.select(judgement.c.decision).where(
        judgement.c.table_name == Judged.ARTICLE,
        judgement.c.row_key == article.c.key,
        judgement.c.decision != Decision.NOTE,
    )
    newest = of.order_by(judgement.c.at.desc(), judgement.c.key.desc()).limit(1).scalar_subquery()
    if status is None:
        rows = rows.where(sa.or_(newest.is_(None), newest == Decision.UNDO))
    else:
        rows = rows.where(newest == wanted[status])
    return _by_id(CandidateKind.DATE, worth, RefKind.ARTICLE, rows, article.c.id, NO_SCORE)


def _by_id(
    kind: CandidateKind,
    worth: Worth,
    letter: RefKind,
    rows: sa.Select[Any],
    id: sa.ColumnElement[int],
    score: sa.ColumnElement[Any],
) -> Lane:
    return Lane(kind, worth, letter, rows, id, score, (_ZERO, _ZERO, id))
