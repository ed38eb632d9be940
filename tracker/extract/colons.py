"""Attributions whose cue is a colon or a dash: headlines, transcripts, pull quotations."""

import re
from collections.abc import Iterator

from tracker.extract.cues import Cue, CueClass, CueStrength
from tracker.extract.found import Found, trim
from tracker.extract.layout import Layout
from tracker.extract.parsed import Doc, Token
from tracker.extract.roles import first_name, role_of, title_of
from tracker.extract.subjects import VERBAL
from tracker.terms import Stance

MARK = Cue(":", "mark", CueClass.SAY, Stance.ASSERTS, None, frozenset(), CueStrength.STRONG)
NONE = Cue("", "none", CueClass.SAY, Stance.ASSERTS, None, frozenset(), CueStrength.STRONG)
# Nouns that may stand alone for the speaker in a headline.
_VOICES = re.compile(
    r"(?i)\b(report|reports|poll|survey|study|studies|official|officials|source|sources|expert|experts|police|minister|"
    r"ministry|president|envoy|court|watchdog|analyst|analysts|analysis|media|army|un|document|documents|spokes\w+)$"
)
_LONGEST = 6
# Words of somebody who talks and not of a report.
_TALK = frozenset(
    {"i", "we", "you", "my", "our", "your", "me", "us", "welcome", "thank", "thanks", "yes", "no"}
)
_DASHES = frozenset({"―", "—", "–", "--", "-"})


def find(doc: Doc, page: Layout) -> Iterator[Found]:
    """Yield "Minister: talks will go on", "Talks will go on: report" and the turns of a transcript."""
    for paragraph in page.paragraphs:
        if paragraph in page.titles:
            yield from _headline(doc, paragraph)
        yield from _signature(doc, paragraph, page)
    yield from _turns(doc, page)


def _headline(doc: Doc, title: range) -> Iterator[Found]:
    at = next(
        (i for i in title if doc[i].text in {":", "—", "–", "-", "|"} and title.start < i < title.stop - 1),
        None,
    )
    if at is None or (doc[at].text != ":" and not doc[at - 1].whitespace_):
        return
    left, right = trim(doc, range(title.start, at)), trim(doc, range(at + 1, title.stop))
    if len(right) > 2 and (_speaks(doc, left) or (_all_quoted(doc, right) and _described(doc, left))):
        yield _found(doc[at], left, right)
    elif (len(left) > 2 and doc[at].text != "|" and _speaks(doc, right)) or (
        _all_quoted(doc, left) and _described(doc, right)
    ):
        yield _found(doc[at], right, left)


def _turns(doc: Doc, page: Layout) -> Iterator[Found]:
    """Yield the turns of a transcript and the posts of an account: a short name, a mark, what is said."""
    labels = {p: label for p in page.paragraphs if p not in page.titles and (label := _label(doc, p))}
    spoken = {p: trim(doc, range(mark.i + 1, p.stop)) for p, (mark, _) in labels.items()}
    talk = len(labels) > 1 and any(_clause(doc, words) for words in spoken.values())
    for paragraph, (mark, name) in labels.items():
        words = spoken[paragraph]
        handle = doc[max(name)].text.startswith("@")
        alone = mark.text == ":" and _clause(doc, set(paragraph)) and not _dateline(doc, name, words)
        if words and (talk or handle or alone):
            yield _found(mark, name, words)


def _label(doc: Doc, paragraph: range) -> tuple[Token, set[int]] | None:
    """Return the mark behind the name that a paragraph starts with, and the name."""
    at = next((i for i in paragraph[: _LONGEST + 2] if _parts(doc[i])), None)
    if at is None or at + 2 > paragraph.stop:
        return None
    name = trim(doc, range(paragraph.start, at))
    if len(name) > 1 and doc[min(name)].text == "RT" and doc[min(name) + 1].text.startswith("@"):
        name.discard(min(name))
    words = [doc[i] for i in sorted(name) if doc[i].text != "."]
    if not words or not (all(map(_named, words)) or _role(words) or _first_and_last(words)):
        return None
    # A dash stands behind many a place ("LIMA — Miners …"), so it takes the word for somebody who speaks.
    return (doc[at], name) if doc[at].text == ":" or _role(words) else None


def _parts(token: Token) -> bool:
    spaced = token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.text == ":" or (token.text in {"—", "–", "--"} and spaced)


def _named(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.text.isupper() or token.text.startswith("@")


def _first_and_last(words: list[Token]) -> bool:
    known = first_name(words[0].lower_) or words[0].ent_type_ == "PERSON"
    return 1 < len(words) <= 3 and known and all(t.text[0].isupper() for t in words)


def _role(words: list[Token]) -> bool:
    """Tell whether words are a role with a capital, as in a transcript: "Interviewer", "Press Secretary"."""
    return words[0].text[0].isupper() and len(words) <= 3 and role_of(words[-1].lower_) is not None


def _dateline(doc: Doc, name: set[int], words: set[int]) -> bool:
    """Tell whether a name before a colon is where a report comes from: "DURBAN: Strikers have …"."""
    label = [doc[i] for i in sorted(name) if doc[i].text != "."]
    if _role(label) or any(title_of(t.lower_) or t.lower_ in {"the", "a"} for t in label):
        return False
    if any(doc[i].lower_ in _TALK or doc[i].text == "?" for i in words):
        return False
    return all(t.text.isupper() and len(t.text) > 2 for t in label) or all(
        t.ent_type_ in {"GPE", "LOC"} for t in label
    )


def _signature(doc: Doc, paragraph: range, page: Layout) -> Iterator[Found]:
    """A name behind a quotation and a dash, on its own line or the same: "“…” — Ana Soto"."""
    for at in paragraph:
        if doc[at].text not in _DASHES or at in page.marks:
            continue
        before = next((i for i in range(at - 1, -1, -1) if not doc[i].is_space), -1)
        if before not in page.marks:
            continue
        name = trim(doc, range(at + 1, paragraph.stop))
        if 0 < len(name) <= _LONGEST and doc[min(name)].is_title and not _clause(doc, name):
            yield _found(doc[at], name, set(page.quotations[page.marks[before]]))


def _found(mark: Token, source: set[int], content: set[int]) -> Found:
    return Found(mark, MARK, {mark.i}, source, content)


def _speaks(doc: Doc, tokens: set[int]) -> bool:
    """Tell whether words before or after the mark are a speaker and not part of the headline."""
    if not tokens or len(tokens) > _LONGEST:
        return False
    if _VOICES.search(" ".join(doc[i].text for i in sorted(tokens))):
        return True
    words = [doc[i] for i in sorted(tokens)]
    last = words[-1]
    if words[0].tag_ != "DT" and len(words) <= 3 and role_of(last.lower_) is not None:
        return True
    # The tagger errs on headlines; the body says better who is a person.
    if last.is_title and any(t.text == last.text and t.ent_type_ == "PERSON" for t in doc[last.i + 1 :]):
        return all(t.is_title or t.is_upper for t in words)
    # A country before a colon is as often the scene as the speaker: "Chile: ten dead in quake".
    return all(t.pos_ == "PROPN" and t.ent_type_ != "GPE" for t in words)


def _all_quoted(doc: Doc, tokens: set[int]) -> bool:
    return len(tokens) > 2 and all(doc[i].text in {"'", '"'} for i in (min(tokens), max(tokens)))


def _described(doc: Doc, tokens: set[int]) -> bool:
    """Tell whether words name a person by what he is to somebody: "widow of drowned diver"."""
    words = [doc[i] for i in sorted(tokens)]
    head = next((k for k, t in enumerate(words) if t.tag_ == "IN"), len(words))
    return head > 0 and len(words) <= _LONGEST + 2 and role_of(words[head - 1].lower_) is not None


def _clause(doc: Doc, tokens: set[int]) -> bool:
    return any(doc[i].pos_ in VERBAL for i in tokens)
