"""What the way two mentions stand in a sentence tells of whether a pronoun means the one before it."""

from __future__ import annotations

from tracker.extract.cast_text import Words
from tracker.extract.cues import CueClass, lexicon
from tracker.extract.mentions import Phrase
from tracker.extract.parsed import Token
from tracker.extract.pronoun_seen import Seen
from tracker.extract.telling import reports, speaks_out

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DIED = frozenset({"die", "perish", "succumb", "drown"})
_KILLED = frozenset({"kill", "bury", "murder", "execute", "assassinate", "martyr"})
_BESIDE = frozenset({"advcl", "conj", "ccomp"})


def barred(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a pronoun cannot mean a mention for the way both stand in one sentence."""
    outlived = item.subject and item.verb == outliving(words, phrase)
    return (
        outlived
        or _same_clause(words, item, phrase)
        or _accuses(words, item, phrase)
        or _told_of(words, item, phrase)
    )


def _told_of(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a mention is of somebody else in what one says: "Holt's list is long, he said"."""
    token = words.doc[phrase.head]
    verb = token.head
    if token.lower_ not in {"he", "she"} or item.subject or (verb.lemma_, "verb") not in lexicon():
        return False
    clauses = [c for c in verb.children if c.dep_ == "ccomp"] + [verb.head] * (verb.dep_ == "parataxis")
    return item.phrase.start < phrase.start and any(
        clause.left <= item.phrase.head <= clause.right for clause in clauses
    )


def outliving(words: Words, phrase: Phrase) -> int | None:
    """Return the verb of whoever tells of a death: "Malik said he had died" tells of somebody else's."""
    token = words.doc[phrase.head]
    if token.dep_ == "poss":
        # "He had died of his wounds."
        clauses = (c for above in token.ancestors for c in above.children if c.dep_ in _SUBJECTS)
        token = next((c for c in clauses if c.lower_ in MALE | FEMALE), token)
    verb = token.head
    died = verb.lemma_ in _DIED if token.dep_ == "nsubj" else verb.lemma_ in _KILLED
    told = token.dep_ in _SUBJECTS and verb.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBN"}
    return verb.head.i if told and died else _of_another(words.doc[phrase.head])


def _accuses(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a mention is of whoever says what the pronoun's own denial answers."""
    who = accuser(words, phrase)
    return who is not None and who.left <= item.phrase.head <= who.right


def accuser(words: Words, phrase: Phrase) -> Token | None:
    """Return the subject of the clause before a pronoun's denial: "X accused Y but it denied"."""
    token = words.doc[phrase.head]
    denial = token.head
    if token.dep_ not in _SUBJECTS or denial.dep_ not in _BESIDE or denial.head.i > denial.i:
        return None
    cue = lexicon().get((denial.lemma_, "verb"))
    if cue is None or cue.kind is not CueClass.DENY:
        return None
    return next((c for c in denial.head.children if c.dep_ in _SUBJECTS), None)


def _same_clause(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether an object pronoun stands beside its would-be subject ("Smith praised him")."""
    if words.lower[phrase.head] not in {"him", "her", "them", "it"} or not item.subject:
        return False
    token = words.doc[phrase.head]
    # "He saw him hit the boy."
    small = token.dep_ in _SUBJECTS and token.lower_ in {"him", "them"}
    beside = small or token.dep_ in {"dobj", "pobj", "dative"}
    # "Ana Ruiz, who saw her": another.
    clause = token.head if token.dep_ != "pobj" else token.head.head
    who = clause.dep_ == "relcl" and item.phrase.start <= clause.head.i < item.phrase.end
    return beside and (who or item.verb in {token.head.i, token.head.head.i})


def speaks(words: Words, phrase: Phrase) -> bool:
    """Tell whether a pronoun is the subject of a verb of speech."""
    token = words.doc[phrase.head]
    return token.dep_ in _SUBJECTS and reports(token.head.lemma_)


def named_behind(words: Words, phrase: Phrase) -> str:
    """Return the name behind what is said, else "": "he fell, Mr Holt said" tells of another."""
    token = words.doc[phrase.head]
    for verb in token.ancestors:
        who = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if who is not None and who.i > token.i and reports(verb.lemma_) and who.text[:1].isupper():
            return who.lower_
    return ""


def _saying(words: Words, phrase: Phrase) -> Token | None:
    """Return the verb above the clause whose subject a pronoun is: "said" of "said that he fell"."""
    token = words.doc[phrase.head]
    inside = token.dep_ in _SUBJECTS and token.head.dep_ == "ccomp"
    return token.head.head if inside else None


def of_teller(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a mention owns whoever says what a pronoun stands in: "his mother said that he"."""
    verb, own = _saying(words, phrase), words.doc[item.phrase.head]
    if verb is None or own.dep_ != "poss" or own.tag_ != "PRP$":
        return False
    return own.head.dep_ in _SUBJECTS and own.head.head == verb


def tells_of_himself(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a pronoun is the subject of what a mention's own verb of speech has said."""
    verb = _saying(words, phrase)
    if verb is None or words.quoted[phrase.start]:
        return False
    return item.subject and item.verb == verb.i and speaks_out(verb)


def leads_to(words: Words, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a colon stands between a subject and a pronoun: "one was vague: it is, he said"."""
    verb = words.doc[item.verb]
    same = item.subject and item.sentence == words.sentence[phrase.start]
    outside = not (item.quoted or words.quoted[phrase.start])
    return outside and same and any(words.text[i] == ":" for i in range(verb.i, phrase.start))


def opening_word(words: Words, item: Seen) -> bool:
    """Tell whether a name is one word that opens a sentence: any word would have its capital there."""
    phrase = item.phrase
    lone = phrase.name is not None and phrase.end - phrase.start == 1 and not words.label[phrase.head]
    return lone and words.doc[phrase.head].is_sent_start


def _of_another(him: Token) -> int | None:
    """Return the verb of whoever says "he heard him": "he" is who speaks, so that "him" is another."""
    small = him.dep_ in _SUBJECTS and him.head.tag_ == "VB" and him.head.dep_ == "ccomp"
    verb = him.head.head if small else him.head
    if him.lower_ not in {"him", "her"} or not (small or him.dep_ in {"dobj", "dative"}):
        return None
    same = MALE if him.lower_ in MALE else FEMALE
    he = any(c.dep_ in _SUBJECTS and c.lower_ in same for c in verb.children)
    return verb.head.i if he and verb.dep_ == "ccomp" else None
