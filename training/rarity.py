"""Counts how rare the stems of words are: `python -m training.rarity POLNEAR_FOLDER UDS CLAIMS`.

Writes `tracker/likeness/data/rarity.tsv`: the commonest stems with a weight, the logarithm of how seldom one
is met, less about what the commonest has. The three kinds of text count alike.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import log
from operator import itemgetter
from pathlib import Path

from benchmarks.suites.common import records
from tracker.likeness.settings import DATA
from tracker.likeness.text import stems

MOST, LEAST, COMMON = 4000, 0.1, 4.0
HEAD = """# How rare the commonest stems of English news are: the logarithm of how seldom one is met, less 4.
# source: counted by training/rarity.py in PolNeAR, UDS factuality and CheckThat! 2022\tlicence: CC0-1.0
# stem\tweight
"""


def shares(texts: Iterable[str]) -> dict[str, float]:
    """Return of all stems, each counted once a text, which share each is."""
    counts = Counter(stem for text in texts for stem in set(stems(text)))
    total = counts.total()
    return {stem: times / total for stem, times in counts.items()}


def main() -> None:
    """Read the command line and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("polnear", "uds", "claims"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    files = sorted((given.polnear / "data" / "train" / "text").glob("*.txt"))
    kinds = [
        shares(path.read_text(encoding="utf-8") for path in files),
        shares(dict.fromkeys(" ".join(one["tokens"]) for one in records(given.uds))),
        shares(f"{one['claim']} {one['title']}" for one in records(given.claims)),
    ]
    whole: defaultdict[str, float] = defaultdict(float)
    for kind in kinds:
        for stem, share in kind.items():
            whole[stem] += share / len(kinds)
    most = nlargest(MOST, sorted(whole.items()), key=itemgetter(1))
    lines = (f"{stem}\t{max(-log(share) - COMMON, LEAST):.2f}\n" for stem, share in most)
    (DATA / "rarity.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
