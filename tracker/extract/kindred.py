"""What a noun for something said can mean: a figure has a number in it, a finding is no eyewitness's."""

from collections.abc import Collection

from tracker.extract.cues import CueClass, lexicon
from tracker.extract.found import Found
from tracker.extract.parsed import Doc, Token
from tracker.extract.recounts import counted
from tracker.extract.roles import actor_kind, is_document, role_of
from tracker.extract.subjects import SUBJECTS, main_verb

_CHARGES = frozenset({"accusation", "allegation", "insinuation"})
_FINDINGS = frozenset({"finding", "conclusion", "result", "analysis", "assessment"})
_FIGURES = frozenset({"figure", "number", "toll", "count", "estimate", "statistic", "total"})
_ACCOUNTS = frozenset({"account", "version", "testimony", "recollection"})
_PAPERS = frozenset(
    {
        "report", "story", "article", "study", "book", "column", "poll", "survey", "document", "paper",
        "papers", "file", "memo", "memorandum", "dossier", "letter", "recording", "footage", "video",
        "photograph",
    }
)  # fmt: skip
_FOUND = frozenset({CueClass.DOCUMENT, CueClass.REVEAL, CueClass.LEARN, CueClass.BELIEVE, CueClass.CONFIRM})
_FINDERS = frozenset(
    {
        "panel", "commission", "inquiry", "inquest", "committee", "auditor", "coroner", "investigator",
        "expert", "scientist", "researcher", "laboratory", "institute", "inspector", "team", "engineer",
        "examiner",
    }
)  # fmt: skip
_ACCUSING = frozenset({CueClass.ACCUSE, CueClass.CRITICISE, CueClass.SUGGEST})
_SENSES = frozenset({"see", "hear", "notice", "watch", "know", "remember", "feel", "be", "have"})
_LEARNING = _FOUND | {CueClass.SAY, CueClass.KNOW, CueClass.PERCEIVE}
_OWN = frozenset({"i", "we", "it", "there"})


def may_mean(doc: Doc, nouns: Collection[str], earlier: Found, *, near: bool) -> bool:
    """Tell whether nouns by which an answer names what it answers, as lemmas, fit an earlier attribution.

    `near` says that it stands just before the answer.
    """
    if not _CHARGES.isdisjoint(nouns):
        return earlier.cue.kind in _ACCUSING or (near and _deed(doc, earlier))
    if not _FIGURES.isdisjoint(nouns):
        return counted(" ".join(doc[i].text for i in sorted(earlier.content)))
    written = earlier.cue.kind is CueClass.DOCUMENT or any(
        is_document(noun) for noun in _source(doc, earlier)
    )
    if not _FINDINGS.isdisjoint(nouns):
        return earlier.cue.kind in _FOUND or written or not _FINDERS.isdisjoint(_source(doc, earlier))
    return not written or _ACCOUNTS.isdisjoint(nouns)


def paper(doc: Doc, aimed: Collection[int]) -> bool:
    """Tell whether one piece of writing is answered: "called the report a hoax"; "the reports" are any."""
    return any(doc[i].lower_ in _PAPERS for i in aimed)


def of_paper(doc: Doc, found: Found) -> bool:
    """Tell whether an attribution tells what somebody reported, or what a report said."""
    nouns = {doc[i].lemma_.lower() for i in found.source | found.words}
    return bool(nouns & (_PAPERS | {"report", "write", "publish"})) or found.cue.kind is CueClass.DOCUMENT


def _source(doc: Doc, found: Found) -> set[str]:
    return {doc[i].lemma_.lower() for i in found.source}


def _deed(doc: Doc, found: Found) -> bool:
    """Tell whether somebody is said to have done something: "soldiers burned the bridge"."""
    verb = main_verb(doc, found.content)
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if verb is not None else None
    if verb is None or who is None:
        return False
    if who.dep_ == "nsubjpass":
        return True
    cue = lexicon().get((verb.lemma_, "verb"))
    learns = verb.lemma_ in _SENSES or (cue is not None and cue.kind in _LEARNING)
    return not learns and who.lower_ not in _OWN and _somebody(who)


def _somebody(who: Token) -> bool:
    """Tell whether a subject can do wrong: a name, a pronoun, people or a body."""
    noun = who.lower_
    return who.pos_ in {"PROPN", "PRON"} or role_of(noun) is not None or actor_kind(noun) is not None
