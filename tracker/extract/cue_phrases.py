"""Attributions whose cue is a phrase or an adverb: "according to …", "citing …", "reportedly"."""

from collections.abc import Iterator

from tracker.extract.cues import Cue, CueFrame, phrases
from tracker.extract.found import Found, Via, subtree, trim
from tracker.extract.parsed import Doc, Token
from tracker.extract.speakers import can_speak
from tracker.extract.subjects import SUBJECTS, VERBAL, main_verb, noun_phrase
from tracker.extract.verbs import cue_words, verb_cue
from tracker.terms import Hedge

_PLACES = frozenset({"X", "X's"})
# Prepositions that seldom name who says so: "per year".
_SHORT = frozenset({"per"})
# Prepositions that say to whom something seems so, before a verb that says how it is.
_EYES = frozenset({"to", "for"})
_THEM = frozenset({"her", "him", "them"})
_SEEMING = frozenset({"be", "seem", "look", "mean", "amount", "remain", "represent"})
_CITING = frozenset({"citing", "quoting"})
# Endings of those who do something: "dockers", "florists"; and words that only end alike.
_DOERS = ("er", "or", "ist", "ian", "man")
_NO_DOERS = frozenset(
    {
        "number",
        "order",
        "matter",
        "power",
        "error",
        "factor",
        "danger",
        "disaster",
        "weather",
        "barrier",
        "tower",
    }
)
# A clause that nobody above it says.
_OWN_CLAUSE = frozenset({"ROOT", "conj", "relcl", "advcl"})


def _without_adjunct(doc: Doc, right: set[int]) -> set[int]:
    """Drop what tells when or where it was said: ", as he said last year, …"."""
    at = next((i for i in sorted(right) if doc[i].text == ","), None)
    if at is None or at + 1 not in right:
        return right
    before = [doc[i] for i in right if i < at and not doc[i].is_punct]
    return (
        {i for i in right if i > at}
        if before and len(before) <= 10 and all(t.pos_ not in VERBAL for t in before)
        else right
    )


def find(doc: Doc) -> Iterator[Found]:
    """Yield "according to …", "in the words of …", "citing …", "reportedly"."""
    starts: dict[str, list[Cue]] = {}
    for cue in phrases():
        if cue.strong and (set(cue.words) & _PLACES or cue.hedge is Hedge.REPORTED):
            starts.setdefault(cue.words[0].lower(), []).append(cue)
    for token in doc:
        for cue in starts.get(token.lower_, ()):
            found = _phrase(token, cue) if set(cue.words) & _PLACES else _bare(token, cue)
            if found is not None:
                yield found
                break


def _bare(token: Token, cue: Cue) -> Found | None:
    """Match a phrase of nobody: "reportedly", "legend has it"."""
    doc = token.doc
    words = range(token.i, token.i + len(cue.words))
    if words.stop > len(doc) or tuple(doc[i].lower_ for i in words) != cue.words:
        return None
    found = Found(token, cue, set(words), agentless=True)
    verb = token.head
    if len(words) > 1 or token.i == token.sent.start:
        _rest_of_sentence(found)
    elif token.dep_ == "advmod" and verb.pos_ in VERBAL and verb.dep_ in _OWN_CLAUSE:
        found.content = trim(doc, subtree(verb) - found.words)
        found.heads.append((verb, None))
    return found if found.content else None


def a_name(token: Token) -> bool:
    """Tell whether "Per" is what somebody is called: "Per Lindqvist saw no lights"."""
    following = token.nbor(1) if token.text == "Per" and token.i + 1 < len(token.doc) else token
    return following != token and (following.dep_ in SUBJECTS or following.head.dep_ in SUBJECTS)


def _phrase(token: Token, cue: Cue) -> Found | None:
    """Match a phrase with its source in the place of X, and take the rest of the sentence as content."""
    doc, words = token.doc, [word.lower() for word in cue.words]
    at = words.index("x") if "x" in words else words.index("x's")
    before, after = words[:at], words[at + 1 :]
    here = [t.lower_ for t in doc[token.i : token.i + len(before)]]
    if here != before:
        return None
    source = _noun_from(doc, token.i + len(before), possessive=words[at] == "x's")
    if not source or (words[0] in _SHORT and (not _opens(token) or a_name(token))):
        return None
    rest = max(source) + 1 + (words[at] == "x's")
    if [t.lower_ for t in doc[rest : rest + len(after)]] != after:
        return None
    cue_tokens = set(range(token.i, token.i + len(before))) | set(range(rest, rest + len(after)))
    found = Found(token, cue, cue_tokens, source)
    if not has_speaker(doc, words[0], source):
        return None
    if words[0] in _EYES and not _in_the_eyes_of(found):
        return None
    _rest_of_sentence(found)
    if words[0] in _EYES and not (found.heads and found.heads[0][0].lemma_ in _SEEMING):
        return None
    if words[0] in _CITING:
        _cited(found)
    return found if found.content else None


def _opens(token: Token) -> bool:
    """Tell whether a short word starts a clause and has a definite noun behind it: "Per the contract, …"."""
    before, following = token.doc[token.i - 1], token.doc[token.i + 1]
    definite = following.lower_ in {"the", "this", "its", "their"} or following.pos_ == "PROPN"
    return definite and (token.i == token.sent.start or before.text == ",")


def _in_the_eyes_of(found: Found) -> bool:
    """Tell whether a phrase opens a sentence with a pronoun and a comma: "To her, it was …"."""
    doc, last = found.trigger.doc, max(found.source)
    pronoun = all(doc[i].lower_ in _THEM for i in found.source)
    return pronoun and found.trigger.i == found.trigger.sent.start and doc[last + 1].text == ","


def has_speaker(doc: Doc, first: str, source: set[int]) -> bool:
    """Tell whether the noun of a phrase can say something: not "according to height", "citing costs"."""
    top = next((doc[i] for i in sorted(source) if doc[i].head.i not in source), None)
    if top is None or can_speak(top) or top.pos_ != "NOUN":
        return True
    if first in _CITING:
        return top.tag_ == "NNS" and top.lemma_.endswith(_DOERS) and top.lemma_ not in _NO_DOERS
    return top.tag_ == "NNS" or any(c.dep_ in {"det", "poss", "amod", "compound"} for c in top.children)


def _cited(found: Found) -> None:
    """Let whoever cites somebody be the one who passes on what that one said."""
    top = found.heads[0][0] if found.heads else None
    for verb in (top, *top.children) if top is not None else ():
        cue = verb_cue(verb) if verb.pos_ in VERBAL else None
        who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        clause = _clause(verb)
        if cue is not None and CueFrame.THAT in cue.frames and who is not None and clause is not None:
            found.via = Via(noun_phrase(who, verb), cue_words(verb))
            outside = subtree(verb) if clause == verb.head else found.words | found.source
            found.content = trim(verb.doc, subtree(clause) - outside - found.via.source - found.via.cue)
            found.heads = [(clause, None)]
            return


def _clause(verb: Token) -> Token | None:
    """Return the clause that a verb of speech brings, also the one that it is thrown into."""
    below = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    return verb.head if below is None and verb.dep_ == "parataxis" else below


def _noun_from(doc: Doc, start: int, *, possessive: bool) -> set[int]:
    """Return the noun phrase that starts at a token, with what hangs on it up to the next comma."""
    if start >= len(doc):
        return set()
    end, limit = start, doc[start].sent.end
    while end < limit and doc[end].pos_ in {
        "DET",
        "ADJ",
        "NOUN",
        "PROPN",
        "NUM",
        "PRON",
        "PART",
        "CCONJ",
        "ADV",
        "VERB",
        "X",
    }:
        if doc[end].tag_ == "POS" and possessive:
            return set(range(start, end))
        if doc[end].pos_ in {"NOUN", "PROPN", "PRON"} and not _noun_goes_on(doc, end):
            break
        end += 1
    if possessive or end >= limit:
        return set()
    noun = doc[end]
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return set()
    tokens = {i for i in subtree(noun) if i >= start} | set(range(start, end + 1))
    last = end
    while last + 1 in tokens and doc[last + 1].text not in {",", '"'}:
        last += 1
    return trim(doc, range(start, last + 1))


def _noun_goes_on(doc: Doc, i: int) -> bool:
    following = doc[i + 1] if i + 1 < len(doc) else None
    return following is not None and (following.tag_ == "POS" or following.pos_ in {"NOUN", "PROPN"})


def _rest_of_sentence(found: Found) -> None:
    """Take the clause that a phrase belongs to: its sentence, or its side of a semicolon."""
    doc, sentence = found.trigger.doc, found.trigger.sent
    first, last = min(found.tokens), max(found.tokens)
    start, end = sentence.start, sentence.end
    for i in range(sentence.start, sentence.end):
        if doc[i].text == ";":
            start, end = (i + 1, end) if i < first else (start, min(end, i))
    content = set(range(start, end)) - set(range(first, last + 1))
    left, right = {i for i in content if i < first}, {i for i in content if i > last}
    left, right = trim(doc, left), trim(doc, _without_adjunct(doc, right))
    if left and right and (doc[max(left)].pos_ == "CCONJ" or doc[max(left)].dep_ == "mark"):
        # "A is so and, as he said, B is not", "he said that, according to her, …": it is of what follows.
        left = set()
    if (
        len(left) < 3
        and right
        and all(doc[i].pos_ in {"CCONJ", "ADV", "SCONJ", "PUNCT", "SPACE"} for i in left)
    ):
        left = set()
    found.content = left | right
    head = main_verb(doc, found.content)
    if head is not None:
        found.heads.append((head, None))
