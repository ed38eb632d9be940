"""Storing links between claims."""

from collections.abc import Sequence

from tracker.records import LinkRecord, ordered_link
from tracker.store.chunks import chunks
from tracker.store.clean import clean
from tracker.store.models import assertion, claim, link, link_evidence
from tracker.store.models.history import Action
from tracker.store.session import Ledger
from tracker.store.writes.rows import Ids, Row, ensure, ids_of, log
from tracker.terms import Status


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
    if _put_evidence(ledger, links, ids) or new:
        ledger.touched_claims.update(claims.values())
        _put_reasons(ledger, [one for one in links if one.key not in new])
    return ids, new


def _put_reasons(ledger: Ledger, links: Sequence[LinkRecord]) -> None:
    """Let a candidate's reason name the evidence that came later; one that a person judged stays."""
    for one in links:
        row = ledger.connection.execute(link.select().where(link.c.key == one.key)).one()
        if row.status == Status.CANDIDATE and row.rule == one.rule and row.reason != one.reason:
            ledger.connection.execute(link.update().where(link.c.id == row.id).values(reason=one.reason))
            log(ledger, [(Action.UPDATE, link.name, one.key, {"reason": row.reason}, {"reason": one.reason})])


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
        "status": status,
    }


def _put_evidence(ledger: Ledger, links: Sequence[LinkRecord], ids: Ids) -> int:
    known = ids_of(ledger.connection, assertion, [key for one in links for _, key in one.evidence])
    wanted = {(ids[one.key], side, known[key]) for one in links for side, key in one.evidence if key in known}
    stored: set[tuple[int, str, int]] = set()
    for part in chunks(sorted(set(ids.values()))):
        there = link_evidence.select().where(link_evidence.c.link_id.in_(part))
        stored |= {(row.link_id, str(row.side), row.assertion_id) for row in ledger.connection.execute(there)}
    rows = [
        {"link_id": one, "side": side, "assertion_id": other} for one, side, other in sorted(wanted - stored)
    ]
    if rows:
        ledger.connection.execute(link_evidence.insert(), rows)
    return len(rows)
