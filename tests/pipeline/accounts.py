"""Short articles read into a ledger of their own, and the clashes that it lists."""

import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tracker import pipeline, store
from tracker.records import ClaimQuery, LinkView, Report
from tracker.terms import LinkKind

CLASHES = {LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH}


def clashes(
    folder: Path, texts: Sequence[str], title: str = "Report", day: str = "2021-05-04"
) -> list[LinkView]:
    """Return the clashes that articles of one day give; one that starts with a day is of that."""
    paths = []
    for at, text in enumerate(texts):
        date, body = (text[:10], text[10:].lstrip()) if text[:4].isdigit() else (day, text)
        path = folder / f"{at}.md"
        path.write_text(
            f'---\ntitle: "{title}"\noutlet: Paper {at}\ndate: {date}\n---\n\n{body}\n', encoding="utf-8"
        )
        paths.append(str(path))
    reports: list[Report] = []
    shutil.copy(_started(), folder / "x.db")
    with store.open_ledger(f"sqlite:///{folder / 'x.db'}", write=True) as ledger:
        pipeline.ingest(ledger, paths, reports.append)
        assert not [one.reason for one in reports if one.reason]
        return [link for link in store.list_links(ledger, ClaimQuery(limit=None)) if link.kind in CLASHES]


@cache
def _started() -> Path:
    """Return the file of a ledger that has nothing but the actors to start from."""
    path = Path(tempfile.mkdtemp()) / "started.db"
    with store.open_ledger(f"sqlite:///{path}", write=True, create=True) as ledger:
        pipeline.start(ledger)
    return path
