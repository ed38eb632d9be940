"""Alarms on a text, found without a parse: quiet on clean text, so that one that rings is worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extract.alarms.headline import headline_against_body
from tracker.extract.alarms.negation import dropped_negation
from tracker.extract.alarms.quoted import differing, phrases
from tracker.extract.alarms.truncated import truncated

if TYPE_CHECKING:
    from tracker.records import Alarm, Document

__all__ = ["alarms", "differing", "phrases"]


def alarms(document: Document) -> tuple[Alarm, ...]:
    """Return the alarms that an article raises by itself, in the order of its text."""
    found = (
        *headline_against_body(document),
        *dropped_negation(document),
        *truncated(document),
        *differing(document, document),
    )
    return tuple(sorted(found, key=lambda alarm: (alarm.passage.span, alarm.kind)))
