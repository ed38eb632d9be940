"""Whether articles are on one happening: by their gists, what they say, and what the others are on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracker.likeness.gist import shared
from tracker.likeness.settings import weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.likeness.shelf import Floats

# What keeps a logarithm from the bottomless: of what two articles share, and of the company they keep.
_LEAST, _LEAST_COMPANY = 0.03, 0.01
# An article that might be on what more than so many others are on says less of any one of them.
_MANY = 10.0


class Happenings(NamedTuple):
    """Of any two articles how alike the company is that they keep, and how large it is; both logarithms."""

    company: Floats
    crowd: Floats


def happenings(
    around: Floats, gists: Sequence[bytes], weight: Mapping[str, float] | None = None
) -> Happenings:
    """Return what speaks for two articles being on one happening, for any two."""
    chance = one_happening(around, gists, weight)
    rows = chance / np.linalg.norm(chance, axis=1, keepdims=True)
    many = np.log(np.maximum(chance.sum(1), _MANY))
    return Happenings(np.log(_LEAST_COMPANY + rows @ rows.T), many[:, None] + many)


def one_happening(
    around: Floats, gists: Sequence[bytes], weight: Mapping[str, float] | None = None
) -> Floats:
    """Return how likely any two articles are on one happening, by what they say alone."""
    weight = weight or weights("happening")
    total = sum((weight[name] * rows for name, rows in signs(around, gists).items()), weight["always"])
    chance: Floats = 1 / (1 + np.exp(-np.asarray(total)))
    np.fill_diagonal(chance, 1.0)
    return chance


def signs(around: Floats, gists: Sequence[bytes]) -> dict[str, Floats]:
    """Return how alike any two articles are in their gists and in all that they say, as logarithms."""
    alike = {"gist": shared(gists), "around": around @ around.T}
    return {name: np.log(_LEAST + np.clip(rows, 0, 1)) for name, rows in alike.items()}
