"""Keeping an alarm, so that it can be decided on."""

from tracker.records import Alarm
from tracker.store.models import alarm, snapshot
from tracker.store.queries.alarms import Known
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of, insert, log_inserts
from tracker.terms import Status


def keep_alarm(ledger: Ledger, one: Alarm, known: Known) -> None:
    """Store an alarm under the number that it has in the listing."""
    row = {
        "key": known.key,
        "snapshot_id": known.snapshot,
        "kind": one.kind,
        "start_char": one.passage.span.start,
        "end_char": one.passage.span.end,
        "reason": one.reason,
        "status": Status.CANDIDATE,
    }
    with ledger.transaction() as connection:
        texts = ids_of(connection, snapshot, [known.snapshot])
        insert(connection, alarm, [row | {"id": known.ref.id}], {"snapshot": texts})
        log_inserts(ledger, alarm, [row])
