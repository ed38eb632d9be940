"""The weights that training chose, read when first asked for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weights of a kind of likeness by what they weigh; `training.weigh` writes them."""
    read: dict[str, dict[str, float]] = json.loads((DATA / "weights.json").read_text(encoding="utf-8"))
    return read[name]
