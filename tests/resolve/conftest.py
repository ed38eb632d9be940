"""The states and a few actors of our own."""

import pytest

from tracker.records import ActorRecord, AffiliationRecord, Alias
from tracker.resolve import Gazetteer
from tracker.resolve.starting import states
from tracker.terms import ActorKind, AffiliationKind, AliasKind

FRANCE, HOLT = "state:france", "person:mara holt"
ACTORS = (
    ActorRecord(HOLT, "Mara Holt", ActorKind.PERSON, aliases=(Alias("Marushka Holt"),)),
    ActorRecord("person:ann lee", "Ann Lee", ActorKind.PERSON),
    ActorRecord("person:bo lee", "Bo Lee", ActorKind.PERSON),
    ActorRecord("body:who", "World Health Body", ActorKind.BODY, aliases=(Alias("WHO", AliasKind.ACRONYM),)),
    ActorRecord("body:us military", "US military", ActorKind.BODY),
    ActorRecord("outlet:daily lamp", "The Daily Lamp", ActorKind.OUTLET),
    ActorRecord("unnamed:1", "officials", None, named=False),
)
TIES = (AffiliationRecord(HOLT, FRANCE, AffiliationKind.SPEAKS_FOR, "test data"),)


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    """Return the states and the actors above."""
    return Gazetteer((*states(), *ACTORS), TIES)
