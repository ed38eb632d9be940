"""Short sentences within long ones: which words make a claim by themselves, and how to say it."""

import random
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

# What a noun phrase can do without, and what a verb needs.
_LOOSE = {"relcl", "appos", "acl", "advcl", "cc", "conj", "punct", "preconj", "parataxis"}
_NEEDED = {"aux", "auxpass", "neg", "dobj", "attr", "acomp", "oprd", "xcomp", "prt", "agent", "dative"}
_SPARED = {"prep", "advmod", "npadvmod", "ccomp"}
_SUBJECTS = {"nsubj", "nsubjpass"}
LEAST, MOST = 3, 28


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with the words kept around it, by their places in the parsed text."""

    verb: int
    subject: tuple[int, ...]
    object: tuple[int, ...]
    kept: tuple[int, ...]


def clauses(sentence: Any, chance: random.Random) -> Iterator[Clause]:
    """Yield the clauses of a parsed sentence, each with a chance of losing what it can do without."""
    for token in sentence:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        subject = next((one for one in token.lefts if one.dep_ in _SUBJECTS), None)
        if subject is None or subject.pos_ in {"PRON", "DET"}:
            continue
        # A question, an order or a gerund claims nothing.
        finite = token.tag_ in {"VBD", "VBZ", "VBP"} or any(
            one.tag_ in {"VBD", "VBZ", "VBP", "MD"} for one in token.lefts if one.dep_ in {"aux", "auxpass"}
        )
        if not finite:
            continue
        needed = [one for one in token.children if one.dep_ in _NEEDED]
        spared = [one for one in token.children if one.dep_ in _SPARED and chance.random() < 0.55]
        heads = (subject, *needed, *spared)
        kept = {token.i} | {place for one in heads for place in phrase(one)}
        object_ = next((one for one in needed if one.dep_ in {"dobj", "agent"}), None)
        if object_ is not None and object_.dep_ == "agent":
            object_ = next((one for one in object_.children if one.dep_ == "pobj"), None)
        if LEAST <= len(kept) <= MOST:
            yield Clause(
                token.i,
                tuple(sorted(phrase(subject))),
                tuple(sorted(phrase(object_))) if object_ is not None else (),
                tuple(sorted(kept)),
            )


def phrase(head: Any) -> set[int]:
    """Return the places of a phrase without what hangs loosely on it."""
    found = {head.i}
    for one in head.children:
        if one.dep_ not in _LOOSE or (one.dep_ == "punct" and one.text in {"-", "'", "%", "$"}):
            found |= phrase(one)
    return found


def said(doc: Any, places: tuple[int, ...] | range, changed: Mapping[int, str]) -> str:
    """Return some words of a parsed text, of which some are changed, as a sentence."""
    text, last = "", -2
    for i in places:
        token = doc[i]
        word = changed.get(i, token.text)
        # Between two words that were neighbours stands what stood there.
        glued = last == i - 1 and not doc[last].whitespace_
        text += ("" if not text or glued or not word else " ") + word if word else ""
        last = i
    text = text.strip(" ,;:—–-").strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def denied(doc: Any, clause: Clause) -> dict[int, str]:
    """Return what changes when a clause is denied, or no longer denied; nothing where that is not plain."""
    verb = doc[clause.verb]
    kept: Set[int] = set(clause.kept)
    no = [one for one in verb.children if one.dep_ == "neg" and one.i in kept]
    helper = [one for one in verb.lefts if one.dep_ in {"aux", "auxpass"} and one.i in kept]
    if no:
        if len(no) > 1 or no[0].text.lower() not in {"not", "n't", "never"}:
            return {}
        return {no[0].i: ""} if not (helper and helper[-1].lemma_ == "do") else {}
    if helper:
        word = helper[0]
        return {} if word.text.startswith("'") else {word.i: f"{word.text} not"}
    if verb.lemma_ == "be":
        return {} if verb.text.startswith("'") else {verb.i: f"{verb.text} not"}
    does = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}.get(verb.tag_)
    return {verb.i: f"{does} {verb.lemma_}"} if does else {}
