"""Measures what the ledger makes of meaning: `python -m benchmarks.meaning SUITE FILE...`.

A suite takes files in the shape of the public set that it is named after. Each figure is computed by the
functions that `tracker ingest` calls, and printed with its 95 % bootstrap interval and the files' names.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# Suites by name; what a suite measures is the first line of its module.
SUITES: tuple[str, ...] = (
    "alarms",
    "basil",
    "checkthat2022",
    "clashes",
    "ecbplus",
    "fakes",
    "pairs",
    "scone",
    "stories",
    "uds_factuality",
    "written",
)


def run(suite: str, files: Sequence[Path]) -> Iterator[str]:
    """Yield the lines that a suite prints of some files."""
    yield f"{suite}: {', '.join(path.name for path in files)}"
    yield from import_module(f"benchmarks.suites.{suite}").run(files)


def main() -> None:
    """Read the command line, run a suite and print what it finds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("suite", choices=SUITES, metavar="SUITE", help=", ".join(SUITES))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    given = parser.parse_args()
    missing = [str(path) for path in given.files if not path.is_file()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    for line in run(given.suite, given.files):
        print(line, flush=True)


if __name__ == "__main__":
    main()
