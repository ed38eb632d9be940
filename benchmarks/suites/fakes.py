"""The whole program on contested events: the clashes listed in ten groups of articles, each judged by hand.

The ten groups with the most articles are read into one ledger: they were in view when the rules were mended.
The judgements, in fakes_judged.tsv, name a clash by the hash of its two claims and its kind; one that nobody
has judged is in no figure but the count.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.suites.common import Record, line, records
from tracker import pipeline, store
from tracker.records import ClaimQuery, LinkView, Report, stable_key

JUDGED = Path(__file__).resolve().parent.parent / "fakes_judged.tsv"
GROUPS = 10


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield how many clashes are listed, and how many of those that were judged are clashes."""
    with tempfile.TemporaryDirectory() as folder:
        links = clashes(files, Path(folder))
    known = judged()
    right = [(link.rule, float(known[key(link)])) for link in links if key(link) in known]
    yield f"clashes listed: {len(links)}, judged: {len(right)}"
    yield line("precision of the judged", [score for _, score in right])
    for rule in sorted({rule for rule, _ in right}):
        yield line(f"precision, {rule}", [score for each, score in right if each == rule])


def clashes(files: Sequence[Path], folder: Path) -> tuple[LinkView, ...]:
    """Read the groups into a ledger in a folder; return the clashes that it lists."""
    groups = [group for path in files for group in records(path)]
    groups.sort(key=lambda group: (-len(group["articles"]), group["group"]))
    paths = [_written(article, folder) for group in groups[:GROUPS] for article in group["articles"]]
    reports: list[Report] = []
    with store.open_ledger(f"sqlite:///{folder / 'fakes.db'}", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, paths, reports.append)
        return store.list_links(ledger, ClaimQuery(limit=None))


def key(link: LinkView) -> str:
    """Return what names a clash whatever its number in a ledger."""
    return stable_key("judged", *sorted((link.a.text, link.b.text)), link.clash or "")


def _written(article: Record, folder: Path) -> str:
    month, day, year = article["date"].split("/")
    head = (
        ("title", article["title"]),
        ("outlet", article["outlet"]),
        ("date", f"{year}-{month:0>2}-{day:0>2}"),
    )
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in head)
    path = folder / f"{article['id']}.md"
    path.write_text(f"---\n{lines}---\n\n{article['text']}\n", encoding="utf-8")
    return str(path)


def judged() -> dict[str, bool]:
    """Return the judgements by the key of the link."""
    lines = (each for each in JUDGED.read_text(encoding="utf-8").splitlines() if not each.startswith("#"))
    return {name: said == "clash" for name, said, *_ in (each.split("\t") for each in lines)}
