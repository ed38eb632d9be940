"""What only the trained model of pairs sees: listed by itself, likeliest first, until somebody accepts it."""

from dataclasses import replace

import pytest
from samples import GUARDS, OPENED, neighbourhood

from tracker import reporting
from tracker.records import ClaimQuery, LinkRecord, Ref, ordered_link
from tracker.store import Ledger, count_gaps, judge, list_links, save_links
from tracker.terms import PROPOSED_RULE, WEIGHED_RULE, Clash, Decision, LinkKind, RefKind

RULED = "Otto Brandt asserts it, Lena Soroka denies it"


def proposal(
    ledger: Ledger, score: float, clash: Clash | None = None, rule: str = PROPOSED_RULE
) -> LinkRecord:
    """Return a clash of two claims that only the model sees."""
    said = neighbourhood(ledger, [OPENED.key, GUARDS.key]).said
    sides = {OPENED.key: "a", GUARDS.key: "b"}
    evidence = tuple((sides[one.claim_key], one.key) for one in said)
    ends = OPENED.key, GUARDS.key
    why = f"the model gives {score}"
    return ordered_link(LinkRecord(LinkKind.IN_TENSION_WITH, *ends, rule, why, clash, evidence, score))


@pytest.fixture
def proposed(filled: Ledger) -> Ledger:
    """Give a ledger with one clash that a rule sees and two that only the model does."""
    save_links(filled, [proposal(filled, 0.7), proposal(filled, 0.9, Clash.DISPUTE)])
    return filled


def reasons(ledger: Ledger, *, proposed: bool = False) -> list[str]:
    """Return the reasons of the clashes that are listed."""
    return [one.reason for one in list_links(ledger, ClaimQuery(proposed=proposed))]


def test_proposals_are_listed_by_themselves_the_likeliest_first(proposed: Ledger) -> None:
    assert reasons(proposed) == [RULED]
    assert reasons(proposed, proposed=True) == ["the model gives 0.9", "the model gives 0.7"]
    (second,) = list_links(proposed, ClaimQuery(proposed=True, limit=1, offset=1))
    assert second.reason == "the model gives 0.7"


def test_what_somebody_accepts_is_a_clash_as_any_and_what_he_rejects_is_gone(proposed: Ledger) -> None:
    likely, other = list_links(proposed, ClaimQuery(proposed=True))
    judge(proposed, Ref(RefKind.LINK, likely.ref.id), Decision.ACCEPT)
    judge(proposed, Ref(RefKind.LINK, other.ref.id), Decision.REJECT)
    assert reasons(proposed) == [RULED, "the model gives 0.9"]
    assert reasons(proposed, proposed=True) == []


def test_a_proposal_answers_no_accusation_and_stands_in_no_report(proposed: Ledger) -> None:
    before = count_gaps(proposed)
    dossier = reporting.gather(proposed, ClaimQuery(), "ada")
    told = [link.rule for one in dossier.claims for link in one.links]
    assert told
    assert PROPOSED_RULE not in told
    for one in list_links(proposed, ClaimQuery(proposed=True)):
        judge(proposed, Ref(RefKind.LINK, one.ref.id), Decision.REJECT)
    assert count_gaps(proposed) == before


def test_what_the_model_is_sure_of_is_listed_and_reported_but_answers_no_accusation(filled: Ledger) -> None:
    before = count_gaps(filled)
    save_links(filled, [proposal(filled, 0.95, Clash.DISPUTE, WEIGHED_RULE)])
    assert reasons(filled) == [RULED, "the model gives 0.95"]
    assert reasons(filled, proposed=True) == []
    dossier = reporting.gather(filled, ClaimQuery(), "ada")
    assert WEIGHED_RULE in [link.rule for one in dossier.claims for link in one.links]
    assert count_gaps(filled) == before


def test_a_query_narrows_proposals_too(proposed: Ledger) -> None:
    named = ClaimQuery(search="Ardenia", proposed=True)
    assert len(list_links(proposed, named)) == 2
    assert list_links(proposed, replace(named, search="Nowhere")) == ()
