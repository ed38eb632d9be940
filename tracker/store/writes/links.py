"""Storing links between claims."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import LinkRecord, ordered_link
from tracker.store.chunks import chunks
from tracker.store.clean import clean
from tracker.store.models import assertion, claim, link, link_evidence
from tracker.store.models.history import Action, Judged
from tracker.store.session import Ledger
from tracker.store.writes.judge import newest_status, set_status, touch_link
from tracker.store.writes.rows import Ids, Row, add_parts, ensure, ids_of, log
from tracker.terms import LinkKind, Status


def save_links(ledger: Ledger, links: Sequence[LinkRecord]) -> int:
    """Add the links, and the evidence, that are not there yet; return how many links are new."""
    with ledger.transaction():
        return len(put_links(ledger, [ordered_link(one) for one in clean(tuple(links))])[1])


def put_links(
    ledger: Ledger, links: Sequence[LinkRecord], status: Status = Status.CANDIDATE
) -> tuple[dict[str, int], list[str]]:
    """Add ordered links; return the ids of all and the keys that are new."""
    connection = ledger.connection
    claims = ids_of(connection, claim, [key for one in links for key in (one.a_key, one.b_key)])
    ids, new = ensure(ledger, link, [link_row(one, status) for one in links], {"claim": claims})
    gained = _put_evidence(ledger, links, ids)
    fresh = set(new)
    for one in links:
        if one.key in fresh or ids[one.key] in gained:
            ends = claims[one.a_key], claims[one.b_key]
            ledger.touched_claims.update(ends)
            touch_link(ledger, one.kind, ends)
    _put_reasons(ledger, [one for one in links if one.key not in fresh and ids[one.key] in gained])
    return ids, new


def _put_reasons(ledger: Ledger, links: Sequence[LinkRecord]) -> None:
    """Let a candidate's reason name the evidence that came later; one that a person judged stays."""
    stored: dict[str, sa.Row[Any]] = {}
    for part in chunks([one.key for one in links]):
        rows = ledger.connection.execute(link.select().where(link.c.key.in_(part)))
        stored |= {row.key: row for row in rows}
    for one in links:
        row = stored[one.key]
        if row.status == Status.CANDIDATE and row.rule == one.rule and row.reason != one.reason:
            _set_reason(ledger, row, one.reason)


def withdraw_links(
    ledger: Ledger, claim_keys: Collection[str], near: Collection[str], found: Sequence[LinkRecord], why: str
) -> int:
    """Reject the clashes of these claims with those near that the rules no longer find; return how many.

    One that a person made or decided on stays; one that is found again comes back with `restore_links`.
    """
    with ledger.transaction() as connection:
        keys = {one.key for one in found}
        touched = set(ids_of(connection, claim, claim_keys).values())
        around = set(ids_of(connection, claim, near).values())
        gone = [row for row in _clashes(connection, touched, around) if row.key not in keys]
        for row in gone:
            _set_reason(ledger, row, f"{why}: {row.reason}")
            set_status(ledger, Judged.LINK, row.key, Status.REJECTED)
        return len(gone)


def restore_links(ledger: Ledger, found: Sequence[LinkRecord]) -> int:
    """Make candidates again of links that are found anew and that no person rejected; return how many."""
    with ledger.transaction() as connection:
        reasons = {one.key: one.reason for one in found}
        rows: list[sa.Row[Any]] = []
        for part in chunks(sorted(reasons)):
            query = link.select().where(link.c.key.in_(part), link.c.status == Status.REJECTED)
            rows += connection.execute(query).all()
        back = [row for row in rows if newest_status(connection, Judged.LINK, row.key) is None]
        for row in back:
            _set_reason(ledger, row, reasons[row.key])
            set_status(ledger, Judged.LINK, row.key, Status.CANDIDATE)
        return len(back)


def _set_reason(ledger: Ledger, row: sa.Row[Any], reason: str) -> None:
    ledger.connection.execute(link.update().where(link.c.id == row.id).values(reason=reason))
    log(ledger, [(Action.UPDATE, link.name, row.key, {"reason": row.reason}, {"reason": reason})])


def _clashes(connection: sa.Connection, touched: set[int], around: set[int]) -> list[sa.Row[Any]]:
    """Return the candidate clashes that the rules found between the touched claims and those around."""
    rows: dict[int, sa.Row[Any]] = {}
    for part in chunks(sorted(touched)):
        query = link.select().where(
            link.c.a_id.in_(part) | link.c.b_id.in_(part),
            link.c.kind.in_((LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH)),
            link.c.status == Status.CANDIDATE,
            link.c.id.in_(sa.select(link_evidence.c.link_id)),
        )
        rows |= {row.id: row for row in connection.execute(query) if {row.a_id, row.b_id} <= around}
    return list(rows.values())


def link_row(record: LinkRecord, status: Status) -> Row:
    """Return a link as a portable row."""
    return {
        "key": record.key,
        "kind": record.kind,
        "a_id": record.a_key,
        "b_id": record.b_key,
        "clash": record.clash,
        "rule": record.rule,
        "reason": record.reason,
        "score": record.score,
        "status": status,
    }


def _put_evidence(ledger: Ledger, links: Sequence[LinkRecord], ids: Ids) -> set[int]:
    """Add the evidence that is not there yet; return the links that gained some."""
    known = ids_of(ledger.connection, assertion, [key for one in links for _, key in one.evidence])
    wanted = {(one.key, side, key) for one in links for side, key in one.evidence if key in known}
    stored: set[tuple[int, str, int]] = set()
    for part in chunks(sorted({known[one] for _, _, one in wanted})):
        there = link_evidence.select().where(link_evidence.c.assertion_id.in_(part))
        stored |= {(row.link_id, str(row.side), row.assertion_id) for row in ledger.connection.execute(there)}
    rows = [
        {"link_id": key, "side": side, "assertion_id": other}
        for key, side, other in sorted(wanted, key=lambda one: (ids[one[0]], one[1], known[one[2]]))
        if (ids[key], side, known[other]) not in stored
    ]
    add_parts(ledger, link_evidence, rows, {"link": ids, "assertion": known})
    return {ids[row["link_id"]] for row in rows}
