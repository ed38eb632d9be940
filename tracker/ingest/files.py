"""Which files to read, and their bytes under a cap."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tracker.errors import InputError

MAX_BYTES = 5_000_000
STDIN = "-"
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})


def walk(paths: Sequence[str]) -> Iterator[str]:
    """Yield the files in order; a folder gives its article files sorted, a missing path is left to `read`."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _inside(Path(path), frozenset())
        else:
            yield path


def load(path: str) -> bytes:
    """Return the bytes of a file or of standard input, or refuse with the reason."""
    if path == STDIN:
        return _capped(sys.stdin.buffer, "standard input")
    if path.startswith(("http://", "https://")):
        raise InputError(f"{path}: addresses are not fetched; save the page and give the .html file")
    try:
        with Path(path).open("rb") as stream:
            _refuse_large(os.fstat(stream.fileno()), path)
            return _capped(stream, path)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder; give a file, or ingest the folder") from None
    except PermissionError:
        raise InputError(f"{path}: no permission to read it; change its mode or copy it") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); check the file and the disk") from None


def _inside(folder: Path, above: frozenset[Path]) -> Iterator[str]:
    real = folder.resolve()
    if real in above:  # a symbolic link back up
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield str(folder)  # `read` says why
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _inside(entry, above | {real})
        elif entry.suffix.lower() in SUFFIXES:
            yield str(entry)


def _refuse_large(status: os.stat_result, path: str) -> None:
    if stat.S_ISREG(status.st_mode) and status.st_size > MAX_BYTES:
        raise _too_large(path)


def _capped(stream: BinaryIO, name: str) -> bytes:
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise _too_large(name)
    return raw


def _too_large(name: str) -> InputError:
    return InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it into one file per article")
