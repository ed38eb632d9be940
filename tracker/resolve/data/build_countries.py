"""Write countries.tsv from the package countryinfo and the tables by hand: `python build_countries.py`."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = """\
# States with names, acronyms, metonyms (capitals, seats of government), demonyms; by build_countries.py.
# source: countryinfo 1.0.1 (MIT licence), countries_by_hand.tsv, metonyms.tsv (CC0-1.0)
# name\tnames\tacronyms\tmetonyms\tdemonyms
"""
UNCOUNTABLE = re.compile(r"(ese|ish|[^e]ch|s|men|z|gasy|otho|swana|[^i]na|Lao|be|bé|Philippine|Vanuatu)$")


@dataclass
class State:
    """A state while its line is put together."""

    name: str
    names: list[str] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)
    metonyms: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return the state as a line of the table."""
        lists = (self.names, self.acronyms, self.metonyms, with_plurals(self.demonyms))
        kept = ([word for word in dict.fromkeys(words) if word != self.name] for words in lists)
        return "\t".join([self.name, *("|".join(words) for words in kept)])


def with_plurals(demonyms: list[str]) -> list[str]:
    """Add "Russians" to "Russian" where the word takes a plural."""
    forms = ((word,) if UNCOUNTABLE.search(word) else (word, f"{word}s") for word in demonyms)
    return [form for both in forms for form in both]


def is_name(spelling: str) -> bool:
    """Tell an English name from a code, a native spelling or an inverted heading."""
    return spelling.isascii() and len(spelling) > 3 and "," not in spelling and spelling[0].isupper()


def from_package() -> Iterator[State]:
    """Read the package's own files: its lookups hide the countries that have no code."""
    import countryinfo

    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        capital = entry.get("capital")
        demonyms = (entry.get("demonym") or "").split(",")
        yield State(
            entry["name"],
            names=[each for each in entry["altSpellings"] if is_name(each)],
            metonyms=[capital] if isinstance(capital, str) and capital else [],
            demonyms=[each for each in demonyms if each],
        )


def rows(name: str) -> Iterator[list[str]]:
    """Read a table of this folder without its comments."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def correct(states: dict[str, State], do: str, country: str, value: str) -> None:
    """Apply one correction; a country that is not there is an error of the table."""
    if do == "state":
        states[country] = State(country, metonyms=[value])
        return
    state = states.pop(country)
    if do == "drop":
        return
    values = value.split("|") if value else []
    match do:
        case "rename":
            state.name = value
        case "name":
            state.names += values
        case "without":
            state.names = [each for each in state.names if each != value]
        case "acronym":
            state.acronyms += values
        case "capital":
            state.metonyms = values
        case "demonym":
            state.demonyms = values
        case _:
            raise ValueError(f"countries_by_hand.tsv: nobody knows how to {do!r}")
    states[state.name] = state


def main() -> None:
    """Build the table."""
    states = {state.name: state for state in from_package()}
    for do, country, value, _ in rows("countries_by_hand.tsv"):
        correct(states, do, country, value)
    for words, country in rows("metonyms.tsv"):
        states[country].metonyms.append(words)
    lines = [states[name].line() for name in sorted(states)]
    (HERE / "countries.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
