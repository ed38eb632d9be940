"""A headline against its body: flat where the body denies or hedges, another number, another name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.alarms.figures import differing_number
from tracker.extract.alarms.sentences import paragraphs, sentences, trimmed
from tracker.records import Alarm, EvidenceSpan, Span
from tracker.terms import AlarmKind, Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import Document

_WORD = re.compile(r"[A-Za-z][\w’'\-]*")
_HEDGE = re.compile(
    r"\b(?:may|might|could|alleged(?:ly)?|reported(?:ly)?|unconfirmed|unverified|possibl[ey]|suspected|rumou?red"
    r"|purported(?:ly)?|apparent(?:ly)?|perhaps|unclear|no evidence|likely|seems?|appears?"
    r"|expected|would|should)\b",
    re.IGNORECASE,
)
_STRONG_HEDGE = re.compile(
    r"\b(?:may have|might have|could have|allegedly|reportedly|unconfirmed|unverified|purported(?:ly)?"
    r"|rumou?red to|no evidence|unclear (?:if|whether)|not (?:been )?(?:confirmed|verified))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"n['’]t\b|\b(?:no|not|never|none|nor|neither|without|den(?:y|ies|ied|ying|ials?)|refus\w+|reject\w*|fail\w*"
    r"|false\w*|untrue|against|stop\w*|block\w*|halt\w*|drop\w*|hoax|myth|fake|refut\w+|debunk\w*|dismiss\w*"
    r"|un\w+|won['’]t|cannot|non\w*|zero|avoid\w*|end\w*|quit\w*)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|would|will)(?:n['’]t| not| never)\b"
    r"|\b(?:denied|denies|deny) (?:that|having|any)\b",
    re.IGNORECASE,
)
# Such a headline does not speak for itself.
_REPORTED = re.compile(
    r"[:?“”\"‘]|\b(?:say|tell|claim|report|accus|alleg|warn|suggest|argu|think|believ|poll|vow|plan|want|urg|call)\w*\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "over",
        "after",
        "before",
        "into",
        "about",
        "against",
        "under",
        "amid",
        "his",
        "her",
        "its",
        "their",
        "has",
        "have",
        "had",
        "was",
        "were",
        "are",
        "will",
        "who",
        "what",
        "why",
        "how",
        "when",
        "where",
        "new",
        "says",
        "said",
        "not",
        "but",
        "you",
        "your",
        "our",
        "out",
        "off",
    ]
)
_FEWEST = 4
_SHARED = 0.75
_NAME = 5
_REACH = 3


def headline_against_body(document: Document) -> Iterator[Alarm]:
    """Yield where the headline does not agree with what stands under it."""
    title, body = _title(document), paragraphs(document)
    if title is None or not body:
        return
    told = [each for part in body for each in sentences(document.text, part.span)]
    for reason, other in (*_flat(title, told), *differing_number(title, told), *_name(title, told)):
        yield Alarm(AlarmKind.HEADLINE, title, reason, other)


def _title(document: Document) -> EvidenceSpan | None:
    for title in paragraphs(document, Layer.TITLE):
        return title
    at = document.text.find(document.title) if document.title else -1
    return trimmed(document.text, Span(at, at + len(document.title or ""))) if at >= 0 else None


def _flat(title: EvidenceSpan, told: Sequence[EvidenceSpan]) -> Iterator[tuple[str, EvidenceSpan]]:
    """Yield the sentence that says the headline's words only with a hedge, or with a negation."""
    wanted = _content(title.quote)
    if len(wanted) < _FEWEST or _REPORTED.search(title.quote):
        return
    same = [each for each in told if len(wanted & _content(each.quote)) >= _SHARED * len(wanted)]
    if not same:
        return
    for plain, marked, verb in ((_HEDGE, _STRONG_HEDGE, "hedges"), (_NEGATION, _NEGATED, "negates")):
        if not plain.search(title.quote) and all(_marks(marked, each.quote, wanted) for each in same):
            yield f"the headline says flatly what the text only {verb}", same[0]
            return


def _marks(marked: re.Pattern[str], sentence: str, wanted: frozenset[str]) -> bool:
    """Whether a hedge or negation stands right before words of the headline."""
    return any(
        wanted & _content(" ".join(sentence[found.end() :].split()[:_REACH]))
        for found in marked.finditer(sentence)
    )


def _content(text: str) -> frozenset[str]:
    found = (word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in found if len(word) > 2 and word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


def _name(title: EvidenceSpan, told: Sequence[EvidenceSpan]) -> Iterator[tuple[str, EvidenceSpan]]:
    """Yield a name of the headline that the text spells otherwise throughout."""
    from rapidfuzz.distance import DamerauLevenshtein

    words = {word.casefold() for each in told for word in _names(each.quote, everywhere=True)}
    inside: dict[str, list[EvidenceSpan]] = {word: [] for each in told for word in _names(each.quote)}
    for each in told:
        for word in _names(each.quote, everywhere=True):
            inside.get(word, []).append(each)
    for name in dict.fromkeys(_names(title.quote, everywhere=True)):
        if len(name) < _NAME or not name[0].isupper() or name.casefold() in words:
            continue
        for other, places in inside.items():
            near = DamerauLevenshtein.distance(name.casefold(), other.casefold(), score_cutoff=2)
            alike = near <= (1 if len(name) < 2 * _NAME - 2 else 2) and name[0] == other[0]
            if alike and len(places) > 1 and not _inflected(name.casefold(), other.casefold()):
                yield f"the headline has “{name}”, the text “{other}”", places[0]
                return


def _names(text: str, *, everywhere: bool = False) -> list[str]:
    """Return the words, or those in upper case that follow one in lower case and so are names."""
    found = []
    before = ""
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match[0])
        if everywhere or (before[:1].islower() and word[:1].isupper()):
            found.append(word)
        before = match[0]
    return found


def _inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or _stem(one) == _stem(other) or (one[:-1] == other[:-1])
