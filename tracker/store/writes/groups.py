"""Making actors one, or claims, and taking one out again: judgements on pairs, appended, never altered."""

from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from tracker.errors import ConflictError, UsageError
from tracker.records import LinkRecord, PairRecord, Ref, ordered_link, stable_key
from tracker.store.chunks import chunks
from tracker.store.clean import clean
from tracker.store.derive import settle
from tracker.store.derive.feed import claims_of
from tracker.store.derive.groups import ACTORS, CLAIMS, Joining, Pair, accepted, leads, mates, together
from tracker.store.models import actor, actor_pair, claim, link
from tracker.store.queries.find import NOUNS, key_of
from tracker.store.queries.groups import BY_HAND, refuse_apart
from tracker.store.session import Ledger
from tracker.store.writes.judge import judge_row
from tracker.store.writes.links import put_links
from tracker.store.writes.rows import Ids, ensure, ids_of
from tracker.terms import Decision, LinkKind, Status

JOININGS = {one.of: one for one in (ACTORS, CLAIMS)}


def put_pairs(ledger: Ledger, pairs: Iterable[PairRecord], actors: Ids) -> dict[str, int]:
    """Add the pairs of actors that are not there yet, in the order of their keys; return the ids of all."""
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
    """Judge the later actors, or claims, to be one with the first; return the pairs judged."""
    with ledger.transaction() as connection:
        joining = _joining(refs)
        ids = _ids(connection, joining, refs)
        if len(ids) < 2:
            noun = NOUNS[joining.of]
            raise UsageError(f"one {noun} is one already: give two or more")
        together = mates(connection, joining, ids)
        new = [one for one in ids[1:] if one not in together[ids[0]]]
        if not new:
            raise ConflictError(f"they are one already: `tracker show {refs[0]}` says why")
        pairs = [_pair(ledger, joining, ids[0], one, "merged by hand") for one in new]
        for pair in pairs:
            refuse_apart(connection, joining, pair)
            judge_row(ledger, joining.judged, _key(connection, joining, pair), Decision.ACCEPT, why)
            # A pair that follows is held against what this one has made one.
            settle(ledger)
        return _refs(joining, pairs)


def split(ledger: Ledger, ref: Ref, why: str) -> tuple[Ref, ...]:
    """Judge one to be none of those that it was merged with; these stay one. Return the pairs judged."""
    with ledger.transaction() as connection:
        joining = _joining([ref])
        (one,) = _ids(connection, joining, [ref])
        others = [mate for mate in mates(connection, joining, [one])[one] if mate != one]
        if not others:
            raise ConflictError(f"{ref} is not merged with another {NOUNS[joining.of]}")
        judged = [(_pair(ledger, joining, one, other, "split by hand"), Decision.REJECT) for other in others]
        loose = _loose(one, others, accepted(connection, joining, others))
        words = f"one through the {NOUNS[joining.of]} split off"
        judged += [(_pair(ledger, joining, *pair, words), Decision.ACCEPT) for pair in loose]
        for pair, decision in judged:
            judge_row(ledger, joining.judged, _key(connection, joining, pair), decision, why)
        settle(ledger)
        return _refs(joining, [pair for pair, _ in judged])


def regrouped_claims(ledger: Ledger, refs: Sequence[Ref]) -> tuple[str, ...]:
    """Bring groups up to date; return the keys of the claims that stand otherwise since pairs were judged."""
    ids: set[int] = set()
    for joining in JOININGS.values():
        pairs = [ref.id for ref in refs if ref.kind is joining.by]
        if pairs:
            settle(ledger)
            every = _regrouped(ledger.connection, joining, pairs)
            ids |= every if joining is CLAIMS else claims_of(ledger.connection, every)
    keys = (sa.select(claim.c.key).where(claim.c.id.in_(part)) for part in chunks(sorted(ids)))
    return tuple(key for part in keys for key in ledger.connection.execute(part).scalars())


def _regrouped(connection: sa.Connection, joining: Joining, pairs: Sequence[int]) -> set[int]:
    rows = joining.pairs
    query = sa.select(rows.c.a_id, rows.c.b_id).where(rows.c.id.in_(pairs), joining.joins)
    ends = {one for row in connection.execute(query) for one in row}
    return together(connection, joining, ends)


def _joining(refs: Sequence[Ref]) -> Joining:
    kinds = {ref.kind for ref in refs}
    if len(kinds) > 1:
        raise UsageError("an actor and a claim are never one: give either actors or claims")
    for ref in refs:
        if ref.kind not in JOININGS:
            raise UsageError(f"{ref} is no actor and no claim")
    return JOININGS[kinds.pop()]


def _ids(connection: sa.Connection, joining: Joining, refs: Sequence[Ref]) -> list[int]:
    for ref in refs:
        key_of(connection, ref)
    return list(dict.fromkeys(ref.id for ref in refs))


def _pair(ledger: Ledger, joining: Joining, one: int, other: int, reason: str) -> int:
    keys = {id: key_of(ledger.connection, Ref(joining.of, id)) for id in (one, other)}
    if joining is ACTORS:
        record = clean(PairRecord(keys[one], keys[other], BY_HAND, reason))
        return next(iter(put_pairs(ledger, [record], {key: id for id, key in keys.items()}).values()))
    same = ordered_link(LinkRecord(LinkKind.SAME_AS, keys[one], keys[other], BY_HAND, reason))
    # One that is there keeps its own rule and reason.
    known = ids_of(ledger.connection, link, [same.key])
    return known.get(same.key) or put_links(ledger, [same])[0][same.key]


def _key(connection: sa.Connection, joining: Joining, pair: int) -> str:
    return key_of(connection, Ref(joining.by, pair))


def _loose(one: int, others: Sequence[int], pairs: Collection[Pair]) -> list[Pair]:
    """Return the pairs that hold the others together once the one between them is gone."""
    rest = leads(pair for pair in pairs if one not in pair and set(pair) <= set(others))
    apart = sorted({rest.get(other, other) for other in others})
    return [(apart[0], other) for other in apart[1:]]


def _refs(joining: Joining, pairs: Iterable[int]) -> tuple[Ref, ...]:
    return tuple(Ref(joining.by, pair) for pair in pairs)
