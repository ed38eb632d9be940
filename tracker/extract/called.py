"""What somebody calls a thing, or counts of it: "called the plan a disaster", "put the toll at five"."""

from collections.abc import Collection, Iterator

from tracker.extract.counting import counts
from tracker.extract.parsed import Span, Token
from tracker.extract.subjects import SUBJECTS, VERBAL, is_passive, noun_phrase, subject

_CALLING = frozenset(
    {
        "call", "label", "brand", "dub", "deem", "consider", "term", "declare", "pronounce", "style", "find",
        "hold",
    }
)  # fmt: skip
_AS = frozenset(
    {
        "regard", "describe", "see", "view", "characterise", "characterize", "portray", "depict", "denounce",
        "hail", "condemn", "brand", "label", "paint", "decry", "deride", "slam", "blast", "ridicule", "mock",
    }
)  # fmt: skip
# Verbs that give a thing its name.
NAMING = _CALLING | _AS
# "Described it as a lie", "as false", "as politically motivated".
_COMPLEMENTS = frozenset({"pobj", "amod", "acomp"})
_OBJECTS = frozenset({"dobj", "oprd"})
_THIS = frozenset({"this", "that", "these", "those"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


def called(cue: Token, content: Collection[int]) -> tuple[Token, Span] | None:
    """Return what somebody is called, with the words for who is called so."""
    lemma = cue.lemma_.lower()
    ways = ((_plain, _CALLING), (_as, _AS), (counts, None))
    for who, what in (pair for way, verbs in ways if verbs is None or lemma in verbs for pair in way(cue)):
        if what.i in content and what.pos_ in _NAMES and who.pos_ not in {"ADJ", "VERB"}:
            first = min(what.left_edge.i, what.head.i if who.i < what.head.i else what.i)
            # Who calls himself so is meant by his name.
            who = (subject(cue) or who) if who.lower_ in _SELVES else who
            phrase = [i for i in noun_phrase(who, cue) if i < first or first <= who.i]
            return what, cue.doc.span(min(phrase), max(phrase) + 1)
    return None


def _plain(cue: Token) -> Iterator[tuple[Token, Token]]:
    """Yield two objects of a verb, the subject and object of its passive, a clause without a verb."""
    objects = [c for c in cue.children if c.dep_ in _OBJECTS]
    if len(objects) == 1:
        # The parser takes what stands in quotation marks for another name of the object.
        names = (c for c in objects[0].children if c.dep_ == "appos" and c.left_edge.nbor(-1).text == '"')
        yield from ((objects[0], name) for name in names)
    if is_passive(cue):
        objects = [c for c in cue.children if c.dep_ == "nsubjpass"] + objects
    if len(objects) == 2 and objects[1].dep_ == "oprd":
        yield objects[0], objects[1]
    for small in cue.children:
        if small.dep_ == "ccomp" and small.pos_ == "ADJ":
            yield from ((who, small) for who in small.children if who.dep_ in SUBJECTS)


def _as(cue: Token) -> Iterator[tuple[Token, Token]]:
    wanted = "nsubjpass" if is_passive(cue) else "dobj"
    for who in (c for c in cue.children if c.dep_ == wanted):
        for prep in (c for c in cue.children if c.lower_ == "as" and c.dep_ == "prep" and c.i > who.i):
            yield from ((who, what) for what in prep.children if what.dep_ in _COMPLEMENTS)


def named(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what may be given a name with what may be the name, however the parser read it."""
    yield from _plain(verb)
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    nouns = [c for c in verb.children if c.dep_ == wanted]
    nouns += [s for c in verb.children if c.dep_ == "ccomp" for s in c.children if s.dep_ == "nsubj"]
    yield from _this(verb)
    for noun in nouns:
        yield from ((noun, word) for word in _names(verb, noun))
        # "labelled the report nonsense", read as one noun.
        yield from ((c, noun) for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1)
    for child in verb.children:
        yield from _before_claim(child)
    if verb.dep_ == "relcl" and not any(c.dep_ == "dobj" for c in verb.children):
        # "A charge the union called absurd", "which it rejected as absurd" without the "which".
        behind = [c for c in verb.children if c.i > verb.i]
        names = [c for c in behind if c.dep_ == "oprd"]
        names += [c for a in behind if a.lower_ == "as" for c in a.children if c.dep_ in _COMPLEMENTS]
        yield from ((verb.head, name) for name in names)


def _this(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield "this" or "that" with its name, read as one: "called that fantasy", "calls this “a lie”"."""
    if verb.i + 2 >= len(verb.doc):
        return
    this, after = verb.nbor(1), verb.nbor(2)
    name = this.head
    named = name.head == verb and (name.dep_ in _OBJECTS or (name.dep_ == "ccomp" and name.pos_ != "VERB"))
    if this.lower_ in _THIS and this.dep_ in {"det", "mark"} and named and (name == after or after.is_punct):
        yield this, name


def _before_claim(prep: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the claim behind its name, read as one noun: "described as false the claim that"."""
    for noun in prep.children if prep.lower_ == "as" else ():
        article = next((c for c in noun.children if c.dep_ in {"det", "poss"}), None)
        first = prep.nbor(1) if prep.i + 1 < len(prep.doc) else prep
        if article is not None and first.head == noun and first.i < article.i:
            yield noun, first


def _names(verb: Token, noun: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.i > max(noun.i, verb.i) and child.dep_ in {"oprd", "dobj", "attr", "acomp"}:
            yield child
        if child.dep_ == "ccomp" and noun.head == child and child.pos_ not in VERBAL:
            yield child
    # "Called the claim “laughable”", read as one noun.
    yield from (c for c in noun.children if c.dep_ == "amod" and c.i > noun.i > verb.i)
    for child in (*verb.children, *noun.children):
        if child.lower_ == "as" and child.i > verb.i:
            yield from (c for c in child.children if c.dep_ in {"pobj", "amod", "acomp", "pcomp"})
