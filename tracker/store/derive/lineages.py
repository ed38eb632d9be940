"""The lineages of stored claims: their assertions, chains and copies, read for the search for origins.

Claims that are one by people's judgements have one lineage, under the one that leads them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.clean import fold
from tracker.store.derive.copies import whole
from tracker.store.derive.groups import CLAIMS, together
from tracker.store.derive.lineage import Lineage, Speaker, Telling, trace
from tracker.store.derive.mouths import mouths, shared
from tracker.store.models import (
    actor,
    actor_group,
    article,
    assertion,
    claim_group,
    hop,
    snapshot,
    span,
    text_copy,
)
from tracker.terms import Stance, Status, Voice

DENIALS = (Stance.DENIES, Stance.PARTLY_DENIES)
ASSERTED, DENIED = "asserted", "denied"
# So many pairs of texts are told of one side of a claim.
MOST_COPIES = 200
OWN_VOICE = frozenset({Voice.AUTHOR, Voice.HEADLINE, Voice.OPINION})
Side = tuple[int, str]
Copy = tuple[int, int]


def lineages(
    connection: sa.Connection, claims: Collection[int], among: Collection[int] | None = None
) -> dict[Side, Lineage]:
    """Return the lineage of each side of the claims that has an assertion that counts, by the lead.

    With `among` only these assertions count.
    """
    claims = sorted(together(connection, CLAIMS, claims))
    sides: dict[Side, list[Any]] = defaultdict(list)
    for row in connection.execute(_said(), {"ids": claims}):
        if among is None or row.id in among:
            sides[row.claim_id, ASSERTED if row.stance == Stance.ASSERTS else DENIED].append(row)
    hops = _hops(connection, claims)
    texts: dict[int, set[int]] = defaultdict(set)
    for (claim, _), rows in sides.items():
        if len({row.article_id for row in rows}) > 1:
            texts[claim] |= {row.snapshot_id for row in rows}
    pairs = _pairs(connection, texts)
    told = {side: [_telling(row, hops.get(row.id, ())) for row in rows] for side, rows in sides.items()}
    above = mouths(connection, {one for tellings in told.values() for one in speakers(tellings)})
    return {
        side: trace(tellings, _copies(sides[side], pairs.get(side[0], ())), _mouths(above, tellings))
        for side, tellings in told.items()
    }


def speakers(tellings: Iterable[Telling]) -> set[int]:
    """Return all with a name who speak in some assertions, in whatever place of a chain."""
    seats = (seat for one in tellings for hop in ((one.speaker,), *one.hops) for seat in hop)
    return {seat.id for seat in seats if seat.named and seat.id is not None}


def _mouths(above: Mapping[int, int], tellings: Iterable[Telling]) -> Iterator[tuple[int, int]]:
    for some in shared(above, speakers(tellings)).values():
        yield from ((some[0], one) for one in some[1:])


def _counting() -> sa.ColumnElement[bool]:
    return (
        assertion.c.claim_id.in_(sa.bindparam("ids", expanding=True))
        & (assertion.c.status != Status.REJECTED)
        & assertion.c.stance.in_((Stance.ASSERTS, *DENIALS))
    )


@cache
def _said() -> sa.Select[Any]:
    return (
        sa.select(
            assertion.c.id,
            sa.func.coalesce(claim_group.c.lead_id, assertion.c.claim_id).label("claim_id"),
            assertion.c.snapshot_id,
            assertion.c.stance,
            assertion.c.voice,
            sa.func.coalesce(actor_group.c.lead_id, assertion.c.actor_id).label("actor_id"),
            assertion.c.group_no,
            assertion.c.extraction_id,
            actor.c.named,
            snapshot.c.article_id,
            article.c.outlet_folded,
            span.c.start_char,
            span.c.end_char,
        )
        .outerjoin(claim_group, claim_group.c.member_id == assertion.c.claim_id)
        .outerjoin(actor_group, actor_group.c.member_id == assertion.c.actor_id)
        .join(actor, actor.c.id == assertion.c.actor_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .join(span, span.c.id == assertion.c.span_id)
        .where(_counting())
    )


def _hops(connection: sa.Connection, claims: Collection[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(_passed_on(), {"ids": claims}):
        found[row.assertion_id].append(row)
    return found


@cache
def _passed_on() -> sa.Select[Any]:
    who = sa.func.coalesce(actor_group.c.lead_id, hop.c.actor_id)
    return (
        sa.select(hop.c.assertion_id, hop.c.position, who.label("actor_id"), hop.c.words, actor.c.named)
        .join(assertion, assertion.c.id == hop.c.assertion_id)
        .outerjoin(actor_group, actor_group.c.member_id == hop.c.actor_id)
        .outerjoin(actor, actor.c.id == hop.c.actor_id)
        .where(_counting())
        .order_by(hop.c.assertion_id, hop.c.position, hop.c.seat)
    )


def _telling(row: Any, hops: Sequence[Any]) -> Telling:
    outermost = next(iter(hops), None)
    outlet = outermost is not None and _is_outlet(row, outermost)
    seats: dict[int, list[Speaker]] = defaultdict(list)
    for one in hops[1:] if outlet else hops:
        seats[one.position].append(Speaker(one.actor_id, bool(one.named)))
    chain = tuple(tuple(seats[position]) for position in sorted(seats))
    return Telling(
        id=row.id,
        article=row.article_id,
        speaker=Speaker(row.actor_id, row.named),
        outlet=outermost.actor_id if outermost is not None and outlet else None,
        hops=chain,
        own=not chain and row.voice in OWN_VOICE,
        breath=None if row.group_no is None else (row.snapshot_id, row.group_no),
    )


def _is_outlet(row: Any, outermost: Any) -> bool:
    """Whether the outermost hop is the article itself: its outlet, or the lack of one as a machine has it."""
    if outermost.actor_id is None and row.outlet_folded is None:
        return outermost.words == "" and row.extraction_id is not None
    return row.outlet_folded is not None and fold(outermost.words) == row.outlet_folded


def copies_for(connection: sa.Connection, claim: int) -> list[int]:
    """Return the pairs of texts on which the origins of a claim rest, rejected ones too where they would."""
    claims = sorted(together(connection, CLAIMS, [claim]))
    hops = _hops(connection, claims)
    sides: dict[bool, list[Any]] = defaultdict(list)
    for row in connection.execute(_said(), {"ids": claims}):
        sides[row.stance == Stance.ASSERTS].append(row)
    found: set[int] = set()
    for rows in sides.values():
        told = [_telling(row, hops.get(row.id, ())) for row in rows]
        mouthed = list(_mouths(mouths(connection, speakers(told)), told))
        every = _pairs(connection, {claim: {row.snapshot_id for row in rows}}, rejected=True).get(claim, [])
        live = [pair for pair in every if pair.status != Status.REJECTED]
        counted = trace(told, list(_copies(rows, live)), mouthed)
        # Where several say that some are one text, each does, though it takes all of them away to part them.
        any_counts = trace(told, (), mouthed) != counted
        for pair in every[:MOST_COPIES]:
            if pair in live:
                counts = any_counts and any(_copies(rows, [pair]))
            else:
                counts = trace(told, list(_copies(rows, [*live, pair])), mouthed) != counted
            if counts:
                found.add(pair.id)
    return sorted(found)


def _pairs(
    connection: sa.Connection, texts: Mapping[int, Collection[int]], *, rejected: bool = False
) -> dict[int, list[Any]]:
    """Return the pairs of texts that share words and in which one claim stands, by claim."""
    claims: dict[int, set[int]] = defaultdict(set)
    for claim, here in texts.items():
        for text in here:
            claims[text].add(claim)
    found: dict[int, list[Any]] = defaultdict(list)
    # From one end only: to look for the other among all that a claim has would be the square of them.
    for part in chunks(sorted(claims)):
        query = sa.select(text_copy).where(text_copy.c.a_id.in_(part))
        if not rejected:
            query = query.where(text_copy.c.status != Status.REJECTED)
        for row in connection.execute(query):
            for claim in claims[row.a_id] & claims.get(row.b_id, set()):
                found[claim].append(row)
    return found


def _copies(rows: Iterable[Any], pairs: Sequence[Any]) -> Iterator[Copy]:
    """Yield the pairs of articles that are one text as far as these assertions go."""
    if not pairs:
        return
    by_text: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_text[row.snapshot_id].append(row)
    for pair in pairs:
        ours, theirs = by_text.get(pair.a_id), by_text.get(pair.b_id)
        if ours and theirs and (whole(pair) or _both_inside(pair, ours, theirs)):
            yield ours[0].article_id, theirs[0].article_id


def _both_inside(pair: Any, ours: Iterable[Any], theirs: Iterable[Any]) -> bool:
    return _inside(pair.a_stretches, ours) and _inside(pair.b_stretches, theirs)


def _inside(stretches: Sequence[tuple[int, int]], rows: Iterable[Any]) -> bool:
    return any(start <= row.start_char and row.end_char <= end for row in rows for start, end in stretches)
