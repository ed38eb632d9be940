"""A ledger kept by hand, and what a person decides."""

from dataclasses import replace

import pytest
import samples

from tracker.errors import ConflictError, NotFoundError, TrackerError, UsageError
from tracker.records import ActorRecord, Alias, ClaimQuery, EvidenceSpan, LinkRecord, QueueQuery, Ref, Span
from tracker.store import (
    Ledger,
    add_actor,
    add_alias,
    add_article,
    add_assertion,
    add_claim,
    add_link,
    assertions_of,
    changes,
    check,
    explain,
    get_actor,
    get_claim,
    get_link,
    grade,
    judge,
    judge_row,
    judgements_of,
    links_of,
    list_claims,
    list_links,
    queue,
    remove_link,
    save_bundle,
    save_links,
)
from tracker.store.models.history import Judged
from tracker.terms import (
    AliasKind,
    Clash,
    Confidence,
    Credibility,
    Decision,
    LinkKind,
    RefKind,
    Reliability,
    SpanRole,
    Stance,
    Status,
)


def ref(text: str) -> Ref:
    return Ref(RefKind(text[0]), int(text[1:]))


def by_hand(ledger: Ledger) -> None:
    """Keep the first sample without any extractor."""
    add_article(ledger, samples.document())
    for one in samples.ACTORS:
        add_actor(ledger, one)
    for claim in (samples.OPENED, samples.GUARDS):
        add_claim(ledger, claim)
    for assertion in (samples.ACCUSATION, samples.DENIAL):
        add_assertion(ledger, assertion, ref("A1"))


def test_a_whole_ledger_by_hand(ledger: Ledger) -> None:
    by_hand(ledger)
    (line,) = list_claims(ledger, ClaimQuery(contested=True))
    assert (line.by, line.denied_by, line.status) == (("Otto Brandt",), ("Lena Soroka",), Status.ACCEPTED)
    denial = assertions_of(ledger, ref("S2"))[0]
    assert (denial.producer, denial.status, denial.answers) == ("manual", Status.ACCEPTED, ref("S1"))
    assert queue(ledger) == ()
    assert check(ledger) == ()


def test_hand_and_machine_side_by_side(ledger: Ledger) -> None:
    by_hand(ledger)
    save_bundle(ledger, samples.BUNDLE)
    found = [(view.ref.id, view.producer, view.status) for view in assertions_of(ledger, ref("A1"))]
    assert found == [
        (1, "manual", Status.ACCEPTED),
        (2, "manual", Status.ACCEPTED),
        (3, "rules 1", Status.CANDIDATE),
    ]


@pytest.mark.parametrize(
    ("again", "message"),
    [
        (lambda one: add_article(one, samples.document()), "already there, with this text: A1"),
        (lambda one: add_actor(one, samples.ARDENIA), "already there: P1"),
        (lambda one: add_claim(one, samples.OPENED), "already there: C1"),
        (lambda one: add_assertion(one, samples.DENIAL, ref("A1")), "already there: S2"),
        (lambda one: add_alias(one, ref("P1"), samples.ARDENIA.aliases[0]), "already has the metonym “Velk”"),
    ],
    ids=["article", "actor", "claim", "assertion", "alias"],
)
def test_a_duplicate_names_what_is_there(ledger: Ledger, again: object, message: str) -> None:
    by_hand(ledger)
    with pytest.raises(ConflictError, match=message):
        again(ledger)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"claim_key": "none"}, NotFoundError, "there is no claim none"),
        ({"actor_key": "none", "chain": ()}, NotFoundError, "there is no actor none"),
        ({"spans": ()}, ConflictError, "has no passage"),
        (
            {"spans": ((SpanRole.CONTENT, EvidenceSpan(Span(1, 4), "xyz")),)},
            ConflictError,
            "does not stand at 1-4",
        ),
        ({"answers_key": "none"}, NotFoundError, "no assertion none to answer"),
    ],
)
def test_an_assertion_that_cannot_be_added(
    ledger: Ledger, change: dict[str, object], error: type[TrackerError], message: str
) -> None:
    by_hand(ledger)
    bad = replace(samples.RUMOUR, **change)  # type: ignore[arg-type]
    with pytest.raises(error, match=message):
        add_assertion(ledger, bad, ref("A1"))
    assert len(assertions_of(ledger, ref("A1"))) == 2


def test_a_passage_may_stand_for_an_assertion_without_content(ledger: Ledger) -> None:
    by_hand(ledger)
    cue = replace(samples.RUMOUR, spans=((SpanRole.CUE, samples.at("Two officials said")),))
    add_assertion(ledger, cue, ref("A1"))
    assert assertions_of(ledger, ref("S3"))[0].spans[0][1].quote == "Two officials said"


def test_an_alias_by_hand_is_found(filled: Ledger) -> None:
    add_alias(filled, ref("P2"), Alias("The \x00Upper House", AliasKind.METONYM))
    assert get_actor(filled, 2).aliases == ("The \ufffdUpper House",)
    with pytest.raises(NotFoundError, match="there is no actor P77"):
        add_alias(filled, ref("P77"), Alias("X"))


def test_links_by_hand(filled: Ledger) -> None:
    link = add_link(filled, ref("C2"), ref("C1"), LinkKind.IN_TENSION_WITH, "they guard what was opened")
    view = get_link(filled, link.id)
    assert (view.status, view.rule, view.reason) == (Status.ACCEPTED, "manual", "they guard what was opened")
    with pytest.raises(ConflictError, match=f"already linked so: {link} \\(accepted\\)"):
        add_link(filled, ref("C1"), ref("C2"), LinkKind.IN_TENSION_WITH, "")
    with pytest.raises(ConflictError, match="already linked so: L1"):
        add_link(filled, ref("C1"), ref("C1"), LinkKind.CONTRADICTS, "")
    remove_link(filled, ref("C2"), "not at odds", ref("C1"))
    assert get_link(filled, link.id).status is Status.REJECTED
    assert judgements_of(filled, link)[0].why == "not at odds"
    with pytest.raises(NotFoundError, match="no link ties C1 to C2"):
        remove_link(filled, ref("C1"), "", ref("C2"))


def test_rejecting_the_contradiction_leaves_the_dispute(filled: Ledger) -> None:
    remove_link(filled, ref("L1"), "the same event")
    assert list_links(filled, ClaimQuery()) == ()
    assert [view.status for view in list_links(filled, ClaimQuery(status=Status.REJECTED))] == [
        Status.REJECTED
    ]
    assert [view.ref for view in links_of(filled, 1)] == [ref("L1")]
    assert get_claim(filled, 1).contested


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda one: judge(one, ref("A1"), Decision.ACCEPT), UsageError),
        (lambda one: judge(one, ref("C9"), Decision.ACCEPT), NotFoundError),
        (lambda one: judge_row(one, Judged.ALIAS, "none", Decision.ACCEPT), NotFoundError),
        (lambda one: add_link(one, ref("C1"), ref("C1"), LinkKind.SUPPORTS, ""), UsageError),
        (lambda one: add_link(one, ref("A1"), ref("C1"), LinkKind.SUPPORTS, ""), UsageError),
        (lambda one: remove_link(one, ref("C1"), ""), UsageError),
        (lambda one: assertions_of(one, ref("L1")), UsageError),
        (lambda one: grade(one, ref("A1"), Reliability.A), UsageError),
        (lambda one: grade(one, ref("P1"), Credibility.ONE), UsageError),
        (lambda one: save_links(one, [LinkRecord(LinkKind.SUPPORTS, "x", "y", "r", "w")]), ConflictError),
    ],
)
def test_what_cannot_be_done(filled: Ledger, call: object, error: type[TrackerError]) -> None:
    before = len(changes(filled, limit=None))
    with pytest.raises(error):
        call(filled)  # type: ignore[operator]
    assert len(changes(filled, limit=None)) == before


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        (Decision.ACCEPT, Status.ACCEPTED),
        (Decision.REJECT, Status.REJECTED),
        (Decision.EDIT, Status.EDITED),
        (Decision.DEFER, Status.DEFERRED),
        (Decision.UNSURE, Status.UNSURE),
    ],
)
@pytest.mark.parametrize("target", ["P1", "C1", "S1", "L1"])
def test_every_decision_is_kept_and_logged(
    filled: Ledger, target: str, decision: Decision, status: Status
) -> None:
    judge(filled, ref(target), decision, "seen", Confidence.HIGH)
    (kept,) = judgements_of(filled, ref(target))
    assert (kept.decision, kept.who, kept.why, kept.confidence) == (decision, "ada", "seen", Confidence.HIGH)
    decided, newest = changes(filled, ref(target), limit=2)
    assert (decided["did"], decided["id"], decided["why"]) == (decision, target, "seen")
    assert (newest["action"], newest["before"], newest["after"]) == (
        "update",
        {"status": "candidate"},
        {"status": status.value},
    )
    assert any(
        f"{decision} by ada at" in line and line.endswith(": seen") for line in explain(filled, ref(target))
    )


def test_deciding_the_same_again_is_kept_too(filled: Ledger) -> None:
    for _ in range(2):
        judge(filled, ref("C1"), Decision.ACCEPT)
    assert len(judgements_of(filled, ref("C1"))) == 2


def test_the_queue_puts_links_and_contested_claims_first(filled: Ledger) -> None:
    save_bundle(filled, replace(samples.BUNDLE, document=samples.document(url="https://c.example/")))
    found = [str(one.ref) for one in queue(filled)]
    assert found == ["L1", "S1", "S2", "S4", "S5", "S6", "S7", "S3", "S8", "T1", "D1"]
    assert [str(one.ref) for one in queue(filled, QueueQuery(limit=2, offset=1))] == ["S1", "S2"]
    judge(filled, ref("L1"), Decision.DEFER)
    judge(filled, ref("C2"), Decision.REJECT)
    found = [str(one.ref) for one in queue(filled)]
    # What was put off comes last.
    assert found == ["S1", "S2", "S4", "S5", "S6", "S7", "T1", "D1", "L1"]


def test_gradings_are_kept_apart(filled: Ledger) -> None:
    grade(filled, ref("P7"), Reliability.B, "was there")
    grade(filled, ref("S1"), Credibility.SIX)
    after = [one["after"] for one in changes(filled, limit=2)]
    assert [(one.get("credibility"), one.get("reliability")) for one in after] == [("6", None), (None, "B")]
    assert check(filled) == ()


def test_a_link_in_the_wrong_order_is_put_right(filled: Ledger) -> None:
    ends = sorted([samples.OPENED.key, samples.GUARDS.key], reverse=True)
    link = LinkRecord(LinkKind.CONTRADICTS, *ends, "r", "w", Clash.DISPUTE)
    assert save_links(filled, [link]) == 1
    assert {get_link(filled, 2).a.ref, get_link(filled, 2).b.ref} == {ref("C1"), ref("C2")}
    assert get_claim(filled, 2).contested


def test_new_evidence_joins_a_link_that_is_there(ledger: Ledger) -> None:
    save_bundle(ledger, samples.BUNDLE)
    save_links(ledger, [samples.dispute(ledger)])
    assert [len(side) for side in (get_link(ledger, 1).a_side, get_link(ledger, 1).b_side)] == [1, 1]
    save_bundle(ledger, samples.SECOND)
    assert save_links(ledger, [samples.dispute(ledger)]) == 0
    assert [len(side) for side in (get_link(ledger, 1).a_side, get_link(ledger, 1).b_side)] == [2, 1]


def test_a_reason_names_new_evidence_until_somebody_judged_it(filled: Ledger) -> None:
    dispute = samples.dispute(filled)
    fewer, more = (replace(dispute, clash=None, reason=why) for why in ("one asserts it", "two assert it"))
    save_links(filled, [replace(fewer, evidence=fewer.evidence[1:])])
    save_links(filled, [replace(more, evidence=more.evidence[:-1])])
    assert get_link(filled, 2).reason == "two assert it"
    assert changes(filled, limit=1)[0]["before"] == {"reason": "one asserts it"}
    judge(filled, ref("L2"), Decision.ACCEPT)
    save_links(filled, [replace(more, reason="three assert it")])
    assert get_link(filled, 2).reason == "two assert it"
    assert check(filled) == ()


def test_a_partial_denial_is_explained(ledger: Ledger) -> None:
    partly = replace(samples.DENIAL, stance=Stance.PARTLY_DENIES)
    save_bundle(ledger, replace(samples.BUNDLE, assertions=(samples.ACCUSATION, partly, samples.RUMOUR)))
    lines = explain(ledger, ref("C1"))
    assert "S2 Lena Soroka partly denies it in A1: “We opened nothing”" in lines
    assert "contested: asserted (S1) and denied (S2) by different actors" in lines
    assert explain(ledger, ref("C2"))[-2:] == (
        "1 article, 1 origin, unnamed",
        "origin 1, unnamed: two officials (S3 in A1)",
    )


def test_an_actor_is_added_once_only_by_key(ledger: Ledger) -> None:
    nameless = ActorRecord("person:x", "X", None)
    assert add_actor(ledger, nameless) == ref("P1")
    assert explain(ledger, ref("P1")) == ("P1 is X: of unknown kind, key person:x",)
