"""Which files are read, and which are refused with what reason."""

import io
import os
import sys
from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.ingest import MAX_BYTES, read, walk

ARTICLE = (
    "Ministry denies convoy report\n\nThe ministry denied on Monday that a convoy had crossed the border.\n"
)


def give(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_walk_takes_articles_from_folders_in_order_and_leaves_the_rest(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.html",
        "d.HTM",
        "notes.pdf",
        ".hidden.txt",
        "sub/z.txt",
        "sub/.git/x.txt",
        "e",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ARTICLE)
    found = [Path(path).relative_to(tmp_path).as_posix() for path in walk([str(tmp_path)])]
    assert found == ["a.md", "b.txt", "c.html", "d.HTM", "sub/z.txt"]


def test_walk_yields_named_files_whatever_their_suffix_and_missing_ones_too() -> None:
    assert list(walk(["x.story", "-", "missing.txt"])) == ["x.story", "-", "missing.txt"]


def test_walk_is_not_caught_by_a_link_back_up(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(ARTICLE)
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert list(walk([str(tmp_path)])) == [str(tmp_path / "sub" / "a.txt")]


def test_walk_leaves_a_folder_that_cannot_be_listed_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert list(walk([str(tmp_path)])) == [str(tmp_path)]
    with pytest.raises(InputError, match="this is a folder"):
        read(str(tmp_path))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n\xc2\xa0", "the file is empty"),
        (b"\xef\xbb\xbf\n", "the file is empty"),
        (b"%PDF-1.7\n%...", "looks like a PDF"),
        (b"PK\x03\x04\x14\x00", "looks like a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG image"),
        (b"SQLite format 3\x00", "looks like an SQLite database"),
        (bytes(range(32)) * 40, "looks like binary data"),
        (b"\x00" * 500 + b"abc", "looks like binary data"),
        (bytes(range(128, 256)) * 3, "encoding cannot be told|looks like"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_looks_like(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=reason) as caught:
        read(str(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read("nowhere/article.txt")


def test_an_address_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="save the page"):
        read("https://example.org/story")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read("a\x00b.txt")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="no permission"):
        read(str(tmp_path / "a.txt"))


def test_a_line_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)  # sparse: reading it would give zeros, not this reason
    with pytest.raises(InputError, match="larger than 5 MB"):
        read(str(path))


def test_a_stream_is_read_no_further_than_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"word " * (MAX_BYTES // 5 + 1))
    with pytest.raises(InputError, match="standard input: larger than 5 MB"):
        read("-")


@pytest.mark.parametrize(
    ("raw", "media_type", "title"),
    [
        (ARTICLE.encode(), "text/plain", "Ministry denies convoy report"),
        (b"---\ntitle: A quiet border\n---\nThe border was quiet.", "text/markdown", "A quiet border"),
        (
            b"<!-- saved --><!DOCTYPE html><html><head><title>A quiet border</title></head><body><article><p>"
            + b"The border was quiet all night, the guards said in their report. " * 5
            + b"</p></article></body></html>",
            "text/html",
            "A quiet border",
        ),
    ],
)
def test_standard_input_is_known_by_its_content(
    monkeypatch: pytest.MonkeyPatch, raw: bytes, media_type: str, title: str
) -> None:
    give(monkeypatch, raw)
    document = read("-")
    assert (document.media_type, document.title) == (media_type, title)
    assert document.uri.startswith("stdin:")
