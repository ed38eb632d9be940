"""How often each alarm on the text rings on plain text files, which are held to be clean: fewer is better.

Every firing is printed, for a reader to judge; then the share of the articles in which each kind rings. The
quotations of each file are held against those of all the others that share a phrase with it, as in a ledger.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.suites.common import line
from tracker.errors import InputError
from tracker.extract.alarms import alarms, differing, phrases
from tracker.ingest import read
from tracker.records import Alarm, Document, Ref
from tracker.terms import AlarmKind, RefKind


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield every firing, then the share of articles in which each kind of alarm rings."""
    documents: list[Document] = []
    for path in files:
        try:
            documents.append(read(str(path)))
        except InputError as error:
            yield f"not read: {path.name}: {error}"
    near = _near(documents)
    rung: list[set[str]] = []
    for number, document in enumerate(documents):
        found = [(alarm.kind.value, alarm) for alarm in alarms(document)]
        for other in sorted(near[number]):
            where = Ref(RefKind.ARTICLE, other + 1)
            found += [("quotation elsewhere", one) for one in differing(document, documents[other], where)]
        yield from (
            f"{number + 1} {Path(document.uri).name[:40]}: {kind}: {_shown(one)}" for kind, one in found
        )
        rung.append({kind for kind, _ in found})
    for kind in (*(kind.value for kind in AlarmKind), "quotation elsewhere"):
        yield line(f"articles with an alarm: {kind}", [float(kind in kinds) for kinds in rung])
    yield line("articles with any alarm", [float(bool(kinds)) for kinds in rung])


def _near(documents: Sequence[Document]) -> list[set[int]]:
    """Return for each article the others that have one of its phrases, in quotation marks or not."""
    texts = [_plain(document.text) for document in documents]
    wanted = [{tuple(_plain(" ".join(phrase))) for phrase in phrases(document)} for document in documents]
    asked = set().union(*wanted)
    having: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, words in enumerate(texts):
        for size in (2, 3, 4):
            for phrase in asked.intersection(zip(*(words[at:] for at in range(size)), strict=False)):
                having[phrase].add(number)
    return [set().union(*(having[each] for each in own)) - {number} for number, own in enumerate(wanted)]


def _plain(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold().replace("’", "'"))


def _shown(alarm: Alarm) -> str:
    words = " ".join(alarm.passage.quote.split())
    other = f" | {' '.join(alarm.other.quote.split())}" if alarm.other and not alarm.diff else ""
    return f"{alarm.reason}: {alarm.diff or words}{other}"
