"""The tables of the ledger."""

from tracker.store.base import metadata
from tracker.store.models.actors import (
    actor,
    actor_form,
    actor_group,
    actor_pair,
    affiliation,
    affiliation_closure,
    alias,
)
from tracker.store.models.alarms import alarm
from tracker.store.models.articles import article, extraction, passage, skipped, snapshot, span
from tracker.store.models.claims import (
    actor_feed,
    assertion,
    assertion_span,
    claim,
    claim_actor,
    claim_group,
    claim_matter,
    claim_vector,
    hop,
    waiting,
)
from tracker.store.models.copies import text_copy, text_mark
from tracker.store.models.history import batch, change, grading, judgement
from tracker.store.models.links import link, link_evidence

__all__ = [
    "actor",
    "actor_feed",
    "actor_form",
    "actor_group",
    "actor_pair",
    "affiliation",
    "affiliation_closure",
    "alarm",
    "alias",
    "article",
    "assertion",
    "assertion_span",
    "batch",
    "change",
    "claim",
    "claim_actor",
    "claim_group",
    "claim_matter",
    "claim_vector",
    "extraction",
    "grading",
    "hop",
    "judgement",
    "link",
    "link_evidence",
    "metadata",
    "passage",
    "skipped",
    "snapshot",
    "span",
    "text_copy",
    "text_mark",
    "waiting",
]
