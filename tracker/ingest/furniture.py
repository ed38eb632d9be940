"""What sites put around their articles, told by phrase (data/furniture.txt) and by shape."""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tracker.ingest.paragraphs import MARKS, Unit

_MOST = 600  # characters
_MOST_IN_SENTENCE = 8
_NUMBER = re.compile(r"\d[\d,.]*")
_CODE = re.compile(
    r"[.#@]?[\w .,#>:()-]*\{\s*\}?|\}[;)\s]*|[a-z-]+:\s*[^\s.]+( ![a-z]+)?;|(?:var|let|const|window|document)[ .].*[;={(]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?:\s+[@#]\w+)*")


class Furniture(StrEnum):
    """How far a line of page furniture reaches."""

    LINE = "page furniture"
    LINKS = "a pointer to other pages"
    THREAD = "readers' comments"


_Patterns = tuple[tuple[re.Pattern[str], Furniture], ...]
_SIGNS = {">": Furniture.LINKS, "<": Furniture.THREAD}


def furniture(unit: Unit, *, first: bool = False) -> Furniture | None:
    """Tell whether the unit is page furniture, and of which sort."""
    if _wordless(unit.text):
        return Furniture.LINE
    if len(unit.text) > _MOST:
        return None
    words = _NUMBER.sub("#", unit.plain)
    exact, long, short = _phrases()
    if words in exact:
        return exact[words]
    # The first line may be a headline that begins like furniture, and a full sentence is rather the author's.
    cautious = first or (unit.ends and unit.words > _MOST_IN_SENTENCE)
    patterns = long if cautious else long + short
    return next((kind for pattern, kind in patterns if pattern.fullmatch(words)), None)


def _wordless(text: str) -> bool:
    """Recognise rules, bullets, style sheets, scripts and bare addresses."""
    if not any(map(str.isalnum, text)):
        return True
    return len(text) < 200 and bool(_CODE.fullmatch(text) or _ADDRESS.fullmatch(text))


@cache
def _phrases() -> tuple[dict[str, Furniture], _Patterns, _Patterns]:
    """Return the exact phrases, those with any tail, and those with a short tail."""
    exact: dict[str, Furniture] = {}
    long: list[tuple[re.Pattern[str], Furniture]] = []
    short: list[tuple[re.Pattern[str], Furniture]] = []
    for line in files("tracker.ingest").joinpath("data/furniture.txt").read_text("utf-8").splitlines():
        if not line or line.startswith(";"):
            continue
        kind, phrase = _SIGNS.get(line[0], Furniture.LINE), line.lstrip("<>").strip(MARKS)
        if "*" not in phrase:
            exact[phrase] = kind
        else:
            (long if "**" in phrase else short).append((_pattern(phrase), kind))
    return exact, tuple(long), tuple(short)


def _pattern(phrase: str) -> re.Pattern[str]:
    """Turn stars into words: "*" up to 14 of them, "**" any number."""
    written = re.escape(phrase).replace(r"\ ", " ")
    written = written.replace(" \\*\\*", r"(?:\W.*)?").replace("\\*\\*", ".*")
    written = written.replace(" \\*", r"(?:\W+\S+(?: \S+){0,13})?").replace("\\*", r"\S*(?: \S+){0,13}")
    return re.compile(written)
