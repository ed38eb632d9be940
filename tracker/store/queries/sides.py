"""Who asserts and who denies the claims of a page, and who stands in them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import actor, actor_feed, actor_group, claim_actor
from tracker.store.models.claims import FeedRole
from tracker.terms import ClaimRole


@dataclass(slots=True)
class Sides:
    """Names, in the order in which the ledger came to know them."""

    by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)


def sides(connection: sa.Connection, leads: Mapping[int, int]) -> dict[int, Sides]:
    """Return the sides of each claim, which are those of the one that leads it; its subject is its own."""
    found = {one: Sides() for one in leads}
    of: dict[int, list[Sides]] = defaultdict(list)
    for one, lead in leads.items():
        of[lead].append(found[one])
    for part in chunks(of):
        for claim_id, role, names in connection.execute(_STANCES, {"ids": part}).all():
            for each in of[claim_id]:
                side = each.by if role == FeedRole.BY else each.denied_by
                side.extend(dict.fromkeys(names.split(_BETWEEN)))
    for part in chunks(found):
        for claim_id, names in connection.execute(_SUBJECTS, {"ids": part}).all():
            found[claim_id].subject.extend(dict.fromkeys(names.split(_BETWEEN)))
    return found


# One row for all names of a side: a claim that everybody repeats has hundreds. The separator is no text.
_BETWEEN = "\x1f"
_IDS: sa.BindParameter[int] = sa.bindparam("ids", expanding=True)


def _joined(rows: sa.Subquery, *by: str) -> sa.Select[Any]:
    columns = [rows.c[name] for name in by]
    return sa.select(*columns, sa.func.aggregate_strings(rows.c.name, _BETWEEN)).group_by(*columns)


# Built once: every listing runs these. Merged actors stand under one name; the feed has each actor
# once, however often it repeated itself.
_STANCES = _joined(
    sa.select(actor_feed.c.claim_id, actor_feed.c.role, actor.c.name)
    .select_from(actor_feed)
    .outerjoin(actor_group, actor_group.c.member_id == actor_feed.c.actor_id)
    .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, actor_feed.c.actor_id))
    .where(actor_feed.c.claim_id.in_(_IDS), actor_feed.c.role.in_([FeedRole.BY, FeedRole.DENIED]))
    .order_by(actor_feed.c.claim_id, actor_feed.c.actor_id)
    .subquery(),
    "claim_id",
    "role",
)
_SUBJECTS = _joined(
    sa.select(claim_actor.c.claim_id, actor.c.name)
    .select_from(claim_actor)
    .outerjoin(actor_group, actor_group.c.member_id == claim_actor.c.actor_id)
    .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, claim_actor.c.actor_id))
    .where(claim_actor.c.claim_id.in_(_IDS), claim_actor.c.role == ClaimRole.SUBJECT)
    .order_by(claim_actor.c.claim_id, claim_actor.c.position)
    .subquery(),
    "claim_id",
)
