"""Claims and their keys: what makes two propositions one claim, or two sides of one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.records import ClaimActor, ClaimRecord, Interval, stable_key
from tracker.resolve.intervals import needs_day
from tracker.resolve.lexicon import predicate_classes, words
from tracker.resolve.names import folded_words
from tracker.terms import Bound, ClaimRole, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

_ANYTHING = frozenset({"anything", "something", "nothing", "everything", "anyone", "anybody"})
_STEM = 4
_ENDING = 3


def make_claim(
    text: str,
    predicate: str,
    object: str,
    actors: tuple[ClaimActor, ...],
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ACTUAL,
    bound: Bound | None = None,
    event: Interval | None = None,
    text_sha256: str = "",
) -> ClaimRecord:
    """Build a claim with its keys; without a subject or predicate the words themselves are the key.

    `text_sha256` is the article's: a time that waits for the article's date is known by its words there only.
    """
    frame = _frame(text, predicate, object, actors)
    key = stable_key("claim", *frame, polarity, modality, bound or "", _when(event, text_sha256))
    # The time stays out: a flat "never" has none, and is yet the other side of "in 2017".
    frame_key = stable_key("frame", *frame)
    return ClaimRecord(
        key, frame_key, _sentence(text), predicate, object, actors, polarity, modality, bound, event
    )


def _when(event: Interval | None, text_sha256: str) -> str:
    """Return what the time adds to a key: "last year" in two articles without a date may be two years."""
    if event is None:
        return ""
    if event.edtf:
        return event.edtf
    words = event.words.casefold()
    return f"{words} {text_sha256}".strip() if needs_day(words) else words


def predicate_class(predicate: str) -> str:
    """Return the class of a predicate: "bankroll" is "fund"."""
    lemma = " ".join(folded_words(predicate))
    return predicate_classes().get(lemma, lemma)


def content_words(text: str, drop: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what a text says besides its function words, each word once, plurals made singular, sorted."""
    empty = words("stopwords").union(*(folded_words(each) for each in drop))
    return tuple(sorted({_singular(word) for word in folded_words(text) if word not in empty}))


def _frame(text: str, predicate: str, object: str, actors: tuple[ClaimActor, ...]) -> tuple[object, ...]:
    subjects = _keys(actors, ClaimRole.SUBJECT)
    if not subjects or not predicate.strip():
        return ("text", " ".join(folded_words(text)) or text)
    objects = _keys(actors, ClaimRole.OBJECT)
    named = [actor.words for actor in actors]
    # "Had anything to prove" and "had anything to do with it": of what, the rest of the words say.
    said = tuple(word for word in content_words(object, named) if word not in _ANYTHING)
    if not objects and not said:
        said = _about_predicate(text, predicate, named)
    # Whoever denies that it was done on purpose does not deny that it was done.
    meant = sorted(words("intent").intersection(folded_words(text)).difference(said))
    return (",".join(subjects), predicate_class(predicate), ",".join(objects), " ".join((*said, *meant)))


def _about_predicate(text: str, predicate: str, named: list[str]) -> tuple[str, ...]:
    """Return the content of a clause without an object, its verb in any form left out."""
    verbs = folded_words(predicate)
    said = content_words(text, named)
    return tuple(word for word in said if not any(_form_of(word, verb) for verb in verbs))


def _form_of(word: str, verb: str) -> bool:
    return word.startswith(verb[:_STEM]) and len(word) <= len(verb) + _ENDING


def _keys(actors: tuple[ClaimActor, ...], role: ClaimRole) -> list[str]:
    return sorted({actor.actor_key for actor in actors if actor.role is role})


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _sentence(text: str) -> str:
    """Return the text on one line with its first letter in upper case."""
    line = " ".join(text.split())
    return line[:1].upper() + line[1:]
