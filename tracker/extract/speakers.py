"""Which nouns can stand for somebody, or for a document, that says something."""

from tracker.extract.parsed import Token
from tracker.extract.roles import actor_kind, is_document, role_of
from tracker.extract.stance import says_something

_ANYBODY = frozenset(
    {"you", "one", "people", "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody"}
)
_MANY = frozenset(
    {"percent", "%", "lot", "lots", "number", "majority", "most", "some", "many", "several", "few", "all"}
)
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def can_speak(token: Token) -> bool:
    """Tell whether a word names somebody, or a document, that can say something."""
    if token.lower_ in _ANYBODY:
        return False
    if token.ent_type_ in _NAMES or token.pos_ == "PROPN":
        return True
    if token.lower_ in _MANY:
        return any(can_speak(g) for c in token.children if c.lower_ == "of" for g in c.children)
    noun = token.lower_
    known = role_of(noun) is not None or actor_kind(noun) is not None or is_document(noun)
    return token.pos_ == "NOUN" and (known or says_something(token))
