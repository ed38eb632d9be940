"""Makes a ledger of any size through the store's own bulk functions, many articles a transaction."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from benchmarks.world import VERBS, Saying, Story, World
from tracker import contradict, pipeline, store
from tracker.records import (
    ActorRecord,
    AssertionRecord,
    ClaimActor,
    ClaimRecord,
    Document,
    EvidenceSpan,
    HopRecord,
    Interval,
    Passage,
    Producer,
    Span,
    stable_key,
)
from tracker.resolve.claims import make_claim
from tracker.resolve.intervals import read
from tracker.store.chunks import chunks
from tracker.store.clean import fold
from tracker.store.dump import TABLES
from tracker.store.models import (
    actor,
    article,
    assertion,
    assertion_span,
    claim,
    claim_actor,
    extraction,
    hop,
    passage,
    snapshot,
    span,
)
from tracker.store.writes.actors import actor_row
from tracker.store.writes.articles import Stored, article_row, passage_rows, snapshot_row, span_row
from tracker.store.writes.assertions import assertion_row, hop_rows, span_parts
from tracker.store.writes.claims import claim_actor_rows, claim_row
from tracker.store.writes.keys import (
    article_key,
    assertion_key,
    copy_sha256,
    extraction_key,
    snapshot_key,
)
from tracker.store.writes.rows import UNLOGGED, Row, pointers
from tracker.terms import ActorKind, ClaimRole, Hedge, Layer, Quotation, SpanRole, Stance, Status, Voice

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from tracker.store import Ledger

BATCH = 400
PRODUCER = Producer("made", "1")
# So many clashes are looked for in the end, as ingest would have.
CLASHES = 2000
Part = tuple[Document, list[tuple[AssertionRecord, ClaimRecord]]]


def build(database: Path, claims: int) -> None:
    """Make a ledger with at least so many claims."""
    for tail in ("", "-wal", "-shm"):
        database.with_name(database.name + tail).unlink(missing_ok=True)
    start = time.process_time()
    stories = World(1).stories()
    with store.open_ledger(f"sqlite:///{database}", who="benchmark", write=True, create=True) as ledger:
        ledger.connection.exec_driver_sql("PRAGMA cache_size = -500000")
        ledger.connection.rollback()
        pipeline.start(ledger)
        bulk = Bulk(ledger)
        while len(bulk.ids["claim"]) < claims:
            with ledger.transaction():
                for one in islice(stories, BATCH):
                    _put(bulk, *_part(one))
                bulk.write()
                store.file_claims(ledger, bulk.made, contradict.matters)
                bulk.made.clear()
            print(f"\r{len(bulk.ids['claim']):,} claims", end="", flush=True)
        _derive(ledger)
        ledger.connection.exec_driver_sql("ANALYZE")
    print(f"\r{database}: {len(bulk.ids['claim']):,} claims, {time.process_time() - start:.0f} CPU seconds")


def _put(bulk: Bulk, document: Document, found: list[tuple[AssertionRecord, ClaimRecord]]) -> None:
    place = Place(document)
    bulk.add(article, article_row(place.article, document))
    bulk.add(snapshot, place.snapshot_row(bulk.ledger))
    bulk.ledger.touched_texts.add(bulk.ids["snapshot"][place.snapshot])
    for row in passage_rows(place.snapshot, document):
        bulk.add(passage, row)
    bulk.add(extraction, place.extraction_row(bulk.ledger))
    for record, made in found:
        _put_claim(bulk, made)
        _put_said(bulk, place, record)


def _put_claim(bulk: Bulk, made: ClaimRecord) -> None:
    if bulk.add(claim, claim_row(made, Status.CANDIDATE)):
        bulk.made.append(made)
        for row in claim_actor_rows(made):
            bulk.add(claim_actor, row)


def _put_said(bulk: Bulk, place: Place, record: AssertionRecord) -> None:
    for hop_of in record.chain:
        one = _person(hop_of.words) if hop_of.position else _outlet(hop_of.words)
        bulk.add(actor, actor_row(one, Status.CANDIDATE))
    for _, evidence in record.spans:
        bulk.add(span, span_row(place.snapshot, evidence))
    key = assertion_key(place.snapshot, record.key)
    row = assertion_row(key, record, place.stored, place.extraction, Status.CANDIDATE)
    bulk.add(assertion, row)
    for row in span_parts(key, place.snapshot, record):
        bulk.add(assertion_span, row)
    for row in hop_rows(key, record):
        bulk.add(hop, row)


class Bulk:
    """Rows on their way into a ledger, with the ids that they get; what is there already is passed over."""

    KEPT = frozenset({"actor", "claim"})

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)
        self._last: Counter[str] = Counter()
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self.made: list[ClaimRecord] = []
        with ledger.reading() as connection:
            self._last["actor"] = connection.exec_driver_sql("SELECT max(id) FROM actor").scalar() or 0
            for id, key in connection.exec_driver_sql("SELECT id, key FROM actor"):
                self.ids["actor"][key] = id

    def add(self, table: sa.Table, row: Row) -> bool:
        """Take in a portable row; return whether it is new."""
        ids = self.ids[table.name]
        if "key" in row and row["key"] in ids:
            return False
        placed = dict(row)
        for column, target in _pointers(table).items():
            if row.get(column) is not None:
                placed[column] = self.ids[target][row[column]]
        if "key" in row:
            self._last[table.name] += 1
            placed["id"] = ids[row["key"]] = self._last[table.name]
        self._rows[table.name].append(placed)
        if "key" in row and table.name not in UNLOGGED:
            self._log(table, row)
        return True

    def _log(self, table: sa.Table, row: Row) -> None:
        self._last["change"] += 1
        self._rows["change"].append(
            {
                "key": stable_key("change", "made", self._last["change"]),
                "batch": self.ledger.batch,
                "at": self.ledger.at,
                "who": self.ledger.who,
                "action": "insert",
                "table_name": table.name,
                "row_key": row["key"],
                "after": {name: value for name, value in row.items() if name != "text" and value is not None},
            }
        )

    def write(self) -> None:
        """Write all rows, and forget the ids of what no later article points to."""
        # Each table after those that it points to.
        for name in (table.name for table in TABLES if table.name in self._rows):
            rows = self._rows[name]
            marks = ", ".join("?" * len(rows[0]))
            sql = f"INSERT INTO {name} ({', '.join(rows[0])}) VALUES ({marks})"
            values = [tuple(map(_raw, row.values())) for row in rows]
            self.ledger.connection.exec_driver_sql(sql, values)
        self._rows.clear()
        for name in set(self.ids) - self.KEPT:
            self.ids[name].clear()


@cache
def _pointers(table: sa.Table) -> dict[str, str]:
    return {column: target.name for column, target in pointers(table).items()}


def _raw(value: Any) -> Any:
    """Return a value as SQLite keeps it."""
    if value is None or type(value) in (str, int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, default=str) if isinstance(value, list | dict) else value


class Place:
    """The keys under which a document is stored."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.article = article_key(document)
        self.snapshot = snapshot_key(self.article, document.text_sha256)
        self.extraction = extraction_key(self.snapshot, PRODUCER)
        self.copy = copy_sha256(document)
        self.stored = Stored(0, self.article, 0, self.snapshot, self.copy, "new")

    def snapshot_row(self, ledger: Ledger) -> Row:
        """Return the text as a portable row."""
        return snapshot_row(self.snapshot, self.article, self.copy, self.document, ledger.at)

    def extraction_row(self, ledger: Ledger) -> Row:
        """Return what was made of the text as a portable row."""
        named = {"producer": PRODUCER.name, "version": PRODUCER.version}
        return {"key": self.extraction, "snapshot_id": self.snapshot, "at": ledger.at} | named


def _part(story: Story) -> Part:
    text = story.text
    document = Document(
        uri=f"{story.number}.md",
        text=text,
        raw_sha256="0" * 64,
        encoding="utf-8",
        media_type="text/markdown",
        passages=(Passage(Layer.BODY, Span(0, len(text))),),
        url=story.url,
        title=story.title,
        outlet=story.outlet,
        published=Interval(story.day, story.day, story.day.isoformat()),
        language="en",
    )
    return document, [_said(story, group, one, text) for group, one in enumerate(story.sayings)]


def _said(story: Story, group: int, saying: Saying, text: str) -> tuple[AssertionRecord, ClaimRecord]:
    made = _claim(saying.state, saying.verb, saying.thing, saying.month, saying.claim)
    start = text.index(saying.text)
    source = Span(start, start + len(saying.speaker))
    end = start + len(saying.text) - 1
    content = Span(end - len(saying.claim), end)
    spans = ((SpanRole.SOURCE, source), (SpanRole.CONTENT, content))
    key = _person(saying.speaker).key
    record = AssertionRecord(
        key=stable_key("assertion", story.number, group),
        claim_key=made.key,
        actor_key=key,
        stance=Stance.DENIES if saying.denies else Stance.ASSERTS,
        voice=Voice.SOURCE,
        hedge=Hedge.PLAIN,
        quotation=Quotation.INDIRECT,
        spans=tuple((role, EvidenceSpan(one, one.quote(text))) for role, one in spans),
        chain=(
            HopRecord(0, _outlet(story.outlet).key, story.outlet, ""),
            HopRecord(1, key, saying.speaker, "said"),
        ),
        group=group,
    )
    return record, made


@lru_cache(100_000)
def _claim(state: str, verb: str, thing: str, month: str | None, text: str) -> ClaimRecord:
    subject = ClaimActor(f"state:{state.lower()}", ClaimRole.SUBJECT, state, "its own words")
    event = read(f"in {month}", None) if month else None
    return make_claim(text, VERBS[verb], thing, (subject,), event=event)


def _person(name: str) -> ActorRecord:
    return ActorRecord(f"person:{fold(name)}", name, ActorKind.PERSON)


def _outlet(name: str) -> ActorRecord:
    return ActorRecord(f"outlet:{fold(name)}", name, ActorKind.OUTLET)


def _derive(ledger: Ledger) -> None:
    """Count what was stored, and find some of its clashes, as an ingest of each article would have."""
    ids = ledger.connection.exec_driver_sql("SELECT id FROM claim ORDER BY id").scalars().all()
    ledger.connection.rollback()
    for part in chunks(ids, 20_000):
        with ledger.transaction():
            ledger.touched_claims.update(part)
    with ledger.transaction() as connection:
        contested = f"SELECT key FROM claim WHERE contested LIMIT {CLASHES}"
        for key in connection.exec_driver_sql(contested).scalars().all():
            store.save_links(ledger, contradict.find(*store.neighbourhood(ledger, [key])))
