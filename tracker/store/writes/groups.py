"""Making actors one, and taking one out again: judgements on pairs, appended and never altered."""

from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from tracker.errors import ConflictError, UsageError
from tracker.records import PairRecord, Ref, stable_key
from tracker.store.chunks import chunks
from tracker.store.clean import clean
from tracker.store.derive import settle
from tracker.store.derive.feed import claims_of
from tracker.store.derive.groups import Pair, accepted, leads
from tracker.store.models import actor, actor_pair, claim
from tracker.store.models.history import Judged
from tracker.store.queries.find import key_of
from tracker.store.queries.groups import BY_HAND, mates, refuse_apart
from tracker.store.session import Ledger
from tracker.store.writes.judge import judge_row
from tracker.store.writes.rows import Ids, ensure, ids_of
from tracker.terms import Decision, RefKind, Status


def put_pairs(ledger: Ledger, pairs: Iterable[PairRecord], actors: Ids) -> dict[str, int]:
    """Add the pairs that are not there yet, in the order of their keys; return the ids of all."""
    rows = []
    for one in pairs:
        a, b = sorted((one.a_key, one.b_key))
        row = {"key": stable_key("actor pair", a, b), "a_id": a, "b_id": b}
        rows.append(row | {"rule": one.rule, "reason": one.reason, "status": Status.CANDIDATE})
    keys = {row[end] for row in rows for end in ("a_id", "b_id")}
    known = dict(actors) | ids_of(ledger.connection, actor, keys - set(actors))
    ids, _ = ensure(ledger, actor_pair, rows, {"actor": known})
    return ids


def merge(ledger: Ledger, refs: Sequence[Ref], why: str) -> tuple[Ref, ...]:
    """Judge the later actors to be one with the first; return the pairs judged."""
    with ledger.transaction() as connection:
        ids = _actors(connection, refs)
        if len(ids) < 2:
            raise UsageError("one actor is one already: give two or more")
        together = mates(connection, ids)
        new = [one for one in ids[1:] if one not in together[ids[0]]]
        if not new:
            raise ConflictError(f"they are one already: `tracker show {refs[0]}` says why")
        pairs = [_pair(ledger, ids[0], one, "merged by hand") for one in new]
        for pair in pairs:
            refuse_apart(connection, pair)
            judge_row(ledger, Judged.ACTOR_PAIR, _key(connection, pair), Decision.ACCEPT, why)
        settle(ledger)
        return _refs(pairs)


def split(ledger: Ledger, ref: Ref, why: str) -> tuple[Ref, ...]:
    """Judge an actor to be none of those that it was merged with; these stay one. Return the pairs judged."""
    with ledger.transaction() as connection:
        (one,) = _actors(connection, [ref])
        others = [mate for mate in mates(connection, [one])[one] if mate != one]
        if not others:
            raise ConflictError(f"{ref} is not merged with another actor")
        judged = [(_pair(ledger, one, other, "split by hand"), Decision.REJECT) for other in others]
        loose = _loose(one, others, accepted(connection))
        judged += [
            (_pair(ledger, *pair, "one through the actor split off"), Decision.ACCEPT) for pair in loose
        ]
        for pair, decision in judged:
            judge_row(ledger, Judged.ACTOR_PAIR, _key(connection, pair), decision, why)
        settle(ledger)
        return _refs([pair for pair, _ in judged])


def regrouped_claims(ledger: Ledger, refs: Sequence[Ref]) -> tuple[str, ...]:
    """Bring groups up to date; return the keys of the claims of all actors of those refs that are pairs."""
    pairs = [ref.id for ref in refs if ref.kind is RefKind.PAIR]
    if not pairs:
        return ()
    settle(ledger)
    ends = sa.select(actor_pair.c.a_id, actor_pair.c.b_id).where(actor_pair.c.id.in_(pairs))
    actors = {one for row in ledger.connection.execute(ends) for one in row}
    every = {one for same in mates(ledger.connection, actors).values() for one in same}
    ids = sorted(claims_of(ledger.connection, every))
    keys = (sa.select(claim.c.key).where(claim.c.id.in_(part)) for part in chunks(ids))
    return tuple(key for part in keys for key in ledger.connection.execute(part).scalars())


def _actors(connection: sa.Connection, refs: Sequence[Ref]) -> list[int]:
    for ref in refs:
        if ref.kind is not RefKind.ACTOR:
            raise UsageError(f"{ref} is no actor")
        key_of(connection, ref)
    return list(dict.fromkeys(ref.id for ref in refs))


def _pair(ledger: Ledger, one: int, other: int, reason: str) -> int:
    keys = {id: key_of(ledger.connection, Ref(RefKind.ACTOR, id)) for id in (one, other)}
    record = clean(PairRecord(keys[one], keys[other], BY_HAND, reason))
    return next(iter(put_pairs(ledger, [record], {key: id for id, key in keys.items()}).values()))


def _key(connection: sa.Connection, pair: int) -> str:
    return key_of(connection, Ref(RefKind.PAIR, pair))


def _loose(one: int, others: Sequence[int], pairs: Collection[Pair]) -> list[Pair]:
    """Return the pairs that hold the others together once the one between them is gone."""
    rest = leads(pair for pair in pairs if one not in pair and set(pair) <= set(others))
    apart = sorted({rest.get(other, other) for other in others})
    return [(apart[0], other) for other in apart[1:]]


def _refs(pairs: Iterable[int]) -> tuple[Ref, ...]:
    return tuple(Ref(RefKind.PAIR, pair) for pair in pairs)
