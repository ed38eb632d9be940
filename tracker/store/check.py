"""Checking a ledger: everything that must always hold, worked out anew from the rows."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from tracker.records import Problem, Ref
from tracker.store.chunks import chunks
from tracker.store.derive.closure import all_ties, closure_rows
from tracker.store.derive.copies import UNMARKED
from tracker.store.derive.counters import differences
from tracker.store.derive.feed import roles, stances
from tracker.store.derive.groups import ACTORS, CLAIMS, Joining, accepted, group_rows, groups, leads
from tracker.store.derive.waiting import counted
from tracker.store.dump import TABLES
from tracker.store.models import (
    actor,
    actor_feed,
    affiliation,
    affiliation_closure,
    alias,
    claim,
    judgement,
    snapshot,
    span,
    waiting,
)
from tracker.store.past import replay
from tracker.store.session import Ledger
from tracker.store.writes.judge import JUDGED, decided_status
from tracker.terms import RefKind

_SHORT = ("article", "snapshot", "span", "actor", "claim", "assertion", "link", "judgement", "change")
_WAYS = ("body_id", "member_id", "part_only", "held_first", "held_last")
# Before these the write-ahead log can lose what was committed when two programs finish at one moment.
_SAFE = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def check(ledger: Ledger) -> tuple[Problem, ...]:
    """Return everything that is wrong with the ledger."""
    with ledger.reading() as connection:
        return tuple(problem for rule in _RULES for problem in rule(connection))


def checked(ledger: Ledger) -> dict[str, int]:
    """Return how many rows of each kind `check` looks at."""
    with ledger.reading() as connection:
        counts = {one.name: connection.execute(sa.select(sa.func.count()).select_from(one)) for one in TABLES}
        return {name: int(counts[name].scalar_one()) for name in _SHORT}


def sizes(ledger: Ledger) -> dict[str, int]:
    """Return how many rows each table of actors has."""
    with ledger.reading() as connection:
        counts = {one: sa.select(sa.func.count()).select_from(one) for one in (actor, alias, affiliation)}
        return {one.name: int(connection.execute(query).scalar_one()) for one, query in counts.items()}


def notes(ledger: Ledger) -> tuple[str, ...]:
    """Return what a person should know that is no problem of the ledger itself."""
    with ledger.reading() as connection:
        version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
    if _safe(tuple(int(part) for part in version.split("."))):
        return (f"SQLite {version}",)
    return (f"SQLite {version} has a known race when two programs write; 3.51.3, 3.50.7 and 3.44.6 do not",)


def _safe(version: tuple[int, ...]) -> bool:
    return version >= _SAFE[-1] or any(version[:2] == safe[:2] and version >= safe for safe in _SAFE)


def _spans(connection: sa.Connection) -> Iterator[Problem]:
    words = sa.func.substr(snapshot.c.text, span.c.start_char + 1, span.c.end_char - span.c.start_char)
    query = sa.select(span.c.key, span.c.quote).join(snapshot, snapshot.c.id == span.c.snapshot_id)
    for row in connection.execute(query.where(words != span.c.quote)):
        yield Problem("verbatim", f"span {row.key}", f"“{row.quote[:60]}” does not stand there in the text")


def _texts(connection: sa.Connection) -> Iterator[Problem]:
    for row in connection.execute(sa.select(snapshot.c.article_id, snapshot.c.text, snapshot.c.text_sha256)):
        if sha256(row.text.encode()).hexdigest() != row.text_sha256:
            yield Problem(
                "text", str(Ref(RefKind.ARTICLE, row.article_id)), "the text does not have its hash"
            )


def _counters(connection: sa.Connection) -> Iterator[Problem]:
    for part in chunks(connection.execute(sa.select(claim.c.id).order_by(claim.c.id)).scalars().all()):
        for wrong in differences(connection, part):
            right = ", ".join(f"{name[4:]} {value}" for name, value in wrong.items() if name != "claim_id")
            yield Problem("counters", str(Ref(RefKind.CLAIM, wrong["claim_id"])), f"recounted: {right}")


def _closure(connection: sa.Connection) -> Iterator[Problem]:
    ties, merged = all_ties(connection), groups(connection, ACTORS)
    right = {_place(row) for member in {*ties, *merged} for row in closure_rows(member, ties, merged)}
    columns = [affiliation_closure.c[name] for name in _WAYS]
    stored = {tuple(row) for row in connection.execute(sa.select(*columns))}
    for member in sorted({place[1] for place in right ^ stored}):
        yield Problem("closure", str(Ref(RefKind.ACTOR, member)), "whom it answers for is out of date")


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _WAYS)


def _feed(connection: sa.Connection) -> Iterator[Problem]:
    right: set[tuple[int, int, str]] = set()
    for query in (stances(), roles()):
        right |= {(row.claim_id, row.actor_id, str(row.role)) for row in connection.execute(query)}
    columns = [actor_feed.c[name] for name in ("claim_id", "actor_id", "role")]
    stored = {(row.claim_id, row.actor_id, str(row.role)) for row in connection.execute(sa.select(*columns))}
    for claim_id, actor_id, role in sorted(right ^ stored):
        who = Ref(RefKind.ACTOR, actor_id)
        yield Problem("feed", str(Ref(RefKind.CLAIM, claim_id)), f"as {role} of {who} it is out of date")


def _waiting(connection: sa.Connection) -> Iterator[Problem]:
    right = {tuple(row) for row in connection.execute(counted())}
    stored = {tuple(row) for row in connection.execute(sa.select(waiting))}
    for claim_id, *_ in sorted(right ^ stored):
        yield Problem("queue", str(Ref(RefKind.CLAIM, claim_id)), "how much of it waits is out of date")


def _groups(connection: sa.Connection) -> Iterator[Problem]:
    for joining in (ACTORS, CLAIMS):
        yield from _joined(connection, joining)


def _joined(connection: sa.Connection, joining: Joining) -> Iterator[Problem]:
    right, stored = leads(accepted(connection, joining)), group_rows(connection, joining)
    for one in sorted(right.keys() | stored.keys()):
        if right.get(one) != stored.get(one):
            yield Problem("group", str(Ref(joining.of, one)), "what it is one with is out of date")
    pairs = joining.pairs
    for row in connection.execute(sa.select(pairs).where(joining.rejected).order_by(pairs.c.id)):
        if row.a_id in right and right[row.a_id] == right.get(row.b_id):
            both = f"{Ref(joining.of, row.a_id)} and {Ref(joining.of, row.b_id)}"
            detail = f"{both} were judged to be different and are yet one through others: split one of them"
            yield Problem("group", str(Ref(joining.by, row.id)), detail)


def _statuses(connection: sa.Connection) -> Iterator[Problem]:
    judged = sa.select(judgement.c.table_name, judgement.c.row_key).distinct()
    for name, key in connection.execute(judged.where(judgement.c.table_name.in_(JUDGED))).all():
        table, status = JUDGED[name], decided_status(connection, name, key)
        stored = connection.execute(sa.select(table.c.status).where(table.c.key == key)).scalar()
        if stored != status:
            found = stored or "not there"
            yield Problem("judgement", f"{name} {key}", f"it was judged {status} but is {found}")


def _foreign_keys(connection: sa.Connection) -> Iterator[Problem]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("foreign key", f"{row[0]} row {row[1]}", f"the {row[2]} that it points to is not there")


def _integrity(connection: sa.Connection) -> Iterator[Problem]:
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield Problem("integrity", "database", line)


def _full_text(connection: sa.Connection) -> Iterator[Problem]:
    for table, index, kind in (("claim", "claim_fts", "C"), ("snapshot", "article_fts", "snapshot ")):
        unindexed = f"SELECT id FROM {table} EXCEPT SELECT id FROM {index}_docsize"
        orphaned = f"SELECT id FROM {index}_docsize EXCEPT SELECT id FROM {table}"
        for sql, detail in (
            (unindexed, "search does not find it"),
            (orphaned, "search finds what is not there"),
        ):
            for id in connection.exec_driver_sql(sql).scalars():
                yield Problem("full text", f"{kind}{id}", detail)


def _evidence(connection: sa.Connection) -> Iterator[Problem]:
    sql = "SELECT id FROM assertion WHERE id NOT IN (SELECT assertion_id FROM assertion_span)"
    for id in connection.exec_driver_sql(sql).scalars():
        yield Problem("evidence", str(Ref(RefKind.ASSERTION, id)), "it has no passage")


def _marks(connection: sa.Connection) -> Iterator[Problem]:
    for id in connection.exec_driver_sql(UNMARKED).scalars():
        yield Problem("copies", f"snapshot {id}", "copies of it cannot be found: it has no marks")


_RULES: tuple[Callable[[sa.Connection], Iterator[Problem]], ...] = (
    _integrity,
    _foreign_keys,
    _texts,
    _spans,
    _evidence,
    _marks,
    _counters,
    _groups,
    _closure,
    _feed,
    _waiting,
    _statuses,
    _full_text,
    replay.differences,
)
