"""Article files in, documents out: decoded, dated and cut into layers."""

from tracker.ingest.actors import read_actors
from tracker.ingest.decisions import read_decisions
from tracker.ingest.files import MAX_BYTES, walk
from tracker.ingest.reader import read
from tracker.ingest.unread import left_out
from tracker.ingest.urls import normalise_url

__all__ = ["MAX_BYTES", "left_out", "normalise_url", "read", "read_actors", "read_decisions", "walk"]
