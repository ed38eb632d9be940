"""A state and whoever speaks for it are one origin; who is only a member, or has no name, stays apart."""

from pathlib import Path

import pytest
import samples
from samples import ARDENIA, ARMY, BORUNIA, BRANDT, MINISTRY, OFFICIALS, OPENED, PACT, SOROKA, document, said

from tracker.records import ActorRecord, AffiliationRecord, Bundle, ClaimQuery, Interval
from tracker.store import check, list_claims, open_ledger, origin_lines, save_bundle
from tracker.terms import ActorKind, AffiliationKind, Stance

OUTLET = ActorRecord("outlet:state radio", "State Radio", ActorKind.OUTLET)
KINDS = {
    "speaks": AffiliationKind.SPEAKS_FOR,
    "leads": AffiliationKind.LEADS,
    "member": AffiliationKind.MEMBER_OF,
    "part": AffiliationKind.PART_OF,
}
FORMER = Interval(None, None, "former")

# Who says it; the ties; how many origins there are.
TABLE: list[tuple[tuple[ActorRecord, ...], tuple[tuple[object, ...], ...], int]] = [
    ((ARDENIA, SOROKA), (), 2),
    ((ARDENIA, SOROKA), ((SOROKA, "speaks", ARDENIA),), 1),
    ((ARDENIA, SOROKA), ((SOROKA, "leads", ARDENIA),), 1),
    ((ARDENIA, ARMY), ((ARMY, "part", ARDENIA),), 1),
    ((ARDENIA, SOROKA), ((SOROKA, "member", ARDENIA),), 2),
    ((ARDENIA, SOROKA), ((SOROKA, "speaks", MINISTRY), (MINISTRY, "part", ARDENIA)), 1),
    ((SOROKA, BRANDT), ((SOROKA, "speaks", ARDENIA), (BRANDT, "leads", ARDENIA)), 1),
    ((SOROKA, BRANDT), ((SOROKA, "speaks", ARDENIA), (BRANDT, "speaks", BORUNIA)), 2),
    ((SOROKA, ARMY), ((SOROKA, "speaks", MINISTRY), (MINISTRY, "part", ARDENIA), (ARMY, "part", ARDENIA)), 1),
    ((SOROKA, ARDENIA, BORUNIA), ((SOROKA, "speaks", ARDENIA), (SOROKA, "leads", BORUNIA)), 3),
    ((ARDENIA, BORUNIA), ((ARDENIA, "member", PACT), (BORUNIA, "part", PACT)), 2),
    ((ARDENIA, OFFICIALS), ((OFFICIALS, "speaks", ARDENIA),), 2),
    ((ARDENIA, OUTLET), ((OUTLET, "part", ARDENIA),), 2),
    ((ARDENIA, SOROKA), ((SOROKA, "speaks", ARDENIA, FORMER),), 2),
    ((SOROKA, BRANDT), ((SOROKA, "speaks", MINISTRY), (BRANDT, "member", MINISTRY)), 2),
    ((MINISTRY, ARMY), ((MINISTRY, "part", ARMY), (ARMY, "part", MINISTRY)), 1),
]


@pytest.mark.parametrize(("speakers", "ties", "origins"), TABLE)
def test_who_is_one_origin(
    tmp_path: Path,
    speakers: tuple[ActorRecord, ...],
    ties: tuple[tuple[ActorRecord, str, ActorRecord], ...],
    origins: int,
) -> None:
    text = " ".join(f"{one.name} said the gates were opened." for one in speakers)
    told = tuple(
        said(one, Stance.ASSERTS, OPENED, f"{one.name} said the gates were opened", text) for one in speakers
    )
    known = tuple(
        AffiliationRecord(one.key, other.key, KINDS[kind], "test data", *when)
        for one, kind, other, *when in ties
    )
    with open_ledger(f"sqlite:///{tmp_path / 'l.db'}", write=True, create=True) as ledger:
        everybody = (*samples.ACTORS, OUTLET)
        save_bundle(ledger, Bundle(document(text), samples.PRODUCER, everybody, known, (OPENED,), told))
        (line,) = list_claims(ledger, ClaimQuery())
        lines = origin_lines(ledger, line.ref.id)
        assert line.origins == origins
        assert any("one origin, since" in one for one in lines) == (origins < len(speakers))
        assert check(ledger) == ()
