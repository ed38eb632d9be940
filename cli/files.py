"""Files that commands write and read; - is stdout or stdin."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from tracker.errors import ConflictError, InputError

STREAM = "-"


@contextmanager
def written(name: str, *, overwrite: bool) -> Iterator[TextIO]:
    """Open a file to write; it appears under its name only when it is whole."""
    if name == STREAM:
        yield sys.stdout
        return
    path = Path(name)
    if path.exists() and not overwrite:
        raise ConflictError(f"{name} exists: give another name, or --yes to overwrite it")
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def lines(name: str) -> Iterator[Iterator[str]]:
    """Open a file to read line by line."""
    try:
        with Path(name).open(encoding="utf-8") as stream:
            yield iter(stream)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 text; give a file written by `tracker export`") from error
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error


@contextmanager
def twice(name: str) -> Iterator[str]:
    """Give a name that can be read twice: stdin is kept in a temporary file."""
    if name != STREAM:
        yield name
        return
    from shutil import copyfileobj
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(suffix=".jsonl") as kept:
        copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield kept.name


def folder(name: str, held: Mapping[str, bytes], *, overwrite: bool) -> str:
    """Write files into a folder, each whole or not at all, and return the SHA-256 of the last."""
    root = Path(name)
    if root.exists() and not overwrite and (not root.is_dir() or any(root.iterdir())):
        raise ConflictError(f"{name} exists: give another name, or --yes to overwrite what is in it")
    for place, content in held.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}.part")
        aside.write_bytes(content)
        aside.replace(path)
    return sha256(content).hexdigest()
