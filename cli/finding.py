"""The passage that a person means, found word for word in an article."""

import re
from dataclasses import dataclass

from tracker.errors import NotFoundError, UsageError
from tracker.records import EvidenceSpan, Span

_QUOTES = "['\"‘’‚‛“”„‟«»‹›`´]"
_DASHES = "[-‐‑‒–—―]"
SHOWN = 5


@dataclass(frozen=True)
class Asked:
    """How the passage was given: by its words, or by its offsets."""

    words: str | None
    nth: int | None = None
    start: int | None = None
    end: int | None = None


def locate(text: str, asked: Asked, where: str) -> EvidenceSpan:
    """Return the one passage meant, or refuse with what to do."""
    if asked.words is None:
        span = _offsets(text, asked, where)
    elif asked.start is not None or asked.end is not None:
        raise UsageError("give the passage by --quote or by --start and --end, not both")
    else:
        span = _chosen(places(text, asked.words), text, asked, where)
    return EvidenceSpan(span, span.quote(text))


def _offsets(text: str, asked: Asked, where: str) -> Span:
    if asked.start is None or asked.end is None:
        raise UsageError("give the passage: --quote WORDS, or --start and --end")
    if not asked.start < asked.end <= len(text):
        raise UsageError(
            f"{asked.start}-{asked.end} is no passage of {where}: its text runs from 0 to {len(text)}"
        )
    span = Span(asked.start, asked.end)
    if not span.quote(text).strip():
        raise UsageError(f"{asked.start}-{asked.end} of {where} holds no words")
    return span


def places(text: str, words: str) -> list[Span]:
    """Return every place where the words stand, overlapping ones too."""
    found = []
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _chosen(found: list[Span], text: str, asked: Asked, where: str) -> Span:
    if not found:
        raise NotFoundError(f"these words do not stand in {where}: {nearest(text, asked.words or '')}")
    if asked.nth is None and len(found) > 1:
        spots = ", ".join(f"{span.start}-{span.end}" for span in found[:SHOWN])
        more = " and more" if len(found) > SHOWN else ""
        times = f"these words stand {len(found)} times in {where}, at {spots}{more}"
        raise UsageError(f"{times}: choose with --nth 1 to {len(found)}")
    if asked.nth is not None and asked.nth > len(found):
        raise UsageError(f"these words stand {len(found)} times in {where}: there is no --nth {asked.nth}")
    return found[(asked.nth or 1) - 1]


def nearest(text: str, words: str) -> str:
    """Return what to do when words are not there: the article's own version where only signs differ."""
    pattern = r"\s+".join("".join(map(_loose, word)) for word in words.split())
    match = re.search(pattern, text, re.IGNORECASE) if pattern else None
    if match is None:
        return "copy them from `tracker show`, word for word"
    return f"at {match.start()}-{match.end()} it reads: {match.group()} (give that, or --start and --end)"


def _loose(char: str) -> str:
    for signs in (_QUOTES, _DASHES):
        if re.fullmatch(signs, char):
            return signs
    return re.escape(char)
