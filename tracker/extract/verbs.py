"""Attributions whose cue is a verb or an adjective."""

from collections.abc import Iterator, Mapping

from tracker.extract import contents, counting, idioms
from tracker.extract.asking import asked_first
from tracker.extract.cues import Cue, CueClass, CueFrame, lexicon
from tracker.extract.found import Found, Via, trim
from tracker.extract.parsed import Doc, Token
from tracker.extract.stance import DENIABLE
from tracker.extract.subjects import (
    EXPLETIVE,
    SUBJECTS,
    VERBAL,
    agent,
    antecedent,
    beside_agent,
    governor,
    inverted,
    is_passive,
    nearby_name,
    noun_phrase,
    subject,
)
from tracker.extract.unreal import of_nobody, unreal

# Cues that take over another one: "declined to comment", "is said to have warned", "was quoted as saying".
_CONTROL = frozenset(
    {"decline", "refuse", "fail", "neglect", "stop", "hesitate", "appear", "seem", "continue", "go", "begin"}
)
_UNREAL = frozenset(
    {"might", "may", "could", "should", "must", "ought", "to", "will", "would", "shall", "wo"}
)
# Of nobody these still say how a claim stands: "nobody disputes that".
_AGAINST = frozenset({CueClass.DENY, CueClass.DOUBT, CueClass.QUESTION, CueClass.OPPOSE})
_WISHES = frozenset({CueClass.PLAN, CueClass.HOPE})
_LEARNING = frozenset({"know", "hear", "learn", "see", "understand"})
_WANTING = frozenset({"want", "wish", "like", "demand", "seek"})
_TRYING = frozenset({"try", "seek", "attempt"})
_SORRY = frozenset({"apologise", "apologize"})
_RELAY = frozenset({"quote", "report", "cite", "say", "hear", "understand", "believe"})


def find(doc: Doc, marks: Mapping[int, int]) -> Iterator[Found]:
    """Yield the verb and adjective cues of an article with source and content as the parse gives them."""
    for token in doc:
        if token.pos_ in VERBAL or token.tag_.startswith("VB"):
            cue, state = idioms.idiom(token) or counting.cue(token) or verb_cue(token), _as_adjective(token)
            if state is not None:
                yield from _state(token, token.head if token.dep_ == "acomp" else token, state)
            elif cue is not None and not _taken_over(token) and happens(token) and idioms.spoken(token, cue):
                yield verb_attribution(token, cue, marks)
        elif token.pos_ == "ADJ":
            cue = lexicon().get((token.lower_, "adj"))
            if cue is not None and token.dep_ in {"acomp", "oprd", "ccomp"} and token.head.pos_ in VERBAL:
                yield from _state(token, token.head, cue)


def _as_adjective(token: Token) -> Cue | None:
    """Return the adjective cue that a participle is: "is convinced that"."""
    if token.tag_ != "VBN" or agent(token) is not None or not (token.dep_ == "acomp" or is_passive(token)):
        return None
    cue = lexicon().get((token.lower_, "adj"))
    return cue if cue is not None and CueFrame.THAT in cue.frames else None


def verb_cue(token: Token) -> Cue | None:
    """Return the cue of a verb, the longest that fits ("rule out" before "rule")."""
    lemma = token.lemma_.lower()
    children = [
        c.lower_ for c in token.children if c.i > token.i and c.dep_ in {"prt", "prep", "advmod", "dobj"}
    ]
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    for word in dict.fromkeys([" ".join(following), *children, *following]):
        cue = lexicon().get((f"{lemma} {word}", "verb"))
        if cue is not None:
            return cue
    return lexicon().get((lemma, "verb"))


def happens(verb: Token) -> bool:
    """Tell whether a cue says that somebody spoke: not that he might, should or meant to, nor if he did."""
    cue = verb_cue(verb)
    above = governor(verb)
    if verb.tag_ == "VBG" and verb.lemma_ in _CONTROL and above is not None and above.lemma_ in DENIABLE:
        # Who denies refusing refuses nothing.
        return False
    if unreal(verb) or (of_nobody(verb) and (cue is None or cue.kind not in _AGAINST)):
        return False
    if cue is not None and cue.kind in _WISHES and _whoever(verb):
        return False
    led = above is not None and (above.lemma_ in _CONTROL or relay(verb) is not None)
    negated = any(c.dep_ == "neg" for c in verb.children)
    modal = any(c.dep_ == "aux" and c.lower_ in _UNREAL for c in verb.children)
    return led or control(verb) is not None or negated or not modal


def _whoever(verb: Token) -> bool:
    """Tell whether a verb says of which people something is told: "those who wished to leave had a day"."""
    who = subject(verb)
    meant = antecedent(who) if who is not None else None
    return meant is not None and meant.lower_ in {"those", "people", "anyone", "everyone", "all"}


def control(verb: Token) -> Token | None:
    """Return the verb that takes over a cue: "refused to say", "has yet to", "stopped short of saying"."""
    if verb.dep_ == "xcomp":
        above = governor(verb)
        return above if above is not None and _controls(above, verb) else None
    if verb.dep_ != "pcomp":
        return None
    top = verb.head.head
    if verb.head.lower_ == "of" and top.lower_ == "short":
        return top.head if top.head.pos_ in VERBAL else None
    return top if verb.head.lower_ == "for" and top.lemma_ in _SORRY else None


def _controls(above: Token, verb: Token) -> bool:
    if above.lemma_ == "have":
        return any(c.lower_ == "yet" for c in above.children)
    if verb.lemma_ in _LEARNING and above.lemma_ in _WANTING:
        return any(t.tag_ in {"WRB", "WP"} or t.lower_ in {"whether", "if"} for t in _next(verb))
    if above.lemma_ == "regret":
        return (
            verb.tag_ == "VBG"
            and (speech := lexicon().get((verb.lemma_, "verb"))) is not None
            and speech.strong
        )
    if above.lemma_ in _TRYING:
        # "Tried to deny that there were victims" is denying it.
        return (own := verb_cue(verb)) is not None and own.kind is CueClass.DENY
    return above.lemma_ in _CONTROL


def _next(verb: Token) -> list[Token]:
    return verb.doc[verb.i + 1 : verb.i + 2]


def _taken_over(token: Token) -> bool:
    """Tell whether a cue only relays another one, which will name it as a hop."""
    below = [child for child in token.children if child.i > token.i]
    below += [c for child in below if child.dep_ == "prep" for c in child.children]
    return any(
        c.pos_ in VERBAL and c.dep_ in {"xcomp", "advcl", "pcomp"} and relay(c) == token for c in below
    )


def relay(verb: Token) -> Token | None:
    """Return the passive verb that relays a cue: "quoted" for "was quoted as saying"."""
    above = governor(verb)
    if above is None or verb.dep_ == "conj" or not is_passive(above) or above.lemma_ not in _RELAY:
        return None
    return above if verb_cue(verb) is not None else None


def cue_words(verb: Token) -> set[int]:
    """Return the verb with its auxiliaries, negation, particle and what stands between."""
    parts = [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"} and c.i < verb.i]
    first = min((c.i for c in parts), default=verb.i)
    words = set(range(first, verb.i + 1))
    for child in verb.children:
        if child.dep_ in SUBJECTS and first < child.i < verb.i:
            words -= {t.i for t in child.subtree}
    words |= {c.i for c in verb.children if c.dep_ == "prt"}
    return {i for i in words if verb.doc[i].text not in {",", '"'}}


def verb_attribution(verb: Token, cue: Cue, marks: Mapping[int, int]) -> Found:
    """Put together what the parse gives for one verb cue."""
    cue = lexicon()["ask", "verb"] if asked_first(verb) else cue
    found = Found(verb, cue, cue_words(verb))
    _particles(found)
    above = relay(verb)
    if above is not None:
        _relayed(found, above)
    elif (leading := control(verb)) is not None:
        found.words |= cue_words(leading) | set(range(leading.i, verb.i))
    _source(found, verb, marks)
    contents.fill(found)
    idioms.fill(found, contents.speaker_span(found))
    counting.fill(found)
    return found


def _particles(found: Found) -> None:
    """Add the other words of a cue of several words."""
    wanted = list(found.cue.words[1:])
    for token in found.trigger.doc[found.trigger.i + 1 : found.trigger.i + 4]:
        if wanted and token.lower_ == wanted[0]:
            found.words.add(token.i)
            wanted.pop(0)


def _relayed(found: Found, above: Token) -> None:
    by = agent(above) or agent(found.trigger)
    words = cue_words(above)
    found.words |= words | set(range(above.i, found.trigger.i))
    found.via = Via(noun_phrase(by, above) if by is not None else set(), words)


def _source(found: Found, verb: Token, marks: Mapping[int, int]) -> None:
    """Find who speaks."""
    leading = control(verb)
    who = subject(verb if leading is None else leading)
    behind = who is not None and who.i > verb.i
    if not behind and CueFrame.QUOTED in found.cue.frames and (name := inverted(verb, marks)):
        found.source = name
        return
    if asked_first(verb):
        found.agentless = True
        return
    if is_passive(verb) and found.via is None and not idioms.silent(found.cue):
        found.source, found.agentless = _by(verb)
        return
    if who is not None and who.lower_ in EXPLETIVE and _says_nothing(who):
        who = None
    if who is not None and marks.get(who.i) != marks.get(verb.i):
        # The parser took a subject from across a quotation mark.
        who = None
    if who is None or who.i in found.words:
        found.source = nearby_name(verb, min(found.words), marks)
        return
    found.source = noun_phrase(who, verb) - found.words
    found.speaker = stands_for(who, verb)
    found.source |= found.speaker


def stands_for(pronoun: Token, verb: Token) -> set[int]:
    """Return the words that a relative pronoun stands for: "the board" of "the board, which denies it"."""
    noun = antecedent(pronoun)
    before = set() if noun is None else {i for i in noun_phrase(noun, verb) if i < pronoun.i}
    return trim(verb.doc, before)


def _says_nothing(pronoun: Token) -> bool:
    """Tell whether a pronoun is a mere placeholder ("it is clear that") or a thing that cannot speak."""
    return pronoun.dep_ == "expl" or pronoun.lower_ in {"there", "what"}


def _by(verb: Token) -> tuple[set[int], bool]:
    by = agent(verb)
    if by is None:
        return set(), True
    others = {t.i for branch in beside_agent(verb) for t in branch.subtree}
    return trim(verb.doc, noun_phrase(by, verb) - others) or {by.i}, False


def _state(token: Token, verb: Token, cue: Cue) -> Iterator[Found]:
    """Yield "is convinced that …", whether the parser takes it for an adjective or a passive."""
    who = subject(verb)
    clause = next((c for c in token.children if c.dep_ in {"ccomp", "xcomp", "prep"} and c.i > token.i), None)
    if who is None or clause is None or who.lower_ in EXPLETIVE:
        return
    if clause.dep_ == "prep" and clause.lower_ not in {"about", "of", "for"}:
        return
    found = Found(token, cue, cue_words(verb) | set(range(verb.i, token.i + 1)))
    found.source = noun_phrase(who, verb)
    head = (
        next((c for c in clause.children if c.dep_ in {"pcomp", "pobj"}), clause)
        if clause.dep_ == "prep"
        else clause
    )
    found.content = trim(token.doc, {t.i for t in clause.subtree})
    outside = contents.speaker_span(found) if clause.dep_ == "xcomp" else None
    found.heads.append((head, outside))
    yield found
