"""Ties quotations to the cues around them and settles which candidates are attributions."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.extract.colons import NONE
from tracker.extract.cues import CueClass, CueFrame
from tracker.extract.found import Found, trim
from tracker.extract.inner import with_inner
from tracker.extract.layout import Layout
from tracker.extract.loose import speaker_before
from tracker.extract.parsed import Doc
from tracker.extract.stance import says_something
from tracker.extract.subjects import VERBAL

# Clauses beside a noun or a verb, in which somebody else may speak.
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_PERSONS = frozenset({"i", "we", "you", "us"})
_SAYING = frozenset(
    {
        CueClass.SAY,
        CueClass.DENY,
        CueClass.ACCUSE,
        CueClass.ADMIT,
        CueClass.WARN,
        CueClass.CRITICISE,
        CueClass.CONFIRM,
        CueClass.ASK,
    }
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far from its cue a quotation may start, and how long one without a cue must be, in tokens."""

    reach: int
    long: int


def weave(doc: Doc, candidates: Iterable[Found], page: Layout, limits: Limits) -> list[Found]:
    """Return the attributions among the candidates, quotations attached, in order of their cues."""
    kept = sorted(candidates, key=lambda f: (f.trigger.i, -len(f.words)))
    clauses = [f for f in kept if f.trigger.dep_ in _CLAUSES]
    for found in kept:
        _clip(found, page)
        _shorten(found, clauses)
        without_comments(found, clauses)
    attached = _attach(doc, kept, page, limits)
    for found in kept:
        _complete(found, page)
    kept = [found for found in kept if found.content and _evident(found, page)]
    # "declined to say": the outer verb is part of the inner one's cue.
    taken = _taken(kept)
    kept = [found for found in kept if not taken(found, found.trigger.i)]
    kept = _continue(doc, kept, page, attached, limits.long)
    return sorted(_without_doubles(kept), key=lambda f: min(f.tokens))


def _clip(found: Found, page: Layout) -> None:
    """Keep what a cue inside a quotation takes within that quotation."""
    own = page.marks.get(found.trigger.i)
    if own is not None:
        found.content &= set(page.quotations[own])
        found.source &= set(page.quotations[own]) if found.source else set()


def _shorten(found: Found, kept: list[Found]) -> None:
    """Cut off a source's relative clause that is an attribution itself: "denied by X, who said that …"."""
    for other in kept:
        if other.trigger.i in found.source and other.trigger.dep_ in _CLAUSES and other is not found:
            rest = found.source - {t.i for t in other.trigger.subtree}
            found.source = trim(found.trigger.doc, rest) or found.source


def without_comments(found: Found, kept: Sequence[Found]) -> None:
    """Cut off what is said about the content: "…, a charge that Russia denied"."""
    doc = found.trigger.doc
    for other in kept:
        noun = other.trigger.head
        if noun.i not in found.content or other.trigger.dep_ != "relcl" or not says_something(noun):
            continue
        comment = {t.i for t in noun.subtree}
        if doc[min(comment) - 1].text in {",", "—", "–", "-"} and found.content - comment:
            found.content = trim(doc, found.content - comment)


def _attach(doc: Doc, kept: list[Found], page: Layout, limits: Limits) -> set[int]:
    """Give each quotation that stands next to a cue to it; return the numbers of those given."""
    given: set[int] = set()
    taken = _taken(kept)
    for found in kept:
        if page.marks.get(found.trigger.i) is None and found.cue.frames & {CueFrame.QUOTED, CueFrame.THAT}:
            for number in _adjacent(doc, found, page, taken, limits):
                if number not in given and not found.source & set(page.quotations[number]):
                    found.content |= set(page.quotations[number])
                    given.add(number)
    return given


def _taken(kept: Iterable[Found]) -> Callable[[Found, int], bool]:
    """Return a function that tells whether a token is part of the cue of another attribution."""
    times = Counter(i for found in kept for i in found.words)
    return lambda found, i: times[i] > (i in found.words)


def _adjacent(
    doc: Doc, found: Found, page: Layout, taken: Callable[[Found, int], bool], limits: Limits
) -> list[int]:
    """Return the quotations right before and behind the cue and its source."""
    core = found.words | found.source
    paragraph = page.paragraph(found.trigger.i)
    out: list[int] = []
    left = min(core) - 1
    while left >= paragraph.start and (doc[left].text in {",", ":", "-", "–", "—"} or doc[left].is_space):
        left -= 1
    if left in page.marks and left >= paragraph.start:
        out.append(page.marks[left])
    for i in range(max(core) + 1, min(max(core) + limits.reach, paragraph.stop)):
        if i in page.marks:
            return [*out, page.marks[i]] if CueFrame.QUOTED in found.cue.frames else out
        if (
            taken(found, i)
            or doc[i].text == ";"
            or (doc[i].text == "." and not doc[i].is_sent_end)
            or doc[i].is_sent_start
        ):
            break
    if (
        paragraph.stop - 1 >= 0
        and max(core) + limits.reach >= paragraph.stop
        and _ends_with_colon(doc, paragraph)
    ):
        at = page.before(paragraph.stop)
        following = page.paragraphs[at : at + 1]
        out += [page.marks[p.start] for p in following if p.start in page.marks]
    return out


def _ends_with_colon(doc: Doc, paragraph: range) -> bool:
    last = next((doc[i] for i in reversed(paragraph) if not doc[i].is_space), None)
    return last is not None and last.text == ":"


def _complete(found: Found, page: Layout) -> None:
    """Take in whole a quotation that the content reaches into from outside."""
    if page.marks.get(found.trigger.i) is not None:
        return
    for number in {page.marks[i] for i in found.content if i in page.marks}:
        found.content |= set(page.quotations[number])
    found.content -= found.words | found.source


def _evident(found: Found, page: Layout) -> bool:
    """Tell whether there is enough to call it an attribution."""
    if page.marks.get(found.trigger.i) is not None and _own_thought(found):
        return False
    if found.cue.pos in {"mark", "phrase", "noun", "adj"} or found.cue.strong:
        return True
    if CueFrame.QUOTED in found.cue.frames and any(i in page.marks for i in found.content):
        return True
    clausal = any(head.pos_ in VERBAL and head.i in found.content for head, _ in found.heads)
    return clausal and bool(found.source or found.agentless)


def _own_thought(found: Found) -> bool:
    """Tell whether a speaker merely says "I think": that hedges what he says, and nobody else speaks."""
    words = {found.trigger.doc[i].lower_ for i in found.source}
    return not words or (bool(words & _PERSONS) and found.cue.kind not in _SAYING)


def _continue(doc: Doc, kept: list[Found], page: Layout, attached: set[int], long: int) -> list[Found]:
    """Let quotations without a cue of their own go on from the one before."""
    used = attached | {page.marks[i] for found in kept for i in found.content if i in page.marks}
    out = _Ended(kept)
    for number, tokens in enumerate(page.quotations):
        if number in used or len(tokens) < long:
            continue
        before = _goes_on_from(doc, out, tokens, page) or _led_up_to(doc, tokens, page)
        if before is None:
            continue
        if before.content and page.paragraph(before.trigger.i) == page.paragraph(tokens[0]):
            out.extend(before, tokens)
        else:
            speaker = before.speaker or before.source
            quoted = set(tokens)
            out.add(Found(doc[tokens[0]], NONE, set(), content=quoted, speaker=speaker, inherited=before))
        used.add(number)
    return with_inner(doc, out.all, page)


def _led_up_to(doc: Doc, tokens: tuple[int, ...], page: Layout) -> Found | None:
    """Return the speaker whom the sentence before a quotation names, as one who has said nothing yet."""
    speaker = speaker_before(doc, tokens, page)
    return Found(doc[min(speaker)], NONE, set(), source=speaker) if speaker else None


def _goes_on_from(doc: Doc, kept: _Ended, tokens: tuple[int, ...], page: Layout) -> Found | None:
    """Return the attribution that a quotation goes on from: the last one before, when it quoted too."""
    earlier = (f for f in kept.before(tokens[0]) if _outside(f, page))
    last = next(earlier, None)
    if last is None:
        return None
    quoted = any(i in page.marks for i in last.content)
    words = (t for t in doc[max(last.tokens) + 1 : tokens[0]] if not (t.is_space or t.is_punct))
    between = list(itertools.islice(words, 9))
    here, there = page.paragraph(tokens[0]), page.paragraph(last.trigger.i)
    if not quoted or len(between) > 8 or any(t.pos_ in VERBAL for t in between):
        return None
    if here == there:
        return last
    alone = all(i in page.marks or doc[i].is_space or doc[i].is_punct for i in here)
    following = bool(page.paragraphs) and here.start <= there.stop + 2
    return last if alone and following and not between else None


def _outside(found: Found, page: Layout) -> bool:
    """Tell whether a cue stands in no quotation, or in the one that its attribution starts with."""
    return page.marks.get(found.trigger.i, -1) in {-1, page.marks.get(min(found.tokens), -1)}


class _Ended:
    """Attributions by where they end; of two that end together the first counts."""

    def __init__(self, kept: Iterable[Found]) -> None:
        self.all: list[Found] = []
        self._ends: list[tuple[int, int]] = []
        for found in kept:
            self.add(found)

    def add(self, found: Found) -> None:
        """Put in one more."""
        bisect.insort(self._ends, (max(found.tokens), -len(self.all)))
        self.all.append(found)

    def extend(self, found: Found, tokens: Iterable[int]) -> None:
        """Let one end later, with more content."""
        at = next(-at for _, at in self._upto(max(found.tokens)) if self.all[-at] is found)
        self._ends.remove((max(found.tokens), -at))
        found.content |= set(tokens)
        bisect.insort(self._ends, (max(found.tokens), -at))

    def before(self, i: int) -> Iterator[Found]:
        """Yield those that end before a token, the last first."""
        return (self.all[-at] for _, at in self._upto(i - 1))

    def _upto(self, i: int) -> Iterator[tuple[int, int]]:
        return (self._ends[k] for k in range(bisect.bisect(self._ends, (i, 1)) - 1, -1, -1))


def _without_doubles(kept: list[Found]) -> list[Found]:
    """Drop a candidate whose content another one has word for word, the noun before the verb."""
    out: list[Found] = []
    first: dict[frozenset[int], Found] = {}
    for found in sorted(kept, key=lambda f: (f.cue.pos == "noun", not f.source, f.trigger.i)):
        same = first.get(frozenset(found.content))
        if same is None or (found.source and same.source and found.source != same.source):
            found.content = trim(found.trigger.doc, found.content)
            first.setdefault(frozenset(found.content), found)
            out.append(found)
    return [f for f in out if f.content]
