"""What each person holds of each thing now: the newest of his decisions that stands, and his newest grade."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tracker.records import Disagreement, Opinion, Ref
from tracker.store.models import grading, judgement
from tracker.store.models.history import Judged
from tracker.store.queries.candidates import described
from tracker.store.queries.find import TABLES
from tracker.store.queries.review import gradings
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of
from tracker.terms import Decision, RefKind

DECISION = "decision"
SCALES = {RefKind.ACTOR: "reliability", RefKind.ASSERTION: "credibility", RefKind.CLAIM: "standing"}
# A note decides nothing, and who puts something off has no view of it yet.
_NO_VIEW = (Decision.NOTE, Decision.DEFER)


def opinions(ledger: Ledger) -> tuple[Opinion, ...]:
    """Return what each person holds of each thing that more than one person judged or graded."""
    with ledger.reading() as connection:
        return (*_decisions(connection), *_grades(connection))


def disagreements(ledger: Ledger, held: Iterable[Opinion]) -> tuple[Disagreement, ...]:
    """Return the things on which people differ, each with what everybody holds and what stands."""
    by_thing: dict[tuple[Ref, str], list[Opinion]] = {}
    for one in held:
        by_thing.setdefault((one.target, one.scale), []).append(one)
    split = {thing: some for thing, some in by_thing.items() if len({one.value for one in some}) > 1}
    with ledger.reading() as connection:
        words = described(connection, {target for target, _ in split})
    return tuple(
        Disagreement(target, scale, words[target], tuple(some))
        for (target, scale), some in sorted(split.items(), key=lambda item: (item[0][0], item[0][1]))
    )


def _decisions(connection: sa.Connection) -> list[Opinion]:
    several = (
        sa.select(judgement.c.table_name, judgement.c.row_key)
        .group_by(judgement.c.table_name, judgement.c.row_key)
        .having(sa.func.count(judgement.c.who.distinct()) > 1)
        .subquery()
    )
    query = (
        sa.select(judgement)
        .join(
            several,
            (several.c.table_name == judgement.c.table_name) & (several.c.row_key == judgement.c.row_key),
        )
        .where(judgement.c.decision.not_in(_NO_VIEW))
        .order_by(judgement.c.table_name, judgement.c.row_key, judgement.c.at, judgement.c.key)
    )
    stacks: dict[tuple[Judged, str], list[Any]] = {}
    for row in connection.execute(query):
        stack = stacks.setdefault((row.table_name, row.row_key), [])
        if row.decision is not Decision.UNDO:
            stack.append(row)
        elif stack:
            stack.pop()
    return [one for thing, stack in _named(connection, stacks) for one in _newest(thing, stack)]


def _newest(thing: Ref, stack: list[Any]) -> list[Opinion]:
    by_who = {row.who: row for row in stack}
    return [Opinion(thing, DECISION, row.who, row.decision.value, row.at, row.why) for row in by_who.values()]


def _named(
    connection: sa.Connection, stacks: dict[tuple[Judged, str], list[Any]]
) -> Iterable[tuple[Ref, list[Any]]]:
    """Yield the things that a person can name, with what was decided on them."""
    for kind, table in TABLES.items():
        keys = [key for name, key in stacks if name == table.name]
        for key, id in ids_of(connection, table, keys).items():
            yield Ref(kind, id), stacks[Judged(table.name), key]


def _grades(connection: sa.Connection) -> list[Opinion]:
    found: list[Opinion] = []
    for kind, scale in SCALES.items():
        target = grading.c[f"{TABLES[kind].name}_id"]
        several = sa.select(target).group_by(target).having(sa.func.count(grading.c.who.distinct()) > 1)
        ids = connection.execute(several.where(target.is_not(None))).scalars().all()
        for id, views in gradings(connection, kind, ids).items():
            found += [
                Opinion(Ref(kind, id), scale, one.who, one.grade.value, one.when, one.why) for one in views
            ]
    return found
