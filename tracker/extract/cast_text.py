"""The words of an article as plain lists, read off the parse once: a Doc is slow to ask twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy import tokens

from tracker.extract import datelines
from tracker.extract.parsed import Doc, view
from tracker.extract.roles import actor_kind, title_of
from tracker.records import Span

PROPER = frozenset({"NNP", "NNPS"})
NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
ADJECTIVE = frozenset({"JJ", "JJR", "JJS"})
# "NAIROBI, Kenya (AP) —", "WARSAW, 12 June (PAP):", "MADRID (EFE).-": capitals, then date and agency.
# What begins a name with a small letter: "the al Nusra front".
_LOWLY = frozenset({"al", "el", "bin", "de", "da", "la", "le"})
MARKS = frozenset({'"', "“", "”", "„", "«", "»"})


@dataclass(slots=True)
class Words:
    """Tokens of one article: what each is, and the paragraph and quotation that it stands in."""

    doc: Doc
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    label: list[str]
    begins: list[bool]
    paragraph: list[int]
    sentence: list[int]
    quoted: list[bool]
    titled: list[bool]
    first: dict[int, int] = field(default_factory=dict)
    mended: set[int] = field(default_factory=set)
    datelines: dict[int, int] = field(default_factory=dict)
    told: list[int] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def capital(self, i: int) -> bool:
        """Tell whether a token starts with a capital letter."""
        return self.text[i][:1].isupper()

    def proper(self, i: int) -> bool:
        """Tell whether a token looks like part of a name."""
        if self.tag[i] in PROPER:
            # "A minibus", "the van", "the justice ministry", taken for names.
            before = self.lower[i - 1] if i else ""
            lowly = before in {"a", "an"} or (before == "the" and self.label[i] == "PERSON")
            lowly = (lowly and self.lower[i] not in _LOWLY) or actor_kind(self.lower[i]) is not None
            return self.capital(i) or (bool(self.label[i]) and not lowly)
        if self.tag[i] in NOUN and self.lower[i] in self.names:
            return self.capital(i)
        named = self.label[i] in {"PERSON", "ORG", "GPE", "NORP", "FAC"}
        return self.capital(i) and (named or (self.tag[i] in NOUN and not self.begins_sentence(i)))

    def begins_sentence(self, i: int) -> bool:
        """Tell whether a token is the first of its sentence."""
        return i == 0 or self.sentence[i] != self.sentence[i - 1]

    def span_text(self, start: int, end: int) -> str:
        """Return the words from start to before end with single spaces."""
        return " ".join(self.doc.span(start, end).text.split())

    def chars(self, start: int, end: int) -> Span:
        """Return the characters from the start of one token to the end of the one before `end`."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))

    def between(self, start: int, end: int) -> list[str]:
        """Return the words from start to before end, in lower case, without space."""
        return [word for word in self.lower[start:end] if not word.isspace()]


class _Place:
    """Counts paragraphs and sentences and keeps whether a quotation is open; each paragraph starts afresh."""

    def __init__(self) -> None:
        self.paragraph = 0
        self.sentence = -1
        self.open = False

    def step(self, text: str, starts: bool) -> tuple[int, int, bool]:
        """Take one token and return its paragraph, sentence and whether it is quoted."""
        if "\n" in text:
            self.paragraph += 1
            self.open = False
        self.sentence += starts
        mark = text in MARKS
        inside = self.open or mark
        if mark:
            self.open = not self.open
        return self.paragraph, self.sentence, inside


def read_words(parsed: tokens.Doc) -> Words:
    """Read the lists off a parsed article."""
    doc = view(parsed)
    text = [token.text for token in doc]
    place = _Place()
    stops = {i for i in range(1, len(doc) - 1) if text[i] == "." and _title_stop(doc, i)}
    steps = [place.step(token.text, bool(token.is_sent_start) and token.i - 1 not in stops) for token in doc]
    words = Words(
        doc,
        text,
        [token.lower_ for token in doc],
        [token.tag_ for token in doc],
        [token.dep_ for token in doc],
        [token.ent_type_ for token in doc],
        [token.ent_iob_ == "B" for token in doc],
        [step[0] for step in steps],
        [step[1] for step in steps],
        [step[2] for step in steps],
        [],
    )
    for i, word in enumerate(text):
        if word in {"US", "U.S", "U.S."}:
            words.tag[i], words.label[i] = "NNP", words.label[i] or "GPE"
        elif i in stops or (not word.isascii() and _foreign_name(words, i)):
            words.tag[i] = "NNP"
            words.mended.add(i)
    for i in range(len(text) - 1, -1, -1):
        if not text[i].isspace():
            words.first[words.paragraph[i]] = i
    words.datelines = _datelines(words)
    words.told = _told(words)
    words.places = _places(words)
    words.names = _names(words)
    words.titled = _titled(words)
    return words


def _title_stop(doc: Doc, i: int) -> bool:
    """Tell whether a token is the full stop of a title before a name, which the tokenizer cut off."""
    title, after = doc[i - 1], doc[i + 1]
    close = not title.whitespace_ and bool(doc[i].whitespace_)
    named = title.text[0].isupper() and after.text[0].isupper()
    return close and named and title_of(title.lower_) is not None


def _foreign_name(words: Words, i: int) -> bool:
    """Tell whether the tagger missed the first part of a name that is written with letters beyond English."""
    missed = words.tag[i] not in NOUN and words.capital(i)
    follows = i + 1 < len(words.text) and words.tag[i + 1] in PROPER and words.capital(i + 1)
    return missed and words.text[i].isalpha() and follows


def _datelines(words: Words) -> dict[int, int]:
    """Return of each paragraph that starts with a dateline where the report itself begins."""
    found = {}
    for paragraph, first in words.first.items():
        after = datelines.behind(words.doc, first)
        if after > first:
            found[paragraph] = after
    return found


def _places(words: Words) -> frozenset[str]:
    """Return the words that stand alone as the name of a place or people somewhere in the article."""
    size = len(words.text)
    return frozenset(
        words.lower[i]
        for i in range(size)
        if words.label[i] == "GPE" and words.begins[i] and (i + 1 == size or words.label[i + 1] != "GPE")
    )


def _told(words: Words) -> list[int]:
    """Return of each token how many sentences outside quotations have begun before it."""
    told, last, at = [], -1, 0
    for i, sentence in enumerate(words.sentence):
        if sentence != last and not words.quoted[i] and words.text[i].isalnum():
            last, at = sentence, at + 1
        told.append(at)
    return told


def _names(words: Words) -> frozenset[str]:
    """Return the words that are part of a name somewhere in the middle of a sentence or after a quotation."""
    return frozenset(
        words.lower[i]
        for i in range(1, len(words.text))
        if words.tag[i] in PROPER and words.capital(i) and not words.begins_sentence(i)
    )


def _titled(words: Words) -> list[bool]:
    """Tell of each token whether it stands in a headline: most of the longer words have a capital."""
    capital: dict[int, int] = {}
    longer: dict[int, int] = {}
    stopped: set[int] = set()
    for i, word in enumerate(words.text):
        at = words.paragraph[i]
        if word.isalpha() and len(word) > 3:
            longer[at] = longer.get(at, 0) + 1
            capital[at] = capital.get(at, 0) + word[0].isupper()
        elif not word.isspace():
            stopped.discard(at)
            if word in {".", "?", "!"}:
                stopped.add(at)
    return [
        at not in stopped and longer.get(at, 0) >= 4 and capital[at] >= 0.7 * longer[at]
        for at in words.paragraph
    ]
