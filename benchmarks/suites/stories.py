"""Clashes listed in stories that three outlets tell, each judged by hand; the shape is BASIL's.

Every story is read into a ledger of its own. By the hash of its name it was in view when rules were mended,
or held out until they were done. A judgement, in stories_judged.tsv, names a clash by the hash of its two
claims and its kind; a clash that nobody has judged is in no figure but the count.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.suites.common import Record, records
from benchmarks.suites.contested import Piece, measured


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield how many clashes are listed, and how many of those that were judged are clashes."""
    stories: dict[str, list[Piece]] = defaultdict(list)
    for path in files:
        for each in records(path):
            stories[each["story"].partition("_")[0]].append(_piece(each["article"]))
    for name, held in (("in view", False), ("held out", True)):
        chosen = [stories[story] for story in sorted(stories) if held_out(story) == held]
        yield from measured(name, chosen, "stories")


def held_out(story: str) -> bool:
    """Tell whether a story was not looked at before the first look that is reported."""
    return int(sha256(f"clash 4 {story}".encode()).hexdigest(), 16) % 2 == 1


def _piece(article: Record) -> Piece:
    text = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
    return Piece(article["uuid"], article["title"], article["source"], article["date"], text)
