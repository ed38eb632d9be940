"""What the search for contradictions has to look at around some claims."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import ClaimActor, ClaimRecord, SaidBy, Wordings
from tracker.store.chunks import chunks
from tracker.store.derive.groups import CLAIMS, mates, together
from tracker.store.intervals import record
from tracker.store.models import actor, actor_group, article, assertion, claim, claim_actor, link, snapshot
from tracker.store.queries.first import First, first
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of

# Of a frame the newest so many claims are looked at. Of a claim asked for the newest so many who said it, of
# one around it fewer, and what stands beside the newest few: one more must not cost more the more there are.
MOST_FRAMED, MOST_SAID, MOST_SAID_AROUND, MOST_BESIDE = 40, 200, 20, 40


class Neighbourhood(NamedTuple):
    """Claims, who said each, and how many there were besides, at least."""

    claims: tuple[ClaimRecord, ...] = ()
    said: tuple[SaidBy, ...] = ()
    cut: int = 0


def neighbourhood(ledger: Ledger, claim_keys: Collection[str], also: Collection[int] = ()) -> Neighbourhood:
    """Return the claims, their neighbours and the claims of some further ids, and who said each.

    A neighbour shares a frame, a group or the next one in a snapshot, or an answer with one of the claims, or
    is one with it. Merged actors go by one key; claims that are one stay apart, for `wordings` to tell.
    """
    with ledger.reading() as connection:
        start = set(ids_of(connection, claim, claim_keys).values())
        framed, cut = _framed(connection, start)
        newest, _ = newest_said(connection, start, MOST_BESIDE)
        near = start | framed | _grouped(connection, newest) | _answering(connection, newest)
        ids = sorted(together(connection, CLAIMS, near.union(also)))
        own, more = newest_said(connection, start, MOST_SAID)
        others, still = newest_said(connection, set(ids) - start, MOST_SAID_AROUND)
        said = tuple(_said(connection, sorted({*own, *others})))
        return Neighbourhood(tuple(claim_records(connection, ids)), said, cut + more + still)


def newest_said(connection: sa.Connection, claims: Iterable[int], most: int) -> tuple[list[int], int]:
    """Return the newest assertions of each claim, and of how many claims there are more."""
    what = First("assertion", "claim_id", "id", most + 1, newest=True)
    found = first(connection, what, claims).values()
    return sorted(id for ids in found for id in ids[:most]), sum(len(ids) > most for ids in found)


def _framed(connection: sa.Connection, ids: Iterable[int]) -> tuple[set[int], int]:
    """Return the newest claims of each frame, and of how many frames there are more."""
    frames: dict[str, None] = {}
    for part in chunks(sorted(ids)):
        query = sa.select(claim.c.frame_key).where(claim.c.id.in_(part))
        frames |= dict.fromkeys(connection.execute(query).scalars())
    what = First("claim", "frame_key", "id", MOST_FRAMED + 1, newest=True)
    found = first(connection, what, frames).values()
    return {id for each in found for id in each[:MOST_FRAMED]}, sum(len(each) > MOST_FRAMED for each in found)


def wordings(ledger: Ledger, claim_keys: Collection[str]) -> Wordings:
    """Return which of some claims people judged to say the same, and which not."""
    with ledger.reading() as connection:
        ids = ids_of(connection, claim, claim_keys)
        keys = {id: key for key, id in ids.items()}
        first = {one: same[0] for one, same in mates(connection, CLAIMS, keys).items()}
        rejected = sa.select(link.c.a_id, link.c.b_id).where(CLAIMS.rejected)
        apart = set()
        for part in chunks(sorted(keys)):
            for row in connection.execute(rejected.where(link.c.a_id.in_(part))):
                if row.b_id in first:
                    a, b = sorted((keys[first[row.a_id]], keys[first[row.b_id]]))
                    apart.add((a, b))
        lead = {keys[one]: keys[other] for one, other in first.items() if len(keys) > 1}
        return Wordings(lead, frozenset(apart))


def _collect(connection: sa.Connection, ids: Iterable[int], query: sa.Select[Any], column: Any) -> set[int]:
    found: set[int] = set()
    for part in chunks(ids):
        found.update(connection.execute(query.where(column.in_(part))).scalars())
    return found


def _grouped(connection: sa.Connection, said: Sequence[int]) -> set[int]:
    one = assertion.alias("one")
    same = (one.c.snapshot_id == assertion.c.snapshot_id) & assertion.c.group_no.between(
        one.c.group_no - 1, one.c.group_no + 1
    )
    return _collect(connection, said, sa.select(assertion.c.claim_id).join(one, same), one.c.id)


def _answering(connection: sa.Connection, said: Sequence[int]) -> set[int]:
    one = assertion.alias("one")
    either = (one.c.answers_id == assertion.c.id, assertion.c.answers_id == one.c.id)
    found: set[int] = set()
    for tied in either:
        found |= _collect(connection, said, sa.select(assertion.c.claim_id).join(one, tied), one.c.id)
    return found


def claim_records(connection: sa.Connection, ids: list[int]) -> Iterable[ClaimRecord]:
    """Yield the claims of some ids."""
    for part in chunks(ids):
        actors = _actors(connection, part)
        for row in connection.execute(claim.select().where(claim.c.id.in_(part)).order_by(claim.c.id)):
            yield claim_record(row, tuple(actors.get(row.id, ())))


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
    query = (
        sa.select(claim_actor, actor.c.key)
        .outerjoin(actor_group, actor_group.c.member_id == claim_actor.c.actor_id)
        .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, claim_actor.c.actor_id))
        .where(claim_actor.c.claim_id.in_(ids))
        .order_by(claim_actor.c.claim_id, claim_actor.c.position)
    )
    found: dict[int, list[ClaimActor]] = {}
    for row in connection.execute(query):
        found.setdefault(row.claim_id, []).append(ClaimActor(row.key, row.role, row.words, row.method))
    return found


def _said(connection: sa.Connection, ids: Sequence[int]) -> Iterable[SaidBy]:
    answered = assertion.alias("answered")
    query = (
        sa.select(
            assertion,
            claim.c.key.label("claim_key"),
            actor.c.key.label("actor_key"),
            actor.c.name.label("actor_name"),
            snapshot.c.text_sha256,
            article.c.title,
            *(article.c[f"published_{part}"] for part in ("first", "last", "words")),
            answered.c.key.label("answers_key"),
        )
        .join(claim, claim.c.id == assertion.c.claim_id)
        .outerjoin(actor_group, actor_group.c.member_id == assertion.c.actor_id)
        .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, assertion.c.actor_id))
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .outerjoin(answered, answered.c.id == assertion.c.answers_id)
        .order_by(assertion.c.id)
    )
    for part in chunks(ids):
        for row in connection.execute(query.where(assertion.c.id.in_(part))):
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


def titles_of(ledger: Ledger, claim_keys: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the headlines over some claims, by the key of the claim."""
    query = (
        sa.select(claim.c.key, article.c.title)
        .join(assertion, assertion.c.claim_id == claim.c.id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(article.c.title.is_not(None))
        .distinct()
        .order_by(claim.c.key, article.c.title)
    )
    found: dict[str, tuple[str, ...]] = {}
    with ledger.reading() as connection:
        for part in chunks(sorted(claim_keys)):
            for key, title in connection.execute(query.where(claim.c.key.in_(part))):
                found[key] = (*found.get(key, ()), title)
    return found
