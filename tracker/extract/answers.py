"""Which attribution another one answers: "this was denied", "he rejected the allegation"."""

from collections.abc import Sequence

from tracker.extract import curt, kindred
from tracker.extract.belied import spoken_of, untrue
from tracker.extract.cues import CueClass, lexicon
from tracker.extract.found import Found, content_words
from tracker.extract.parsed import Doc, Token
from tracker.extract.pointing import AROUND, aimed_at, guiltless, points_only
from tracker.extract.roles import role_of
from tracker.extract.stance import DENIABLE, negated, points_back, says_something
from tracker.extract.subjects import VERBAL, antecedent, main_verb
from tracker.extract.verbs import happens
from tracker.terms import AffiliationKind, Stance

_ANSWERS = frozenset({Stance.DENIES, Stance.PARTLY_DENIES, Stance.DECLINES, Stance.QUESTIONS})
_THINGS = frozenset({"it", "them"})
_NAMES = frozenset({"PROPN", "NOUN"})
# What is done as well as said: "denied the attack" denies no words.
_DEEDS = frozenset({"attack"})
# Who "does not want that" says nothing of whether it is so.
_WISHES = frozenset({CueClass.HOPE, CueClass.PLAN, CueClass.PERCEIVE, CueClass.FEAR, CueClass.SUPPORT})
_FIRST = frozenset({"i", "we", "my", "our"})
# What people take back of their own: "a stance that he has since disavowed".
_OWN = frozenset({"disavow", "disown", "renounce"})
_WHICH = frozenset({"which", "something"})
_ONE = frozenset({"he", "she", "it", "who", "which", "that"})
_HE = frozenset({"he", "she"})
_HIS = frozenset({"his", "her"})
_CHARGES = frozenset({"charge", "count"})
_WHEN = frozenset({"after", "before", "since", "when", "until"})
# What can be done to nothing but words: "took it back".
_UNSAYING = frozenset({"retract", "recant", "unsay", "take", "walk", "row"})
_AHEAD = frozenset({"will", "would", "shall"})
# How many attributions back an answer may reach.
_BACK = 8


def answered(doc: Doc, all_found: Sequence[Found], stances: Sequence[Stance], at: int) -> int | None:
    """Return the index of the attribution that the one at `at` answers by pointing at it."""
    found = all_found[at]
    noun = spoken_of(found) if stances[at] in _ANSWERS else None
    if noun is not None:
        told = next((i for i, one in enumerate(all_found) if one.trigger == noun and one.heads), None)
        if told is not None:
            return told
    if stances[at] is Stance.RETRACTS:
        return _taken_back(doc, all_found, stances, at)
    turned = curt.turned(found) is not None
    if turned or curt.nonsense(found):
        question = curt.asked(doc, all_found, stances, at)
        if question is not None:
            return question
        if turned:
            return _left_out(doc, all_found, at) if curt.elided(found) is not None else None
    if stances[at] not in _ANSWERS and found.cue.kind is not CueClass.CONFIRM:
        return None
    if not (points_only(doc, found) or guiltless(found)) or _idle(doc, found, stances[at]):
        return None
    if found.trigger.lemma_ in _OWN or not happens(found.trigger):
        return None
    if (start := _tail(doc, found)) is not None:
        earlier = (i for i in range(at - 1, -1, -1) if _ends_at(all_found[i], start))
        hung = next((i for i in earlier if stances[i] is Stance.ASSERTS), None)
        if hung is not None or doc[start].lower_ in _WHICH:
            return hung
    nouns = {_meant(doc[i]).lemma_.lower() for i in aimed_at(found)}
    wanted = {cue.kind for noun in nouns if (cue := lexicon().get((noun, "noun")))}
    if not wanted and any(_meant(doc[i]) != doc[i] for i in found.content):
        return None
    candidates = [
        i
        for i in range(at - 1, max(-1, at - 1 - _BACK), -1)
        if _answerable(doc, all_found, stances, i, found)
    ]
    inside = _speech(all_found, found)
    if inside is not None:
        # Within what somebody says a denial is of what he tells, not of his own words before.
        candidates = [i for i in candidates if all_found[i].trigger.i in inside.content]
    if curt.denies(found):
        # Whoever calls something a lie without naming it means what was said just before.
        candidates = [i for i in candidates if _just_before(doc, all_found[i], found)]
    if _bare(doc, found):
        candidates = [i for i in candidates if _meant_by_this(doc, all_found[i], found)]
        if found.trigger.lemma_ == "deny":
            # "We hit nothing, Norland said. Sudany denied it, too": what both deny is the deed.
            candidates = [i for i in candidates if not _says_not(doc, all_found[i])]
    if guiltless(found):
        # Who denies wrongdoing denies what he is accused of, not whatever was said last.
        candidates = [i for i in candidates if all_found[i].cue.kind is CueClass.ACCUSE]
    elif _names(doc, found) and any(doc[i].lemma_.lower() in _CHARGES for i in aimed_at(found)):
        # "Doyle denies all the charges": what is said of Doyle, not whatever was said in court.
        candidates = [i for i in candidates if _may_charge(doc, all_found[i], _names(doc, found))]
    whose = _whose(doc, found)
    if whose is not None:
        candidates = [i for i in candidates if _may_be(doc, all_found[i].source, whose)]
    nation = _of_a_nation(doc, found)
    if nation is not None:
        # "The Russian claim" is that of a state or of its men, whatever they are called.
        own = [i for i in candidates if _of_that_nation(doc, all_found[i], nation)]
        candidates = own or [i for i in candidates if _named(doc, all_found[i])]
    if stances[at] is Stance.DENIES and untrue(found) is None and kindred.paper(doc, aimed_at(found)):
        # "The report" is what somebody reported or what a report said.
        candidates = [i for i in candidates if kindred.of_paper(doc, all_found[i])]
    candidates = [
        i
        for i in candidates
        if kindred.may_mean(doc, nouns, all_found[i], near=_just_before(doc, all_found[i], found))
    ]
    # Of two of like standing the nearest.
    return max(candidates, key=lambda i: _standing(doc, all_found[i], found, wanted), default=None)


def _left_out(doc: Doc, all_found: Sequence[Found], at: int) -> int | None:
    """Return the index of what somebody else said just before, which "he had" leaves out."""
    found = all_found[at]
    for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
        earlier = all_found[i]
        if max(earlier.content, default=-1) < found.trigger.i and curt.elided(earlier) is None:
            whole = bool(earlier.heads) and _just_before(doc, earlier, found)
            return i if whole and earlier.source != found.source else None
    return None


def _taken_back(doc: Doc, all_found: Sequence[Found], stances: Sequence[Stance], at: int) -> int | None:
    """Return the index of what a speaker said himself and takes back by pointing at it."""
    found = all_found[at]
    verb = found.trigger
    if not found.content or not points_only(doc, found) or not happens(verb):
        return None
    if verb.tag_ == "VB" and verb.dep_ == "ccomp":
        # "Demanded that he retract the claim".
        return None
    if _bare(doc, found) and verb.lemma_ not in _UNSAYING:
        return None
    for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
        earlier = all_found[i]
        if earlier.trigger.i > verb.i:
            # "Withdrew his account, saying that he had been at home": what he says now.
            continue
        if not _same_source(doc, earlier, found):
            if _named(doc, earlier) and not _names(doc, found):
                # "He" is whoever was named last.
                return None
            continue
        says = stances[i] is Stance.ASSERTS and bool(earlier.heads) and not points_only(doc, earlier)
        if says and (not _bare(doc, found) or _just_before(doc, earlier, found)):
            return i
    return None


def _same_source(doc: Doc, earlier: Found, later: Found) -> bool:
    """Tell whether two sources share a name, or the later one is a "he" for a name."""
    names = _names(doc, later)
    if names:
        return bool(names & _names(doc, earlier))
    return {doc[i].lower_ for i in later.source} <= _HE and bool(later.source and _names(doc, earlier))


def _names(doc: Doc, found: Found) -> set[str]:
    return {doc[i].text for i in found.source if doc[i].pos_ == "PROPN"}


def _standing(doc: Doc, earlier: Found, answer: Found, wanted: set[CueClass]) -> float:
    """Return how likely an attribution is answered: by its kind, how near it is, if it names who answers."""
    names = {doc[i].text for i in answer.source if doc[i].pos_ in _NAMES and not _owner(doc[i])}
    content = {doc[i].text for i in earlier.content}
    told = any(name in content and name[:1].isupper() for name in names)
    aside = _in_passing(earlier)
    near = 2 * (answer.trigger.sent.start <= max(earlier.tokens)) + 1.5 * _just_before(doc, earlier, answer)
    # Reports of what one is accused of: "accused the army of …", and the army calls the reports a lie.
    reports = bool(wanted) and CueClass.ACCUSE not in wanted
    accused = reports and bool(names & content) and earlier.cue.kind is CueClass.ACCUSE
    # A promise is hardly "the claim".
    ahead = bool(wanted) and _promises(doc, earlier)
    return (
        near - 2 * aside - 2 * ahead + max((1.0 + 2.0 * told) * (earlier.cue.kind in wanted), 2.0 * accused)
    )


def _owner(token: Token) -> bool:
    """Tell whether a name is of somebody whose kin speaks, for himself: "Smith's wife"."""
    name = token.head if token.dep_ == "compound" else token
    role = role_of(name.head.lower_) if name.dep_ == "poss" else None
    return role is not None and role.tie is not AffiliationKind.SPEAKS_FOR


def _promises(doc: Doc, found: Found) -> bool:
    """Tell whether an attribution says what will be done: "said the data would be released"."""
    verb = main_verb(doc, found.content)
    return verb is not None and any(c.lower_ in _AHEAD for c in verb.children)


def _in_passing(found: Found) -> bool:
    """Tell whether words are told only to say when: "two days after Soto announced that …"."""
    verb = found.trigger
    timed = verb.dep_ in {"advcl", "pcomp", "relcl"} or verb.head.lower_ in _WHEN
    return timed and (verb.head.lower_ in _WHEN or any(c.lower_ in _WHEN for c in verb.children))


def _idle(doc: Doc, found: Found, stance: Stance) -> bool:
    """Tell whether a denial points at nothing said: "dismissed them", "met with resistance"."""
    if stance not in {Stance.DENIES, Stance.PARTLY_DENIES}:
        return False
    if negated(found) and found.cue.kind in _WISHES:
        return True
    nobody = not found.source or doc[min(found.source)].pos_ == "ADP"
    if nobody and (found.source or found.cue.pos == "noun"):
        # "Disagreement on the reply", "that was not clear in the chain of letters": nobody denies.
        return True
    aimed = aimed_at(found)
    words = [token for token in content_words(found) if token.i in aimed]
    if not words:
        return not found.source
    if any(t.lemma_.lower() in _DEEDS or t.lower_ == "its" for t in words):
        # What is a thing's own is hardly what somebody said of another.
        return True
    said = words[-1].lower_ in _THINGS and len(words) == 1
    return said and untrue(found) is None and found.trigger.lemma_ not in DENIABLE


def _speech(all_found: Sequence[Found], found: Found) -> Found | None:
    """Return the attribution in whose content others deny: "They call that a lie," he said."""
    own = {found.trigger.doc[i].lower_ for i in found.source} & _FIRST
    around = (one for one in all_found if one is not found and found.trigger.i in one.content)
    return None if own else next((one for one in around if not one.content & one.words), None)


def _tail(doc: Doc, found: Found) -> int | None:
    """Return where a denial begins that hangs on what it denies: ", which he denied", ", a claim that"."""
    aimed = aimed_at(found)
    start = min(aimed, default=0)
    hung = start > 0 and doc[start].nbor(-1).text == "," and max(aimed) < found.trigger.i
    which = doc[start].lower_ in _WHICH and len(aimed) == 1
    return start if hung and (which or any(says_something(doc[i]) for i in aimed)) else None


def _ends_at(earlier: Found, which: int) -> bool:
    """Tell whether a content goes up to a relative clause, or takes it in as its own."""
    before = [i for i in earlier.content if i < which]
    return bool(earlier.heads) and max(before, default=-1) >= which - 2 and min(before) < which - 2


def _bare(doc: Doc, found: Found) -> bool:
    """Tell whether nothing but a pronoun says what is answered: "disputes this"."""
    words = [doc[i] for i in aimed_at(found) if doc[i].text[:1].isalpha() and doc[i].lower_ not in AROUND]
    return bool(words) and all(points_back(word) for word in words)


def _meant_by_this(doc: Doc, earlier: Found, answer: Found) -> bool:
    """Tell whether "this" can mean an attribution: the last, unless the article speaks in between."""
    verb = answer.trigger
    behind = verb.dep_ in {"advcl", "conj"} and verb.head.pos_ in VERBAL and verb.head.i < verb.i
    if behind:
        return verb.sent.start <= max(earlier.tokens)
    before = doc[max(verb.sent.start - 1, 0)].sent.start
    # "It" stays what it was over a sentence that says nothing of it.
    it = all(doc[i].lower_ == "it" for i in answer.content)
    return (doc[max(before - 1, 0)].sent.start if it else before) <= max(earlier.tokens)


def _just_before(doc: Doc, earlier: Found, answer: Found) -> bool:
    """Tell whether an attribution stands in the sentence of another one or in the one before."""
    first = doc[min(answer.trigger.i, *answer.content)] if answer.content else answer.trigger
    return doc[max(first.sent.start - 1, 0)].sent.start <= max(earlier.tokens)


def _may_charge(doc: Doc, found: Found, names: set[str]) -> bool:
    """Tell whether an attribution accuses somebody, or tells of one with these names."""
    return found.cue.kind is CueClass.ACCUSE or any(doc[i].text in names for i in found.content)


def _whose(doc: Doc, found: Found) -> str | None:
    """Return the name in "Smith's comments", or the last before "his comments": hardly another man's."""
    aimed = aimed_at(found)
    named = next(
        (doc[i].text for i in sorted(aimed) if doc[i].dep_ == "poss" and doc[i].pos_ in _NAMES), None
    )
    if named is not None:
        return named
    own = next((i for i in sorted(found.content) if doc[i].lower_ in _HIS and doc[i].dep_ == "poss"), None)
    names = (doc[i].text for i in range(own - 1, -1, -1) if doc[i].ent_type_ == "PERSON") if own else iter(())
    return next(names, None)


def _says_not(doc: Doc, found: Found) -> bool:
    """Tell whether an attribution says that something is not so: "has not targeted any convoy"."""
    verb = main_verb(doc, found.content)
    return verb is not None and any(c.dep_ == "neg" for c in verb.children)


def _of_a_nation(doc: Doc, found: Found) -> str | None:
    """Return the adjective by which what is answered is said to be a nation's: "the Russian claim"."""
    words = (doc[i] for i in aimed_at(found))
    before = (t for t in words if t.dep_ in {"amod", "compound"} and t.text[:1].isupper())
    nations = (t for t in before if says_something(t.head))
    return next((t.lower_ for t in nations), None)


def _of_that_nation(doc: Doc, found: Found, nation: str) -> bool:
    """Tell whether a source has the name of a nation in it: "Russia", "the Russian ministry"."""
    return any(doc[i].lower_[:4] == nation[:4] for i in found.source)


def _may_be(doc: Doc, source: set[int], name: str) -> bool:
    """Tell whether a source is of this name, or a pronoun behind it."""
    same = {name, name.removesuffix("s"), f"{name}s"}
    if not source or any(doc[i].text in same for i in source):
        return True
    if any(doc[i].lower_ not in _ONE for i in source):
        return False
    names = (doc[i].text for i in range(min(source) - 1, -1, -1) if doc[i].ent_type_ == "PERSON")
    return next(names, name) in same


def _meant(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token: "a charge that Russia denied"."""
    return antecedent(token) or token


def _answerable(
    doc: Doc, all_found: Sequence[Found], stances: Sequence[Stance], i: int, answer: Found
) -> bool:
    """Tell whether an earlier attribution says something that can be denied."""
    earlier = all_found[i]
    if (
        stances[i] is not Stance.ASSERTS
        or (not earlier.heads and main_verb(doc, earlier.content) is None)
        or max(earlier.words, default=-1) > answer.trigger.i
        or (_in_headline(doc, earlier) and not _in_headline(doc, answer))
    ):
        return False
    own = bool(earlier.source) and (earlier.source == answer.source or _of_him(doc, all_found, i, answer))
    return not own and not points_only(doc, earlier) and answer.trigger.i not in earlier.content


def _in_headline(doc: Doc, found: Found) -> bool:
    """Tell whether an attribution stands in a headline, which nobody in the text answers."""
    return doc._.page.paragraph(found.trigger.i) in doc._.page.titles


def _of_him(doc: Doc, all_found: Sequence[Found], i: int, answer: Found) -> bool:
    """Tell whether "he" who answers is most likely the person who said the earlier words himself."""
    if {doc[at].lower_ for at in answer.source} - _HE or not answer.source:
        return False
    if not _named(doc, all_found[i]):
        return False
    later = (one for one in all_found[i + 1 :] if max(one.source, default=-1) < min(answer.source))
    return _just_before(doc, all_found[i], answer) and not any(_named(doc, one) for one in later)


def _named(doc: Doc, found: Found) -> bool:
    """Tell whether a source has a name; what the tagger calls a rare one is not to be relied on."""
    return any(doc[i].text[:1].isupper() and doc[i].pos_ in {"PROPN", "NOUN"} for i in found.source)
