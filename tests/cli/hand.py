"""A small ledger kept by hand: no extractor is run."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from runner import done

ARTICLE = """---
title: Harbour loan divides | ministers
outlet: Strelsau Herald
url: https://herald.example/harbour
author: Mira Holt
date: 2021-03-02
---
Ruritania paid for the new harbour at Zenda, the envoy Anton Vesely said on Monday.

The minister, Lena Brandt, called that false. “Nobody paid us,” she said. “Nobody paid us,” she said again.

A stray mark \u202e hides here. Comments are closed.
"""
OTHER = "The city of Zenda raised a bond and built the harbour itself, its mayor wrote.\n"

STEPS = (
    "add article harbour.md",
    "add article bond.txt --title Bonds --outlet Courier --published 2021-04 --author Ada --author Ivo",
    "add actor Ruritania --kind state --alias Strelsau",
    "add actor Anton^Vesely --kind person --speaks-for Ruritania",
    "add actor Lena^Brandt --kind person --alias L.^Brandt",
    "add actor Zenda^Council",
    "add alias Ruritania Ruritanian --as demonym",
    "add claim Ruritania^paid^for^the^harbour^at^Zenda --subject Ruritania --predicate pay"
    " --object the^harbour --event 2020/2021",
    "add claim Zenda^Council^paid^for^its^harbour --subject Zenda^Council --predicate pay"
    " --object its^harbour",
    "add assertion --claim C1 --actor Anton^Vesely --article A1 --stance asserts"
    " --quote Ruritania^paid^for^the^new^harbour^at^Zenda --said 2021-03-01",
    "add assertion --claim C1 --actor Lena^Brandt --article A1 --stance denies --quote Nobody^paid^us --nth 2"
    " --scope money --hedge certain --quotation direct --answers S1",
    "add assertion --claim C2 --actor Zenda^Council --article A2 --stance asserts --start 0 --end 61"
    " --via unknown --via Ruritania",
    "link C1 C2 --as contradicts --because both^cannot^have^paid^all",
)


_BUILT: dict[str, list[str]] = {}


def build() -> list[str]:
    """Put the ledger into this folder and return what each step printed; it is made once and then copied."""
    if not _BUILT:
        _make()
    kept, printed = next(iter(_BUILT.items()))
    shutil.copytree(kept, ".", dirs_exist_ok=True)
    return printed


def _make() -> None:
    kept = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, kept)
    here = Path.cwd()
    os.chdir(kept)
    Path("harbour.md").write_text(ARTICLE, encoding="utf-8")
    Path("bond.txt").write_text(OTHER, encoding="utf-8")
    _BUILT[kept] = [done(*(word.replace("^", " ") for word in step.split())).strip() for step in STEPS]
    os.chdir(here)
