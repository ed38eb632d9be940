"""Cues that only might have happened: under "if", in a question, as an order, or of nobody."""

from collections.abc import Iterator

from tracker.extract.parsed import Token
from tracker.extract.subjects import SUBJECTS, VERBAL, antecedent, subject

_IF = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing", "assuming"})
_UNTIL = frozenset({"until", "till", "whenever"})
_WHEN = frozenset({"once", "when", "before", "after", "as"}) | _UNTIL
_MODAL = frozenset(
    {"will", "wo", "'ll", "would", "'d", "shall", "can", "could", "may", "might", "must", "should"}
)
_WHOEVER = frozenset({"whoever", "whomever", "whichever"})
_ANYONE = frozenset({"anyone", "anybody"})
_NOBODY = frozenset({"nobody", "none"})
_AND = frozenset({"and", "but", "or", "so"})
_BEFORE_AN_ORDER = frozenset({"please", "just", "do", "now", "then", "so", "never", "always", "and", "but"})


def unreal(verb: Token) -> bool:
    """Tell whether a clause says nothing of what somebody did: a condition, a question, an order."""
    if verb.pos_ not in VERBAL and not verb.tag_.startswith("VB"):
        return False
    return any(_supposed(v) or _future(v) or inverted(v) for v in _clauses(verb)) or (
        _anybody(verb) or ordered(verb)
    )


def of_nobody(verb: Token) -> bool:
    """Tell whether nobody does it: "nobody said", "no minister said"; "neither firm" names two."""
    who = subject(verb)
    if who is None:
        return False
    one = who.lower_ == "one" and who.i > 0 and who.nbor(-1).lower_ == "no"
    partitive = any(c.lower_ == "of" for c in who.children)
    # "Any child can tell you": a way of speaking.
    no = any(c.dep_ == "det" and c.lower_ in {"no", "any"} for c in who.children)
    return one or no or (who.lower_ in _NOBODY and not partitive)


def _clauses(verb: Token) -> Iterator[Token]:
    """Yield a verb and those whose clause it shares: "if he refuses to say"."""
    yield verb
    while verb.dep_ in {"conj", "xcomp"} and verb.head != verb and verb.head.pos_ in VERBAL:
        verb = verb.head
        yield verb


def _supposed(verb: Token) -> bool:
    return any(c.lower_ in _IF and c.dep_ in {"mark", "advmod"} and c.i < verb.i for c in verb.children)


def _future(verb: Token) -> bool:
    """Tell whether a clause of time is still to come: "once they confirm …, it will open"."""
    words = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    if verb.dep_ != "advcl" or not words & _WHEN or not _present(verb):
        return False
    above = verb.head
    coming = any(c.dep_ == "aux" and c.lower_ in _MODAL for c in above.children) or ordered(above)
    return bool(words & _UNTIL) or coming


def _present(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return (auxiliaries[0] if auxiliaries else verb).tag_ in {"VBZ", "VBP"}


def inverted(verb: Token) -> bool:
    """Tell whether a clause starts with its auxiliary: "should he say", "had he said", "did he say"."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    first = next((t for t in verb.subtree if not (t.is_punct or t.is_space or t.lower_ in _AND)), None)
    auxiliary = first is not None and first.dep_ in {"aux", "auxpass"} and first.head == verb
    return who is not None and auxiliary and first is not None and first.i < who.i


def _anybody(verb: Token) -> bool:
    """Tell whether the subject is whoever it may be, or asked for: "who ordered it is unclear"."""
    who = subject(verb)
    if who is None:
        return False
    meant = antecedent(who) or who
    if who.lower_ in _WHOEVER or meant.lower_ in _ANYONE:
        return True
    asked = who.lower_ == "who" and who.head == verb
    return asked and (verb.dep_ in {"ccomp", "csubj", "pcomp"} or _closes_with_question(verb))


def _closes_with_question(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and any(c.text == "?" for c in verb.children)


def ordered(verb: Token) -> bool:
    """Tell whether a verb is an order: "say that you are sorry"."""
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return False
    if any(c.dep_ in SUBJECTS or (c.dep_ == "aux" and c.lower_ != "do") for c in verb.children):
        return False
    left = [c for c in verb.children if c.i < verb.i and not (c.is_punct or c.is_space)]
    return all(c.lower_ in _BEFORE_AN_ORDER or c.dep_ in {"neg", "intj", "npadvmod"} for c in left)
