"""Writes the given names that one gender uses, out of Faker's lists: `python -m training.given_names FILE`.

Needs `pip install faker==40.54.0` (MIT licence). A name that both genders use somewhere is left out.
"""

import importlib
import pkgutil
import re
import sys
import textwrap
import unicodedata
from pathlib import Path

import faker.providers.person as people

_NAME = re.compile(r"[a-z]{3,}")
_HEAD = """\
# Given names that one gender uses, in 86 languages and countries; without accents, in lower case.
# Source: the lists of Faker 40.54.0, by training/given_names.py.
# Licence: MIT, copyright (c) 2012 Daniele Faraglia. Permission to use, copy, modify, distribute and sell is
# granted free of charge, provided that this notice is kept; the names come as they are, without any warranty.
gender\tnames
"""


def plain(name: str) -> str:
    """Return a name in lower case without accents."""
    letters = unicodedata.normalize("NFKD", name.strip().lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def listed(kind: str) -> set[str]:
    """Return the names of one gender in every list that is written in Latin letters."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        found |= {plain(name) for name in getattr(provider, f"first_names_{kind}", ())}
    return {name for name in found if _NAME.fullmatch(name)}


def main() -> None:
    """Write the file."""
    men, women = listed("male"), listed("female")
    lines = [
        f"{gender}\t{line}"
        for gender, names in (("m", men - women), ("f", women - men))
        for line in textwrap.wrap(" ".join(sorted(names)), 110)
    ]
    Path(sys.argv[1]).write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
