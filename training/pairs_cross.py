"""Scores pairs by models that have not learnt them: `python -m training.pairs_cross FOLDER PAIRS...`.

FOLDER has for each part of the pairs, `0.onnx` to `4.onnx`, a model that left it out, exported as the one in
the package is. Each is asked as that is.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.suites import pairs as suite
from benchmarks.suites.common import Record, line, records
from tracker.contradict import Comparison, Weigher
from tracker.extract.pairs import PairModel
from training.pairs_data import PARTS, parts, read


def weigher(file: Path) -> Weigher:
    """Return an exported model as the comparison takes it."""
    model = PairModel.load(file)
    return Weigher(
        model.name, model.bar, lambda texts: [(a, b, c) for a, b, c in model.chances(texts).tolist()]
    )


def crossed(folder: Path, paths: Sequence[Path]) -> Iterator[tuple[str, int, Record, Comparison]]:
    """Yield file, part, pair and answer for all pairs of some files."""
    pairs = [(path.name, one) for path in paths for one in records(path)]
    where = parts([one for path in paths for one in read(path)])
    for part in range(PARTS):
        some = [one for one, at in zip(pairs, where, strict=True) if at == part]
        asked = weigher(folder / f"{part}.onnx")
        found = suite.answers([pair for _, pair in some], asked)
        yield from ((name, part, pair, each) for (name, pair), each in zip(some, found, strict=True))


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    given = parser.parse_args()
    found = list(crossed(given.folder, given.pairs))
    for name in dict.fromkeys(name for name, *_ in found):
        own = [(pair, each) for known, _, pair, each in found if known == name]
        for one in suite.figures(name, *map(list, zip(*own, strict=True)), "cross-validated"):
            print(one)
        for part in range(PARTS):
            right = [
                float(pair["label"] == (suite.side(each) or "entailment"))
                for known, at, pair, each in found
                if (known, at) == (name, part) and pair["label"] != "neutral"
            ]
            print(line(f"{name}: part {part}", right))


if __name__ == "__main__":
    main()
