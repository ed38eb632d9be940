"""Whose claim a noun is: that of whoever makes it ("made the claim that …"), not of him who meets with it."""

from collections.abc import Sequence

from tracker.extract.cues import CueClass
from tracker.extract.found import Found
from tracker.extract.parsed import Token
from tracker.extract.stance import says_something
from tracker.extract.subjects import VERBAL, subject

# By these a claim becomes one's own; whoever hears, studies or mocks a report does not say what it says.
_HOLDING = frozenset(
    {
        "make", "spread", "start", "give", "hold", "have", "share", "post", "believe", "issue",
        "publish", "release", "raise", "level", "lodge", "file", "express", "voice", "repeat",
        "reiterate", "renew", "air", "offer", "advance", "float", "deliver", "submit", "back",
        "support", "endorse", "echo", "circulate", "peddle", "push", "invent", "broadcast", "print",
        "carry", "contain", "include", "uphold", "maintain", "keep", "nurse", "harbour", "harbor",
        "develop", "form", "reach", "draw", "bring", "add", "present", "produce", "provide",
        "propagate", "promote", "propose", "state", "note", "cite", "quote", "stress", "underline",
        "emphasise", "emphasize", "confirm", "accept", "reveal", "disclose", "write", "sign", "adopt",
        "defend", "put", "throw", "relay", "pass", "convey", "send", "leak", "tell", "deepen",
        "corroborate", "substantiate", "strengthen", "reinforce", "revive", "stand", "stick", "amplify",
        "record", "enter", "swear", "admit", "concede", "acknowledge", "prompt", "come", "set", "utter",
        "point", "seize", "persist",
    }
)  # fmt: skip
_AT = frozenset({"at", "over", "about"})
# Verbs that say what their object says, where nothing is known of its noun.
_MEETING = frozenset({CueClass.PERCEIVE, CueClass.LEARN, CueClass.ACCUSE, CueClass.PRAISE})


def holds(verb: Token, claim: Token) -> bool:
    """Tell whether the subject of a verb stands for the claim that is its object, or for there being none."""
    return _makes(verb, claim) or _none(claim)


def _none(claim: Token) -> bool:
    return any(c.lower_ == "no" for c in claim.children)


def _makes(verb: Token, claim: Token) -> bool:
    return verb.lemma_ in _HOLDING and not _felt(verb, claim)


def _felt(verb: Token, claim: Token) -> bool:
    """Tell whether a claim is what something is felt at: "expressed outrage at suggestions that …"."""
    led = claim.dep_ == "pobj" and claim.head.lower_ in _AT
    return led and any(c.dep_ == "dobj" for c in verb.children)


def of_another(found: Found) -> bool:
    """Tell whether a claim was given to whoever does something else with it: "studied the report that …"."""
    noun, verb = found.trigger, verb_over(found.trigger)
    if verb is None or holds(verb, noun) or not says_something(noun):
        return False
    who = subject(verb)
    return who is not None and who.i in found.source and not any(c.dep_ == "poss" for c in noun.children)


def met(trigger: Token, kind: CueClass | None, ruled: Sequence[Found]) -> Found | None:
    """Return the claim that somebody merely meets with: "heard allegations that …", "ignored the warning"."""
    if kind is not None and kind not in {*_MEETING, CueClass.SAY}:
        return None
    claims = (r for r in ruled if r.cue.pos == "noun" and r.heads and verb_over(r.trigger) == trigger)
    told = (r for r in claims if says_something(r.trigger) or _none(r.trigger))
    theirs = (r for r in told if not _makes(trigger, r.trigger))
    return next((r for r in theirs if kind is not CueClass.SAY or _felt(trigger, r.trigger)), None)


def verb_over(noun: Token) -> Token | None:
    """Return the verb of which a noun is the object, through a preposition or what is felt at it, too."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if above.dep_ == "dobj" and noun.dep_ == "pobj" and noun.head.lower_ in _AT:
        above = above.head
    return above if noun.dep_ in {"dobj", "pobj"} and above.pos_ in VERBAL else None
