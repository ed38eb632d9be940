"""A parsed article as a table: a row for each token, a column for each attribute."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Ids = NDArray[np.uint64]


def read(doc: Doc, names: Sequence[str]) -> Ids:
    """Return attributes of all tokens."""
    rows: Ids = doc.to_array(list(names)).astype(np.uint64, copy=False)
    return rows.reshape(len(doc), len(names))


def write(doc: Doc, names: Sequence[str], rows: Ids) -> None:
    """Set attributes of all tokens."""
    if len(doc):
        # spaCy's types know only one name or a list of numbers here.
        doc.from_array(list(names), rows)  # type: ignore[arg-type]
