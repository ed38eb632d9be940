"""Ties quotations to the cues around them and settles which candidates are attributions."""

from collections.abc import Iterable, Sequence
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
    for found in kept:
        _clip(found, page)
        _shorten(found, kept)
        without_comments(found, kept)
    attached = _attach(doc, kept, page, limits)
    for found in kept:
        _complete(found, page)
    kept = [found for found in kept if found.content and _evident(found, page)]
    # "declined to say": the outer verb is part of the inner one's cue.
    kept = [f for f in kept if not any(f.trigger.i in o.words and o is not f for o in kept)]
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
        clause = other.trigger.i in found.source and other.trigger.dep_ in {"relcl", "acl", "advcl"}
        if clause and other is not found:
            rest = found.source - {t.i for t in other.trigger.subtree}
            found.source = trim(found.trigger.doc, rest) or found.source


def without_comments(found: Found, kept: Sequence[Found]) -> None:
    """Cut off what is said about the content: "…, a charge that Russia denied"."""
    doc = found.trigger.doc
    for other in kept:
        noun = other.trigger.head
        if other.trigger.dep_ != "relcl" or noun.i not in found.content or not says_something(noun):
            continue
        comment = {t.i for t in noun.subtree}
        if doc[min(comment) - 1].text in {",", "—", "–", "-"} and found.content - comment:
            found.content = trim(doc, found.content - comment)


def _attach(doc: Doc, kept: list[Found], page: Layout, limits: Limits) -> set[int]:
    """Give each quotation that stands next to a cue to it; return the numbers of those given."""
    given: set[int] = set()
    for found in kept:
        if page.marks.get(found.trigger.i) is None and found.cue.frames & {CueFrame.QUOTED, CueFrame.THAT}:
            for number in _adjacent(doc, found, page, kept, limits):
                if number not in given and not found.source & set(page.quotations[number]):
                    found.content |= set(page.quotations[number])
                    given.add(number)
    return given


def _adjacent(doc: Doc, found: Found, page: Layout, kept: list[Found], limits: Limits) -> list[int]:
    """Return the quotations right before and behind the cue and its source."""
    core = found.words | found.source
    paragraph = page.paragraph(found.trigger.i)
    out: list[int] = []
    left = min(core) - 1
    while left >= paragraph.start and (doc[left].text in {",", ":", "-", "–", "—"} or doc[left].is_space):
        left -= 1
    if left in page.marks and left >= paragraph.start:
        out.append(page.marks[left])
    others = {i for other in kept if other is not found for i in other.words}
    for i in range(max(core) + 1, min(max(core) + limits.reach, paragraph.stop)):
        if i in page.marks:
            return [*out, page.marks[i]] if CueFrame.QUOTED in found.cue.frames else out
        if (
            i in others
            or doc[i].text == ";"
            or (doc[i].text == "." and not doc[i].is_sent_end)
            or doc[i].is_sent_start
        ):
            break
    if (
        paragraph.stop - 1 >= 0
        and _ends_with_colon(doc, paragraph)
        and max(core) + limits.reach >= paragraph.stop
    ):
        following = next((p for p in page.paragraphs if p.start >= paragraph.stop), None)
        if following is not None and following.start in page.marks:
            out.append(page.marks[following.start])
    return out


def _ends_with_colon(doc: Doc, paragraph: range) -> bool:
    words = [i for i in paragraph if not doc[i].is_space]
    return bool(words) and doc[words[-1]].text == ":"


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
    out = list(kept)
    for number, tokens in enumerate(page.quotations):
        if number in used or len(tokens) < long:
            continue
        before = _goes_on_from(doc, out, tokens, page) or _led_up_to(doc, tokens, page)
        if before is None:
            continue
        if before.content and page.paragraph(before.trigger.i) == page.paragraph(tokens[0]):
            before.content |= set(tokens)
        else:
            out.append(
                Found(
                    doc[tokens[0]],
                    NONE,
                    set(),
                    content=set(tokens),
                    speaker=before.speaker or before.source,
                    inherited=before,
                )
            )
        used.add(number)
    return with_inner(doc, out, page)


def _led_up_to(doc: Doc, tokens: tuple[int, ...], page: Layout) -> Found | None:
    """Return the speaker whom the sentence before a quotation names, as one who has said nothing yet."""
    speaker = speaker_before(doc, tokens, page)
    return Found(doc[min(speaker)], NONE, set(), source=speaker) if speaker else None


def _goes_on_from(doc: Doc, kept: list[Found], tokens: tuple[int, ...], page: Layout) -> Found | None:
    """Return the attribution that a quotation goes on from: the last one before, when it quoted too."""
    earlier = [
        f
        for f in kept
        if max(f.tokens) < tokens[0]
        and page.marks.get(f.trigger.i, -1) in {-1, page.marks.get(min(f.tokens), -1)}
    ]
    if not earlier:
        return None
    last = max(earlier, key=lambda f: max(f.tokens))
    quoted = any(i in page.marks for i in last.content)
    between = [
        doc[i] for i in range(max(last.tokens) + 1, tokens[0]) if not (doc[i].is_space or doc[i].is_punct)
    ]
    here, there = page.paragraph(tokens[0]), page.paragraph(last.trigger.i)
    if not quoted or len(between) > 8 or any(t.pos_ in VERBAL for t in between):
        return None
    if here == there:
        return last
    alone = all(i in page.marks or doc[i].is_space or doc[i].is_punct for i in here)
    following = bool(page.paragraphs) and here.start <= there.stop + 2
    return last if alone and following and not between else None


def _without_doubles(kept: list[Found]) -> list[Found]:
    """Drop a candidate whose content another one has word for word, the noun before the verb."""
    out: list[Found] = []
    for found in sorted(kept, key=lambda f: (f.cue.pos == "noun", not f.source, f.trigger.i)):
        same = next((o for o in out if o.content == found.content), None)
        if same is None or (found.source and same.source and found.source != same.source):
            found.content = trim(found.trigger.doc, found.content)
            out.append(found)
    return [f for f in out if f.content]
