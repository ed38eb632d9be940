"""Who is asked before he speaks: "pressed on whether he knew, the mayor said no"."""

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import SUBJECTS

_ASKED = frozenset({"ask", "press", "question", "quiz", "grill", "challenge"})
_TOLD = frozenset({"told", "informed", "reminded", "assured", "notified", "advised", "warned"})
_WHEN = frozenset({"when", "once", "after", "having", "been", "but", "and", "yet", '"'})
_ON = frozenset({"on", "about", "over", "whether", "if", "why", "how", "what"})


def asked_first(verb: Token) -> bool:
    """Tell whether a cue in front of its sentence is done to the subject: "asked about it, he laughed"."""
    if verb.lemma_ not in _ASKED or verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.dep_ != "advcl" or verb.i > verb.head.i or not (verb.lemma_ == "ask" or _of_something(verb)):
        return False
    return _bare(verb)


def told_first(verb: Token) -> bool:
    """Tell whether a verb that opens its sentence is done to the subject: "told so, he left"."""
    before = {t.lower_ for t in verb.doc[verb.sent.start : verb.i]}
    leads = verb.dep_ == "advcl" and verb.i < verb.head.i and before <= _WHEN
    return verb.lower_ in _TOLD and leads and _bare(verb)


def asks_if(clause: Token) -> bool:
    """Tell whether a question was read as a condition: "asked if the plant was safe"."""
    if clause.dep_ != "advcl" or clause.head.lemma_ not in _ASKED:
        return False
    return clause.left == clause.head.i + 1 and clause.left_edge.lower_ in {"if", "whether"}


def _of_something(verb: Token) -> bool:
    """Tell whether a verb has beside it what somebody is asked: "pressed on", "challenged over"."""
    return any(word.lower_ in _ON for word in verb.doc[verb.i + 1 : verb.i + 2])


def _bare(verb: Token) -> bool:
    """Tell whether a verb has neither a subject nor an auxiliary."""
    return not any(c.dep_ in SUBJECTS or c.dep_ in {"aux", "auxpass"} for c in verb.children)
