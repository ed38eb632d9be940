"""Mends the parse where an answer opens a sentence: "Not so, said the union: two lines had failed"."""

from spacy.tokens import Doc, Span, Token

_ANSWERS = frozenset(
    {
        "no", "yes", "never", "wrong", "false", "untrue", "nonsense", "rubbish", "not so", "not true",
        "not at all", "of course", "of course not", "certainly not", "absolutely not", "far from it",
        "on the contrary", "quite the contrary", "quite the opposite",
    }
)  # fmt: skip
_SAID = frozenset({"said", "says", "replied", "answered", "countered", "insisted", "insists", "responded"})
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
