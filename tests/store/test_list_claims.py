"""What a listing of claims gives, and why each claim is in it."""

from dataclasses import replace
from datetime import date

import pytest
import samples

from tracker.errors import NotFoundError
from tracker.records import ActorRecord, AffiliationRecord, Alias, ClaimQuery, Ref
from tracker.store import (
    Ledger,
    assertions_of,
    check,
    count_claims,
    find_actor,
    get_claim,
    judge,
    judge_row,
    list_claims,
    list_links,
    members,
    save_actors,
    save_bundle,
)
from tracker.store.models.history import Judged
from tracker.terms import ActorKind, AffiliationKind, Decision, RefKind, Stance, Status, Way

OPENED, GUARDS = samples.OPENED.text, samples.GUARDS.text


NAMED = (Way.SELF, Way.ALIAS, Way.METONYM)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, [OPENED, GUARDS]),
        ({"limit": 1}, [OPENED]),
        ({"limit": 1, "offset": 1}, [GUARDS]),
        ({"limit": None, "offset": 1}, [GUARDS]),
        ({"actor": "Ardenia"}, [OPENED, GUARDS]),
        ({"actor": "the Ardenian's"}, [OPENED, GUARDS]),
        ({"actor": "VELK"}, [OPENED, GUARDS]),
        ({"actor": "Ardenia", "via": NAMED}, [OPENED]),
        ({"actor": "Ministry of Water"}, [OPENED]),
        ({"actor": "Northern Pact"}, []),
        ({"actor": "Borunia"}, []),
        ({"by": "Ardenia"}, []),
        ({"by": "Otto Brandt"}, [OPENED]),
        ({"by": "two officials"}, [GUARDS]),
        ({"denied_by": "Ardenia"}, [OPENED]),
        ({"denied_by": "Ardenia", "via": NAMED}, []),
        ({"denied_by": "Otto Brandt"}, []),
        ({"about": "Ardenia"}, [OPENED, GUARDS]),
        ({"about": "Ardenia", "via": NAMED}, [OPENED]),
        ({"about": "Ministry of Water"}, []),
        ({"contested": True}, [OPENED]),
        ({"stance": Stance.DECLINES}, [OPENED]),
        ({"stance": Stance.DENIES, "by": "Ardenia"}, [OPENED]),
        ({"stance": Stance.DENIES, "by": "Otto Brandt"}, []),
        ({"stance": Stance.RETRACTS}, []),
        ({"outlet": "monday post"}, [OPENED]),
        ({"outlet": "Monday Post", "denied_by": "Ardenia"}, []),
        ({"outlet": "The Karst Courier", "denied_by": "Ardenia"}, [OPENED]),
        ({"outlet": "Nobody's Paper"}, []),
        ({"since": date(2021, 3, 5)}, [OPENED]),
        ({"until": date(2021, 3, 3)}, [OPENED]),
        ({"until": date(2021, 3, 3), "by": "Otto Brandt"}, []),
        ({"since": date(2021, 3, 5), "by": "Otto Brandt"}, [OPENED]),
        ({"since": date(2022, 1, 1)}, []),
        ({"status": Status.CANDIDATE}, [OPENED, GUARDS]),
        ({"status": Status.REJECTED}, []),
        ({"search": "GATES dam"}, [OPENED]),
        ({"search": ""}, []),
        ({"search": "dam", "actor": "Ardenian Army"}, [GUARDS]),
    ],
    ids=str,
)
def test_what_narrows_a_listing(filled: Ledger, query: dict[str, object], expected: list[str]) -> None:
    asked = ClaimQuery(**query)  # type: ignore[arg-type]
    assert [line.text for line in list_claims(filled, asked)] == expected
    if asked.limit == 50:
        assert count_claims(filled, asked) == len(expected)


MINISTER = (
    'Lena Soroka, who speaks for Ministry of Water ("the ministry\'s spokeswoman", A1), '
    "which is part of Ardenia (starting actors)"
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ((), ())),
        (
            {"actor": "Ardenia"},
            (
                (f"denied by {MINISTER}", f"answered by {MINISTER}", "about Ardenia (subject)"),
                ("about Ardenian Army (subject), which is part of Ardenia (starting actors)",),
            ),
        ),
        ({"actor": "Ardenia", "via": NAMED}, (("about Ardenia (subject)",),)),
        ({"by": "Otto Brandt"}, (("asserted by Otto Brandt",),)),
        ({"denied_by": "Ardenia"}, ((f"denied by {MINISTER}",),)),
        (
            {"by": "Lena Soroka", "stance": Stance.DECLINES},
            (("denied by Lena Soroka", "answered by Lena Soroka"),),
        ),
    ],
    ids=str,
)
def test_a_claim_says_why_it_is_listed(filled: Ledger, query: dict[str, object], expected: object) -> None:
    found = tuple(line.why for line in list_claims(filled, ClaimQuery(**query)))  # type: ignore[arg-type]
    assert tuple(tuple(sorted(why)) for why in found) == tuple(tuple(sorted(why)) for why in expected)  # type: ignore[attr-defined]


def test_a_line_has_both_sides_and_its_counters(filled: Ledger) -> None:
    line = get_claim(filled, 1)
    assert (line.by, line.denied_by, line.subject) == (("Otto Brandt",), ("Lena Soroka",), ("Ardenia",))
    assert (line.asserts, line.denies, line.articles, line.origins, line.contested) == (2, 1, 2, 1, True)


def test_a_rejected_claim_is_listed_only_by_its_status(filled: Ledger) -> None:
    judge(filled, Ref(RefKind.CLAIM, 1), Decision.REJECT)
    assert [line.text for line in list_claims(filled, ClaimQuery())] == [GUARDS]
    assert [line.text for line in list_claims(filled, ClaimQuery(status=Status.REJECTED))] == [OPENED]
    assert get_claim(filled, 1).status is Status.REJECTED
    assert list_links(filled, ClaimQuery()) == ()


def test_without_the_denial_nothing_is_contested(filled: Ledger) -> None:
    judge(filled, Ref(RefKind.ASSERTION, 2), Decision.REJECT)
    line = get_claim(filled, 1)
    assert (line.denies, line.denied_by, line.contested) == (0, (), False)
    assert list_links(filled, ClaimQuery()) == ()
    assert list_claims(filled, ClaimQuery(denied_by="Ardenia")) == ()
    assert [view.ref.id for view in assertions_of(filled, Ref(RefKind.CLAIM, 1))] == [1, 4, 5]
    judge(filled, Ref(RefKind.ASSERTION, 2), Decision.UNSURE)
    assert get_claim(filled, 1).contested
    assert check(filled) == ()


def test_a_rejected_tie_does_not_roll_up(filled: Ledger) -> None:
    judge_row(filled, Judged.AFFILIATION, samples.TIES[1].key, Decision.REJECT)
    assert list_claims(filled, ClaimQuery(denied_by="Ardenia")) == ()
    assert [line.name for line in members(filled, 1)] == ["Ardenian Army"]
    judge_row(filled, Judged.AFFILIATION, samples.TIES[1].key, Decision.ACCEPT)
    assert len(list_claims(filled, ClaimQuery(denied_by="Ardenia"))) == 1
    assert check(filled) == ()


def test_the_same_actor_on_both_sides_is_no_dispute(ledger: Ledger) -> None:
    turned = samples.said(samples.BRANDT, Stance.DENIES, samples.OPENED, "We opened nothing")
    save_bundle(ledger, replace(samples.BUNDLE, assertions=(samples.ACCUSATION, turned)))
    assert not get_claim(ledger, 1).contested


def tie(one: ActorRecord, other: ActorRecord, kind: AffiliationKind) -> AffiliationRecord:
    return AffiliationRecord(one.key, other.key, kind, "")


CHIEF = ActorRecord("person:chief", "The Chief", ActorKind.PERSON)
AIDE = ActorRecord("person:aide", "The Aide", ActorKind.PERSON)
OFFICE = ActorRecord("body:office", "The Office", ActorKind.BODY)


@pytest.mark.parametrize(
    ("ties", "body", "expected"),
    [
        ([tie(CHIEF, samples.ARDENIA, AffiliationKind.LEADS)], "Ardenia", ["leads Ardenia"]),
        (
            [
                tie(CHIEF, samples.ARDENIA, AffiliationKind.LEADS),
                tie(samples.ARDENIA, samples.PACT, AffiliationKind.MEMBER_OF),
            ],
            "Northern Pact",
            [],
        ),
        (
            [
                tie(AIDE, CHIEF, AffiliationKind.SPEAKS_FOR),
                tie(CHIEF, OFFICE, AffiliationKind.LEADS),
                tie(OFFICE, samples.ARDENIA, AffiliationKind.PART_OF),
            ],
            "Ardenia",
            [
                "is part of Ardenia",
                "leads The Office, which is part of Ardenia",
                "speaks for The Chief, who leads The Office, which is part of Ardenia",
            ],
        ),
        (
            [tie(CHIEF, OFFICE, AffiliationKind.LEADS), tie(OFFICE, CHIEF, AffiliationKind.PART_OF)],
            "The Office",
            ["leads The Office"],
        ),
        (
            [
                tie(OFFICE, samples.ARDENIA, AffiliationKind.SPEAKS_FOR),
                tie(OFFICE, samples.MINISTRY, AffiliationKind.PART_OF),
                tie(samples.MINISTRY, samples.ARDENIA, AffiliationKind.PART_OF),
            ],
            "Ardenia",
            ["is part of Ardenia", "is part of Ministry of Water, which is part of Ardenia"],
        ),
    ],
    ids=["leader", "state in an alliance", "three steps", "circle", "a longer way of parts"],
)
def test_who_answers_for_a_body(
    ledger: Ledger, ties: list[AffiliationRecord], body: str, expected: list[str]
) -> None:
    save_actors(ledger, [*samples.ACTORS, CHIEF, AIDE, OFFICE], [])
    # One after the other, so that each has to reach those below it.
    for one in ties:
        save_actors(ledger, [], [one])
    assert sorted(str(line.why) for line in members(ledger, find_actor(ledger, body).id)) == expected
    assert check(ledger) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("P6", "P6"),
        (" p6 ", "P6"),
        ("soroka", "P6"),
        ("Lena  Soroka’s", "P6"),
        ("LÉNA SOROKA", "P6"),
        ("the Northern Pact", "P3"),
        ("P99", "there is no actor P99"),
        ("P99999999999999999999", "no actor is called"),
        ("Sorokka", "nearest: Soroka, Lena Soroka"),
        ("", "no actor is called"),
        ("\x00", "no actor is called"),
    ],
)
def test_finding_an_actor(filled: Ledger, name: str, expected: str) -> None:
    if expected.startswith("P"):
        assert str(find_actor(filled, name)) == expected
        return
    with pytest.raises(NotFoundError, match=expected):
        find_actor(filled, name)


def test_of_two_actors_of_one_name_the_busier_is_meant(filled: Ledger) -> None:
    twin = ActorRecord("person:otto brandt 2", "Otto Brandt", ActorKind.PERSON, aliases=(Alias("Ardenia"),))
    save_actors(filled, [replace(twin, key="person:idle")], [])
    assert find_actor(filled, "Otto Brandt").id == 7
    assert find_actor(filled, "Ardenia").id == 1


@pytest.mark.parametrize("id", [0, 77, 2**70, -1])
def test_an_id_that_is_not_there(filled: Ledger, id: int) -> None:
    with pytest.raises(NotFoundError, match=f"there is no claim C{id}"):
        get_claim(filled, id)
