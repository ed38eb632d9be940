"""Bytes to text: unchanged where they are UTF-8, decoded or refused where they are not."""

from pathlib import Path

import pytest

from tracker.ingest import read
from tracker.ingest.decode import decode

WESTERN = "Le ministère a démenti l’envoi d’armes à la frontière – « une invention », a-t-il déclaré. " * 3
RUSSIAN = "Министерство опровергло сообщения о поставках оружия через границу и назвало их выдумкой. " * 4


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        ("It’s “fine”.\r\nYes.".encode(), "It’s “fine”.\r\nYes.", "utf-8"),
        ("\ufeffIt is fine.".encode(), "\ufeffIt is fine.", "utf-8"),
        (b"a\x00b", "a\ufffdb", "utf-8"),
        (b"a\xed\xa0\x80b", "a\ufffdb", "utf-8"),
        ("Größe".encode("utf-16"), "Größe", "utf-16"),
        ("Größe".encode("utf-32"), "Größe", "utf-32"),
        ("A plain sentence.".encode("utf-16-le"), "A plain sentence.", "utf-16-le"),
        ("A plain sentence.".encode("utf-16-be"), "A plain sentence.", "utf-16-be"),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8_r"),
    ],
)
def test_text_is_decoded(raw: bytes, text: str, encoding: str) -> None:
    assert decode(raw, "a.txt") == (text, encoding, None)


@pytest.mark.parametrize(
    ("declared", "codec", "found"),
    [
        ("windows-1251", "cp1251", "cp1251"),
        ("iso-8859-1", "cp1252", "cp1252"),
        ("shift_jis", "shift_jis", "shift_jis"),
        ("no-such-charset", "cp1252", "cp1252"),
    ],
)
def test_a_page_is_decoded_as_it_declares(declared: str, codec: str, found: str) -> None:
    words = {"cp1251": "граница", "cp1252": "“déjà vu” and more words", "shift_jis": "国境"}[codec]
    page = f'<html><head><meta charset="{declared}"></head><body>{words}</body></html>'
    text, encoding, remark = decode(page.encode(codec), "a.html", html=True)
    assert (text, encoding, remark) == (page, found, None)


def test_a_character_cut_at_the_end_costs_that_character_only(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes("“Oui,” he said: “c’est déjà fini”".encode()[:-1])
    document = read(str(path))
    assert document.text == "“Oui,” he said: “c’est déjà fini\ufffd"
    assert document.skipped[0].reason == "1 damaged character replaced by U+FFFD"


def test_crlf_and_mark_stay_so_that_offsets_count_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "\ufeffGuards deny shots\r\n\r\nThe guards denied that any shots were fired.\r\n".encode()
    )
    document = read(str(path))
    assert document.text == path.read_bytes().decode("utf-8")
    assert [passage.span.quote(document.text) for passage in document.passages] == [
        "Guards deny shots",
        "The guards denied that any shots were fired.",
    ]
