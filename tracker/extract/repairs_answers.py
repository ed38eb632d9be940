"""Mends the parse where an answer opens a sentence or a speaker ends it: "Not so, said the union: …"."""

from spacy.tokens import Doc, Span, Token

from tracker.extract.roles import actor_kind

_ANSWERS = frozenset(
    {
        "no", "yes", "never", "wrong", "false", "untrue", "nonsense", "rubbish", "not so", "not true",
        "not at all", "of course", "of course not", "certainly not", "absolutely not", "far from it",
        "on the contrary", "quite the contrary", "quite the opposite",
    }
)  # fmt: skip
_SAID = frozenset({"said", "says", "replied", "answered", "countered", "insisted", "insists", "responded"})
_ANNOUNCED = frozenset({"announced", "said", "reported", "confirmed", "declared", "claimed", "acknowledged"})
_ENDS = frozenset({",", ":", "–", "—", "-"})
_LONGEST = 4
_CLAUSES = frozenset({"ROOT", "ccomp", "parataxis"})


def repair(doc: Doc) -> None:
    """Make whoever stands behind the verb its subject, and the clause behind him what is said."""
    for sentence in list(doc.sents):
        verb = _verb(sentence)
        end = next((t for t in sentence if verb is not None and t.i > verb.i and t.text in _ENDS), None)
        if verb is None or end is None or end.i == verb.i + 1:
            continue
        who = _head(doc[verb.i + 1 : end.i])
        clause = next((t for t in sentence if t.i > end.i and t.dep_ in _CLAUSES and t != verb), None)
        if who is not None and clause is not None:
            _tie(verb, who, clause)
    for verb in [token for token in doc if token.dep_ == "acl" and _closes(token)]:
        _put_on_top(verb)


def _verb(sentence: Span) -> Token | None:
    """Return the verb of speech behind an answer and a comma."""
    comma = next((t for t in sentence[: _LONGEST + 1] if t.text == ","), None)
    if comma is None or comma.i + 1 >= sentence.end:
        return None
    answer = " ".join(t.lower_ for t in sentence if t.i < comma.i)
    verb = comma.nbor(1)
    return verb if answer in _ANSWERS and verb.lower_ in _SAID else None


def _head(words: Span) -> Token | None:
    """Return the head of who speaks: the last noun before any preposition."""
    own = [t for t in words if t.dep_ != "prep"]
    upto = next((t.i for t in words if t.dep_ == "prep"), words.end)
    nouns = [t for t in own if t.i < upto and t.tag_.startswith("NN")]
    return nouns[-1] if nouns else None


def _tie(verb: Token, who: Token, clause: Token) -> None:
    """Put the verb of speech on top, with its subject and its clause."""
    if verb.head != verb:
        above = verb.head
        verb.head, verb.dep_ = (
            (verb, "ROOT") if above.head == above or above == clause else (above, verb.dep_)
        )
    if who.head != verb:
        who.head = verb
    who.dep_ = "nsubj"
    for before in [t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i]:
        before.dep_ = "intj"
    if clause.head != verb:
        clause.head = verb
    clause.dep_ = "ccomp"


def _closes(verb: Token) -> bool:
    """Tell whether a body behind a comma says all before: "The force left Klow, the force announced"."""
    noun = verb.head
    body = noun.dep_ == "appos" and noun.i == verb.i - 1 and actor_kind(noun.lower_) is not None
    first = noun.left_edge
    behind = first.lower_ == "the" and first.i > noun.sent.start and first.nbor(-1).text == ","
    return verb.lower_ in _ANNOUNCED and body and behind and not any(c.lower_ == "by" for c in verb.children)


def _put_on_top(verb: Token) -> None:
    """Make the participle the main verb, the noun before it its subject, and all before what is said."""
    noun, said = verb.head, verb.sent.root
    for other in [c for c in noun.children if c.i > verb.i]:
        other.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    said.head, said.dep_ = verb, "ccomp"
