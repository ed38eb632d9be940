"""Mends the parse around charges: of what somebody is accused goes with the verb, not with his name."""

from spacy.tokens import Doc, Token

# Lemmas are not known yet where parses are mended.
_CHARGING = {
    form: word
    for stem, word in (("accus", "of"), ("suspect", "of"), ("blam", "for"), ("charg", "with"))
    for form in (stem, f"{stem}e", f"{stem}es", f"{stem}s", f"{stem}ed", f"{stem}ing")
}
# What a thing is rather than what is done: "of mounting debts".
_LASTING = frozenset(
    {
        "growing",
        "mounting",
        "ongoing",
        "continuing",
        "increasing",
        "rising",
        "existing",
        "lasting",
        "standing",
    }
)


def repair(doc: Doc) -> None:
    """Tie "of arming the group" to the verb in "accused the envoy of arming the group"."""
    for noun in doc:
        if noun.dep_ == "pobj" and noun.head.head.lower_ in _CHARGING:
            _do(noun, noun.head)
        verb = noun.head
        word = _CHARGING.get(verb.lower_) if noun.dep_ == "dobj" and verb.tag_.startswith("VB") else None
        if word is None or any(c.lower_ == word and c.dep_ == "prep" and c.i > noun.i for c in verb.children):
            continue
        charge = _charge(noun, word) or (_charge(noun, "on") if word == "for" else None)
        if charge is not None:
            charge.head = verb


def _do(noun: Token, prep: Token) -> None:
    """Read "of flying rifles" as a deed and not as rifles that fly."""
    deed = noun.doc[prep.i + 1] if prep.i + 1 < noun.i else noun
    if deed.tag_ == "VBG" and deed.dep_ == "amod" and deed.head == noun and deed.lower_ not in _LASTING:
        deed.head, deed.dep_ = prep, "pcomp"
        noun.head, noun.dep_ = deed, "dobj"


def _charge(noun: Token, word: str) -> Token | None:
    """Return the preposition that a charge hangs on: the first before a gerund, else the last."""
    found = [prep for prep in noun.subtree if prep.lower_ == word and prep.dep_ == "prep"]
    close = [prep for prep in found if _within(prep, noun) or prep.nbor(-1).text == ","]
    return next(filter(_of_doing, (*close, *found)), close[-1] if close else None)


def _of_doing(prep: Token) -> bool:
    return any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in prep.children)


def _within(prep: Token, noun: Token) -> bool:
    """Tell whether only nouns and prepositions stand between a preposition and the noun it is for."""
    above = prep.head
    while above != noun and above.dep_ in {"prep", "pobj"}:
        above = above.head
    return above == noun
