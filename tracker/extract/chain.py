"""Who passed on whose words: the attributions around an attribution."""

from collections.abc import Sequence

from tracker.extract.cues import CueClass
from tracker.extract.found import Found

# What is done to a claim that stands there without one's words.
_REACTIONS = frozenset(
    {
        CueClass.DENY, CueClass.DOUBT, CueClass.QUESTION, CueClass.OPPOSE, CueClass.RETRACT, CueClass.DECLINE,
        CueClass.CONFIRM, CueClass.CRITICISE, CueClass.SUPPORT, CueClass.PRAISE,
    }
)  # fmt: skip


def parents(all_found: Sequence[Found]) -> list[int | None]:
    """Return for each attribution the index of the innermost one whose content holds its cue and source."""
    out: list[int | None] = []
    starts = [min(_core(found)) for found in all_found]
    # Whose content holds the start of another, so that an article twice as long takes twice the time.
    holders: dict[int, list[int]] = {start: [] for start in starts}
    for j, outer in enumerate(all_found):
        for start in outer.content & holders.keys():
            holders[start].append(j)
    for start, found in zip(starts, all_found, strict=True):
        around = [
            j
            for j in holders[start]
            if all_found[j].trigger.i != found.trigger.i
            and _within(found, all_found[j])
            and not _reacts(all_found[j], found)
        ]
        out.append(min(around, key=lambda j: len(all_found[j].content), default=None))
    return out


def _within(found: Found, outer: Found) -> bool:
    """Tell whether an attribution stands in the content of another."""
    return _core(found) <= outer.content and not _core(outer) & found.content


def _reacts(outer: Found, found: Found) -> bool:
    """Tell whether one only reacts to another's claim: "denied the general's claim that it sank"."""
    named = found.cue.pos == "noun" and bool(found.source)
    aimed = found.trigger.head in (outer.trigger, *outer.trigger.children) or found.trigger.i in outer.words
    return named and outer.cue.kind in _REACTIONS and aimed


def _core(found: Found) -> set[int]:
    """Return cue and source; a quotation that goes on without a cue stands for itself."""
    return (found.words | found.source) or found.content


def path(parents_of: Sequence[int | None], i: int) -> list[int]:
    """Return the indices from the outermost attribution down to the one at `i`."""
    out = [i]
    while (above := parents_of[out[0]]) is not None and above not in out:
        out.insert(0, above)
    return out
