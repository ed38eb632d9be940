"""What one claim says beside another: as much, more, less, the contrary, or something else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.contradict import lexicon
from tracker.contradict.align import Pair, Sense, align, may_oppose, may_tie
from tracker.contradict.gifts import gift
from tracker.contradict.lexicon import word_class
from tracker.contradict.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.contradict.align import Alignment
    from tracker.contradict.skeleton import Skeleton, Word
    from tracker.records import ClaimRecord

# "A former minister" is no minister, "a planned attack" no attack.
_UNREAL = word_class("unreal")
_FEW, _MANY = 2, 5
_WHEN = word_class("weekday") | word_class("month")


class Relation(StrEnum):
    """How one claim stands to another; FOLLOWS is the converse of ENTAILS."""

    SAME = "same"
    ENTAILS = "entails"
    FOLLOWS = "follows"
    CONTRADICTS = "contradicts"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation with the rule that says so, its reason in words, and whether nothing else was left over.

    `lean` is how far a model that was asked leans from support, 0, to contradiction, 1.
    """

    relation: Relation
    rule: str = ""
    reason: str = ""
    firm: bool = True
    lean: float | None = None


_NEITHER = Comparison(Relation.NEITHER)


def compare(one: ClaimRecord, other: ClaimRecord) -> Comparison:
    """Return how one claim stands to another, by their words alone, not by their modes and times."""
    left, right = skeleton(one), skeleton(other)
    if left.subjects and right.subjects and not left.subjects & right.subjects:
        return _NEITHER
    given = _given(left, right)
    if given is not None:
        return given
    if not _predicates_meet(left, right):
        return _NEITHER
    both = align(left, right)
    # Whom a sentence names is the same whether or not a negation stands before the name.
    turned = [each for each in both.pairs if each.left.negative != each.right.negative and not each.left.name]
    if turned:
        return _turned(both, turned)
    return _limited(both) or _exclusive(both) or _nested(both)


def may_exclude(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Tell at a glance whether `compare` could find a contradiction, or two counts: in few pairs it could."""
    left, right = skeleton(one), skeleton(other)
    if left.subjects and right.subjects and not left.subjects & right.subjects:
        return False
    marked = any(word.negative or word.only for word in (*left.words, *right.words))
    return marked or may_oppose(left, right)


def _given(left: Skeleton, right: Skeleton) -> Comparison | None:
    """Compare claims of gifts in other words: "armed" beside "sent military aid to"."""
    one, other = gift(left), gift(right)
    if one is None or other is None or one.taker != other.taker:
        return None
    if one.kind == other.kind and one.by_verb == other.by_verb:
        return None
    within = one.within(other) and right.subjects <= left.subjects
    around = other.within(one) and left.subjects <= right.subjects
    reason = f"{one.shown} beside {other.shown}"
    if one.negative != other.negative:
        meets = around if one.negative else within
        return Comparison(Relation.CONTRADICTS, "gifts", reason) if meets else _NEITHER
    if one.negative:
        within, around = around, within
    if not within and not around:
        return _NEITHER
    relation = Relation.SAME if within and around else Relation.ENTAILS if within else Relation.FOLLOWS
    return Comparison(relation, "gifts", reason)


def covers(wide: ClaimRecord, narrow: ClaimRecord) -> bool:
    """Tell whether a denial of one claim denies the other too, for it says as much or more."""
    return compare(narrow, wide).relation in {Relation.SAME, Relation.ENTAILS}


def _nested(both: Alignment) -> Comparison:
    """Compare two claims of one polarity that exclude nothing of each other."""
    if not both.pairs or not _one_predicate(both):
        return _NEITHER
    found = {_of(pair) for pair in both.pairs} | {_extra(word, left=True) for word in both.left}
    found |= {_extra(word, left=False) for word in both.right}
    found.discard(Sense.SAME)
    if not found:
        return Comparison(Relation.SAME, "same-words", "they say the same")
    far = [pair for pair in both.pairs if _far(pair)]
    if far and found in ({Sense.NARROWER}, {Sense.BROADER}):
        relation = Relation.ENTAILS if found == {Sense.NARROWER} else Relation.FOLLOWS
        return Comparison(relation, "counts", f"{_words(far)} are far apart, both as the least", firm=False)
    if found == {Sense.NARROWER}:
        return Comparison(Relation.ENTAILS, "narrower", _why_narrower(both, both.left))
    if found == {Sense.BROADER}:
        return Comparison(Relation.FOLLOWS, "broader", _why_narrower(both, both.right))
    return _NEITHER


def _far(pair: Pair) -> bool:
    one, other = pair.left.number, pair.right.number
    return one is not None and other is not None and one.far_from(other)


def _of(pair: Pair) -> Sense:
    """Return what a pair makes of the claims: under a negation the narrower word makes the broader claim."""
    return _upside_down(pair.sense) if pair.left.negative else pair.sense


def _extra(word: Word, *, left: bool) -> Sense:
    """Return what a word that only one side has makes of the claims."""
    if word.text in _UNREAL:
        return Sense.OPPOSITE
    return Sense.NARROWER if left != word.negative else Sense.BROADER


def _upside_down(sense: Sense) -> Sense:
    return {Sense.NARROWER: Sense.BROADER, Sense.BROADER: Sense.NARROWER}.get(sense, sense)


def _turned(both: Alignment, turned: list[Pair]) -> Comparison:
    """Compare claims of which one negates what the other affirms, in which it has to say as much or more."""
    denying_left = turned[0].left.negative
    if any(pair.left.negative != denying_left for pair in turned) or not _one_predicate(both):
        return _NEITHER
    if _both_deny(both, turned):
        # "No gun was drawn" beside "a gun was not drawn".
        return _NEITHER
    affirmed = both.right if denying_left else both.left
    if both.one.predicate == both.other.predicate == "be" and len(turned) < _FEW and len(affirmed) > _MANY:
        # "There is no need" is not denied by all that something is.
        return _NEITHER
    senses = [_upside_down(pair.sense) if denying_left else pair.sense for pair in both.pairs]
    opposed = [pair for pair, sense in zip(both.pairs, senses, strict=True) if sense is Sense.OPPOSITE]
    wide = both.left if denying_left else both.right
    if Sense.BROADER in senses or wide or any(pair not in turned for pair in opposed):
        return _NEITHER
    if opposed:
        relation = Relation.FOLLOWS if denying_left else Relation.ENTAILS
        return Comparison(
            relation, "opposite-denied", f"{_words(opposed)} exclude each other, and one is denied"
        )
    return Comparison(Relation.CONTRADICTS, "negation", "one denies what the other affirms")


def _both_deny(both: Alignment, turned: list[Pair]) -> bool:
    """Tell whether what is done is denied in both, though a word beside it is in one only."""
    denied = [pair for pair in both.pairs if pair.left.negative and pair.right.negative]
    verb = both.one.predicate
    if not verb:
        return bool(denied) and len(denied) + len(turned) == len(both.pairs)
    return any(_is(pair.left.text, verb) for pair in denied)


def _exclusive(both: Alignment) -> Comparison | None:
    """Compare claims that give one thing two values."""
    opposed = [pair for pair in both.pairs if pair.sense is Sense.OPPOSITE]
    if not opposed:
        return None
    alike = [pair for pair in both.pairs if pair.sense is not Sense.OPPOSITE]
    if any(pair.left.negative for pair in opposed) or not alike or not _one_predicate(both):
        return _NEITHER
    if _names(both.left) and _names(both.right):
        return _NEITHER
    if (both.left or both.right) and all(pair.left.name for pair in alike):
        # "They seized", and "they lost six men": of what is not said.
        return _NEITHER
    firm = not (both.left and both.right)
    rule = opposed[0].rule
    if not firm and rule == "numbers" and not all(pair.left.unit and pair.right.unit for pair in opposed):
        # Nobody knows what a bare number counts.
        return _NEITHER
    if not firm and (rule in {"opposites", "places"} or _names(both.left) or _names(both.right)):
        # Each adds something: another place may be another event.
        return _NEITHER
    return Comparison(Relation.CONTRADICTS, rule, f"{_words(opposed)} exclude each other", firm)


def _limited(both: Alignment) -> Comparison | None:
    """Compare a claim that sets a limit ("only food") with one of the same actor that goes past it."""
    if not both.one.subjects & both.other.subjects:
        return None
    for limit, rest, own in ((both.one, both.right, both.left), (both.other, both.left, both.right)):
        only = [word for word in limit.words if word.only and not word.negative]
        over = [word for word in rest if not word.negative and not _within(word, only)]
        if only and over and all(word in only for word in own) and _one_predicate(both):
            reason = f"one says only “{_plain(only)}”, the other has “{_plain(over)}”"
            return Comparison(Relation.CONTRADICTS, "limit", reason)
    return None


def _within(word: Word, only: Iterable[Word]) -> bool:
    return any(lexicon.same(word.text, each.text) or lexicon.kind_of(word.text, each.text) for each in only)


def _one_predicate(both: Alignment) -> bool:
    """Tell whether the predicates of the two stand for each other, or neither has one of its own."""
    one, other = both.one.predicate, both.other.predicate
    if one == other or not one or not other:
        return True
    if "be" in {one, other}:
        return any(_says_so(pair, one, other) for pair in both.pairs)
    tied = ((pair.left.text, pair.right.text) for pair in both.pairs)
    return any(_is(left, one) and _is(right, other) for left, right in tied)


def _says_so(pair: Pair, one: str, other: str) -> bool:
    """Tell whether a participle is opposed to what something is: "rigged" to "fair"."""
    word, verb = (pair.right.text, other) if one == "be" else (pair.left.text, one)
    return pair.sense is Sense.OPPOSITE and word in lexicon.participles() and _is(word, verb)


def _predicates_meet(one: Skeleton, other: Skeleton) -> bool:
    """Tell before two claims are laid side by side whether they could have `_one_predicate`."""
    if one.predicate == other.predicate or not one.predicate or not other.predicate:
        return True
    if "be" in {one.predicate, other.predicate}:
        return any(word.text in lexicon.participles() for word in (*one.words, *other.words))
    theirs = [word for word in other.words if _is(word.text, other.predicate)]
    ours = (word for word in one.words if _is(word.text, one.predicate))
    return any(may_tie(left, right, one, other) for left in ours for right in theirs)


def _is(word: str, predicate: str) -> bool:
    return any(lexicon.same(word, part) for part in predicate.split())


def _names(words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.name and word.text not in _WHEN]


def _words(pairs: Iterable[Pair]) -> str:
    return ", ".join(f"“{pair.left.shown}” and “{pair.right.shown}”" for pair in pairs)


def _plain(words: Iterable[Word]) -> str:
    return " ".join(word.shown for word in words)


def _why_narrower(both: Alignment, extra: Iterable[Word]) -> str:
    kinds = [pair for pair in both.pairs if pair.rule == "kinds"]
    said = [f"“{pair.left.shown}” is beside “{pair.right.shown}”" for pair in kinds]
    said += [f"“{word.shown}” is added" for word in extra]
    return ", ".join(said) or "one is narrower"
