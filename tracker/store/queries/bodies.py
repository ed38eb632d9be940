"""An actor together with those that answer for it."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from tracker.store.models import affiliation
from tracker.store.models import affiliation_closure as closure
from tracker.terms import AffiliationKind, Way

NAMED = frozenset({Way.SELF, Way.ALIAS, Way.METONYM})
TIES = {
    AffiliationKind.SPEAKS_FOR: Way.SPOKESPERSON,
    AffiliationKind.LEADS: Way.SPOKESPERSON,
    AffiliationKind.MEMBER_OF: Way.MEMBER,
    AffiliationKind.PART_OF: Way.MEMBER,
}


def members(actor_id: int, ways: Collection[Way], *, parts: bool = False) -> sa.Select[Any]:
    """Return what `actor_id IN` takes: who answers for the actor over any number of ties, the first of a way.

    With `parts` only its parts: a claim about an army is one about its country, too.
    """
    found = sa.select(closure.c.member_id).where(closure.c.body_id == actor_id)
    if parts:
        found = found.where(closure.c.part_only)
    kinds = [kind for kind, way in TIES.items() if way in ways]
    if len(kinds) == len(TIES):
        return found
    tied = affiliation.c.id == closure.c.affiliation_id
    return found.join(affiliation, tied).where(affiliation.c.kind.in_(kinds))
