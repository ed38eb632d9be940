"""What sites put around their articles, told by phrase (data/furniture.txt) and by shape."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tracker.ingest.paragraphs import MARKS, Unit

_MOST = 600  # characters
_MOST_IN_SENTENCE = 8
_NUMBER = re.compile(r"\d[\d,.]*")
_CODE = re.compile(
    r"[.#@]?[\w .,#>:()-]*\{\s*\}?|\}[;)\s]*|[a-z-]+:\s*[^\s.]+( ![a-z]+)?;"
    r"|(?:var|let|const|window|document)[ .].*[;={(]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?:\s+[@#]\w+)*")


class Furniture(StrEnum):
    """How far a line of page furniture reaches."""

    LINE = "page furniture"
    LINKS = "a pointer to other pages"
    THREAD = "readers' comments"


_SIGNS = {">": Furniture.LINKS, "<": Furniture.THREAD}


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    long: bool
    kind: Furniture


def furniture(unit: Unit, *, first: bool = False) -> Furniture | None:
    """Tell whether the unit is page furniture, and of which sort."""
    if _wordless(unit.text):
        return Furniture.LINE
    if len(unit.text) > _MOST:
        return None
    words = _NUMBER.sub("#", unit.plain)
    exact, open_ended = _phrases()
    if words in exact:
        return exact[words]
    # The first line may be a headline that begins like furniture, and a full sentence is rather the author's.
    cautious = first or (unit.ends and unit.words > _MOST_IN_SENTENCE)
    likely = (phrase for phrase in open_ended.get(words[:1], ()) if phrase.long or not cautious)
    return next((phrase.kind for phrase in likely if phrase.pattern.fullmatch(words)), None)


def _wordless(text: str) -> bool:
    """Recognise rules, bullets, style sheets, scripts and bare addresses."""
    if not any(map(str.isalnum, text)):
        return True
    return len(text) < 200 and bool(_CODE.fullmatch(text) or _ADDRESS.fullmatch(text))


@cache
def _phrases() -> tuple[dict[str, Furniture], dict[str, list[_Phrase]]]:
    """Return the exact phrases, and those with stars by their first character."""
    exact: dict[str, Furniture] = {}
    open_ended: dict[str, list[_Phrase]] = {}
    for line in files("tracker.ingest").joinpath("data/furniture.txt").read_text("utf-8").splitlines():
        if not line or line.startswith(";"):
            continue
        kind, phrase = _SIGNS.get(line[0], Furniture.LINE), line.lstrip("<>").strip(MARKS)
        if "*" in phrase:
            open_ended.setdefault(phrase[0], []).append(_Phrase(_pattern(phrase), "**" in phrase, kind))
        else:
            exact[phrase] = kind
    return exact, open_ended


def _pattern(phrase: str) -> re.Pattern[str]:
    """Turn stars into words: "*" up to 14 of them, "**" any number."""
    written = re.escape(phrase).replace(r"\ ", " ")
    written = written.replace(" \\*\\*", r"(?:\W.*)?").replace("\\*\\*", ".*")
    written = written.replace(" \\*", r"(?:\W+\S+(?: \S+){0,13})?").replace("\\*", r"\S*(?: \S+){0,13}")
    return re.compile(written)
