"""What two stored claims must share to be listed as a clash, beyond what two sentences side by side must.

Anything in a ledger may stand beside anything else, so a word that happens to have an opposite, a far-off
kind or another number is seldom the same matter: only what the two claims have in common tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.contradict import lexicon
from tracker.contradict.align import Alignment, Sense, align
from tracker.contradict.compare import Relation
from tracker.contradict.doers import class_of
from tracker.contradict.lexicon import word_class
from tracker.contradict.negation import tokens
from tracker.contradict.skeleton import skeleton
from tracker.contradict.tolls import parted

if TYPE_CHECKING:
    from tracker.contradict.align import Pair
    from tracker.contradict.compare import Comparison
    from tracker.contradict.skeleton import Word
    from tracker.records import ClaimRecord

# So many steps up a kind is still what people call the thing: a rifle is a weapon, a taunt is no event.
_NEAR = 3
# With so many words in common beside subject and verb each side may add something of its own.
_SURE = 2
_TIMES = frozenset({"year", "day"})
_HERE = frozenset({"in", "at", "near", "inside", "on", "outside", "around"})


def stands_alone(claim: ClaimRecord) -> bool:
    """Tell whether a claim says what it is about: not "it may be", "what they do", "no such talks"."""
    said = [word for word in tokens(claim.text) if word[0].isalnum()]
    first = said[0].lower() if said else ""
    if len(said) < 2 or first in word_class("asking") | word_class("pointing"):
        return False
    if "such" in (first, said[1].lower()):
        return False
    # In lower case: "in May" does not end open.
    return said[-1] not in word_class("open end")


def bears(found: Comparison, one: ClaimRecord, other: ClaimRecord) -> bool:
    """Tell whether what a comparison found of two claims is about one matter, so that it can be listed."""
    if not stands_alone(one) or not stands_alone(other):
        return False
    if found.rule == "gifts":
        return True
    both = align(skeleton(one), skeleton(other))
    if bool(both.one.subjects) != bool(both.other.subjects) or not all(_close(pair) for pair in both.pairs):
        return False
    if found.rule == "limit":
        return _limits(both)
    if found.rule in {"numbers", "counts", "dates"}:
        return _measures(both)
    if found.rule in {"opposites", "places"}:
        # The northern bridge is open, and the southern one closed.
        opposed = [pair for pair in both.pairs if pair.sense is Sense.OPPOSITE]
        single = len(opposed) == 1 and _explain(opposed[0], one, other)
        return single and (bool(_shared(both)) or not (both.left or both.right))
    # Who did not pay anyone paid no commander either, however much is said of him.
    anyone = bool({*tokens(one.text.lower()), *tokens(other.text.lower())} & word_class("anybody"))
    return not _more_denied(both) and _said_of_one(both, found.relation, anyone)


def _explain(pair: Pair, one: ClaimRecord, other: ClaimRecord) -> bool:
    """Tell whether two claims say what one thing was, or what it came of, or their words are of no such pair.

    "It was a leak" and "it was an attack" do, "was behind the leak" and "caused the attack" do not.
    """
    if not lexicon.explain(pair.left.text, pair.right.text):
        return True
    told = ((pair.left.text, one), (pair.right.text, other))
    if one.predicate != other.predicate or not all(_of_cause(word, claim) for word, claim in told):
        return False
    left, right = (tokens(claim.object.lower())[-1:] for claim in (one, other))
    return one.predicate == "be" or bool(left and right and _one_thing(left[0], right[0]))


def _one_thing(one: str, other: str) -> bool:
    """Tell whether an event may go by two nouns: a blast is an explosion, and fire only of guns."""
    kind = lexicon.kind_of(one, other, _NEAR) or lexicon.kind_of(other, one, _NEAR)
    return lexicon.same(one, other) or (kind and not lexicon.synonyms(one, other))


def _of_cause(word: str, claim: ClaimRecord) -> bool:
    """Tell whether a word is what a claim says that something was, or came of."""
    within = word in tokens(claim.object.lower())
    if claim.predicate == "be":
        return within and not class_of("answers") & set(tokens(claim.text.lower()))
    return claim.predicate == "cause" and not within


def _close(pair: Pair) -> bool:
    """Tell whether two words stand for each other in use: near kinds, a name led by like prepositions."""
    if pair.rule == "kinds":
        narrow, wide = (pair.left, pair.right) if pair.sense is Sense.NARROWER else (pair.right, pair.left)
        near = lexicon.kind_of(narrow.text, wide.text, _NEAR) and not parted(narrow.text, wide.text)
        return pair.left.name or near
    led = {pair.left.led, pair.right.led} - {""}
    return not pair.left.name or len(led) < 2 or led <= _HERE


def _predicates(both: Alignment) -> list[Pair]:
    return [
        pair
        for pair in both.pairs
        if _is(pair.left, both.one.predicate) and _is(pair.right, both.other.predicate)
    ]


def _is(word: Word, predicate: str) -> bool:
    return any(lexicon.same(word.text, part) for part in predicate.split())


def _shared(both: Alignment) -> list[Pair]:
    """Return the pairs of words, not opposed, beside the subject and the predicate."""
    subjects = both.one.subjects | both.other.subjects
    verbs = _predicates(both)
    return [
        pair
        for pair in both.pairs
        if pair.sense is not Sense.OPPOSITE
        and pair not in verbs
        and pair.left.text not in subjects
        and pair.right.text not in subjects
    ]


def _said_of_one(both: Alignment, relation: Relation, anyone: bool) -> bool:
    """Tell whether a negation or denial meets what it denies: the same deed, and something it was done to."""
    verbs, shared = _predicates(both), _shared(both)
    light = both.one.predicate in word_class("light")
    if light or both.other.predicate in word_class("light"):
        # "Is in our interest" is no kind of "does things": without a verb of its own a deed needs its words.
        shared = [pair for pair in shared if pair.rule != "kinds"]
    else:
        turned = relation is Relation.CONTRADICTS
        denied = [pair for pair in verbs if pair.left.negative != pair.right.negative]
        # "Carried no weapons" denies the verb by its object.
        none = [pair for pair in shared if pair.left.negative != pair.right.negative]
        plain = [pair for pair in verbs if pair not in denied]
        verbs = (denied or (plain if none else [])) if turned else plain
        if not verbs:
            return False
    # Of nobody in particular, as "there is no point", one word in common says little.
    if len(shared) > (not both.one.subjects):
        return True
    same = any(lexicon.same(pair.left.text, pair.right.text) for pair in verbs)
    rest = both.left if relation in {Relation.ENTAILS, Relation.SAME} else (*both.left, *both.right)
    return same and not light and (anyone or len(rest) < 2)


def _more_denied(both: Alignment) -> bool:
    """Tell whether the negative one of two says more of what somebody is: "is not so well informed"."""
    denied = any(word.negative for word in both.one.words)
    if both.one.predicate not in word_class("light") or denied == any(w.negative for w in both.other.words):
        return False
    return bool(both.left if denied else both.right)


def _measures(both: Alignment) -> bool:
    """Tell whether two numbers or dates are of one measure: one thing counted, by one verb."""
    numbers = [pair for pair in both.pairs if pair.left.number and pair.sense is not Sense.SAME]
    if len(numbers) != 1 or (both.left and both.right and len(_shared(both)) < _SURE):
        return False
    left, right = numbers[0].left, numbers[0].right
    if left.unit in _TIMES or right.unit in _TIMES:
        alike = left.unit == right.unit and left.led == right.led
    else:
        alike = bool(left.unit and right.unit) and lexicon.same(left.unit, right.unit)
    verbs = _predicates(both)
    return alike and any(lexicon.same(pair.left.text, pair.right.text) for pair in verbs)


def _limits(both: Alignment) -> bool:
    """Tell whether a limit is one of the same deed: "gave only food" beside "gave rifles"."""
    words = {word.text for word in (*both.one.words, *both.other.words) if word.only}
    if both.one.predicate != both.other.predicate or both.one.predicate in word_class("light"):
        return False
    over = [word for word in (*both.left, *both.right) if word.text not in words]
    return bool(_shared(both)) or len(over) == 1
