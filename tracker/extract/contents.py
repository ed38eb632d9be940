"""The content of a verb cue: its clause, its object, or what stands before it."""

from collections.abc import Iterator

from tracker.extract.asking import asks_if
from tracker.extract.cues import CueClass, CueFrame, lexicon
from tracker.extract.found import Found, subtree, trim
from tracker.extract.parsed import Span, Token
from tracker.extract.stance import points_back, says_something
from tracker.extract.subjects import (
    SUBJECTS,
    VERBAL,
    beside_agent,
    is_passive,
    main_verb,
    noun_phrase,
    subject,
)

# Words by which an object points at something said before instead of saying it.
_TOPIC_PREPOSITIONS = frozenset({"about", "on", "for", "against", "to", "of", "over", "as", "with", "from"})
_PREPOSITION = {
    "of_ing": ("of",),
    "for_ing": ("for", "over"),
    "as": ("as",),
    "about": ("about", "on", "of", "over"),
}


def fill(found: Found) -> None:
    """Find the content of a verb cue in its own sentence, by the frames that the cue allows."""
    verb, frames = found.trigger, found.cue.frames
    for look in (_clause, _around, _fronted, _preposition, _infinitive, _gerund, _object, _whole):
        if look(found, verb, frames):
            return


def _take(found: Found, tokens: set[int], head: Token, subject: Span | None = None) -> bool:
    """Make a region the content, with the head of its clause."""
    region = trim(found.trigger.doc, tokens - found.words - found.source)
    if not region:
        return False
    found.content |= region
    found.heads.append((head, subject))
    return True


def _after(tokens: set[int], verb: Token) -> set[int]:
    """Keep the part of a region behind the verb where it starts there."""
    return {i for i in tokens if i > verb.i}


def _clause(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take a complement clause: "said that …", "…, he said"."""
    if not frames & {"that", "quote", "wh"}:
        return False
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and _clausal(c)), None) or _lost_clause(verb)
    clause = clause or next(filter(asks_if, verb.children), None)
    if clause is None or (not found.cue.strong and _object_between(verb, clause)):
        return False
    tokens = subtree(clause)
    if clause.i > verb.i:
        tokens = _with_tail(_after(tokens, verb), verb, clause)
    return _take(found, tokens, clause)


def _lost_clause(verb: Token) -> Token | None:
    """Find a clause with "that" that the parser tied to a noun on the way: "revealed in a hearing that …"."""
    for noun in verb.subtree:
        if noun.i > verb.i and (noun.dep_ in {"pobj", "npadvmod"} or not _names_content(noun)):
            for clause in noun.children:
                mark = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None)
                if mark is not None and clause.pos_ in VERBAL and clause.dep_ in {"ccomp", "acl", "relcl"}:
                    return clause
    return None


def _names_content(noun: Token) -> bool:
    """Tell whether a clause behind a noun is the noun's own: "made the claim that"."""
    return noun.dep_ != "dobj" or (noun.lemma_.lower(), "noun") in lexicon()


def _object_between(verb: Token, clause: Token) -> bool:
    return any(c.dep_ == "dobj" and verb.i < c.i < clause.i for c in verb.children)


def _with_tail(tokens: set[int], verb: Token, clause: Token) -> set[int]:
    """Let a clause with "that" run on to the end of its sentence where no verb is left behind it."""
    tail = [t for t in verb.doc[max(tokens, default=verb.i) + 1 : verb.sent.end] if not t.is_space]
    marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    plain = all(t.pos_ not in VERBAL and t.text not in '";()' for t in tail) and not any(
        t.lower_ == "according" for t in tail
    )
    return tokens | {t.i for t in tail} if marked and plain else tokens


def _clausal(token: Token) -> bool:
    """Tell whether a complement is a clause and not a stray word."""
    return token.pos_ in VERBAL or any(c.dep_ in SUBJECTS or c.dep_ == "cop" for c in token.children)


def _around(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take the sentence around a cue between two commas: "The plan, he said, is dead"."""
    core = found.words | found.source
    first, last, sentence = min(core), max(core), verb.sent
    between = sentence.start < first - 1 and last + 2 < sentence.end and found.source
    if not (between and frames & {"that", "quote"}) or any(c.tag_ == "WP" for c in verb.children):
        # "Kattu, the nurse who first spoke out, worked there": she does not say so.
        return False
    if verb.doc[first - 1].text != "," or verb.doc[last + 1].text != ",":
        return False
    tokens = set(range(sentence.start, first - 1)) | set(range(last + 2, sentence.end))
    head = main_verb(verb.doc, {i for i in tokens if i > last})
    if head is not None and head.dep_ == "conj" and head.head.i in tokens and head.head.pos_ in VERBAL:
        # "The road is shut, he said, and the bridge fell."
        head = head.head
    return head is not None and head.tag_ != "VBG" and _take(found, tokens, head)


def _fronted(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take what stands before a cue at the end of its sentence, where the parser did not tie the two."""
    if not frames & {"that", "quote"} or not found.source:
        return False
    first = min(found.words | found.source)
    doc = verb.doc
    start = verb.sent.start
    if any(
        c.dep_ in {"dobj", "ccomp", "xcomp"} and c.i > verb.i and c.i not in found.source
        for c in verb.children
    ):
        return False
    if first - 1 <= start or doc[first - 1].text not in {",", '"'}:
        return False
    tokens = trim(doc, range(start, first))
    head = main_verb(doc, tokens)
    if head is None or head.i in found.source:
        return False
    # A conjunct or an adjunct clause is no fronted content: "he came, sat down and said".
    below = verb.dep_ in {"conj", "advcl", "xcomp", "relcl"} and verb.head.i in tokens
    if head.dep_ in {"advcl", "acl"} or (below and min(found.source) < verb.i):
        return False
    return _take(found, tokens, head)


def _prepositions(verb: Token) -> Iterator[Token]:
    """Yield the prepositions of a verb, and those that hang on its time: "accused for years of arming"."""
    own = [c for c in verb.children if c.dep_ == "prep"]
    yield from own
    yield from (c for c in beside_agent(verb) if c.dep_ == "prep")
    times = [noun for prep in own for noun in prep.children if noun.ent_type_ in {"DATE", "TIME"}]
    times += [c for c in verb.children if c.dep_ == "npadvmod"]
    yield from (c for time in times for c in time.children if c.dep_ == "prep")


def _whole(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take the noun before a clause without a pronoun: "a charge Norland rejected"."""
    noun = verb.head
    if "np" not in frames or verb.dep_ != "relcl" or not says_something(noun) or noun.i > verb.i:
        return False
    if not any(c.dep_ == "nsubj" and c.tag_ not in {"WP", "WDT"} for c in verb.children):
        return False
    own = subtree(verb)
    return _take(found, {i for i in subtree(noun) if i <= noun.i and i not in own}, noun)


def _preposition(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take "Russia of arming …", "the deal as a farce", "about the deal"."""
    wanted = {word for frame, words in _PREPOSITION.items() if frame in frames for word in words}
    # "Charged the minister with fraud."
    wanted |= set(found.cue.lemma.split()[1:]) if "of_ing" in frames else set()
    prep = next((c for c in _prepositions(verb) if c.lower_ in wanted and c.i > verb.i), None)
    if prep is None:
        return False
    target = next(
        (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i not in found.source), None
    )
    head = next((c for c in prep.children if c.dep_ in {"pcomp", "pobj", "amod"}), None)
    if head is None:
        return False
    tokens = _after(subtree(prep), verb)
    about = target
    if target is None and is_passive(verb):
        about = verb.head if verb.dep_ == "acl" else subject(verb)
    # "dismissed as gossip a claim that …": what is dismissed is the claim.
    head = next((c for c in head.children if c.dep_ == "appos" and says_something(c)), head)
    if (
        found.cue.kind is CueClass.DENY
        and about is not None
        and (says_something(about) or points_back(about))
    ):
        head = about
    outside = None
    if about is not None:
        phrase = noun_phrase(about, verb)
        outside = verb.doc.span(min(phrase), max(phrase) + 1)
        tokens |= phrase
    taken = _take(found, tokens, head, outside)
    if taken and found.cue.kind is CueClass.ACCUSE:
        # "Accused of lying and of theft" is two charges.
        beside = (c for c in prep.children if c.dep_ == "conj" and c.lower_ == prep.lower_)
        found.heads += [(c, outside) for one in beside for c in one.children if c.dep_ in {"pcomp", "pobj"}]
    return taken


def _infinitive(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take "to withdraw" (the speaker will) or "Russia to withdraw" (somebody else should)."""
    if not frames & {"to_inf", "obj_inf"}:
        return False
    below = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}] + beside_agent(verb)
    clause = next((c for c in below if _to(c) and c.i > verb.i), None)
    if clause is None:
        return False
    target = next(
        (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i not in found.source), None
    )
    tokens = _after(subtree(clause), verb)
    outside = None
    if target is None:
        # "Called on both sides to withdraw."
        led = (p for c in verb.children if c.dep_ == "prep" and c.i in found.words for p in c.children)
        target = next((p for p in led if p.dep_ == "pobj" and p.ent_type_ not in {"DATE", "TIME"}), None)
    if target is None:
        target = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if target is not None:
        phrase = noun_phrase(target, verb)
        outside = verb.doc.span(min(phrase), max(phrase) + 1)
        tokens |= phrase
    return _take(found, tokens, clause, outside or speaker_span(found))


def _to(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _gerund(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take "denied arming the group"."""
    if "ing" not in frames:
        return False
    clause = next(
        (
            c
            for c in verb.children
            if c.tag_ == "VBG" and c.dep_ in {"xcomp", "ccomp", "dobj"} and c.i > verb.i
        ),
        None,
    )
    if clause is None:
        return False
    return _take(found, _after(subtree(clause), verb), clause, speaker_span(found))


def _empty(noun: Token, found: Found) -> bool:
    """Tell whether an object says nothing: a pronoun, except where somebody denies or confirms it."""
    return noun.pos_ == "PRON" and found.cue.kind not in {
        CueClass.DENY,
        CueClass.CONFIRM,
        CueClass.DOUBT,
        CueClass.QUESTION,
    }


def speaker_span(found: Found) -> Span | None:
    """Return the words of the speaker, the subject of what somebody promises or denies doing."""
    source = sorted(found.speaker or found.source)
    return found.trigger.doc.span(source[0], source[-1] + 1) if source else None


def _object(found: Found, verb: Token, frames: frozenset[CueFrame]) -> bool:
    """Take the object, or the subject of a passive."""
    if "np" not in frames:
        return False
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    noun = next((c for c in verb.children if c.dep_ == wanted and not _empty(c, found)), None)
    if noun is None and " " in found.cue.lemma:
        noun = next(
            (
                p
                for c in verb.children
                if c.dep_ == "prep" and c.i in found.words
                for p in c.children
                if p.dep_ == "pobj"
            ),
            None,
        )
    if noun is None or noun.i in found.source:
        return False
    tokens = subtree(noun) if noun.i > verb.i else noun_phrase(noun, verb)
    return _take(found, tokens, noun)
