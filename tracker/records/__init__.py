"""Frozen records that cross the layers.

Offsets are Unicode code points into the snapshot's text; `end` is exclusive. A `*_key` is the stable text key
of another record: the hash, or readable slug, of what identifies the row, the same in every ledger.
"""

from tracker.records.alarms import Alarm, ArticleAlarm
from tracker.records.articles import BadLine, Document, ListedActor, Passage, Skipped
from tracker.records.attributions import Attribution, Hop, Mention, Proposition, Tie, TimePhrase
from tracker.records.dossier import ContestedClaim, Dossier, SourceText
from tracker.records.ledger import (
    MANUAL,
    ActorRecord,
    AffiliationRecord,
    Alias,
    AssertionRecord,
    Bundle,
    ClaimActor,
    ClaimRecord,
    HopRecord,
    LinkRecord,
    PairRecord,
    Producer,
    SaidBy,
    ordered_link,
)
from tracker.records.listings import (
    ActorLine,
    ActorPair,
    ArticleLine,
    AssertionView,
    ClaimLine,
    ClaimQuery,
    Gap,
    Hit,
    JudgementView,
    LinkView,
    Problem,
    Report,
)
from tracker.records.text import EvidenceSpan, Interval, Ref, Span, stable_key

__all__ = [
    "MANUAL",
    "ActorLine",
    "ActorPair",
    "ActorRecord",
    "AffiliationRecord",
    "Alarm",
    "Alias",
    "ArticleAlarm",
    "ArticleLine",
    "AssertionRecord",
    "AssertionView",
    "Attribution",
    "BadLine",
    "Bundle",
    "ClaimActor",
    "ClaimLine",
    "ClaimQuery",
    "ClaimRecord",
    "ContestedClaim",
    "Document",
    "Dossier",
    "EvidenceSpan",
    "Gap",
    "Hit",
    "Hop",
    "HopRecord",
    "Interval",
    "JudgementView",
    "LinkRecord",
    "LinkView",
    "ListedActor",
    "Mention",
    "PairRecord",
    "Passage",
    "Problem",
    "Producer",
    "Proposition",
    "Ref",
    "Report",
    "SaidBy",
    "Skipped",
    "SourceText",
    "Span",
    "Tie",
    "TimePhrase",
    "ordered_link",
    "stable_key",
]
