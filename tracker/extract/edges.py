"""Where what somebody says begins and ends: at a dateline, an office, a colon, a second speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.extract import datelines
from tracker.extract.cues import CueClass
from tracker.extract.found import Found, Via, content_words, trim
from tracker.extract.layout import Layout
from tracker.extract.parsed import Doc, Token
from tracker.extract.roles import role_of
from tracker.extract.subjects import SUBJECTS, subject

_CUT_OFF = frozenset({"prep", "dobj", "pobj", "relcl", "acl"})
_WHO = frozenset({"who", "whom", "whose"})
_OFFICES = frozenset({"of", "for", "and", "the", ",", "&"})


def without_dateline(doc: Doc, page: Layout, content: set[int]) -> set[int]:
    """Leave out where a report is from, at the start of its first words."""
    start = min(content, default=0)
    first = next((i for i in page.paragraph(start) if not doc[i].is_space), start)
    return content - set(range(start, datelines.behind(doc, start))) if start == first else content


def office(doc: Doc, source: set[int], content: set[int]) -> set[int]:
    """Return the end of a content that is who speaks: "…, Minister of Energy | Ana Ruiz said"."""
    start = first = min(source, default=0)
    while first and (first - 1 in content or doc[first - 1].is_punct) and _of_office(doc[first - 1]):
        first -= 1
    held = next(
        (i for i in range(first, start) if role_of(doc[i].lower_) and doc[i].text[0].isupper()), start
    )
    return set(range(held, start)) if held > first and doc[held - 1].text == "," else set()


def without_place(doc: Doc, source: set[int], trigger: Token) -> set[int]:
    """Leave out what stands before who speaks: "at the burns unit | a nurse said"."""
    who = subject(trigger)
    first = doc[min(source)] if source else None
    led = first is not None and first.dep_ == "prep" and first.head == trigger
    return {i for i in source if i >= who.left} if led and who is not None and who.i in source else source


def named(doc: Doc, words: set[int], source: set[int]) -> tuple[set[int], set[int]]:
    """Return a cue and a source, with the given name that the cue took: "said Per | Holm"."""
    start = first = min(source, default=0)
    while first - 1 in words and first - 1 > min(words) and doc[first - 1].pos_ == "PROPN":
        first -= 1
    name = set(range(first, start))
    return words - name, source | name


def _of_office(word: Token) -> bool:
    return word.text[0].isupper() or word.lower_ in _OFFICES


def of_speaker(doc: Doc, source: set[int], content: set[int]) -> set[int]:
    """Return what a content has of who speaks behind it: "according to two nurses, | who left early"."""
    behind = max(source, default=-1) + 1
    at = next((i for i in range(behind, len(doc)) if doc[i].text != ","), behind)
    if at not in content or doc[at].lower_ not in _WHO or min(content) > min(source):
        return set()
    end = next(i for i in range(at, len(doc) + 1) if i not in content or doc[i].text == ",")
    return set(range(at, end))


def cut_off(doc: Doc, twin: Found, content: set[int]) -> set[int]:
    """Return what a content was cut off from: "in the port | of Lom"."""
    last = max(content, default=-1)
    behind = sorted(i for i in twin.content if i > last)
    core = twin.words | twin.source
    if last < 0 or not behind or last not in twin.content or core & set(range(last + 1, behind[-1] + 1)):
        return set()
    first = doc[behind[0]]
    if behind[0] != last + 1 or first.head.i not in content or first.dep_ not in _CUT_OFF:
        return set()
    return {i for i in behind if i <= first.right_edge.i}


def behind_colon(found: Found, page: Layout) -> None:
    """Leave out who speaks and how: "the staff tell a different tale: | nobody was hurt, they said"."""
    doc = found.trigger.doc
    short = bool(found.source) and all(doc[i].pos_ == "PRON" for i in found.source)
    if not short or not found.content or max(found.content) > min(found.source):
        return
    colon = next((i for i in sorted(found.content) if doc[i].text == ":" and i not in page.marks), None)
    if colon is None or not all(_has_subject(doc, side) for side in _sides(found.content, colon)):
        return
    found.content = trim(doc, {i for i in found.content if i > colon})
    found.heads = [(head, who) for head, who in found.heads if head.i in found.content]


def _sides(content: set[int], at: int) -> tuple[set[int], set[int]]:
    return {i for i in content if i < at}, {i for i in content if i > at}


def _has_subject(doc: Doc, tokens: set[int]) -> bool:
    return any(doc[i].dep_ in SUBJECTS for i in tokens)


def behind_it(doc: Doc, words: set[int], content: set[int]) -> set[int]:
    """Return what somebody says behind "as she put it in a letter, …"."""
    it = min(content, default=0)
    if doc[it].lower_ != "it" or doc[it].head.lemma_ != "put" or doc[it].head.i not in words:
        return content
    comma = next((i for i in range(it, max(content)) if doc[i].text == ","), None)
    return {i for i in content if comma is not None and i > comma} or content


def passed_on(found: Found, ruled: Iterable[Found], others: Sequence[Found]) -> Found:
    """Give what somebody said to him, and whoever tells of it the telling: "“…,” he said, according to X"."""
    if found.trigger.lower_ != "according" or not found.source:
        return found
    said = (one for one in ruled if one.cue.kind is CueClass.SAY and one.words and one.source)
    inner = next((one for one in said if one.words <= found.content and one.via is None), None)
    if (
        inner is None
        or any(inner.words & one.words for one in others)
        or not content_words(inner)
        or content_words(inner)[0] != content_words(found)[0]
    ):
        return found
    marks = found.trigger.doc._.page.marks
    own = inner.words | inner.source | {t.i for t in inner.trigger.subtree if t.i not in marks}
    if any(i not in marks for i in found.content - inner.content - own):
        return found
    return replace(inner, content=found.content - own, via=Via(found.source, found.words))
