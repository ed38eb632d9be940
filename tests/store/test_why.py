"""Whatever `why` names plays a part: without that row, what it explained is not there or is otherwise."""

from collections.abc import Iterator
from unittest import mock

import doubts
import pytest
import sqlalchemy as sa

from tracker import comparing, dating
from tracker.errors import NotFoundError
from tracker.records import Ref, named_in
from tracker.store import (
    Ledger,
    assertions_of,
    changes,
    describe,
    explain,
    get_actor,
    get_article,
    get_claim,
    get_link,
    get_pair,
    links_of,
    members,
    open_ledger,
    undo,
)
from tracker.store.derive import settle
from tracker.store.dump import TABLES as ALL
from tracker.store.engine import unchecked
from tracker.store.models import actor, claim, link
from tracker.store.models.history import Judged
from tracker.store.past.apply import apply
from tracker.store.past.as_of import _copied
from tracker.store.past.net import Net, Place
from tracker.store.queries.find import TABLES, key_of
from tracker.store.queries.origins import copies_of
from tracker.store.writes.judge import set_status
from tracker.store.writes.rows import OWNERS, ids_of, owning, pointers
from tracker.terms import LinkKind, RefKind, Status

# Without the one, a row stays; without the other it has nothing to stand on.
CAN_LACK = {("assertion", "answers_id"), ("assertion", "extraction_id")}
FOUND = {
    "asserted-and-denied", "asserted-and-partly-denied", "asserted-and-retracted", "denial-reaches",
    "limit-against-excess", "manual", "narrower", "opposite-negation", "opposite-numbers",
    "opposite-opposites", "opposite-polarity", "pair-model", "the-same-in-other-words",
}  # fmt: skip


@pytest.fixture(scope="module")
def quarrel() -> Iterator[Ledger]:
    """Give a ledger with one of everything that is derived."""
    with (
        mock.patch.object(comparing, "weigher", doubts.weigher),
        open_ledger("sqlite://", who="ada", write=True, create=True) as ledger,
    ):
        doubts.build(ledger)
        yield ledger


def test_there_is_one_of_everything(quarrel: Ledger) -> None:
    links = [get_link(quarrel, ref.id) for ref in _all(quarrel, RefKind.LINK)]
    assert {view.rule for view in links} == FOUND
    assert {view.kind for view in links} == set(LinkKind)
    assert {str(view.clash) for view in links} == {"dispute", "reversal", "inconsistency", "None"}
    named = {one for kind in RefKind for ref in _all(quarrel, kind) for one in _named(quarrel, ref)}
    # Nothing rests on an alarm.
    assert {one.kind for one in named} == set(RefKind) - {RefKind.ALARM}


@pytest.mark.parametrize("kind", RefKind, ids=lambda kind: kind.name.casefold())
def test_without_a_row_that_why_names_it_is_otherwise(quarrel: Ledger, kind: RefKind) -> None:
    naming = [(ref, row) for each in RefKind for ref in _all(quarrel, each) for row in _named(quarrel, ref)]
    before = {ref: _explained(quarrel, ref) for ref, _ in naming}
    idle = []
    for gone in {row: None for _, row in naming if row.kind is kind}:
        with _without(quarrel, gone) as left:
            named_by = [ref for ref, row in naming if row == gone]
            idle += [(str(ref), str(gone)) for ref in named_by if _explained(left, ref) == before[ref]]
    assert idle == []


@pytest.mark.parametrize("decided", ["M1", "L1", "L3"])
def test_without_the_decision_that_why_names_it_stands_otherwise(quarrel: Ledger, decided: str) -> None:
    ref = Ref(RefKind(decided[0]), int(decided[1:]))
    (line,) = [line for line in explain(quarrel, ref) if " by ada at " in line]
    with _copied(quarrel) as left:
        left.who = "ada"
        undo(left, [int(str(changes(left, ref, limit=1)[0]["change"])[1:])], with_later=True)
        assert _explained(left, ref) is None or line not in explain(left, ref)
        assert _explained(left, ref) != _explained(quarrel, ref)


def test_nothing_changes_where_nothing_goes(quarrel: Ledger) -> None:
    with _without(quarrel) as left:
        for kind in RefKind:
            for ref in _all(quarrel, kind):
                assert _explained(left, ref) == _explained(quarrel, ref)


def _all(ledger: Ledger, kind: RefKind) -> list[Ref]:
    with ledger.reading() as connection:
        table = TABLES[kind]
        return [
            Ref(kind, id) for id in connection.execute(sa.select(table.c.id).order_by(table.c.id)).scalars()
        ]


def _named(ledger: Ledger, ref: Ref) -> list[Ref]:
    found = dict.fromkeys(one for line in explain(ledger, ref) for one in named_in(line))
    return [one for one in found if one != ref]


def _explained(ledger: Ledger, ref: Ref) -> object:
    """Return what is derived of a thing, without the reasons; None where it is not there any more."""
    try:
        return _DERIVED[ref.kind](ledger, ref)
    except NotFoundError:
        return None


def _claim(ledger: Ledger, ref: Ref) -> object:
    ties = [(one.ref, one.status, one.reason) for one in links_of(ledger, ref.id)]
    return get_claim(ledger, ref.id), ties, [view.ref for view in assertions_of(ledger, ref)]


def _link(ledger: Ledger, ref: Ref) -> object:
    view = get_link(ledger, ref.id)
    if view.status is Status.REJECTED and "no longer" in view.reason:
        return None
    ends = [(one.ref, one.text) for one in (view.a, view.b)]
    sides = [[one.ref for one in side] for side in (view.a_side, view.b_side)]
    return view.kind, view.clash, view.rule, view.reason, view.status, ends, sides


def _assertion(ledger: Ledger, ref: Ref) -> object:
    (view,) = assertions_of(ledger, ref)
    reached = [line for line in explain(ledger, ref) if line.startswith("which reaches")]
    return view, reached


_DERIVED = {
    RefKind.CLAIM: _claim,
    RefKind.LINK: _link,
    RefKind.ASSERTION: _assertion,
    RefKind.ACTOR: lambda ledger, ref: (get_actor(ledger, ref.id), members(ledger, ref.id)),
    RefKind.ARTICLE: lambda ledger, ref: (get_article(ledger, ref.id)[0], _copies(ledger, ref)),
    RefKind.PAIR: lambda ledger, ref: get_pair(ledger, ref.id),
    RefKind.TIE: describe,
    RefKind.COPY: describe,
    RefKind.ALARM: describe,
}


def _copies(ledger: Ledger, ref: Ref) -> list[int]:
    with ledger.reading() as connection:
        return [row.id for row in copies_of(connection, ref.id)]


def _without(ledger: Ledger, gone: Ref | None = None) -> Ledger:
    """Return a copy without a row and what cannot stand without it, with all that follows worked out anew."""
    copy = _copied(ledger)
    with unchecked(copy.connection), copy.transaction() as connection:
        key = key_of(connection, gone) if gone else ""
        if gone:
            doomed = dict.fromkeys(_doomed(connection, TABLES[gone.kind], gone.id))
            apply(copy, Net(removed=doomed), logged=False)
        copy.touched_claims |= set(connection.execute(sa.select(claim.c.id)).scalars())
        copy.touched_wordings |= copy.touched_claims
        copy.touched_actors |= set(connection.execute(sa.select(actor.c.id)).scalars())
        copy.touched_groups |= copy.touched_actors
        settle(copy)
        keys = set(connection.execute(sa.select(claim.c.key)).scalars())
        dating.clashes_anew(copy, keys, "it no longer holds")
        if gone and gone.kind is RefKind.LINK and ids_of(connection, link, [key]):
            # As if it had never been found.
            set_status(copy, Judged.LINK, key, Status.REJECTED)
    return copy


def _doomed(connection: sa.Connection, table: sa.Table, id: int) -> Iterator[Place]:
    """Take out the parts of others that point to a row; yield it and what cannot stand without it."""
    key = connection.execute(sa.select(table.c.key).where(table.c.id == id)).scalar()
    if key is None:
        return
    for other in ALL:
        for column, target in pointers(other).items():
            here = other.c[column] == id
            if target is not table or (
                other.name in OWNERS and column == owning(other) and "id" not in other.c
            ):
                continue
            if (other.name, column) in CAN_LACK:
                connection.execute(other.update().where(here).values({column: None}))
            elif "id" not in other.c:
                connection.execute(other.delete().where(here))
            else:
                for row in connection.execute(sa.select(other.c.id).where(here)).scalars().all():
                    yield from _doomed(connection, other, row)
    if table.name not in OWNERS:
        yield table.name, key
