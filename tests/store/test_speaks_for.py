"""For whom the speaker of an assertion speaks."""

import pytest
import samples

from tracker.records import ActorRecord, AffiliationRecord
from tracker.store import Ledger, assertions_of, find_actor, save_actors
from tracker.terms import ActorKind, AffiliationKind

CLUB = ActorRecord("body:chess club", "Chess Club", ActorKind.BODY)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (AffiliationKind.MEMBER_OF, ()),
        (AffiliationKind.SPEAKS_FOR, ("Chess Club",)),
        (AffiliationKind.LEADS, ("Chess Club",)),
    ],
)
def test_a_member_does_not_speak_for_the_whole(
    filled: Ledger, kind: AffiliationKind, expected: tuple[str, ...]
) -> None:
    save_actors(filled, [CLUB], [AffiliationRecord(samples.BRANDT.key, CLUB.key, kind, "test")])
    spoken = assertions_of(filled, find_actor(filled, "Otto Brandt"))
    assert {one.speaks_for for one in spoken} == {expected}
