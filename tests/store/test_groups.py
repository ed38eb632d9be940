"""Actors made one by judgements: independent of their order, undone exactly, explained everywhere."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import ConflictError, NotFoundError, UsageError
from tracker.records import ActorRecord, ClaimQuery, PairRecord, Ref
from tracker.store import (
    Ledger,
    assertions_of,
    check,
    dump,
    explain,
    find_actor,
    get_actor,
    get_pair,
    judge,
    list_actors,
    list_claims,
    load,
    members,
    merge,
    open_ledger,
    pairs_of,
    queue,
    save_actors,
    split,
)
from tracker.store.derive.groups import ACTORS, group_rows, leads
from tracker.store.writes.groups import put_pairs
from tracker.terms import ActorKind, Decision, RefKind, Status

SIZE = 7
PAIRS = st.lists(
    st.tuples(st.integers(1, SIZE), st.integers(1, SIZE)).filter(lambda pair: pair[0] != pair[1]), max_size=9
)


@given(PAIRS, st.randoms())
def test_the_order_of_judgements_does_not_matter(pairs: list[tuple[int, int]], chance: object) -> None:
    shuffled = [pair[:: chance.choice([1, -1])] for pair in pairs]  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert leads(shuffled) == leads(pairs)


@given(PAIRS)
def test_a_group_is_all_that_pairs_reach_under_its_first(pairs: list[tuple[int, int]]) -> None:
    found = leads(pairs)
    assert all(found[a] == found[b] for a, b in pairs)
    assert all(lead <= one and found[lead] == lead for one, lead in found.items())
    assert set(found) == {one for pair in pairs for one in pair}
    # Without its last pair a group is the same or falls apart; it never takes in another.
    fewer = leads(pairs[:-1])
    assert all(found[one] == found[lead] for one, lead in fewer.items())


def people(ledger: Ledger) -> list[Ref]:
    names = [f"Person {letter}" for letter in "ABCDEFG"[:SIZE]]
    save_actors(ledger, [ActorRecord(f"person:{name}", name, ActorKind.PERSON) for name in names], ())
    return [find_actor(ledger, name) for name in names]


def groups_of(ledger: Ledger) -> dict[int, int]:
    with ledger.reading() as connection:
        return dict(group_rows(connection, ACTORS))


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)),
        st.tuples(st.just("split"), st.integers(0, SIZE - 1), st.just(0)),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_undoing_restores_the_exact_groups(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'ledger.db'}"
        with open_ledger(url, who="ada", write=True, create=True) as ledger:
            some = people(ledger)
            done: list[tuple[dict[int, int], tuple[Ref, ...]]] = []
            for name, one, other in steps:
                before = groups_of(ledger)
                try:
                    if name == "merge":
                        pairs = merge(ledger, [some[one], some[other]], "")
                    else:
                        pairs = split(ledger, some[one], "")
                except (ConflictError, UsageError):
                    assert groups_of(ledger) == before
                    continue
                done.append((before, pairs))
                assert check(ledger) == ()
            for before, pairs in reversed(done):
                with ledger.transaction():
                    for pair in pairs:
                        judge(ledger, pair, Decision.UNDO)
                assert groups_of(ledger) == before
            assert check(ledger) == ()


def test_merged_actors_are_one_in_every_listing(filled: Ledger) -> None:
    brandt, officials = find_actor(filled, "Otto Brandt"), find_actor(filled, "two officials")
    rows_before = [row for row in dump(filled) if row["table"] == "assertion"]
    (pair,) = merge(filled, [brandt, officials], "he was one of them")
    assert [line.name for line in list_actors(filled)].count("two officials") == 0
    line = get_actor(filled, officials.id)
    assert (line.ref, line.asserts) == (brandt, 3)
    same = f"two officials, the same as Otto Brandt ({pair}, ada: he was one of them)"
    assert line.merged == (f"{officials} {same}",)
    assert list_actors(filled, search="two officials")[0].ref == brandt
    said = list_claims(filled, ClaimQuery(by="two officials"))
    assert [one.ref for one in said] == [one.ref for one in list_claims(filled, ClaimQuery(by="P7"))]
    guards = next(one for one in list_claims(filled, ClaimQuery(by=str(brandt))) if "guards" in one.text)
    assert guards.by == ("Otto Brandt",)
    assert guards.why == (f"asserted by {same}",)
    assert len(assertions_of(filled, officials)) == len(assertions_of(filled, brandt)) == 3
    assert "accepted, so every listing counts them as one" in explain(filled, pair)
    # No merge rewrites an assertion.
    assert [row for row in dump(filled) if row["table"] == "assertion"] == rows_before
    assert check(filled) == ()


def test_who_is_merged_with_a_spokeswoman_speaks_for_her_state(filled: Ledger) -> None:
    soroka, brandt = find_actor(filled, "Lena Soroka"), find_actor(filled, "Otto Brandt")
    ardenia = find_actor(filled, "Ardenia")
    merge(filled, [soroka, brandt], "")
    assert [line.name for line in members(filled, ardenia.id)].count("Lena Soroka") == 1
    opened = next(one for one in list_claims(filled, ClaimQuery(by="Ardenia")) if "opened" in one.text)
    assert opened.why[0].startswith(
        "asserted by Otto Brandt, the same as Lena Soroka (M1, ada: merged by hand)"
    )
    assert "who speaks for Ministry of Water" in opened.why[0]
    assert check(filled) == ()
    split(filled, brandt, "no")
    assert list_claims(filled, ClaimQuery(by="Ardenia")) == ()


def test_nobody_disputes_with_himself(filled: Ledger) -> None:
    opened = next(one for one in list_claims(filled, ClaimQuery()) if "opened" in one.text)
    assert opened.contested
    for link in [one.ref for one in queue(filled) if one.ref.kind is RefKind.LINK]:
        judge(filled, link, Decision.REJECT)
    merge(filled, [find_actor(filled, "Lena Soroka"), find_actor(filled, "Otto Brandt")], "")
    assert not next(one for one in list_claims(filled, ClaimQuery()) if "opened" in one.text).contested


def test_a_split_leaves_the_others_one(ledger: Ledger) -> None:
    a, b, c, d, *_ = people(ledger)
    merge(ledger, [b, a], "")
    merge(ledger, [b, c], "")
    merge(ledger, [c, d], "")
    pairs = split(ledger, b, "another man")
    assert groups_of(ledger) == {a.id: a.id, c.id: a.id, d.id: a.id}
    assert [get_pair(ledger, one.id).status for one in pairs].count(Status.ACCEPTED) == 1
    assert check(ledger) == ()


@pytest.mark.parametrize(
    ("act", "error", "message"),
    [
        (lambda ledger, a, b, c: merge(ledger, [a], ""), UsageError, "give two or more"),
        (lambda ledger, a, b, c: merge(ledger, [a, a], ""), UsageError, "give two or more"),
        (
            lambda ledger, a, b, c: merge(ledger, [a, Ref(RefKind.ACTOR, 99)], ""),
            NotFoundError,
            "no actor P99",
        ),
        (
            lambda ledger, a, b, c: merge(ledger, [a, Ref(RefKind.CLAIM, 1)], ""),
            UsageError,
            "an actor and a claim are never one",
        ),
        (
            lambda ledger, a, b, c: (merge(ledger, [a, b], ""), merge(ledger, [b, a], "")),
            ConflictError,
            "one already",
        ),
        (lambda ledger, a, b, c: split(ledger, a, ""), ConflictError, "P1 is not merged"),
        (
            lambda ledger, a, b, c: (
                merge(ledger, [a, b], ""),
                split(ledger, b, ""),
                merge(ledger, [a, c], ""),
                merge(ledger, [b, c], ""),
            ),
            ConflictError,
            r"P1 and P2 were judged to be different \(M1\): `tracker undo M1` first",
        ),
        (
            lambda ledger, a, b, c: (
                merge(ledger, [a, b], ""),
                judge(ledger, Ref(RefKind.PAIR, 1), Decision.UNDO),
                judge(ledger, Ref(RefKind.PAIR, 1), Decision.UNDO),
            ),
            ConflictError,
            "no decision on .* to take back",
        ),
    ],
)
def test_what_is_refused(
    ledger: Ledger, act: Callable[..., object], error: type[Exception], message: str
) -> None:
    some = people(ledger)
    with pytest.raises(error, match=message):
        act(ledger, *some[:3])
    assert check(ledger) == ()


def test_a_proposed_pair_waits_and_an_accepted_one_merges(ledger: Ledger) -> None:
    a, b, c, *_ = people(ledger)
    with ledger.transaction():
        put_pairs(ledger, [PairRecord("person:Person B", "person:Person A", "initials", "A may be B")], {})
    waiting = queue(ledger)[0].ref
    pair = get_pair(ledger, waiting.id)
    assert (pair.a_name, pair.b_name, pair.status) == ("Person A", "Person B", Status.CANDIDATE)
    assert pairs_of(ledger, b.id) == (pair,)
    assert groups_of(ledger) == {}
    judge(ledger, waiting, Decision.ACCEPT, "same voice")
    assert groups_of(ledger) == {a.id: a.id, b.id: a.id}
    judge(ledger, waiting, Decision.UNSURE)
    assert groups_of(ledger) == {}
    judge(ledger, waiting, Decision.UNDO)
    assert groups_of(ledger) == {a.id: a.id, b.id: a.id}
    # By hand a pair that was turned down can be merged after all, and what is undone does not wait again.
    judge(ledger, waiting, Decision.REJECT)
    merge(ledger, [a, b, c], "")
    assert groups_of(ledger) == dict.fromkeys((a.id, b.id, c.id), a.id)
    for ref in merge(ledger, [a, people(ledger)[4]], ""):
        judge(ledger, ref, Decision.UNDO)
    assert queue(ledger) == ()


def test_merges_travel_with_an_export(filled: Ledger, tmp_path: Path) -> None:
    merge(filled, [find_actor(filled, "Otto Brandt"), find_actor(filled, "two officials")], "why")
    split(filled, find_actor(filled, "two officials"), "why not")
    merge(filled, [find_actor(filled, "Borunia"), find_actor(filled, "Northern Pact")], "")
    rows = list(dump(filled))
    with open_ledger(f"sqlite:///{tmp_path / 'other.db'}", write=True, create=True) as other:
        load(other, rows)
        assert list(dump(other)) == rows
        assert len(groups_of(other)) == 2
        assert check(other) == ()


def test_contradicting_judgements_of_two_ledgers_are_reported(ledger: Ledger) -> None:
    a, b, c, *_ = people(ledger)
    merge(ledger, [a, b], "")
    merge(ledger, [b, c], "")
    with ledger.transaction():
        key = put_pairs(ledger, [PairRecord("person:Person A", "person:Person C", "initials", "")], {})
    judge(ledger, Ref(RefKind.PAIR, next(iter(key.values()))), Decision.REJECT)
    (problem,) = check(ledger)
    assert (problem.rule, problem.ref) == ("group", "M3")
    assert "P1 and P3 were judged to be different and are yet one" in problem.detail


def test_a_stale_group_is_found(ledger: Ledger, sql: Callable[..., object]) -> None:
    a, b, *_ = people(ledger)
    merge(ledger, [a, b], "")
    sql("DELETE FROM actor_group WHERE member_id = ?", b.id)
    assert [problem.ref for problem in check(ledger)] == ["P2"]
