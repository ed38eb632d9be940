"""The whole program on contested events: the clashes listed in groups of articles, each judged by hand.

Every group is read into a ledger of its own. The twenty groups with the most articles were in view when rules
were mended. The others go by the hash of their names: the first ten were held out and judged, the next ten
were in view, the rest was in reserve. A judgement, in fakes_judged.tsv, names a clash by the hash of its two
claims and its kind; a clash that nobody has judged is in no figure but the count.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.suites.common import Record, line, records
from tracker import pipeline, store
from tracker.records import ClaimQuery, LinkView, Report, stable_key
from tracker.terms import LinkKind

JUDGED = Path(__file__).resolve().parent.parent / "fakes_judged.tsv"
MOST, EACH = 20, 10
CLASHES = frozenset({LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH})


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield how many clashes are listed, and how many of those that were judged are clashes."""
    known = judged()
    for name, groups in parts([group for path in files for group in records(path)]).items():
        links = [link for group in groups for link in clashes(group)]
        right = [(link.rule, float(known[key(link)])) for link in links if key(link) in known]
        articles = sum(len(group["articles"]) for group in groups)
        told = f"{len(groups)} groups, {articles} articles, {len(links)} clashes listed, {len(right)} judged"
        yield f"{name}: {told}"
        yield line("precision of the judged", [score for _, score in right])
        for rule in sorted({rule for rule, _ in right}):
            yield line(f"precision, {rule}", [score for each, score in right if each == rule])


def parts(groups: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the groups that are held out, in view, and in reserve."""
    ordered = sorted(groups, key=lambda group: (-len(group["articles"]), group["group"]))
    rest = sorted(ordered[MOST:], key=lambda group: sha256(group["group"].encode()).hexdigest())
    return {
        "held out": rest[:EACH],
        "in view": [*ordered[:MOST], *rest[EACH : 2 * EACH]],
        "reserve": rest[2 * EACH :],
    }


def clashes(group: Record) -> list[LinkView]:
    """Read a group into a ledger of its own; return the clashes that it lists."""
    reports: list[Report] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [_written(article, Path(folder)) for article in group["articles"]]
        with store.open_ledger(f"sqlite:///{folder}/fakes.db", write=True, create=True) as ledger:
            pipeline.start(ledger)
            pipeline.ingest(ledger, paths, reports.append)
            links = store.list_links(ledger, ClaimQuery(limit=None))
    return [link for link in links if link.kind in CLASHES]


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
