"""Who passed on whose words: the attributions around an attribution."""

from collections.abc import Sequence

from tracker.extract.found import Found


def parents(all_found: Sequence[Found]) -> list[int | None]:
    """Return for each attribution the index of the innermost one whose content holds its cue and source."""
    out: list[int | None] = []
    for found in all_found:
        around = [
            j
            for j, outer in enumerate(all_found)
            if outer.trigger.i != found.trigger.i and _within(found, outer)
        ]
        out.append(min(around, key=lambda j: len(all_found[j].content), default=None))
    return out


def _within(found: Found, outer: Found) -> bool:
    """Tell whether an attribution stands in the content of another."""
    return _core(found) <= outer.content and not _core(outer) & found.content


def _core(found: Found) -> set[int]:
    """Return cue and source; a quotation that goes on without a cue stands for itself."""
    return (found.words | found.source) or found.content


def path(parents_of: Sequence[int | None], i: int) -> list[int]:
    """Return the indices from the outermost attribution down to the one at `i`."""
    out = [i]
    while (above := parents_of[out[0]]) is not None and above not in out:
        out.insert(0, above)
    return out
