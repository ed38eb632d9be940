"""What the suites of contested events share: a ledger of articles, its clashes, what was judged of them."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.suites.common import line
from tracker import pipeline, store
from tracker.records import ClaimQuery, LinkView, Report, stable_key
from tracker.terms import LinkKind

FOLDER = Path(__file__).resolve().parent.parent
CLASHES = frozenset({LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH})


class Piece(NamedTuple):
    """An article of a set; `date` is a day in ISO form."""

    id: str
    title: str
    outlet: str
    date: str
    text: str


def clashes(pieces: Sequence[Piece]) -> list[LinkView]:
    """Read articles into a ledger of their own; return the clashes that it lists."""
    reports: list[Report] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [_written(piece, Path(folder)) for piece in pieces]
        with store.open_ledger(f"sqlite:///{folder}/contested.db", write=True, create=True) as ledger:
            pipeline.start(ledger)
            pipeline.ingest(ledger, paths, reports.append)
            links = store.list_links(ledger, ClaimQuery(limit=None))
    return [link for link in links if link.kind in CLASHES]


def measured(name: str, groups: Sequence[Sequence[Piece]], judgements: str) -> Iterator[str]:
    """Yield how many clashes groups list, each in its ledger, and how many of those judged are clashes."""
    known = judged(judgements)
    links = [link for group in groups for link in clashes(group)]
    right = [(link.rule, float(known[key(link)])) for link in links if key(link) in known]
    articles = sum(len(group) for group in groups)
    told = f"{len(groups)} groups, {articles} articles, {len(links)} clashes listed, {len(right)} judged"
    yield f"{name}: {told}"
    yield line("precision of the judged", [score for _, score in right])
    for rule in sorted({rule for rule, _ in right}):
        yield line(f"precision, {rule}", [score for each, score in right if each == rule])


def key(link: LinkView) -> str:
    """Return what names a clash whatever its number in a ledger."""
    return stable_key("judged", *sorted((link.a.text, link.b.text)), link.clash or "")


def judged(name: str) -> dict[str, bool]:
    """Return the judgements of a set by the key of the link."""
    lines = (FOLDER / f"{name}_judged.tsv").read_text(encoding="utf-8").splitlines()
    rows = (each.split("\t") for each in lines if not each.startswith("#"))
    return {row[0]: row[1] == "clash" for row in rows}


def _written(piece: Piece, folder: Path) -> str:
    if not piece.title:
        # As it came: its headline and its credit line are its first two.
        plain = folder / f"{piece.id}.txt"
        plain.write_text(piece.text, encoding="utf-8")
        return str(plain)
    head = (("title", piece.title), ("outlet", piece.outlet), ("date", piece.date))
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in head if value)
    path = folder / f"{piece.id}.md"
    path.write_text(f"---\n{lines}---\n\n{piece.text}\n", encoding="utf-8")
    return str(path)
