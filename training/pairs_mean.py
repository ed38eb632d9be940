"""Joins trained pair models that began alike: `python -m training.pairs_mean OUT CHECKPOINT...`.

The weights of models that saw their pairs in another order are averaged.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from training.pairs_model import PairReader, untrained


def joined(checkpoints: Sequence[Path]) -> PairReader:
    """Return a model with the mean of some models' weights."""
    states = [torch.load(path, weights_only=True)["model"] for path in checkpoints]
    model = untrained()
    mean = {name: sum(one[name].float() for one in states) / len(states) for name in states[0]}
    model.load_state_dict(mean)
    return model.eval()


def main() -> None:
    """Read the command line, join and save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    given = parser.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": joined(given.checkpoints).state_dict()}, given.out)


if __name__ == "__main__":
    main()
