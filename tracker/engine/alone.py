"""One article through the extractor, whatever it trips over."""

import os
from typing import NamedTuple

from tracker.records import Attribution, Document


class Outcome(NamedTuple):
    """What extraction gave: attributions, or the reason why there are none."""

    found: tuple[Attribution, ...] = ()
    reason: str | None = None


def outcome(document: Document) -> Outcome:
    """Extract in this process; an article that the extractor trips over must not end a batch of thousands."""
    from tracker.extract import extract

    try:
        return Outcome(extract(document))
    except Exception as error:
        if os.environ.get("TRACKER_DEBUG"):
            raise
        return failed(document, f"{type(error).__name__}: {error}")


def failed(document: Document, why: str) -> Outcome:
    """Return the outcome of an article that could not be extracted."""
    return Outcome(reason=f"{document.uri}: the extractor failed ({why})")
