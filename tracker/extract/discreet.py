"""Words about how a speaker wants to be told of, which claim nothing: "who asked not to be named"."""

from tracker.extract.found import Found

_ASKING = frozenset(
    {"ask", "request", "want", "wish", "insist", "speak", "prefer", "decline", "refuse", "agree"}
)
_NAMED = frozenset({"named", "identified", "quoted", "cited"})
_HIDDEN = frozenset({"anonymity", "anonymous", "anonymously", "unnamed", "unidentified"})
# A longer content says something else, too.
_MOST = 12


def discreet(found: Found) -> bool:
    """Tell whether an attribution only says that somebody does not want his name in it."""
    words = {found.trigger.doc[i].lower_ for i in found.content}
    if found.trigger.lemma_.lower() not in _ASKING or len(words) > _MOST:
        return False
    negated = "not" in words or found.trigger.lemma_.lower() in {"decline", "refuse"}
    return bool(words & _HIDDEN) or (negated and "be" in words and bool(words & _NAMED))
