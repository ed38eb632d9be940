"""Verbs that tell what somebody says, by themselves and by their place."""

from tracker.extract.cues import lexicon
from tracker.extract.parsed import Token
from tracker.extract.subjects import SUBJECTS


def speaks_out(verb: Token) -> bool:
    """Tell whether a verb is a strong cue, and no part of what somebody else says."""
    above = (verb.head.lemma_, "verb")
    within = verb.dep_ == "ccomp" and verb.head.i < verb.i and above in lexicon()
    # "Norris called it a lie and said …"
    goes_on = (
        c for c in verb.children if c.dep_ == "conj" and not any(d.dep_ in SUBJECTS for d in c.children)
    )
    return not within and (reports(verb.lemma_) or any(reports(c.lemma_) for c in goes_on))


def reports(lemma: str) -> bool:
    """Tell whether a verb is a strong cue."""
    cue = lexicon().get((lemma, "verb"))
    return cue is not None and cue.strong
