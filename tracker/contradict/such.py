"""Clashes with "no such": somebody says that there was no such warning, soon after another told of one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.lexicon import bases, rows
from tracker.contradict.negation import tokens
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.told import NEAR, by_article
from tracker.records import LinkRecord, ordered_link
from tracker.terms import LinkKind, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.contradict.ledger import Ledger
    from tracker.records import ClaimRecord, SaidBy

RULE = "no-such"
_SUCH = re.compile(r"\b(?:no|any) such (?:[a-z]+ )?([a-z]{4,})\b")
# Of which nobody can tell what it was; "no such thing as luck".
_VAGUE = frozenset({"thing", "person", "place", "time", "kind", "sort", "case"})
# What a noun adds to its verb: "warning", "proposal", "recommendation", "agreement".
_ENDINGS = ("ification", "ation", "ment", "sion", "tion", "ion", "ing", "al", "e", "y")
_LEAST = 4


def no_such(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link what somebody said with the claim, made soon after by another, that there was no such thing."""
    denials = [(claim, noun) for claim in ledger.claims if (noun := _noun(claim))]
    told = by_article(ledger) if denials else {}
    for denial, noun in denials:
        for by in ledger.asserted(denial):
            for claim, said in _meant(told[by.snapshot_sha256], by, noun):
                yield from _link(denial, by, claim, said, noun)


def _noun(claim: ClaimRecord) -> str:
    """Return what a claim says there was none of: "warning" of "no such warning was received", or nothing."""
    found = _SUCH.search(claim.text.lower()) if claim.polarity is Polarity.NEGATIVE else None
    return found[1] if found and _VAGUE.isdisjoint(bases(found[1])) else ""


def _meant(told: list[tuple[ClaimRecord, SaidBy]], by: SaidBy, noun: str) -> list[tuple[ClaimRecord, SaidBy]]:
    """Return what was told last before somebody spoke and is of this kind."""
    before = [
        (by.group - said.group, claim, said)
        for claim, said in told
        if by.group is not None and said.group is not None and 0 < by.group - said.group <= NEAR
    ]
    like = [each for each in before if _of_kind(each[1], noun)]
    last = min((far for far, _, _ in like), default=None)
    return [(claim, said) for far, claim, said in like if far == last and said.actor_key != by.actor_key]


def _of_kind(claim: ClaimRecord, noun: str) -> bool:
    """Tell whether a claim tells of something that a noun stands for: "he had warned them"."""
    so = claim.polarity is Polarity.POSITIVE and claim.modality is not Modality.CONDITIONAL
    return so and any(word.isalpha() and _stands_for(noun, word) for word in tokens(claim.text.lower()))


def _stands_for(noun: str, word: str) -> bool:
    plain = bases(word)
    return not plain.isdisjoint(_family(noun)) or not _stems(plain).isdisjoint(_stems(bases(noun)))


def _stems(words: Iterable[str]) -> set[str]:
    return {_stem(word) for word in words}


def _stem(word: str) -> str:
    """Return a word without what makes a noun of it, or a verb."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _LEAST), "")
    return word.removesuffix(ending)


@cache
def _family(noun: str) -> frozenset[str]:
    return frozenset(word for one in bases(noun) for word in (one, *_families().get(one, ())))


@cache
def _families() -> dict[str, list[str]]:
    return {noun: words.split("|") for noun, words in rows("such")}


def _link(
    denial: ClaimRecord, by: SaidBy, claim: ClaimRecord, said: SaidBy, noun: str
) -> Iterator[LinkRecord]:
    for clash, sides in clashes([by], [said]).items():
        words = on_two_claims(clash, sides, ("asserted", "asserted"), (denial.text, claim.text))
        reason = f"{words} Why: “no such {noun}” answers what was said just before."
        yield ordered_link(
            LinkRecord(LinkKind.CONTRADICTS, denial.key, claim.key, RULE, reason, clash, sides.evidence)
        )
