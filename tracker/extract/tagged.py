"""Attributions by the tagger, with what the rules know of the same cues, and what only the rules find."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.extract import closing, edges, idioms, shaped
from tracker.extract.added import DISPUTED, adds
from tracker.extract.asking import asked_first, told_first
from tracker.extract.cue_phrases import a_name, has_speaker
from tracker.extract.cues import Cue, CueClass, CueStrength, lexicon
from tracker.extract.found import Found
from tracker.extract.holding import met, of_another, verb_over
from tracker.extract.parsed import Doc, Token
from tracker.extract.speakers import can_speak
from tracker.extract.stance import AGAINST_WORDS
from tracker.extract.subjects import VERBAL, agent, is_passive, subject
from tracker.extract.tag_windows import Offsets
from tracker.extract.tagger import Tagged
from tracker.extract.verbs import happens, stands_for, verb_cue
from tracker.extract.weave import without_comments
from tracker.terms import Stance

# A cue that the lexicon does not know still says that somebody said something.
OTHER = Cue("", "other", CueClass.SAY, Stance.ASSERTS, None, frozenset(), CueStrength.STRONG)

_OF_ITSELF = frozenset({"emerge", "transpire", "happen", "appear", "seem", "turn", "follow", "be"})
_OBJECTS = frozenset({"dobj", "pobj"})
# Of no more words is what opens a sentence and answers: "Not so,".
_BRIEF = 5
_PARTICIPLES = frozenset({"VBN", "VBG"})


def merge(doc: Doc, tagged: Iterable[Tagged], ruled: Sequence[Found]) -> list[Found]:
    """Return the tagger's attributions, then those of the rules that add a speaker inside or a dispute."""
    page = doc._.page
    pairs = [pair for one in tagged if (pair := _found(doc, one, ruled)) is not None]
    pairs = shaped.without_doubles(pairs)
    best = [found for found, _ in pairs]
    for found in best:
        without_comments(found, ruled)
        shaped.without_topic(found, page)
        edges.behind_colon(found, page)
        if told_first(found.trigger):
            found.source, found.speaker, found.agentless = set(), set(), True
    shaped.apart(best, page)
    shaped.going_on(pairs, page)
    shaped.within_denials(best)
    more = [one for one in ruled if adds(doc, one, best)]
    for one in more:
        if closing.closes(one):
            best = shaped.without_speaker(one, best)
        shaped.without_others(one, best)
    shaped.at_semicolons([*best, *more], page)
    every = [*best, *more]
    every = [edges.passed_on(one, ruled, every) for one in every]
    return sorted(every, key=lambda found: min(found.tokens))


def _found(doc: Doc, one: Tagged, ruled: Sequence[Found]) -> shaped.Pair | None:
    """Turn spans into tokens, with the trigger, the cue and the clause heads where the rules know the cue."""
    words, source, content = (_tokens(doc, spans) for spans in (one.cue, one.source, one.content))
    source, content = (edges.without_dateline(doc, doc._.page, part) for part in (source, content))
    content = shaped.closed(shaped.without_scraps(doc, content), words | source)
    if not words or not content:
        return None
    words, source = edges.named(doc, words, source)
    words = shaped.whole_phrases(doc, words, source | content)
    content = shaped.whole_phrases(doc, content, words | source)
    twin = next((r for r in ruled if r.trigger.i in words or r.words & words), None)
    if twin is not None and twin.cue.pos == "mark":
        # Where a turn or a headline ends is a matter of layout.
        return replace(twin), twin
    if twin is not None and (claimed := _waved_away(twin, words)):
        words, content, twin = words - claimed, content | claimed, None
    trigger, cue = (twin.trigger, twin.cue) if twin is not None else _trigger(doc, words)
    claim = met(trigger, None if cue is OTHER else cue.kind, ruled)
    if claim is not None:
        return replace(claim), claim
    if twin is not None and twin.trigger.sent.start + 2 == twin.trigger.i and len(content) > 1:
        # "No, said the captain, the ship …"
        source, content = ({i for i in part if doc[i].tag_ != "UH"} for part in (source, content))
    source = shaped.without_joints(doc, shaped.whole_phrases(doc, source, words | content), trigger)
    source = shaped.solid(doc, source, trigger)
    content = edges.behind_it(doc, words, content)
    source = edges.without_place(doc, source, trigger)
    office = edges.office(doc, source, content)
    source, content = source | office, content - office - edges.of_speaker(doc, source, content)
    content = shaped.without_joint(doc, content, words | source)
    after = closing.behind(trigger) if any(i < trigger.i for i in source) else set()
    if after:
        # "two soldiers died said the mayor": what stands before is what is said.
        before = set(range(trigger.sent.start, trigger.i))
        source, content = after, before & (content | source)
    content = shaped.at_home(doc._.page, trigger, content, twin.content if twin is not None else set())
    if twin is not None:
        found = _joined(doc, twin, words, source, content)
        if found.cue.pos == "noun" and of_another(found):
            found = replace(found, source=set(), speaker=set())
        return found, twin
    if not happens(trigger) or not idioms.spoken(trigger, cue):
        return None
    if _of_itself(doc, trigger, words, source):
        source = set()
    if a_name(doc[min(words)]):
        return None
    if doc[min(words)].lower_ == "according" and not has_speaker(doc, "according", source):
        return None
    passive = is_passive(trigger) and agent(trigger) is None
    # "the vicar, said to be fond of it"
    below = trigger.dep_ == "acl" and trigger.head.i in source and trigger.nbor().lower_ == "to"
    if passive and (below or any(c.dep_ == "nsubjpass" and c.i in source for c in trigger.children)):
        source, content = set(), content | source
    if asked_first(trigger):
        return Found(trigger, lexicon()["ask", "verb"], words, content=content, agentless=True), None
    (who,) = source if len(source) == 1 else (None,)
    speaker = set() if who is None else stands_for(doc[who], trigger)
    return Found(trigger, cue, words, source, content, speaker, agentless=not source and passive), None


def _joined(doc: Doc, twin: Found, words: set[int], source: set[int], content: set[int]) -> Found:
    """Return what the rules found with the tagger's spans, mended where the parse knows better."""
    if source and twin.source and all(doc[i].head == twin.trigger and doc[i].dep_ == "dobj" for i in source):
        # "denied it": the object does not speak.
        return replace(twin, words=words)
    if idioms.answered(twin.trigger) is not None:
        return replace(twin, words=words)
    if not source and twin.source < words:
        # "…,” said Per Holm", all of it taken for the cue.
        words = words - twin.source
    if twin.via is not None and not twin.via.cue <= twin.words:
        # "citing dockers, Radio Coral said": the parse tells what the dockers said.
        return replace(twin, words=words)
    if twin.via is not None:
        # "was quoted as saying by the agency": all of it is cue, and the agency a speaker in between.
        words = words | twin.words
        between = set(range(min(words), max(words | twin.via.source) + 1))
        content, source = shaped.tidy(doc, content - between) or twin.content, source - twin.via.source
    if twin.cue.kind is CueClass.DENY:
        # "called the claim" is one cue to the tagger; the claim is what is denied.
        words = words - twin.content
    if twin.cue.kind is CueClass.ACCUSE:
        # "Blamed the attack on Kyiv."
        words, content = words | (twin.words & content), content - twin.words
    content = shaped.from_clause(doc, twin, content) - shaped.further(twin)
    content |= edges.cut_off(doc, twin, content)
    source = shaped.one_side(source, words, twin.source)
    if twin.agentless and (shaped.placeholder(doc, source) or asked_first(twin.trigger)):
        source = set()
    patient = twin.trigger.dep_ == "acl" and twin.trigger.head.i in source
    if twin.agentless and source and (patient or source <= twin.content):
        # "X stands accused of …": whoever is accused does not speak.
        source, content = set(), content | source
    if not _has_head(twin, source):
        # The parse has a subject where the tagger was not sure of one, or saw only a name inside it.
        content = content | (source if max(source, default=0) < min(twin.source) else set())
        source = (twin.source | set(range(max(twin.source), max(source, default=0) + 1))) - words
        content = content - source
    if twin.cue.kind in DISPUTED and twin.content & content:
        content = (content | twin.content) - source - words
    heads = [(head, subject) for head, subject in twin.heads if head.i in content]
    speaker = twin.speaker if source & (twin.source | twin.speaker) else set()
    if not source and twin.trigger.tag_ == "VBG":
        # "…, adding that": whoever spoke before, though the span stands far off.
        speaker = twin.source
    missing = not source and twin.agentless
    return replace(
        twin, words=words, source=source, content=content, heads=heads, speaker=speaker, agentless=missing
    )


def _waved_away(twin: Found, words: set[int]) -> set[int]:
    """Return the claim that was read into the cue that denies it: "waved away suggestions that …"."""
    verb = verb_over(twin.trigger) if twin.cue.pos == "noun" else None
    cue = verb_cue(verb) if verb is not None and verb.i in words else None
    return {t.i for t in twin.trigger.subtree} if cue is not None and cue.kind in AGAINST_WORDS else set()


def _of_itself(doc: Doc, trigger: Token, words: set[int], source: set[int]) -> bool:
    """Tell whether an "it" speaks that is nobody: "it emerged that …", "it is worth saying that …"."""
    worth = any(doc[i].lower_ == "worth" for i in words)
    return shaped.placeholder(doc, source) and (worth or trigger.lemma_ in _OF_ITSELF)


def _has_head(twin: Found, source: set[int]) -> bool:
    """Tell whether a source holds the head of its verb's subject, or stands somewhere else altogether."""
    if not twin.source or (twin.via is not None and not source):
        return not twin.source
    verb = twin.trigger
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is None or who.i not in twin.source or who.i in source:
        return True
    opens = 0 < verb.i - verb.sent.start < _BRIEF
    if not source and who.left == verb.i + 1 and (who.pos_ == "PROPN" or (opens and can_speak(who))):
        # "“Never,” said General Okoro when asked", "Not so, said the union: …": the tagger saw nobody.
        return False
    if who.i == verb.i + 1 or (who.i > verb.i and who.left == verb.i + 1):
        # "met women and children said aides": what stands before is an object of something else.
        return not any(doc_token.dep_ in _OBJECTS for doc_token in (who.doc[i] for i in source))
    finite = verb.tag_ not in _PARTICIPLES or any(c.dep_ == "aux" for c in verb.children)
    before = max(twin.source | source) < min(twin.words) and finite
    inside = all(who.left <= i <= who.right for i in source)
    return not (inside and (before or is_passive(verb)))


def _tokens(doc: Doc, spans: Iterable[Offsets]) -> set[int]:
    stretches = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return {t.i for stretch in stretches if stretch is not None for t in stretch if not t.is_space}


def _trigger(doc: Doc, words: set[int]) -> tuple[Token, Cue]:
    """Return the word of a cue that the lexicon knows, the last verb first, else its topmost word."""
    tokens = [doc[i] for i in sorted(words)]
    for token in reversed(tokens):
        cue = (idioms.idiom(token) or verb_cue(token)) if token.pos_ in VERBAL else None
        if cue is not None:
            return token, cue
    for token in reversed(tokens):
        for kind in ("noun", "adj"):
            cue = lexicon().get((token.lemma_.lower(), kind))
            if cue is not None:
                return token, cue
    return min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i)), OTHER
