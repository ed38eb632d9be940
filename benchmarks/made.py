"""Makes a ledger of any size: the rows that an ingest of each article would leave, many at a time.

What an ingest searches for is known here: which text is a copy of which, and which actor a name means. All
else goes through the product's own functions, so that the rows are the same. Two things are not as ingest
leaves them. The vectors are put together from those of a claim's two halves and a bit of chance, since
encoding a million texts takes a quarter of an hour; they lie as near each other as the encoder's own. And
clashes are looked for around some contested claims only.
"""

from __future__ import annotations

import time
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.bulk import Bulk, begun, tighten
from benchmarks.made_vectors import Vectorist
from benchmarks.world import VERBS, Saying, Story, World
from benchmarks.worlds import grow, world_of
from tracker import contradict, filing, likeness, pipeline, resolve, store
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
from tracker.store.derive.copies import copy_row
from tracker.store.derive.shared import RULE, Body, body, common, edge_lines, line_mark
from tracker.store.models import (
    actor,
    actor_form,
    article,
    assertion,
    assertion_span,
    claim,
    claim_actor,
    claim_matter,
    claim_vector,
    extraction,
    hop,
    passage,
    snapshot,
    span,
    text_copy,
    text_mark,
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
from tracker.terms import ActorKind, ClaimRole, Hedge, Layer, Quotation, SpanRole, Stance, Status, Voice

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store import Ledger
    from tracker.store.writes.rows import Row

BATCH = 400
# More claims than these come from other worlds.
OWN = 25_000
PRODUCER = Producer("made", "1")
# So many contested claims are held against those around them in the end.
CLASHES = 2000
SETTLED = 10_000


class Told(NamedTuple):
    """A text that others may be copies of: its key, where its body stands, and the words of it."""

    key: str
    body: Body


def build(database: Path, claims: int) -> None:
    """Make a ledger with at least so many claims; one that was stopped is gone on with."""
    start = time.process_time()
    with store.open_ledger(f"sqlite:///{database}", who="benchmark", write=True, create=True) as ledger:
        with ledger.reading() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = -1500000")
            count = connection.exec_driver_sql("SELECT count(*) FROM claim").scalar_one()
        if count < claims or begun(ledger):
            pipeline.start(ledger)
            if not world_of(ledger):
                _own(ledger, min(claims, OWN))
            if claims > OWN:
                grow(ledger, claims)
    print(f"\r{database}: {time.process_time() - start:.0f} CPU seconds")


def _own(ledger: Ledger, claims: int) -> None:
    """Make the first of a ledger's worlds."""
    bulk = Bulk(ledger)
    _fill(bulk, claims)
    with ledger.transaction():
        tighten(ledger)
    _derive(ledger)


def _fill(bulk: Bulk, claims: int) -> None:
    made = Maker(bulk)
    stories = World(1).stories()
    # Those that are there are drawn again, for what comes after depends on them.
    for one in islice(stories, bulk.count(article)):
        made.remember(one)
    while bulk.count(claim) < claims:
        with bulk.batch():
            for one in islice(stories, BATCH):
                made.put(one)
            made.file()
        print(f"\r{bulk.count(claim):,} claims", end="", flush=True)


class Maker:
    """Turns stories into rows."""

    def __init__(self, bulk: Bulk) -> None:
        self._bulk = bulk
        self._vectors = Vectorist()
        self._texts: dict[int, list[Told]] = {}
        self._made: dict[str, tuple[ClaimRecord, Saying, int]] = {}
        self._gists: dict[int, bytes] = {}
        self._people: dict[str, ActorRecord] = {}

    def remember(self, story: Story) -> Told:
        """Keep what later copies of a story are held against."""
        document = _document(story)
        place = Place(document)
        told = Told(place.snapshot, body(document.text, [(0, len(document.text))]))
        first = story.number if story.original is None else story.original
        self._texts.setdefault(first, []).append(told)
        if len(self._texts) > 2 * BATCH:
            del self._texts[min(self._texts)]
        return told

    def put(self, story: Story) -> None:
        """Add the rows of an article and of all that it says."""
        bulk, document = self._bulk, _document(story)
        place = Place(document)
        bulk.add(article, article_row(place.article, document))
        bulk.add(snapshot, place.snapshot_row(bulk.ledger))
        for row in passage_rows(place.snapshot, document):
            bulk.add(passage, row)
        self._put_copies(story, place, document)
        self._gists[story.number] = likeness.gist(document.text)
        bulk.add(extraction, place.extraction_row(bulk.ledger))
        for group, saying in enumerate(story.sayings):
            made = _claim(saying.state, saying.verb, saying.thing, saying.month, saying.claim)
            if bulk.add(claim, claim_row(made, Status.CANDIDATE) | {"filed": filing.rules()}):
                self._made[made.key] = made, saying, story.number
                for row in claim_actor_rows(made):
                    bulk.add(claim_actor, row)
            self._put_said(place, _said(story, group, saying, document.text, made))

    def _put_copies(self, story: Story, place: Place, document: Document) -> None:
        told = self.remember(story)
        whole = [(0, len(document.text))]
        site = fold(story.outlet)
        edges = edge_lines(document.text, whole).values()
        marks = {*told.body.marks, *(line_mark(site, words) for words in edges)}
        for mark in sorted(marks):
            self._bulk.add(text_mark, {"mark": mark, "snapshot_id": place.snapshot})
        for other in self._texts.get(story.original, ()) if story.original is not None else ():
            both = common(told.body, other.body)
            if other.key != told.key and both.counts:
                ours = {"id": told.key, "share": both.a_share, "stretches": both.a}
                theirs = {"id": other.key, "share": both.b_share, "stretches": both.b}
                self._bulk.add(text_copy, copy_row(ours, theirs, RULE))

    def _put_said(self, place: Place, record: AssertionRecord) -> None:
        bulk = self._bulk
        for hop_of in record.chain:
            self._put_actor(_person(hop_of.words) if hop_of.position else _outlet(hop_of.words))
        for _, evidence in record.spans:
            bulk.add(span, span_row(place.snapshot, evidence))
        key = assertion_key(place.snapshot, record.key)
        bulk.add(assertion, assertion_row(key, record, place.stored, place.extraction, Status.CANDIDATE))
        for row in span_parts(key, place.snapshot, record):
            bulk.add(assertion_span, row)
        for row in hop_rows(key, record):
            bulk.add(hop, row)

    def _put_actor(self, one: ActorRecord) -> None:
        if self._bulk.add(actor, actor_row(one, Status.CANDIDATE) | {"filed": resolve.FORMS}):
            for form in resolve.forms(one):
                self._bulk.add(actor_form, {"form": form, "actor_id": one.key})

    def file(self) -> None:
        """File the claims of a batch, as `filing.file_claims` does, with the vectors made here."""
        around: dict[int, list[str]] = {}
        for key, (_, _, number) in self._made.items():
            around.setdefault(number, []).append(key)
        vectors = self._vectors.of({key: saying for key, (_, saying, _) in self._made.items()})
        for number, keys in around.items():
            all_of = likeness.packed(likeness.around([vectors[key] for key in keys]))
            for key in keys:
                row = {
                    "claim_id": key,
                    "encoder": self._vectors.name,
                    "vector": likeness.packed(vectors[key]),
                }
                self._bulk.add(claim_vector, row | {"around": all_of, "gist": self._gists[number]})
        for key, (made, _, _) in self._made.items():
            for matter in dict.fromkeys(filing.under(made, vectors[key])):
                self._bulk.add(claim_matter, {"matter": matter, "claim_id": key})
        self._made.clear()
        self._gists.clear()


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


def _document(story: Story) -> Document:
    text = story.text
    return Document(
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


def _said(story: Story, group: int, saying: Saying, text: str, made: ClaimRecord) -> AssertionRecord:
    start = text.index(saying.text)
    source = Span(start, start + len(saying.speaker))
    end = start + len(saying.text) - 1
    content = Span(end - len(saying.claim), end)
    spans = ((SpanRole.SOURCE, source), (SpanRole.CONTENT, content))
    key = _person(saying.speaker).key
    return AssertionRecord(
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


def _claim(state: str, verb: str, thing: str, month: str | None, text: str) -> ClaimRecord:
    subject = ClaimActor(f"state:{state.lower()}", ClaimRole.SUBJECT, state, "its own words")
    event = read(f"in {month}", None) if month else None
    return make_claim(text, VERBS[verb], thing, (subject,), event=event)


@cache
def _person(name: str) -> ActorRecord:
    return ActorRecord(f"person:{resolve.fold(name)}", name, ActorKind.PERSON)


@cache
def _outlet(name: str) -> ActorRecord:
    return ActorRecord(f"outlet:{resolve.fold(name)}", name, ActorKind.OUTLET)


def _derive(ledger: Ledger) -> None:
    """Count what was stored, and find some of its clashes, as an ingest of each article would have."""
    with ledger.reading() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM claim ORDER BY id").scalars().all()
    for part in chunks(ids, SETTLED):
        with ledger.transaction():
            ledger.touched_claims.update(part)
    contested = f"SELECT key FROM claim WHERE contested ORDER BY id DESC LIMIT {CLASHES}"
    with ledger.reading() as connection:
        keys = connection.exec_driver_sql(contested).scalars().all()
    for some in chunks(keys, 50):
        with ledger.transaction():
            for key in some:
                near = store.neighbourhood(ledger, [key])
                store.save_links(ledger, contradict.find(near.claims, near.said))
