"""What is kept but not read is said with its place and reason, and English stays readable."""

from pathlib import Path

import pytest

from tracker.extract.section import readable
from tracker.ingest import left_out, read, unread
from tracker.records import Skipped, Span
from tracker.terms import Layer

ENGLISH = "Nora Vance, a spokeswoman for Arvonia, said on Tuesday that the army had left the valley."
MORE = "Petr Osk denied the report and told reporters that the army had been there all the time."
FRENCH = "Le ministre a déclaré que les soldats avaient quitté la vallée et que la guerre était finie."
SHORT = "Guerre finie."
FRENCH_AGAIN = "Elle a dit aussi que le pays était en paix et que les villes étaient dans la joie."
RUSSIAN = "Министр сказал, что солдаты покинули долину и что война закончилась."


def skipped(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    """Return what is not read of a text, with the reason."""
    Path(name).write_text(text, encoding="utf-8")
    found = read(name).skipped
    return [(one.reason, one.span.quote(text) if one.span else "") for one in found]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([ENGLISH, MORE], []),
        ([ENGLISH, FRENCH, MORE], [("not read: in French", FRENCH)]),
        ([FRENCH, SHORT, FRENCH_AGAIN], [("not read: in French", f"{FRENCH}\n\n{SHORT}\n\n{FRENCH_AGAIN}")]),
        ([ENGLISH, MORE, SHORT + " Bon. Finie, la guerre finie."], []),
        ([RUSSIAN, ENGLISH], [("not read: in Cyrillic script", RUSSIAN)]),
        ([ENGLISH, f"{'x' * 5_000} said {MORE}"], [("not read: no space in it", "x" * 5_000)]),
        ([ENGLISH, "x" * 900 + ".", MORE], []),
    ],
    ids=["English", "a paragraph", "an article", "a short line", "a script", "no space", "an address"],
)  # fmt: skip
def test_what_is_not_read(paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    assert skipped("\n\n".join(paragraphs)) == expected


def test_short_lines_that_tell_only_together() -> None:
    lines = [
        "Le ministre est parti.",
        "Il est dans la vallée.",
        "Les soldats sont avec lui.",
        "C'est la guerre.",
    ]
    assert skipped("\n\n".join(lines)) == [("not read: in French", "\n\n".join(lines))]


def test_a_text_beyond_the_limit_is_kept_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "MAX_READ", 2_000)
    text = "\n\n".join(f"{ENGLISH} It was {i}." for i in range(40))
    ((reason, rest),) = skipped(text)
    assert reason == "not read: beyond the first 2,000 characters"
    assert text.endswith(rest)
    assert text[-len(rest) - 1].isspace()
    assert 1_900 < len(text) - len(rest) <= 2_000
    document = read("a.txt")
    assert document.text == text
    assert max(part.span.end for part in readable(document)) <= 2_000


def test_two_megabytes_are_read_whole() -> None:
    line = f"{ENGLISH} {MORE} "
    text = "\n".join(f"{line * 5}{i}." for i in range(2_300))
    assert len(text) > 2_000_000
    Path("a.txt").write_text(text, encoding="utf-8")
    document = read("a.txt")
    assert document.skipped == ()
    assert sum(part.span.end - part.span.start for part in readable(document)) > 1_990_000


@pytest.mark.parametrize("text", ["“”\"'‘" * 300, "🙂 " * 50, "***\n\n"], ids=["quotes", "emoji", "rules"])
def test_marks_alone_are_an_article_without_text(text: str) -> None:
    found = skipped(text)
    assert found[0] == ("not read: no text in it, only marks or page furniture", "")
    assert list(left_out(read("a.txt").skipped)) == [found[0][0]]


def test_a_reader_is_told_of_text_and_not_of_furniture() -> None:
    found = [
        Skipped("page furniture", Span(0, 5)),
        Skipped("not read: in French", Span(10, 1_010)),
        Skipped("3 damaged characters replaced by U+FFFD"),
        Skipped("not read: in French", Span(2_000, 2_500)),
    ]
    assert list(left_out(found)) == [
        "3 damaged characters replaced by U+FFFD",
        "not read: in French (1,500 characters, from character 10 on)",
    ]


def test_the_layers_stay_what_they_are() -> None:
    skipped(f"{ENGLISH}\n\n{FRENCH}\n")
    document = read("a.txt")
    assert [one.layer for one in document.passages] == [Layer.BODY, Layer.BODY]
    assert [one.span.quote(document.text) for one in readable(document)] == [ENGLISH]
