"""Contents that deny what others said: "the reports are false", "there is no truth to the claim that …"."""

from __future__ import annotations

from tracker.extract.found import Found
from tracker.extract.parsed import Token
from tracker.extract.prop_clause import SUBJECTS
from tracker.extract.stance import says_something
from tracker.extract.subjects import VERBAL

_UNTRUE = frozenset(
    {
        "false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "invented", "fake", "bogus",
        "lie", "falsehood", "fabrication", "untruth", "hoax", "slander", "disinformation",
    }
)  # fmt: skip
# What is said of a report, though of an "it" that may be a book or a plan.
_OF_REPORTS = _UNTRUE | {
    "fiction", "invention", "fantasy", "myth", "nonsense", "propaganda", "wrong", "incorrect", "inaccurate",
    "rubbish", "absurd", "ridiculous", "preposterous", "ludicrous", "speculation", "rumour", "rumor",
}  # fmt: skip
_OF_WORDS = frozenset({"nonsense", "rubbish", "fantasy", "fiction", "propaganda"})
# What a report is not when it is denied: "that's not true"; "it's not right" may be said of a deed.
_SO = frozenset({"true", "accurate", "correct", "so", "factual", "case"})
_HAPPEN = frozenset({"happen", "occur"})
_MADE_UP = frozenset({"fabricate", "invent", "concoct"})
_GROUND = frozenset({"truth", "substance", "basis", "foundation", "ground", "merit"})
_POINTERS = frozenset({"it", "they", "this", "that", "these", "those"})
# A lawsuit "without merit" is no claim that somebody made just before.
_IN_COURT = frozenset({"lawsuit", "suit", "case", "complaint", "appeal", "petition"})
_SEVERAL = frozenset({"they", "these", "those"})
_OF_THINGS = frozenset({"fake", "bogus", "fabricated", "invented"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
# "It would be wrong to say that …", though not "it may be wrong".
_SAYING = frozenset(
    {
        "say", "claim", "suggest", "think", "believe", "assume", "pretend", "imply", "allege", "argue",
        "assert", "conclude", "maintain", "insinuate",
    }
)  # fmt: skip
_PERHAPS = frozenset({"may", "might", "could", "can"})


def untrue(found: Found) -> Token | None:
    """Return the word for what was said, in a content that says only that it is not so."""
    for head, subject in found.heads:
        verb = head if head.pos_ in VERBAL else head.head
        if head.i not in found.content or subject is not None or verb.pos_ not in VERBAL:
            continue
        who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if who is None:
            return None
        said = _wrongly_said(verb, who)
        if said is not None:
            return said
        if any(c.dep_ == "neg" for c in verb.children):
            return who if _is_not_so(verb, who) else None
        report = spoken_of(found) is not None
        return _ungrounded(verb, who) or (who if _is_untrue(verb, who, of_report=report) else None)
    return None


def _wrongly_said(verb: Token, who: Token) -> Token | None:
    """Return the verb of what it is wrong to say: "it is nonsense to claim that …", "he is wrong to say"."""
    if verb.lemma_ != "be" or any(c.lower_ in _PERHAPS for c in verb.children):
        return None
    named = [c for c in verb.children if c.dep_ in _COMPLEMENTS]
    negated = any(c.dep_ == "neg" for c in verb.children)
    wrong = _SO | {"fair", "right"} if negated else _OF_REPORTS | {"mistake", "misleading"}
    if who.lower_ != "it":
        wrong = frozenset({"right", "correct"} if negated else {"wrong", "mistaken", "incorrect"})
    if not any(c.lemma_.lower() in wrong for c in named):
        return None
    below = (c for word in (verb, *named) for c in word.children if c.i > verb.i and c.lemma_ in _SAYING)
    to = (c for c in below if any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children))
    return next((c for c in to if any(g.dep_ == "ccomp" for g in c.children)), None)


def spoken_of(found: Found) -> Token | None:
    """Return the report of which something is said: "“That is wrong,” she said of the claim that …"."""
    preps = (c for c in found.trigger.children if c.lower_ in {"of", "about"} and c.dep_ == "prep")
    nouns = (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj")
    return next((noun for noun in nouns if noun.pos_ == "NOUN" and says_something(noun)), None)


def _is_untrue(verb: Token, who: Token, *, of_report: bool) -> bool:
    """Tell whether reports, or an "it" that stands for them, are said to be false or made up."""
    report = of_report or (who.pos_ == "NOUN" and says_something(who))
    if not report and who.lower_ not in _POINTERS:
        return False
    if verb.lemma_ in _MADE_UP:
        return who.dep_ == "nsubjpass"
    named = {c.lemma_.lower() for c in verb.children if c.dep_ in _COMPLEMENTS and not _no(c)}
    if who.lower_ in {"this", "that"} and named & _OF_WORDS:
        return verb.lemma_ == "be"
    if who.lower_ in _SEVERAL:
        # "They were fake": the passports, as likely as the reports.
        named -= _OF_THINGS
    of_words = report and who.lemma_.lower() not in _IN_COURT
    if of_words and verb.lemma_ == "be" and any(_baseless(c) for c in verb.children):
        return True
    return verb.lemma_ == "be" and bool(named & (_OF_REPORTS if report else _UNTRUE))


def _baseless(prep: Token) -> bool:
    """Tell whether words say that there is nothing in a report: "without foundation", "without any merit"."""
    return prep.lower_ == "without" and any(c.lemma_.lower() in _GROUND for c in prep.children)


def _is_not_so(verb: Token, who: Token) -> bool:
    """Tell whether a report, or what "that" stands for, is said not to be so, or never to have happened."""
    if who.lower_ not in _POINTERS and not (who.pos_ == "NOUN" and says_something(who)):
        return False
    if came_about(verb):
        return who.lower_ in {"it", "that", "this"} and not _goes_on(verb)
    named = {c.lower_ for c in verb.children if c.dep_ in _COMPLEMENTS or c.dep_ == "advmod"}
    return verb.lemma_ == "be" and bool(named & _SO) and not _goes_on(verb)


def came_about(verb: Token) -> bool:
    """Tell whether a verb says that something came about: "happened", "took place"."""
    place = any(c.lower_ == "place" and c.dep_ == "dobj" for c in verb.children)
    return verb.lemma_ in _HAPPEN or (verb.lemma_ == "take" and place)


def _goes_on(verb: Token) -> bool:
    """Tell whether a clause says what it is that is not so: "it's not true that …"."""
    below = (c for child in verb.children for c in (child, *child.children) if c.i > verb.i)
    return any(c.dep_ in {"ccomp", "xcomp", "advcl", "prep", "npadvmod"} for c in below)


def _ungrounded(verb: Token, who: Token) -> Token | None:
    """Read "there is no truth to the report" and "the report has no basis"."""
    grounds = [c for c in verb.children if c.lemma_.lower() in _GROUND and _no(c)]
    if not grounds:
        return None
    if who.dep_ != "expl":
        return who if verb.lemma_ == "have" and who.pos_ == "NOUN" and says_something(who) else None
    preps = [
        p for noun in (*grounds, verb) for p in noun.children if p.lower_ in {"to", "in", "for", "behind"}
    ]
    nouns = (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj")
    return next((noun for noun in nouns if noun.pos_ == "NOUN" and says_something(noun)), None)


def _no(word: Token) -> bool:
    return any(c.lower_ in {"no", "not", "any"} for c in word.children)
