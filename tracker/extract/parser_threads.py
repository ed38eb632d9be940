"""Keeps numpy's matrix multiplications to one processor."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

# Where the wheels of numpy keep OpenBLAS, and what its functions are called there.
_FOLDERS = ("../numpy.libs", ".dylibs")
_NAMES = tuple(
    f"{prefix}openblas_%s_num_threads{suffix}" for prefix, suffix in product(("scipy_", ""), ("64_", ""))
)


@contextmanager
def one_thread() -> Iterator[None]:
    """Multiply in this thread alone meanwhile.

    The parser's matrices are so small that OpenBLAS's threads do little but wait for one another, spinning:
    on two processors that took five times the time. Other libraries than OpenBLAS are left alone.
    """
    library = _openblas()
    if library is None:
        yield
        return
    get, set_ = library
    before = get()
    set_(1)
    try:
        yield
    finally:
        set_(before)


@cache
def _openblas() -> tuple[Any, Any] | None:
    """Return the functions that get and set how many threads the OpenBLAS of numpy's wheel uses."""
    root = Path(np.__file__).parent
    for path in (path for folder in _FOLDERS for path in sorted((root / folder).glob("*openblas*"))):
        library = ctypes.CDLL(str(path))
        for name in _NAMES:
            if hasattr(library, name % "set"):
                return getattr(library, name % "get"), getattr(library, name % "set")
    return None
