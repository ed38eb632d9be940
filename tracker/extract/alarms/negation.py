"""A likely dropped negation: words that English uses only beside a negation, without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.extract.alarms.sentences import paragraphs, sentences
from tracker.records import Alarm
from tracker.terms import AlarmKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import Document, EvidenceSpan

_NEGATIVE = (
    r"n['’]t\b|\b(?:(?:do|did|does|is|was|are|were|has|have|could|would)nt|not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely|barely"
    r"|rarely|seldom|few|little|less|unable|unwilling|impossible|unlikely|unclear|non|nope|ain"
    r"|den(?:y|ies|ied|ying|ials?)|refus\w+|reject\w*|declin\w+|fail\w*|lack\w*|doubt\w*|avoid\w*|prevent\w*"
    r"|stop\w*|cease\w*|absen\w+|oppos\w+|against|dismiss\w*|rul\w+ out|instead of|rather than|too)\b"
)
_QUESTION = r"\?|\b(?:if|whether|ask\w*|question\w*|wonder\w*|unless|before|than|until|should|as though)\b"
_ONE_OF_ALL = r"\b(?:only|first|last|every\w*|all|anyone|anybody|any(?! longer)|most|\w+est|who)\b"


class _Rule(NamedTuple):
    """Words that want a negation, what else allows them, and whether it must stand before them."""

    pattern: re.Pattern[str]
    allowed: re.Pattern[str]
    reason: str
    before: bool = False


def _rule(pattern: str, reason: str, *allowed: str, before: bool = False) -> _Rule:
    licence = re.compile("|".join((_NEGATIVE, *allowed)), re.IGNORECASE)
    return _Rule(re.compile(pattern, re.IGNORECASE), licence, reason, before)


_HARD = (
    r"\b(?:hard\w*|difficult|tough|struggl\w+|challeng\w+|enough|rare|imagine|sole|problem|\w+less|un\w+)\b"
)
_ABLE = r"\b(?:asked|pressed|urged|invited|able|ability|power|chance|opportunity)\b"
_DISPUTED = r"\b(?:disagree|contradict|disput|challeng|assertion|claim|notion|idea|suggest)\w*"
_ANY_KIND = r"\b(?:only|first|last|every\w*|all|most|\w+est|who)\b"
_ASIDE = r"(?:(?! - )[^.?!;–—])"
_HELD = (
    r"evidence|proof|knowledge|intentions?|plans?|contacts?|doubts?|idea|information|links?|ties|interest|role"
    r"|regrets?|recollection"
)
_HELP = r"co-?operation|help|support|assistance|participation|involvement|consent|backing|approval|mediation"
_POSSIBLE = r"possible|feasible|achievable|doable|workable"
_TOO_LITTLE = (
    r"\b(?:even|only|just|alone|such|current|existing|present|little|limited|low|lower|weak\w*|level|lack\w*|less"
    r"|so)\b"
)
_RULES = (
    # Here the negation is there, and "with" most likely stands for "without".
    _Rule(
        re.compile(
            rf"(?:(?:n['’]t|\b(?:not|never))\b(?: \w+){{0,4}}? (?:{_POSSIBLE})|\bimpossible)"
            rf" with (?:[\w'’\-]+ ){{1,5}}?(?:{_HELP})\b",
            re.IGNORECASE,
        ),
        re.compile(_TOO_LITTLE, re.IGNORECASE),
        "“not possible with” help: “without” may be meant",
    ),
    _rule(r"(?<=\w) nor (?=\w)", "“nor” without a negation before it", before=True),
    _rule(
        r"\b(?:d(?:id|oes|o)|w(?:ould|ill)|could|can|ha[sd]|have) (?:\w+ly )?"
        r"(?:confirm|admit)\w* n?or den(?:y|ied)\b",
        "“confirm or deny” without a negation",
        _ABLE,
        _QUESTION,
        before=True,
    ),
    _rule(
        r"(?<=\w),? let alone (?=\w)",
        "“let alone” without a negation before it",
        _HARD,
        _QUESTION,
        _ONE_OF_ALL,
        before=True,
    ),
    _rule(r"\b\w+ whatsoever\b", "“whatsoever” without a negation", _QUESTION, r"\bany\b"),
    _rule(r",? but rather (?=\w)", "“but rather” without a negation before it", before=True),
    _rule(
        rf"\bonly\b(?! to){_ASIDE}{{1,120}}\bbut(?: \w+){{0,2}} also\b",
        "“only … but also” without “not”",
        before=True,
    ),
    _rule(
        r"\b(?:did|was|were) immediately (?:respond|return|reply|available|reachable|comment)\w*",
        "“immediately” as in a refusal to comment, without a negation",
        r"\band\b",
    ),
    _rule(
        r"\bcould (?:immediately )?be reached (?:for|on|by)\b",
        "“could be reached” without a negation",
        _QUESTION,
    ),
    _rule(
        r"\bdid (?:respond|reply) to [^.;,]{0,60}\bcomment(?:s|ing)?(?= ?[.”\"]|$)",
        "“did respond” to a request for comment, without a negation",
    ),
    _rule(
        r"\bthere (?:is|was|are|were|has been|have been) any (?=[a-z])",
        "“there is any” without a negation",
        _QUESTION,
        _ANY_KIND,
        _DISPUTED,
    ),
    _rule(rf"\b(?:has|have|had) any (?:{_HELD})\b", "“has any” without a negation", _QUESTION, _ANY_KIND),
    _rule(
        r"\b(?:any longer|anymore)(?=[ .,;”\"]|$)", "“any longer” without a negation", _QUESTION, _ONE_OF_ALL
    ),
)
_FEW = 4


def dropped_negation(document: Document) -> Iterator[Alarm]:
    """Yield the sentences whose words want a negation that is not there."""
    for paragraph in paragraphs(document):
        before = ""
        for sentence in sentences(document.text, paragraph.span):
            yield from _in_sentence(sentence, before)
            before = sentence.quote


def _in_sentence(sentence: EvidenceSpan, before: str) -> Iterator[Alarm]:
    for rule in _RULES:
        found = rule.pattern.search(sentence.quote)
        if found is None:
            continue
        scope = sentence.quote[: found.start()] if rule.before else sentence.quote
        # A short answer leans on the sentence before it.
        leaning = before if len(scope.split()) < _FEW else ""
        if not rule.allowed.search(f"{leaning} {scope}"):
            yield Alarm(AlarmKind.NEGATION, sentence, rule.reason)
            return
