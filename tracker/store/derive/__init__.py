"""What is worked out from other rows, renewed for what a transaction has touched."""

from typing import TYPE_CHECKING

from tracker.store.derive.closure import renew_closure
from tracker.store.derive.copies import renew_copies
from tracker.store.derive.counters import recount
from tracker.store.derive.feed import claims_of, meetings, renew_feed
from tracker.store.derive.groups import ACTORS, CLAIMS, renew_groups
from tracker.store.derive.waiting import renew_waiting

if TYPE_CHECKING:
    from tracker.store.session import Ledger


def settle(ledger: "Ledger") -> None:
    """Renew copies, groups, closure, counters, queue and feed for all that this transaction has touched."""
    connection = ledger.connection
    if ledger.touched_texts:
        renew_copies(ledger, ledger.touched_texts)
        ledger.touched_texts.clear()
    if ledger.touched_groups:
        regrouped = renew_groups(connection, ACTORS, ledger.touched_groups)
        ledger.touched_actors |= regrouped
        ledger.touched_claims |= meetings(connection, regrouped)
        ledger.touched_groups.clear()
    if ledger.touched_wordings:
        ledger.touched_claims |= renew_groups(connection, CLAIMS, ledger.touched_wordings)
        ledger.touched_wordings.clear()
    if ledger.touched_actors:
        # Who speaks for whom decides what is one origin.
        ledger.touched_claims |= claims_of(connection, renew_closure(connection, ledger.touched_actors))
        ledger.touched_actors.clear()
    if ledger.touched_claims:
        recounted = recount(connection, ledger.touched_claims)
        renew_waiting(connection, recounted)
        renew_feed(connection, ledger.touched_claims)
        ledger.touched_claims.clear()
