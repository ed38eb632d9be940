"""Measures what adding an article costs as a ledger grows, and what of ingest goes to what.

python -m benchmarks.scale build FOLDER [--claims 10000 1000000]   # made ledgers, FOLDER/10000.db ...
python -m benchmarks.scale add FOLDER [--claims 10000 1000000]     # one article more, in each in turn
python -m benchmarks.scale share FILE...                           # parts of the CPU time of an ingest
python -m benchmarks.scale share --made 1000                       # the same on articles made by template

The ledgers are made by template (benchmarks/world.py): speakers and frames are skewed, a fifth of the
articles are copies. Beyond 25,000 claims they grow by copies of themselves in other words
(benchmarks/worlds.py), and what is hot grows hotter. A build that was stopped goes on. Figures are CPU
time, which a busy machine disturbs less than the clock, and ratios of it.
"""

import argparse
import sys
import tempfile
from itertools import islice
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made import build
from benchmarks.stopwatch import Stopwatch, ingest, meant, table
from benchmarks.world import World

SIZES = [10_000, 1_000_000]
# No seed of a made ledger: what is added is new to every one of them.
NEW = 77


def written(folder: Path, count: int) -> list[str]:
    """Write made articles as files and return their paths."""
    paths = []
    for story in islice(World(NEW, copied=0.1).stories(10**8), count):
        path = folder / f"{story.number}.md"
        path.write_text(story.file(), encoding="utf-8")
        paths.append(str(path))
    return paths


def add(folder: Path, sizes: list[int], count: int) -> None:
    """Add the same articles to ledgers of each size, taking turns, and print what an article costs."""
    watches = {size: Stopwatch() for size in sizes}
    with tempfile.TemporaryDirectory() as made:
        paths = written(Path(made), count + 1)
        for size in sizes:
            ingest(folder / f"{size}.db", paths[:1], Stopwatch())
        for path in paths[1:]:
            for size in sizes:
                ingest(folder / f"{size}.db", [path], watches[size])
    print(table({f"{size:,} claims": watch for size, watch in watches.items()}, count))


def share(files: list[str], made: int) -> None:
    """Ingest files into a new ledger and print the parts of the CPU time."""
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        paths = files or written(Path(folder), made)
        ingest(Path(folder) / "share.db", paths, watch)
    print(table({f"{len(paths):,} articles": watch}, len(paths)))
    print(f"resolution, filing, looking up and comparing: {meant(watch):.1%} of the whole")


def main() -> None:
    """Read the command line and run what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_subparsers(dest="what", required=True)
    for name in ("build", "add"):
        one = what.add_parser(name)
        one.add_argument("folder", type=Path)
        one.add_argument("--claims", type=int, nargs="+", default=SIZES)
        one.add_argument("--articles", type=int, default=40, help="how many to add")
    one = what.add_parser("share")
    one.add_argument("files", nargs="*", metavar="FILE")
    one.add_argument("--made", type=int, default=1000)
    given = parser.parse_args()
    if given.what == "build":
        given.folder.mkdir(parents=True, exist_ok=True)
        for size in given.claims:
            build(given.folder / f"{size}.db", size)
    elif given.what == "add":
        add(given.folder, given.claims, given.articles)
    else:
        share(given.files, given.made)


if __name__ == "__main__":
    main()
