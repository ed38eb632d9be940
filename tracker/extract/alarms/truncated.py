"""A truncated sentence: a paragraph that breaks off in a text whose other paragraphs end with a stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.alarms.sentences import paragraphs, sentences
from tracker.records import Alarm
from tracker.terms import AlarmKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import Document, EvidenceSpan

_STOPPED = re.compile(r"[.!?…:;—–*_|][\"'”’»)\]\s]*$|[\"”’»)\]]$")
_CUT = re.compile(r"(?:\[\+?\d+ char(?:s|acters)\]|\[(?:…|\.\.\.)\]|\b(?:read|see) more\W*)$", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|whose|as|than|because|into"
    r"|is|was|are|were|has|have|had|will|would|its|his|their|said|says|told))$"
)
_LONG = 8
_MOST = 0.8


def truncated(document: Document) -> Iterator[Alarm]:
    """Yield the sentences that break off; none in a text that does without stops."""
    found = [each for each in paragraphs(document) if len(each.quote.split()) >= _LONG]
    stopped = [bool(_STOPPED.search(each.quote)) and not _CUT.search(each.quote) for each in found]
    for each, whole in zip(found, stopped, strict=True):
        others = len(found) - 1
        reason = None if whole else _reason(each, found)
        if reason and others > 1 and sum(stopped) >= _MOST * others:
            *_, last = sentences(document.text, each.span)
            yield Alarm(AlarmKind.TRUNCATED, last, reason)


def _reason(paragraph: EvidenceSpan, found: Sequence[EvidenceSpan]) -> str | None:
    words = paragraph.quote
    if _CUT.search(words):
        return "the paragraph was cut: it ends on a mark of that"
    dangling = _DANGLING.search(words)
    if dangling:
        return f"the paragraph breaks off after “{dangling[0]}”"
    names = sum(word[0].isupper() for word in words.split())
    # A line of names is the headline of another article.
    if paragraph is found[-1] and words[-1].islower() and 2 * names < len(words.split()):
        return "the article ends without a stop"
    return None
