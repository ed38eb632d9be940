"""The ledger's database: records go in and come out, nothing of SQLAlchemy does."""

from tracker.store.opening import open_ledger
from tracker.store.queries.claims import count_claims, get_claim, list_claims
from tracker.store.queries.find import find_actor
from tracker.store.revision import HEAD
from tracker.store.session import Ledger
from tracker.store.writes.actors import save_actors
from tracker.store.writes.articles import add_article
from tracker.store.writes.bundle import Saved, known_snapshot, save_bundle
from tracker.store.writes.claims import add_claim
from tracker.store.writes.links import save_links

__all__ = [
    "HEAD",
    "Ledger",
    "Saved",
    "add_article",
    "add_claim",
    "count_claims",
    "find_actor",
    "get_claim",
    "known_snapshot",
    "list_claims",
    "open_ledger",
    "save_actors",
    "save_bundle",
    "save_links",
]
