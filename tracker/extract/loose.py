"""Quotations without a cue whose speaker the sentence before names: "Dr Ito set out the plan. “We …”"."""

from collections.abc import Iterable, Iterator

from tracker.extract.colons import NONE
from tracker.extract.found import Found
from tracker.extract.layout import Layout
from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.roles import first_name, role_of, title_of
from tracker.extract.subjects import SUBJECTS, VERBAL, noun_phrase

_PRONOUNS = frozenset({"he", "she"})
_ENDS = frozenset({".", "!", "?", "…"})
_BODIES = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC"})
_NO_PERSON = frozenset({"GPE", "NORP", "DATE", "TIME"})
# Tokens of a quotation that says something, marks and stop included.
_FEW = 5
# A longer sentence tells a story of its own.
_LONG = 25


def speaker_before(doc: Doc, tokens: tuple[int, ...], page: Layout) -> set[int]:
    """Return the subject of the sentence that leads up to a quotation; nothing where two could be meant."""
    if not _whole(doc, tokens):
        return set()
    here = page.paragraph(tokens[0])
    before = _last_word(doc, range(here.start, tokens[0]))
    led = here
    if before is None:
        # The quotation has the paragraph for itself.
        if _last_word(doc, range(tokens[-1] + 1, here.stop)) is not None:
            return set()
        above = (page.paragraphs[at] for at in range(page.before(here.start) - 1, -1, -1))
        earlier = next((p for p in above if p not in page.titles), None)
        if earlier is None or here in page.titles:
            return set()
        led = earlier
        before = _last_word(doc, led)
    if before is None or before.i in page.marks:
        return set()
    return _subject(doc, before.sent, led, page)


def of_nobody(doc: Doc, found: Iterable[Found], page: Layout) -> Iterator[Found]:
    """Yield the quotations that stand for themselves and that nobody is said to have said."""
    taken = {i for one in found for i in one.tokens}
    for tokens in page.quotations:
        if len(tokens) < _FEW or any(i in taken for i in tokens):
            continue
        here = page.paragraph(tokens[0])
        before = _last_word(doc, range(here.start, tokens[0]))
        opens = before is None or before.text in _ENDS or (before.text == '"' and before.i in page.marks)
        title = here in page.titles and before is None and tokens[-1] == _last_place(doc, here)
        if title or (opens and _whole(doc, tokens)):
            yield Found(doc[tokens[0]], NONE, set(), content=set(tokens), agentless=True)


def _last_place(doc: Doc, tokens: range) -> int:
    last = _last_word(doc, tokens)
    return last.i if last is not None else -1


def _whole(doc: Doc, tokens: tuple[int, ...]) -> bool:
    """Tell whether a quotation is one or more sentences and what follows goes on with something else."""
    if len(tokens) < 3 or doc[tokens[-2]].text not in _ENDS or not doc[tokens[0] + 1].text[0].isupper():
        return False
    after = doc[tokens[-1] + 1] if tokens[-1] + 1 < len(doc) else None
    return after is None or after.is_space or (after.text[0].isupper() and bool(after.is_sent_start))


def _last_word(doc: Doc, tokens: range) -> Token | None:
    return next((doc[i] for i in reversed(tokens) if not doc[i].is_space), None)


def _subject(doc: Doc, sentence: Span, paragraph: range, page: Layout) -> set[int]:
    words = [t for t in sentence if t.i in paragraph and t.i not in page.marks]
    verb = sentence.root
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c in words), None)
    if subject is None or verb.pos_ not in VERBAL or len(words) > _LONG:
        return set()
    tokens = noun_phrase(subject, verb)
    if subject.lower_ not in _PRONOUNS and not any(_person(doc[i]) for i in tokens):
        return set()
    # Whoever else is named in the sentence could be the one who speaks.
    rest = [t for t in words if t.i not in tokens]
    return set() if any(_person(t) or _unknown(t) for t in rest) or _several(subject) else tokens


def _several(subject: Token) -> bool:
    return any(c.dep_ == "conj" for c in subject.children) or subject.tag_ in {"NNS", "NNPS"}


def _unknown(token: Token) -> bool:
    """Tell whether a word is a name, and not of a place or a day, that may be a person's."""
    return token.pos_ == "PROPN" and token.ent_type_ not in _NO_PERSON


def _person(token: Token) -> bool:
    """Tell whether a word stands for a person: a name, a title, a role."""
    if token.ent_type_ == "PERSON":
        return True
    if token.pos_ == "NOUN":
        return role_of(token.lower_) is not None
    if token.pos_ != "PROPN" or token.ent_type_ in _BODIES:
        return False
    return title_of(token.lower_) is not None or first_name(token.lower_) or role_of(token.lower_) is not None
