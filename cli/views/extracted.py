"""What the extractor found in one file, before anything is stored."""

from collections.abc import Iterator
from typing import Any

from ..rows import UNKNOWN
from ..terminal import BOLD, DIM, one_line, paint


def lines(record: dict[str, Any], on: bool) -> Iterator[str]:
    """Yield the attributions of a file, a few lines each."""
    yield paint(one_line(record["article"]), BOLD, on=on)
    if not record["attributions"]:
        yield "  no attributions found"
    for number, one in enumerate(record["attributions"]):
        yield from _attribution(number, one, on)


def _attribution(number: int, one: dict[str, Any], on: bool) -> Iterator[str]:
    who = paint(one_line(one["actor"] or UNKNOWN), BOLD, on=on)
    whom = f" (speaks for {one_line(', '.join(one['speaks_for']))})" if one["speaks_for"] else ""
    answer = f", answers {one['answers']}" if one["answers"] is not None else ""
    claim = one_line(one["claim"]) or "(no claim of its own)"
    yield f"{number:>3}  {who}{whom} {one['stance'].replace('_', ' ')}{answer}: {claim}"
    words = " … ".join(
        one_line(one[part]) for part in ("source_text", "cue_text", "content_text") if one[part]
    )
    yield paint(f"     > {words}", DIM, on=on)
    if len(one["chain"]) > 1:
        yield f"     chain: {one_line(' ← '.join(name or UNKNOWN for name in one['chain']))}"
