"""What the search for contradictions has to look at around some claims."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import ClaimActor, ClaimRecord, SaidBy, Wordings
from tracker.store.asking import among, answers
from tracker.store.derive.groups import CLAIMS, mates
from tracker.store.intervals import record
from tracker.store.models import actor, actor_group, article, assertion, claim, claim_actor, link, snapshot
from tracker.store.queries.first import First, first
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of

# Of a frame the newest so many claims are looked at. Of a claim asked for the newest so many who said it, of
# one around it fewer, and what stands beside the newest few: one more must not cost more the more there are.
MOST_FRAMED, MOST_SAID, MOST_SAID_AROUND, MOST_BESIDE = 40, 200, 20, 40
_INTERVAL = ("first", "last", "words")


class Neighbourhood(NamedTuple):
    """Claims, who said each, what people judged of them, and how many there were besides, at least."""

    claims: tuple[ClaimRecord, ...] = ()
    said: tuple[SaidBy, ...] = ()
    judged: Wordings = Wordings()
    cut: int = 0


def neighbourhood(ledger: Ledger, claim_keys: Collection[str], also: Collection[int] = ()) -> Neighbourhood:
    """Return the claims, their neighbours and the claims of some further ids, and who said each.

    A neighbour shares a frame, a group or the next one in a snapshot, or an answer with one of the claims, or
    is one with it. Merged actors go by one key; claims that are one stay apart, `judged` to be the same.
    """
    with ledger.reading() as connection:
        start = set(ids_of(connection, claim, claim_keys).values())
        framed, cut = _framed(connection, start)
        own, more = newest_said(connection, start, MOST_SAID)
        near = start | framed | _beside(connection, [id for ids in own for id in ids[:MOST_BESIDE]])
        groups = mates(connection, CLAIMS, near.union(also)).values()
        leads = {one: group[0] for group in groups for one in group}
        ids = sorted(leads)
        others, still = newest_said(connection, set(ids) - start, MOST_SAID_AROUND)
        said = tuple(_said(connection, sorted(id for ids in (*own, *others) for id in ids)))
        claims = tuple(claim_records(connection, ids))
        keys = {id: one.key for id, one in zip(ids, claims, strict=True)}
        return Neighbourhood(claims, said, _judged(connection, keys, leads), cut + more + still)


def newest_said(connection: sa.Connection, claims: Iterable[int], most: int) -> tuple[list[list[int]], int]:
    """Return the newest assertions of each claim, the newest first, and of how many claims there are more."""
    what = First("assertion", "claim_id", "id", most + 1, newest=True)
    found = first(connection, what, claims).values()
    return [ids[:most] for ids in found], sum(len(ids) > most for ids in found)


def _framed(connection: sa.Connection, ids: Iterable[int]) -> tuple[set[int], int]:
    """Return the newest claims of each frame, and of how many frames there are more."""
    query = sa.select(claim.c.frame_key).where(among(claim.c.id))
    frames = dict.fromkeys(frame for (frame,) in answers(connection, query, sorted(ids)))
    what = First("claim", "frame_key", "id", MOST_FRAMED + 1, newest=True)
    found = first(connection, what, frames).values()
    return {id for each in found for id in each[:MOST_FRAMED]}, sum(len(each) > MOST_FRAMED for each in found)


def _judged(connection: sa.Connection, keys: Mapping[int, str], leads: Mapping[int, int]) -> Wordings:
    """Return which of some claims people judged to say the same, by the lead of each, and which not."""
    apart = set()
    for row in answers(connection, _REJECTED, keys):
        if row.b_id in leads:
            a, b = sorted((keys[leads[row.a_id]], keys[leads[row.b_id]]))
            apart.add((a, b))
    lead = {keys[one]: keys[first] for one, first in leads.items() if len(keys) > 1}
    return Wordings(lead, frozenset(apart))


_REJECTED = sa.select(link.c.a_id, link.c.b_id).where(CLAIMS.rejected, among(link.c.a_id))


def _beside(connection: sa.Connection, said: Sequence[int]) -> set[int]:
    """Return the claims of a group or the next one in a snapshot, and of an answer, with some assertions."""
    return {id for query in _neighbours() for (id,) in answers(connection, query, said)}


@cache
def _neighbours() -> tuple[sa.Select[Any], ...]:
    one = assertion.alias("one")
    near = assertion.c.group_no.between(one.c.group_no - 1, one.c.group_no + 1)
    grouped = (one.c.snapshot_id == assertion.c.snapshot_id) & near
    ways = (grouped, one.c.answers_id == assertion.c.id, assertion.c.answers_id == one.c.id)
    return tuple(sa.select(assertion.c.claim_id).join(one, way).where(among(one.c.id)) for way in ways)


def claim_records(connection: sa.Connection, ids: list[int]) -> Iterable[ClaimRecord]:
    """Yield the claims of some ids, in order."""
    actors = _actors(connection, ids)
    for row in answers(connection, _claims(), sorted(ids)):
        yield claim_record(row, tuple(actors.get(row.id, ())))


@cache
def _claims() -> sa.Select[Any]:
    told = ("id", "key", "frame_key", "text", "predicate", "object", "polarity", "modality", "bound")
    columns = (claim.c[name] for name in (*told, *(f"event_{part}" for part in _INTERVAL)))
    return sa.select(*columns).where(among(claim.c.id)).order_by(claim.c.id)


def claim_record(row: Any, actors: tuple[ClaimActor, ...]) -> ClaimRecord:
    """Return a claim as it came in."""
    return ClaimRecord(
        key=row.key,
        frame_key=row.frame_key,
        text=row.text,
        predicate=row.predicate,
        object=row.object,
        actors=actors,
        polarity=row.polarity,
        modality=row.modality,
        bound=row.bound,
        event=record("event", row),
    )


def _actors(connection: sa.Connection, ids: list[int]) -> dict[int, list[ClaimActor]]:
    found: dict[int, list[ClaimActor]] = {}
    for id, *rest in answers(connection, _within(), ids):
        found.setdefault(id, []).append(ClaimActor(*rest))
    return found


@cache
def _within() -> sa.Select[Any]:
    return (
        sa.select(
            claim_actor.c.claim_id, actor.c.key, claim_actor.c.role, claim_actor.c.words, claim_actor.c.method
        )
        .outerjoin(actor_group, actor_group.c.member_id == claim_actor.c.actor_id)
        .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, claim_actor.c.actor_id))
        .where(among(claim_actor.c.claim_id))
        .order_by(claim_actor.c.claim_id, claim_actor.c.position)
    )


def _said(connection: sa.Connection, ids: Sequence[int]) -> Iterable[SaidBy]:
    for row in answers(connection, _assertions(), ids):
        yield SaidBy(
            key=row.key,
            claim_key=row.claim_key,
            actor_key=row.actor_key,
            actor_name=row.actor_name,
            stance=row.stance,
            snapshot_sha256=row.text_sha256,
            group=row.group_no,
            said=record("said", row),
            answers_key=row.answers_key,
            status=row.status,
            published=record("published", row),
            title=row.title or "",
        )


@cache
def _assertions() -> sa.Select[Any]:
    answered = assertion.alias("answered")
    return (
        sa.select(
            *(assertion.c[name] for name in ("key", "stance", "group_no", "status")),
            *(assertion.c[f"said_{part}"] for part in _INTERVAL),
            claim.c.key.label("claim_key"),
            actor.c.key.label("actor_key"),
            actor.c.name.label("actor_name"),
            snapshot.c.text_sha256,
            article.c.title,
            *(article.c[f"published_{part}"] for part in _INTERVAL),
            answered.c.key.label("answers_key"),
        )
        .join(claim, claim.c.id == assertion.c.claim_id)
        .outerjoin(actor_group, actor_group.c.member_id == assertion.c.actor_id)
        .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, assertion.c.actor_id))
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .outerjoin(answered, answered.c.id == assertion.c.answers_id)
        .where(among(assertion.c.id))
        .order_by(assertion.c.id)
    )


def titles_of(ledger: Ledger, claim_keys: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the headlines over some claims, by the key of the claim."""
    found: dict[str, tuple[str, ...]] = {}
    with ledger.reading() as connection:
        for key, title in answers(connection, _titles(), sorted(claim_keys)):
            found[key] = (*found.get(key, ()), title)
    return found


@cache
def _titles() -> sa.Select[Any]:
    return (
        sa.select(claim.c.key, article.c.title)
        .join(assertion, assertion.c.claim_id == claim.c.id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(article.c.title.is_not(None), among(claim.c.key))
        .distinct()
        .order_by(claim.c.key, article.c.title)
    )
