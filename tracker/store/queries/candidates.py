"""What waits, and what was judged, as one line of words each."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import Candidate, Ref, Waiting
from tracker.store.chunks import chunks
from tracker.store.models import (
    actor,
    actor_pair,
    affiliation,
    alarm,
    article,
    assertion,
    claim,
    link,
    snapshot,
    text_copy,
)
from tracker.store.queries.find import TABLES, key_of
from tracker.store.queries.ties import tie_columns, tie_words
from tracker.store.queries.tokens import tokens
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status

Words = dict[int, str]


def candidates(ledger: Ledger, found: Sequence[Waiting]) -> tuple[Candidate, ...]:
    """Return what waits with its words, its status and its token."""
    with ledger.reading() as connection:
        refs = [one.ref for one in found]
        words, seen, statuses = (
            described(connection, refs),
            tokens(connection, refs),
            _statuses(connection, refs),
        )
        return tuple(
            Candidate(one, words[one.ref], statuses.get(one.ref, Status.CANDIDATE), seen[one.ref])
            for one in found
        )


def describe(ledger: Ledger, ref: Ref) -> tuple[str, Status]:
    """Return one thing in a line of words, and its status."""
    with ledger.reading() as connection:
        key_of(connection, ref)
        status = _statuses(connection, [ref]).get(ref, Status.CANDIDATE)
        return described(connection, [ref])[ref], status


def described(connection: sa.Connection, refs: Iterable[Ref]) -> dict[Ref, str]:
    """Return each thing in a line of words."""
    return {
        Ref(kind, id): words
        for kind, ids in _by_kind(refs).items()
        for part in chunks(ids)
        for id, words in _WORDS[kind](connection, part).items()
    }


def _by_kind(refs: Iterable[Ref]) -> dict[RefKind, list[int]]:
    found: dict[RefKind, list[int]] = {}
    for ref in refs:
        found.setdefault(ref.kind, []).append(ref.id)
    return found


def _statuses(connection: sa.Connection, refs: Iterable[Ref]) -> dict[Ref, Status]:
    found: dict[Ref, Status] = {}
    for kind, ids in _by_kind(refs).items():
        table = TABLES[kind]
        if "status" in table.c:
            for part in chunks(ids):
                query = sa.select(table.c.id, table.c.status).where(table.c.id.in_(part))
                found |= {Ref(kind, row.id): row.status for row in connection.execute(query)}
    return found


def _assertions(connection: sa.Connection, ids: Sequence[int]) -> Words:
    query = (
        sa.select(
            assertion.c.id, assertion.c.stance, assertion.c.claim_id, claim.c.text, actor.c.name,
            snapshot.c.article_id,
        )
        .join(claim, claim.c.id == assertion.c.claim_id)
        .join(actor, actor.c.id == assertion.c.actor_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(assertion.c.id.in_(ids))
    )  # fmt: skip
    return {
        row.id: f"{row.name} {row.stance.value.replace('_', ' ')} {Ref(RefKind.CLAIM, row.claim_id)}"
        f" “{row.text}” ({Ref(RefKind.ARTICLE, row.article_id)})"
        for row in connection.execute(query)
    }


def _links(connection: sa.Connection, ids: Sequence[int]) -> Words:
    one, other = claim.alias("one"), claim.alias("other")
    query = (
        sa.select(link, one.c.text.label("a_text"), other.c.text.label("b_text"))
        .join(one, one.c.id == link.c.a_id)
        .join(other, other.c.id == link.c.b_id)
        .where(link.c.id.in_(ids))
    )
    return {row.id: _link(row) for row in connection.execute(query)}


def _link(row: Any) -> str:
    left, right = Ref(RefKind.CLAIM, row.a_id), Ref(RefKind.CLAIM, row.b_id)
    if left == right:
        return f"{row.clash.value if row.clash else 'clash'} over {left} “{row.a_text}”"
    return f"{left} “{row.a_text}” {row.kind.value.replace('_', ' ')} {right} “{row.b_text}”"


def _pairs(connection: sa.Connection, ids: Sequence[int]) -> Words:
    one, other = actor.alias("one"), actor.alias("other")
    query = (
        sa.select(actor_pair, one.c.name.label("a_name"), other.c.name.label("b_name"))
        .join(one, one.c.id == actor_pair.c.a_id)
        .join(other, other.c.id == actor_pair.c.b_id)
        .where(actor_pair.c.id.in_(ids))
    )
    return {
        row.id: f"{Ref(RefKind.ACTOR, row.a_id)} {row.a_name} and "
        f"{Ref(RefKind.ACTOR, row.b_id)} {row.b_name}: {row.reason}"
        for row in connection.execute(query)
    }


def _ties(connection: sa.Connection, ids: Sequence[int]) -> Words:
    whose = actor.alias("whose")
    query = tie_columns().add_columns(whose.c.name.label("whose"))
    query = query.join(whose, whose.c.id == affiliation.c.actor_id).where(affiliation.c.id.in_(ids))
    return {row.id: f"{row.whose} {tie_words(row)}" for row in connection.execute(query)}


def _copies(connection: sa.Connection, ids: Sequence[int]) -> Words:
    one, other = snapshot.alias("one"), snapshot.alias("other")
    query = (
        sa.select(text_copy, one.c.article_id.label("a_article"), other.c.article_id.label("b_article"))
        .join(one, one.c.id == text_copy.c.a_id)
        .join(other, other.c.id == text_copy.c.b_id)
        .where(text_copy.c.id.in_(ids))
    )
    return {row.id: _copy(row) for row in connection.execute(query)}


def _copy(row: Any) -> str:
    left, right = Ref(RefKind.ARTICLE, row.a_article), Ref(RefKind.ARTICLE, row.b_article)
    if row.a_share is None:
        return f"{left} and {right} are copies of one text"
    return f"{left} and {right} share words: {row.a_share:.0%} of the one, {row.b_share:.0%} of the other"


def _articles(connection: sa.Connection, ids: Sequence[int]) -> Words:
    query = sa.select(article.c.id, article.c.title, article.c.uri).where(article.c.id.in_(ids))
    return {row.id: f"“{row.title or row.uri}” has no date" for row in connection.execute(query)}


def _alarms(connection: sa.Connection, ids: Sequence[int]) -> Words:
    long = alarm.c.end_char - alarm.c.start_char
    words = sa.func.substr(snapshot.c.text, alarm.c.start_char + 1, long)
    query = (
        sa.select(alarm.c.id, alarm.c.kind, alarm.c.reason, snapshot.c.article_id, words.label("words"))
        .join(snapshot, snapshot.c.id == alarm.c.snapshot_id)
        .where(alarm.c.id.in_(ids))
    )
    return {
        row.id: f"{row.kind} in {Ref(RefKind.ARTICLE, row.article_id)}: {row.reason}: “{row.words}”"
        for row in connection.execute(query)
    }


def _claims(connection: sa.Connection, ids: Sequence[int]) -> Words:
    query = sa.select(claim.c.id, claim.c.text).where(claim.c.id.in_(ids))
    return {row.id: f"“{row.text}”" for row in connection.execute(query)}


def _actors(connection: sa.Connection, ids: Sequence[int]) -> Words:
    query = sa.select(actor.c.id, actor.c.name).where(actor.c.id.in_(ids))
    return {row.id: row.name for row in connection.execute(query)}


_WORDS: dict[RefKind, Callable[[sa.Connection, Sequence[int]], Words]] = {
    RefKind.ARTICLE: _articles,
    RefKind.CLAIM: _claims,
    RefKind.ASSERTION: _assertions,
    RefKind.LINK: _links,
    RefKind.ACTOR: _actors,
    RefKind.PAIR: _pairs,
    RefKind.TIE: _ties,
    RefKind.COPY: _copies,
    RefKind.ALARM: _alarms,
}
