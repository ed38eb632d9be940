"""Things that people and programs do to a ledger in any order, and what it holds then."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import samples

from tracker.errors import TrackerError
from tracker.records import ActorRecord, Alias, Bundle, Interval, Producer, Ref
from tracker.store import (
    Ledger,
    add_actor,
    add_alias,
    add_assertion,
    add_claim,
    add_link,
    dump,
    grade,
    join_copies,
    judge,
    load,
    merge,
    open_ledger,
    part_copies,
    remove_link,
    save_bundle,
    save_links,
    set_published,
    split,
    withdraw_links,
)
from tracker.terms import Credibility, Decision, LinkKind, RefKind, Reliability, Stance

Rows = dict[str, list[Any]]
Operation = Callable[[Ledger, int], object]

EXTRA = samples.claim("Borunia denied the water", "deny", "water", samples.stands(samples.BORUNIA))
BY_HAND = samples.said(samples.BRANDT, Stance.QUESTIONS, samples.GUARDS, "Dam gates opened at night")
# A newer version of the extractor, which finds one thing more.
NEWER = Bundle(
    samples.document(),
    Producer("rules", "2"),
    samples.ACTORS,
    (),
    (samples.OPENED, samples.GUARDS),
    (
        samples.ACCUSATION,
        samples.said(samples.BRANDT, Stance.ASSERTS, samples.GUARDS, "guards the dam", group=4),
    ),
)
BUNDLES = (samples.BUNDLE, samples.SECOND, NEWER)
JUDGED = tuple(
    Ref(kind, id)
    for kind, ids in (
        (RefKind.CLAIM, (1, 2)),
        (RefKind.ASSERTION, (1, 2, 4)),
        (RefKind.LINK, (1, 2)),
        (RefKind.ACTOR, (1,)),
        (RefKind.PAIR, (1, 2)),
    )
    for id in ids
)
DECISIONS = tuple(Decision)


def ref(kind: RefKind, id: int) -> Ref:
    return Ref(kind, id)


def _ingest(ledger: Ledger, turn: int) -> None:
    save_bundle(ledger, BUNDLES[turn % 3])
    save_links(ledger, [samples.dispute(ledger)])


def _ingest_in_one(ledger: Ledger, turn: int) -> None:
    with ledger.transaction():
        _ingest(ledger, turn)


def _judge(ledger: Ledger, turn: int) -> None:
    judge(ledger, JUDGED[turn % len(JUDGED)], DECISIONS[turn % len(DECISIONS)], f"turn {turn}")


def _merge(ledger: Ledger, turn: int) -> None:
    merge(ledger, [ref(RefKind.ACTOR, turn % 4 + 1), ref(RefKind.ACTOR, turn % 3 + 3)], "one")


def _split(ledger: Ledger, turn: int) -> None:
    split(ledger, ref(RefKind.ACTOR, turn % 5 + 1), "not one")


def _grade(ledger: Ledger, turn: int) -> None:
    if turn % 2:
        grade(ledger, ref(RefKind.ACTOR, turn % 8 + 1), Reliability.B)
    else:
        grade(ledger, ref(RefKind.ASSERTION, turn % 5 + 1), Credibility.TWO)


def _link(ledger: Ledger, turn: int) -> None:
    kinds = tuple(LinkKind)
    add_link(ledger, ref(RefKind.CLAIM, 1), ref(RefKind.CLAIM, 2), kinds[turn % len(kinds)], "by hand")


def _unlink(ledger: Ledger, turn: int) -> None:
    remove_link(ledger, ref(RefKind.LINK, turn % 2 + 1), "no")


def _withdraw(ledger: Ledger, turn: int) -> None:
    keys = [samples.OPENED.key, samples.GUARDS.key]
    withdraw_links(ledger, keys, keys, [], f"turn {turn}")


def _date(ledger: Ledger, turn: int) -> None:
    day = date(2020, 1, turn % 28 + 1)
    when = Interval(day, day, str(day)) if turn % 4 else None
    set_published(ledger, ref(RefKind.ARTICLE, turn % 2 + 1), when, "a stamp")


def _by_hand(ledger: Ledger, turn: int) -> None:
    match turn % 4:
        case 0:
            add_actor(ledger, ActorRecord(f"person:{turn % 3}", "Ida Brun", None, aliases=(Alias("Brun"),)))
        case 1:
            add_alias(ledger, ref(RefKind.ACTOR, turn % 8 + 1), Alias(f"Name {turn % 3}"))
        case 2:
            add_claim(ledger, EXTRA)
        case _:
            add_assertion(ledger, BY_HAND, ref(RefKind.ARTICLE, 1))


def _copies(ledger: Ledger, turn: int) -> None:
    does = join_copies if turn % 2 else part_copies
    does(ledger, ref(RefKind.ARTICLE, 1), ref(RefKind.ARTICLE, 2), "looked at")


def _import(ledger: Ledger, turn: int) -> None:
    load(ledger, OTHER[turn % 2])


OPERATIONS: tuple[Operation, ...] = (
    _ingest,
    _ingest_in_one,
    _judge,
    _judge,
    _merge,
    _split,
    _grade,
    _link,
    _unlink,
    _withdraw,
    _date,
    _by_hand,
    _copies,
    _import,
)


def _others() -> tuple[list[dict[str, Any]], ...]:
    """Return two exports of another ledger: before and after decisions in it."""
    with open_ledger("sqlite://", who="eve", write=True, create=True) as ledger:
        save_bundle(ledger, samples.SECOND)
        first = [dict(row) for row in dump(ledger)]
        judge(ledger, ref(RefKind.CLAIM, 1), Decision.ACCEPT, "seen elsewhere")
        return first, [dict(row) for row in dump(ledger)]


OTHER = _others()


def do(ledger: Ledger, choice: int, turn: int) -> bool:
    """Do one thing; return whether it changed anything: much is refused as the ledger stands."""
    before = newest(ledger)
    ledger.who = ("ada", "bo")[turn % 2]
    with suppress(TrackerError):
        OPERATIONS[choice % len(OPERATIONS)](ledger, turn)
    return newest(ledger) > before


def newest(ledger: Ledger) -> int:
    """Return the number of the newest change."""
    return int(raw(ledger).execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()[0])


def made_since(ledger: Ledger, known: int) -> list[int]:
    """Return the ledger's own changes after one; the history that an import brings is none of these."""
    sql = "SELECT id FROM batch WHERE id > ? AND imported_id IS NULL ORDER BY id"
    return [int(id) for (id,) in raw(ledger).execute(sql, (known,))]


def raw(ledger: Ledger) -> Any:
    """Return the driver's connection."""
    return ledger.connection.connection.driver_connection


def holds(ledger: Ledger, *, log: bool = False) -> Rows:
    """Return every row of every table as it lies there: ids and what is derived too, the log if asked for."""
    names = raw(ledger).execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
    )
    left_out = () if log else ("batch", "change")
    tables = sorted(name for (name,) in names if name not in left_out)
    return {name: sorted(raw(ledger).execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}
