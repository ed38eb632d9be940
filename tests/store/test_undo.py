"""Taking changes back and bringing them back: what is refused, what goes with it, what is found anew."""

from collections.abc import Callable, Iterator

import histories
import pytest
import samples

from tracker import importing, pipeline, review, undoing
from tracker.errors import ConflictError, NotFoundError, TrackerError
from tracker.records import AffiliationRecord, Choice, ClaimQuery, Ref
from tracker.store import (
    Ledger,
    check,
    find_actor,
    get_link,
    list_claims,
    list_links,
    open_ledger,
    save_actors,
)
from tracker.store.past.as_of import _copied
from tracker.terms import AffiliationKind, LinkKind, RefKind, Status, Verb

Step = Callable[[Ledger], object]
CLASHES = [LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH]


@pytest.fixture(scope="module")
def two() -> Iterator[Ledger]:
    """Give a ledger with two articles, the changes H1 and H2."""
    with histories.rules_alone(), open_ledger("sqlite://", who="ada", write=True, create=True) as ledger:
        for bundle in (samples.BUNDLE, samples.SECOND):
            pipeline.keep(ledger, "dam.txt", bundle)
        yield ledger


@pytest.fixture
def work(two: Ledger) -> Iterator[Ledger]:
    """Give a copy of it to work on."""
    with _copied(two) as copy, open_ledger("sqlite://", who="ada", write=True, create=True) as ledger:
        histories.raw(two).backup(histories.raw(ledger))
        assert copy.write
        yield ledger


def ref(text: str) -> Ref:
    return Ref(RefKind(text[0]), int(text[1:]))


def accept(what: str, who: str = "ada") -> Step:
    return lambda ledger: review.apply(ledger, Choice(Verb.ACCEPT, (ref(what),), "seen", who=who))


def edit(what: str, **fields: str) -> Step:
    return lambda ledger: review.edit(ledger, ref(what), fields, "read anew")


def undo(*ids: int, later: bool = False) -> Step:
    return lambda ledger: undoing.undo(ledger, ids, with_later=later)


def redo(id: int | None = None) -> Step:
    return lambda ledger: undoing.redo(ledger, id)


def brought(ledger: Ledger) -> None:
    importing.bring_in(ledger, histories.OTHER[1])


def as_eve(ledger: Ledger) -> None:
    ledger.who = "eve"


REFUSED: list[tuple[list[Step], Step, type[TrackerError], str]] = [
    ([], undo(99), NotFoundError, "there is no change H99: `tracker history` lists them"),
    ([], undo(1), ConflictError, "H1 cannot be taken back alone: H2 (ada) rests on it; `tracker undo H1 --w"),
    ([accept("C1")], undo(1), ConflictError, "H2 (ada), H3 (ada) rest on it"),
    ([accept("S4")], undo(2), ConflictError, "H3 (ada) rests on it"),
    ([edit("S4", stance="denies")], undo(2), ConflictError, "H3 (ada) rests on it"),
    ([undo(2)], undo(2), ConflictError, "H2 was taken back already"),
    ([undo(2)], undo(3), ConflictError, "H3 took back H2: `tracker redo H2` brings that back"),
    ([undo(2), redo(2), undo(2)], undo(4), ConflictError, "H2 was taken back already"),
    ([as_eve], undo(), NotFoundError, "there is no change of eve to take back"),
    ([brought], undo(4), ConflictError, "H4 was made in another ledger: take back H3, the import"),
    ([], redo(), NotFoundError, "ada took nothing back that could be brought back"),
    ([undo(2), as_eve], redo(), NotFoundError, "eve took nothing back"),
    ([], redo(2), ConflictError, "H2 stands: nobody took it back"),
    ([], redo(99), NotFoundError, "there is no change H99"),
    ([undo(2), redo(2)], redo(2), ConflictError, "H2 stands"),
    (
        [edit("S1", stance="denies"), undo(3), edit("S1", stance="questions")],
        redo(3), ConflictError, "H3 cannot be brought back: H5 (ada) came in its place since",
    ),
    (
        [accept("S4"), undo(3), undo(2)],
        redo(3), ConflictError, "H3 cannot be brought back before what it rests on",
    ),
    ([accept("C1")], lambda one: review.decide(one, [ref("S1")], histories.UNDO, ""), ConflictError,
     "there is no decision on S1 to take back"),
    ([edit("S1", stance="denies")], lambda one: review.decide(one, [ref("S1")], histories.UNDO, ""),
     ConflictError, "the newest decision on S1 is an edit: `tracker undo H3` takes it back"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "step", "error", "message"), REFUSED)
def test_what_is_refused_changes_nothing(
    work: Ledger, before: list[Step], step: Step, error: type[TrackerError], message: str
) -> None:
    for one in before:
        one(work)
    held = histories.holds(work, log=True)
    with pytest.raises(error) as raised:
        step(work)
    assert message in str(raised.value)
    assert histories.holds(work, log=True) == held


LATER: list[tuple[list[Step], int, list[int]]] = [
    # what is done after two articles; which change is taken back; which go, in order
    ([], 2, [2]),
    ([], 1, [2, 1]),
    ([accept("C1")], 1, [3, 2, 1]),
    ([accept("C2")], 2, [2]),
    ([accept("S4"), accept("S4", "bo"), accept("C2")], 2, [4, 3, 2]),
    ([edit("S1", stance="denies"), edit("S1", stance="asserts"), accept("C2")], 3, [4, 3]),
    ([accept("S1"), accept("S1", "bo")], 3, [3]),
    ([brought], 3, [3]),
]


@pytest.mark.parametrize(("steps", "id", "gone"), LATER)
def test_what_rests_on_a_change_goes_with_it(
    work: Ledger, steps: list[Step], id: int, gone: list[int]
) -> None:
    before = histories.holds(work)
    for one in steps:
        one(work)
    after = histories.holds(work)
    done = undoing.undo(work, [id], with_later=True)
    assert [one.id for one in done] == gone
    assert check(work) == ()
    if id == 3 and len(steps) == len(gone):
        assert histories.holds(work) == before
    for one in reversed(done):
        undoing.redo(work, one.id)
    assert histories.holds(work) == after


def test_an_import_is_taken_back_whole_with_what_it_clashed_with(work: Ledger) -> None:
    before = histories.holds(work)
    brought(work)
    assert len(list_claims(work, ClaimQuery(everything=True))) == 4
    # It was held against what was there, as an article is.
    assert any(
        {"C1", "C3"} == {str(one.a.ref), str(one.b.ref)} for one in list_links(work, ClaimQuery(), CLASHES)
    )
    undoing.undo(work, [3])
    assert histories.holds(work) == before
    assert check(work) == ()


BOTH = ("Otto Brandt", "Lena Soroka")
EARLIER: dict[str, tuple[Step, ...]] = {
    "a merge": (
        lambda one: review.merge(one, [find_actor(one, "Otto Brandt"), find_actor(one, "Lena Soroka")]),
    ),
    "a stance": (edit("S2", stance="asserts"),),
    "a speaker": (edit("S2", actor="Otto Brandt"),),
    "a polarity": (edit("C1", polarity="-"),),
    "a claim's text": (edit("C1", text="Ardenia shut the gates"),),
    "a date": (lambda one: review.edit(one, ref("A1"), {"published": "2022-01-01"}),),
    "claims made one": (lambda one: review.link(one, ref("C1"), ref("C2"), LinkKind.SAME_AS),),
}


@pytest.mark.parametrize("what", EARLIER)
def test_clashes_are_looked_for_again_where_others_came_since(work: Ledger, two: Ledger, what: str) -> None:
    for step in EARLIER[what]:
        step(work)
    pipeline.keep(work, "shut.txt", histories.UNDATED)
    undoing.undo(work, [3])
    assert check(work) == ()
    assert clashes(work) == clashes(_with_the_third(two))
    undoing.redo(work, 3)
    assert check(work) == ()
    # What was found when it was taken back is no change of its own, and goes with what it rests on.
    undoing.undo(work, [3])
    undoing.undo(work, [4])
    assert check(work) == ()
    assert clashes(work) == clashes(two)


def _with_the_third(two: Ledger) -> Ledger:
    copy = _copied(two)
    pipeline.keep(copy, "shut.txt", histories.UNDATED)
    return copy


def clashes(ledger: Ledger) -> set[tuple[str, ...]]:
    """Return the clashes that stand, with what bears them out."""
    found = set()
    for line in list_links(ledger, ClaimQuery(limit=None), CLASHES):
        one = get_link(ledger, line.ref.id)
        if one.status is not Status.REJECTED:
            sides = (view.ref for side in (one.a_side, one.b_side) for view in side)
            found.add((str(one.kind), str(one.clash), one.a.text, one.b.text, *map(str, sides)))
    return found


def test_what_was_judged_different_is_not_made_one_by_taking_a_decision_back(work: Ledger) -> None:
    soroka, brandt, officials = (ref(f"P{number}") for number in (6, 7, 8))
    review.merge(work, [soroka, brandt, officials], "one")
    review.split(work, soroka, "another")
    with pytest.raises(ConflictError, match=r"judged to be different \(M2\): `tracker undo M2` first"):
        review.decide(work, [ref("M1")], histories.UNDO)
    # Both at once leave nobody apart.
    review.decide(work, [ref("M1"), ref("M2")], histories.UNDO)
    assert check(work) == ()


def test_a_tie_of_one_ties_all_that_it_is_one_with(work: Ledger) -> None:
    review.merge(work, [ref("P6"), ref("P7")], "one")
    tie = AffiliationRecord(samples.BRANDT.key, samples.BORUNIA.key, AffiliationKind.LEADS, "by hand")
    save_actors(work, (), [tie])
    assert check(work) == ()
