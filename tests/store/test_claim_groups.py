"""Claims made one by judgements: listed once, found by any wording, nothing rewritten, undone exactly."""

from pathlib import Path
from typing import Any

import pytest
import samples
from samples import OPENED, document, said
from worded import ALL, LET_OUT, RELEASED, fill, groups_of

from tracker import review
from tracker.errors import ConflictError, UsageError
from tracker.records import Bundle, ClaimQuery, LinkRecord, Ref, ordered_link
from tracker.store import (
    Ledger,
    assertions_of,
    check,
    count_claims,
    dump,
    explain,
    get_claim,
    links_of,
    list_claims,
    list_gaps,
    list_links,
    load,
    merge,
    open_ledger,
    origin_lines,
    queue,
    save_bundle,
    save_links,
    split,
)
from tracker.terms import Decision, GapKind, LinkKind, RefKind, Stance, Status


@pytest.fixture
def claims(ledger: Ledger) -> dict[str, Ref]:
    return fill(ledger)


def waits(ledger: Ledger) -> list[Ref]:
    return [one.ref for one in queue(ledger)]


def listed(ledger: Ledger, **query: Any) -> list[Ref]:
    found = list_claims(ledger, ClaimQuery(**query))
    assert count_claims(ledger, ClaimQuery(**query)) == len(found)
    return sorted((line.ref for line in found), key=lambda ref: ref.id)


def test_claims_judged_to_be_one_are_listed_once_with_all_that_stands_behind_them(
    ledger: Ledger, claims: dict[str, Ref]
) -> None:
    rows = [row for row in dump(ledger) if row["table"] in {"assertion", "claim"}]
    before = get_claim(ledger, claims["opened"].id)
    assert (before.lineage, before.by) == (
        "2 articles, 1 origin; denied by 1 origin",
        ("Otto Brandt",),
    )
    (link,) = review.merge(ledger, [claims["opened"], claims["let"]], "the gates are how it is let out")
    line = get_claim(ledger, claims["let"].id)
    assert line.ref == claims["opened"]
    assert (line.asserts, line.denies, line.articles) == (3, 1, 3)
    assert (line.by, line.denied_by) == (("Otto Brandt", "two officials"), ("Lena Soroka",))
    assert line.lineage == "2 wordings, 3 articles, 2 origins, 1 of them unnamed; denied by 1 origin"
    why = f"the same as {claims['opened']} ({link}, ada: the gates are how it is let out)"
    assert line.merged == (f"{claims['let']} “{LET_OUT.text}”, {why}",)
    assert claims["let"] not in listed(ledger)
    assert {one.claim for one in assertions_of(ledger, claims["let"])} == {claims["opened"], claims["let"]}
    assert len(origin_lines(ledger, claims["let"].id)) == 3
    # No merge rewrites an assertion or a claim.
    assert [row for row in dump(ledger) if row["table"] in {"assertion", "claim"}] == rows
    assert check(ledger) == ()


@pytest.mark.parametrize(
    "query",
    [
        {"by": "two officials"},
        {"by": "Otto Brandt", "search": "gates"},
        {"search": "reservoir"},
        {"search": "gates dam"},
        {"outlet": "Late Post", "by": "two officials"},
        {"outlet": "Monday Post"},
        {"outlet": "Late Post", "stance": Stance.ASSERTS, "search": "gates"},
        {"denied_by": "Lena Soroka", "search": "reservoir"},
        {"about": "Ardenia", "search": "gates", "contested": True},
        {"actor": "two officials", "search": "reservoir"},
        {"status": Status.ACCEPTED},
    ],
    ids=str,
)
def test_a_group_is_found_by_any_of_its_wordings(
    ledger: Ledger, claims: dict[str, Ref], query: dict[str, Any]
) -> None:
    merge(ledger, [claims["opened"], claims["let"]], "")
    review.decide(ledger, [claims["let"]], Decision.ACCEPT)
    guards = [claims["guards"]] if query.get("by") == "two officials" and "outlet" not in query else []
    shut = [claims["shut"]] if query.get("search") == "gates" and "about" in query else []
    assert listed(ledger, **query) == [claims["opened"], *guards, *shut][: 1 + len(guards)]


def test_a_denial_of_one_wording_contests_them_all(ledger: Ledger, claims: dict[str, Ref]) -> None:
    (gap,) = [one for one in list_gaps(ledger, [GapKind.ONE_ORIGIN]) if one.claim == claims["opened"]]
    assert not get_claim(ledger, claims["let"].id).contested
    review.merge(ledger, [claims["released"], claims["let"]], "")
    line = get_claim(ledger, claims["let"].id)
    assert line.contested
    assert line.denied_by == ("Lena Soroka",)
    clash = [one for one in links_of(ledger, line.ref.id) if one.rule == "the-same-in-other-words"]
    (one,) = clash
    assert one.reason == (
        "two officials asserted: “Ardenia let water out of the Karst reservoir”; "
        "Lena Soroka denied the same in other words: “Ardenia released the Karst water”."
    )
    assert gap in list_gaps(ledger, [GapKind.ONE_ORIGIN])
    assert check(ledger) == ()


def test_a_clash_between_two_groups_is_listed_once(ledger: Ledger, claims: dict[str, Ref]) -> None:
    keys = {name: one.key for name, one in zip(claims, ALL, strict=True)}
    for one, other in (("opened", "shut"), ("let", "shut"), ("released", "shut")):
        save_links(
            ledger,
            [
                ordered_link(
                    LinkRecord(LinkKind.CONTRADICTS, keys[one], keys[other], "test", f"{one} {other}")
                )
            ],
        )
    assert len(list_links(ledger, ClaimQuery(search="Ardenia"))) == 4
    merge(ledger, [claims["opened"], claims["let"]], "")
    found = [one for one in list_links(ledger, ClaimQuery()) if one.rule == "test"]
    assert [one.reason for one in found] == ["opened shut", "released shut"]
    # One that a person accepted stands for the others.
    (other,) = [one for one in links_of(ledger, claims["let"].id) if one.reason == "let shut"]
    review.decide(ledger, [other.ref], Decision.ACCEPT)
    merge(ledger, [claims["opened"], claims["released"]], "")
    found = [one for one in list_links(ledger, ClaimQuery()) if one.rule == "test"]
    assert [one.ref for one in found] == [other.ref]
    assert list_links(ledger, ClaimQuery(search="reservoir", outlet="Monday Post")) != ()
    waiting = [ref for ref in waits(ledger) if ref.kind is RefKind.LINK]
    assert len(waiting) == 1
    assert check(ledger) == ()


def test_why_names_the_links_and_judgements_that_joined_them(ledger: Ledger, claims: dict[str, Ref]) -> None:
    (link,) = merge(ledger, [claims["opened"], claims["let"]], "one event")
    words = explain(ledger, claims["let"])
    assert words[0] == f"{claims['let']} is listed under {claims['opened']}, since they say the same"
    assert (
        f"in other words {claims['let']} “{LET_OUT.text}”, the same as C1 ({link}, ada: one event)" in words
    )
    assert "accepted, so every listing counts them as one" in explain(ledger, link)
    split(ledger, claims["let"], "two events")
    assert "rejected, so it joins nothing" in explain(ledger, link)


@pytest.mark.parametrize(
    ("steps", "error", "message"),
    [
        ([("merge", "opened")], UsageError, "one claim is one already: give two or more"),
        ([("merge", "opened", "let"), ("merge", "let", "opened")], ConflictError, "they are one already"),
        ([("split", "opened")], ConflictError, "C1 is not merged with another claim"),
        (
            [("merge", "opened", "let"), ("split", "let"), ("merge", "let", "opened")],
            None,
            "by hand a pair that was turned down can be merged after all",
        ),
        (
            [
                ("merge", "opened", "let"),
                ("split", "let"),
                ("merge", "opened", "released"),
                ("merge", "let", "released"),
            ],
            ConflictError,
            r"C\d and C\d were judged to be different \(L2\): `tracker undo L2` first",
        ),
        (
            [("merge", "opened", "let"), ("split", "let"), ("merge", "released", "opened", "let")],
            ConflictError,
            "were judged to be different",
        ),
        ([("merge", "opened", "shut")], ConflictError, "C6 negates what C1 affirms"),
    ],
)
def test_what_is_refused(
    ledger: Ledger, claims: dict[str, Ref], steps: list[tuple[str, ...]], error: Any, message: str
) -> None:
    def act(name: str, *of: str) -> None:
        some = [claims[one] for one in of]
        _ = merge(ledger, some, "") if name == "merge" else split(ledger, some[0], "")

    for step in steps[:-1]:
        act(*step)
    before = groups_of(ledger)
    if error is None:
        act(*steps[-1])
    else:
        with pytest.raises(error, match=message):
            act(*steps[-1])
        assert groups_of(ledger) == before
    assert check(ledger) == ()


def test_by_hand_linked_as_the_same_is_as_good_as_merged(ledger: Ledger, claims: dict[str, Ref]) -> None:
    ref = review.link(ledger, claims["released"], claims["let"], LinkKind.SAME_AS, "seen")
    assert get_claim(ledger, claims["released"].id).ref == claims["let"]
    assert get_claim(ledger, claims["let"].id).contested
    with pytest.raises(ConflictError, match="negates what"):
        review.link(ledger, claims["shut"], claims["let"], LinkKind.SAME_AS)
    review.unlink(ledger, [ref], "not seen")
    assert not get_claim(ledger, claims["let"].id).contested
    assert all(one.status is Status.REJECTED for one in links_of(ledger, claims["let"].id))
    assert check(ledger) == ()


def test_a_proposal_joins_nothing_until_it_is_accepted(ledger: Ledger, claims: dict[str, Ref]) -> None:
    same = ordered_link(LinkRecord(LinkKind.SAME_AS, OPENED.key, LET_OUT.key, "alike", "they may be"))
    less = LinkRecord(LinkKind.NARROWER_THAN, RELEASED.key, OPENED.key, "narrower", "of Karst")
    save_links(ledger, [same, less])
    (ref,) = [one.ref for one in links_of(ledger, claims["let"].id)]
    (narrower,) = [one for one in links_of(ledger, claims["released"].id) if one.kind is not same.kind]
    review.decide(ledger, [narrower.ref], Decision.ACCEPT)
    assert groups_of(ledger) == {}
    for decision, joined in (
        (Decision.ACCEPT, True),
        (Decision.UNSURE, False),
        (Decision.UNDO, True),
        (Decision.REJECT, False),
        (Decision.UNDO, True),
        (Decision.UNDO, False),
    ):
        review.decide(ledger, [ref], decision)
        assert bool(groups_of(ledger)) is joined
    assert ref in waits(ledger)


def test_what_is_rejected_as_a_claim_is_the_same_as_no_other(ledger: Ledger, claims: dict[str, Ref]) -> None:
    merge(ledger, [claims["opened"], claims["let"]], "")
    review.decide(ledger, [claims["opened"]], Decision.REJECT)
    assert groups_of(ledger) == {}
    assert claims["let"] in listed(ledger)
    review.decide(ledger, [claims["opened"]], Decision.UNDO)
    assert claims["let"] not in listed(ledger)
    assert check(ledger) == ()


def test_groups_travel_with_an_export_and_a_stale_one_is_found(
    ledger: Ledger, claims: dict[str, Ref], tmp_path: Path
) -> None:
    merge(ledger, [claims["opened"], claims["let"], claims["released"]], "why")
    split(ledger, claims["let"], "why not")
    rows = list(dump(ledger))
    with open_ledger(f"sqlite:///{tmp_path / 'other.db'}", write=True, create=True) as other:
        load(other, rows)
        assert list(dump(other)) == rows
        assert list_claims(other, ClaimQuery()) == list_claims(ledger, ClaimQuery())
        assert check(other) == ()
        with other.transaction() as connection:
            connection.exec_driver_sql("DELETE FROM claim_group WHERE member_id <> lead_id")
        assert {one.rule for one in check(other)} == {"group", "counters", "feed"}


def test_an_article_read_later_joins_the_group_that_its_claim_is_of(
    ledger: Ledger, claims: dict[str, Ref]
) -> None:
    merge(ledger, [claims["opened"], claims["let"]], "")
    words = "Borunia said Ardenia let water out"
    save_bundle(
        ledger,
        Bundle(
            document(words, "https://example.com/more", outlet="More", title="More"),
            samples.PRODUCER,
            (samples.BORUNIA,),
            (),
            (LET_OUT,),
            (said(samples.BORUNIA, Stance.ASSERTS, LET_OUT, "Ardenia let water out", words),),
        ),
    )
    line = get_claim(ledger, claims["opened"].id)
    assert (line.articles, line.origins) == (4, 3)
    assert listed(ledger, by="Borunia") == [claims["opened"]]
    assert check(ledger) == ()
