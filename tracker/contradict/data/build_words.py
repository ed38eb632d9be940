"""Write kinds.tsv, opposites.tsv and forms.tsv from WordNet 3.0: `python build_words.py /usr/share/wordnet`.

Debian's package wordnet-base has that folder. Kept are words of lower-case letters, and names of peoples;
a synset without one is left out, its kinds tied to what stands above it.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = "# source: WordNet 3.0, Princeton University, WordNet licence, by build_words.py\n"
HEADERS = {
    "kinds": "# Sets of nouns (n) and verbs (v) that mean one thing, and the sets that they are kinds of.\n",
    "opposites": "# Words that exclude each other, by part of speech: adjective, adverb, noun, verb.\n",
    "forms": "# Irregular forms of nouns, verbs and adjectives, and the words that they are forms of.\n",
}
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
ABOVE, OPPOSITE = "@", "!"
# An employer and an employee, an aunt and an uncle do not exclude each other: they are two people.
PEOPLE = "18"
# The fields of things and of people, where a capital marks no proper name: "ATM", "Belgian".
NAMED = {"06", "18"}
PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True)
class Synset:
    """One line of a data file; a pointer is its symbol, place and the two words that it ties."""

    field: str
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]

    @property
    def plain(self) -> list[str]:
        """Return the words that are kept."""
        words = (word.lower() if self.field in NAMED else word for word in self.words)
        return [word for word in words if PLAIN.fullmatch(word)]


@cache
def synsets(part: str) -> dict[str, Synset]:
    """Read the synsets of a part of speech by their place in its file."""
    lines = (Path(sys.argv[1]) / f"data.{part}").read_text(encoding="latin-1").splitlines()
    return {line.split(" ", 1)[0]: synset(line) for line in lines if not line.startswith("  ")}


def synset(line: str) -> Synset:
    """Read one line."""
    fields = line.split(" | ")[0].split()
    count = int(fields[3], 16)
    words = tuple(re.sub(r"\(\w+\)$", "", word) for word in fields[4 : 4 + 2 * count : 2])
    rest = fields[5 + 2 * count :]
    ties = [rest[i : i + 4] for i in range(0, 4 * int(fields[4 + 2 * count]), 4)]
    return Synset(fields[1], words, tuple((s, at, int(w[:2], 16), int(w[2:], 16)) for s, at, _, w in ties))


def above(part: str, at: str) -> set[str]:
    """Return the nearest kept sets above one."""
    found: set[str] = set()
    for symbol, other, _, _ in synsets(part)[at].pointers:
        if symbol == ABOVE:
            found |= {other} if synsets(part)[other].plain else above(part, other)
    return found


def kinds() -> Iterator[str]:
    """Yield a line for each kept set of nouns or verbs."""
    for part in ("noun", "verb"):
        letter = PARTS[part]
        number = {at: f"{letter}{i}" for i, at in enumerate(a for a, s in synsets(part).items() if s.plain)}
        for at, name in number.items():
            higher = sorted(number[other] for other in above(part, at))
            yield "\t".join((name, "|".join(synsets(part)[at].plain), "|".join(higher)))


def opposites() -> Iterator[str]:
    """Yield each pair of opposites once."""
    found: set[tuple[str, str, str]] = set()
    for part, letter in PARTS.items():
        for one in synsets(part).values():
            for symbol, at, own, theirs in one.pointers:
                if symbol == OPPOSITE and one.field != PEOPLE:
                    other = synsets(part)[at]
                    found.add((letter, *pair(one.words[own - 1], other.words[theirs - 1])))
    for letter, left, right in sorted(found):
        if PLAIN.fullmatch(left) and PLAIN.fullmatch(right):
            yield f"{letter}\t{left}\t{right}"


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two words in one order."""
    return (one, other) if one <= other else (other, one)


def forms() -> Iterator[str]:
    """Yield the irregular forms."""
    for part, letter in PARTS.items():
        for line in (Path(sys.argv[1]) / f"{part}.exc").read_text(encoding="latin-1").splitlines():
            form, *bases = line.split()
            if PLAIN.fullmatch(form) and PLAIN.fullmatch(bases[0]):
                yield f"{letter}\t{form}\t{bases[0]}"


def main() -> None:
    """Write the tables."""
    for name, lines in (("kinds", kinds()), ("opposites", opposites()), ("forms", forms())):
        text = HEADERS[name] + SOURCE + "".join(f"{line}\n" for line in lines)
        (HERE / f"{name}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
