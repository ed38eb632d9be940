"""Contents that only point at something said: "this", "the allegations", "any wrongdoing"."""

from collections.abc import Sequence

from tracker.extract.belied import came_about, untrue
from tracker.extract.curt import nonsense, turned
from tracker.extract.found import Found
from tracker.extract.idioms import denied
from tracker.extract.parsed import Doc, Token
from tracker.extract.stance import DENIABLE, points_back, says_something

AROUND = frozenset({"that", "ever", "had", "has", "have", "place", "even", "actually", "at", "all", "any"})
_TRUE = frozenset({"that", "true", "so", "accurate", "correct", "the", "case", "ever"})
_WRONG = frozenset({"wrongdoing", "guilt", "impropriety", "misconduct", "malfeasance", "wrongdoings"})
_ANY = frozenset(
    {"any", "all", "such", "of", "criminal", "legal", "and", "or", "on", "his", "her", "their", "part"}
)
_PARTS = frozenset({"part", "half", "element", "portion"})
_REACH = frozenset(
    {"both", "all", "first", "second", "third", "former", "latter", "last", "either", "neither"}
)
_ALL = frozenset({"all", "both", "most", "much", "none"})
_ONE_OF_TWO = frozenset({"former", "latter"})


def points_only(doc: Doc, found: Found) -> bool:
    """Tell whether the content only points at something said: "this", "the allegations", "such reports"."""
    words = [doc[i] for i in sorted(aimed_at(found)) if not (doc[i].is_punct or doc[i].is_space)]
    if not words or _happened(words) or turned(found) is not None or nonsense(found):
        return True
    aimed = {t.i for t in words}
    head = next((t for t in words if t.head.i not in aimed or t.head == t), words[0])
    whole = _whole(head)
    of_whole = {t.i for t in whole.head.subtree} if whole is not None else set()
    rest = [
        t
        for t in words
        if t != head and t.i not in of_whole
        if t.dep_ not in {"det", "poss", "case", "amod", "predet", "compound", "advmod"}
    ]
    named = says_something(head) and head.pos_ == "NOUN"
    pointing = points_back(head) or head.lower_ in _ONE_OF_TWO
    return not rest and (pointing or named or whole is not None or untrue(found) == head)


def _happened(words: Sequence[Token]) -> bool:
    """Tell whether a clause says only that it happened, or was so: "denied it ever took place"."""
    verb = next((t for t in words if came_about(t) or t.lemma_ == "be"), None)
    who = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None) if verb else None
    if verb is None or who is None or not points_back(who):
        return False
    so = {t.lower_ for t in words if t not in {verb, who}} - AROUND
    return not so if came_about(verb) else bool(so) and so <= _TRUE


def guiltless(found: Found) -> bool:
    """Tell whether somebody denies that he did wrong, whatever it was: "denied any wrongdoing"."""
    words = {t.lower_ for t in map(found.trigger.doc.__getitem__, found.content) if t.text.isalpha()}
    return found.trigger.lemma_ in DENIABLE and bool(words & _WRONG) and words <= _WRONG | _ANY


def _whole(part: Token) -> Token | None:
    """Return what was said of which a noun is a part: "the first part of the claim", "all of it"."""
    if part.lemma_.lower() not in _PARTS and part.lower_ not in _ALL:
        return None
    said = (noun for of in part.children if of.lower_ == "of" for noun in of.children)
    return next((noun for noun in said if points_back(noun) or says_something(noun)), None)


def scope(doc: Doc, found: Found) -> str | None:
    """Return the words by which an answer says how much it answers: "both claims", "the second charge"."""
    words = [doc[i] for i in sorted(aimed_at(found)) if not doc[i].is_space]
    told = any(t.lower_ in _REACH or t.lemma_.lower() in _PARTS for t in words)
    return " ".join(t.text for t in words) if told and points_only(doc, found) else None


def aimed_at(found: Found) -> set[int]:
    """Return the content without the name that a denial gives it: "dismissed the report as a hoax"."""
    said = untrue(found)
    if said is not None:
        return found.content & {t.i for t in said.subtree}
    # What was said in the next sentence, in quotation marks, denies nothing more.
    sentence = found.trigger.sent
    content = {i for i in found.content if sentence.start <= i < sentence.end} or found.content
    aimed = denied(found)
    if aimed is None:
        return content
    noun, word = aimed
    name = {t.i for t in word.subtree}
    if word == noun.head:
        name -= {t.i for t in noun.subtree}
    return content - name - ({word.head.i} if word.head.lower_ == "as" else set())
