"""Who passed on whose words: the attributions around an attribution."""

from collections.abc import Sequence

from tracker.extract.found import Found


def parents(all_found: Sequence[Found]) -> list[int | None]:
    """Return for each attribution the index of the innermost one whose content holds its cue and source."""
    out: list[int | None] = []
    for i, found in enumerate(all_found):
        around = [
            j for j, outer in enumerate(all_found)
            if j != i and _core(found) <= outer.content and not _core(outer) & found.content and outer.trigger.i != found.trigger.i
        ]  # fmt: skip
        out.append(min(around, key=lambda j: len(all_found[j].content), default=None))
    return out


def _core(found: Found) -> set[int]:
    """Return cue and source; a quotation that goes on without a cue stands for itself."""
    return (found.words | found.source) or found.content


def path(parents_of: Sequence[int | None], i: int) -> list[int]:
    """Return the indices from the outermost attribution down to the one at `i`."""
    out = [i]
    while (above := parents_of[out[0]]) is not None and above not in out:
        out.insert(0, above)
    return out
