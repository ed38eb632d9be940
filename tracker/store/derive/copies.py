"""Finding copies: texts that share marks with a new one, looked up by index and compared word for word."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tracker.records import Skipped, stable_key
from tracker.store.chunks import chunks
from tracker.store.derive.shared import COPY, RULE, Body, Common, Stretch, body, common, edge_lines, line_mark
from tracker.store.models import article, assertion, passage, snapshot, text_copy, text_mark
from tracker.store.queries.first import First, first
from tracker.terms import Layer, Status

if TYPE_CHECKING:
    from tracker.store.session import Ledger

# Of the texts with one mark the first so many are looked at, and the most like of them are compared.
POSTINGS, COMPARED = 50, 8
# A line that stands in so many other texts of a site is its furniture.
REPEATED = 3
# What a text without words has for a mark, so that every text has one.
BLANK = 0
UNMARKED = "SELECT id FROM snapshot WHERE id NOT IN (SELECT snapshot_id FROM text_mark) ORDER BY id"


def renew_copies(ledger: "Ledger", touched: Collection[int]) -> None:
    """Find the copies of texts that are new to the ledger, and let later ones find these."""
    for one in sorted(touched):
        # What an inner transaction took back is there no more.
        if ledger.connection.execute(_texts([one])).first():
            _Search(ledger, one).run()


class _Search:
    def __init__(self, ledger: "Ledger", id: int) -> None:
        self._ledger = ledger
        self._connection = ledger.connection
        self._new = _text(self._connection, id)
        self._stretches = _bodies(self._connection, [id])[id]

    def run(self) -> None:
        """Record the copies of the text, then its marks."""
        edges = {
            stretch: line_mark(str(self._new.site), words)
            for stretch, words in edge_lines(self._new.text, self._stretches).items()
        }
        found = body(self._new.text, self._stretches)
        shared = self._sharing(found.marks)
        furniture = self._furniture(edges, shared, len(found.marks))
        if furniture:
            found = body(self._new.text, _without(self._stretches, furniture))
            shared = self._sharing(found.marks)
        self._compare(found, shared)
        marks = {*found.marks, *edges.values()} or {BLANK}
        rows = [{"mark": mark, "snapshot_id": self._new.id} for mark in sorted(marks)]
        self._connection.execute(text_mark.insert(), rows)

    def _sharing(self, marks: Sequence[int]) -> Counter[int]:
        """Count the marks that each other text has in common with this one."""
        counted = Counter(other for _, other in _postings(self._connection, marks))
        counted.pop(self._new.id, None)
        return counted

    def _furniture(self, edges: dict[Stretch, int], shared: Counter[int], marks: int) -> list[Stretch]:
        """Return the lines that stand in several other texts of the site, texts that are no copies."""
        repeated: dict[int, set[int]] = defaultdict(set)
        for mark, other in _postings(self._connection, sorted(set(edges.values()))):
            if other != self._new.id and 2 * shared[other] < max(marks, 1):
                repeated[mark].add(other)
        return [stretch for stretch, mark in edges.items() if len(repeated[mark]) >= REPEATED]

    def _compare(self, found: Body, shared: Counter[int]) -> None:
        likely = sorted(shared, key=lambda other: (-shared[other], other))[:COMPARED]
        texts = {row.id: row for row in self._connection.execute(_texts(likely))} if likely else {}
        stretches = _bodies(self._connection, likely)
        whole = False
        for other in likely:
            # Another fetch of the same article is the same article anyway.
            if texts[other].article_id != self._new.article_id:
                both = common(found, body(texts[other].text, stretches[other]))
                whole = whole or max(both.a_share, both.b_share) >= COPY
                if both.counts:
                    self._put(texts[other], both)
        if len(shared) > COMPARED and not whole:
            self._note_cut(len(shared) - COMPARED)

    def _note_cut(self, count: int) -> None:
        from tracker.store.writes.articles import put_skipped

        reason = f"not compared with {count} more texts that share words with it"
        put_skipped(self._ledger, self._new.key, self._new.id, "copies", [Skipped(reason)])

    def _put(self, other: Any, both: Common) -> None:
        from tracker.store.writes.rows import ensure

        ours = {"id": self._new.key, "share": both.a_share, "stretches": both.a}
        theirs = {"id": other.key, "share": both.b_share, "stretches": both.b}
        row = copy_row(ours, theirs, RULE)
        ids = {self._new.key: self._new.id, other.key: other.id}
        ensure(self._ledger, text_copy, [row], {"snapshot": ids})


def whole(pair: Any) -> bool:
    """Whether one text is a copy of the other, or stands in it for the most part."""
    return pair.a_share is None or pair.status == Status.ACCEPTED or max(pair.a_share, pair.b_share) >= COPY


def claims_in(connection: sa.Connection, snapshots: Collection[int]) -> set[int]:
    """Return the claims that stand in some texts."""
    found: set[int] = set()
    for part in chunks(sorted(snapshots)):
        query = sa.select(assertion.c.claim_id).where(assertion.c.snapshot_id.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return found


def copy_row(one: dict[str, Any], other: dict[str, Any], rule: str, status: Status = Status.CANDIDATE) -> Any:
    """Return a pair of texts as a portable row, in the order of their keys."""
    a, b = sorted((one, other), key=lambda each: str(each["id"]))
    sides = {f"{side}_{name}": value for side, each in (("a", a), ("b", b)) for name, value in each.items()}
    return {"key": stable_key("copy", a["id"], b["id"]), "rule": rule, "status": status} | sides


def _text(connection: sa.Connection, id: int) -> Any:
    return connection.execute(_texts([id])).one()


def _texts(ids: Collection[int]) -> sa.Select[Any]:
    site = sa.func.coalesce(article.c.outlet_folded, "").label("site")
    columns = (snapshot.c.id, snapshot.c.key, snapshot.c.article_id, snapshot.c.text, site)
    return (
        sa.select(*columns).join(article, article.c.id == snapshot.c.article_id).where(snapshot.c.id.in_(ids))
    )


def _bodies(connection: sa.Connection, ids: Collection[int]) -> dict[int, list[Stretch]]:
    """Return where the body of each text stands; furniture, bylines and headlines are left out."""
    found: dict[int, list[Stretch]] = {one: [] for one in ids}
    query = (
        passage.select()
        .where(passage.c.snapshot_id.in_(ids), passage.c.layer == Layer.BODY)
        .order_by(passage.c.snapshot_id, passage.c.position)
    )
    for row in connection.execute(query):
        found[row.snapshot_id].append((row.start_char, row.end_char))
    return found


def _postings(connection: sa.Connection, marks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first texts of each mark."""
    for mark, texts in first(connection, _MARKED, marks).items():
        yield from ((mark, text) for text in texts)


_MARKED = First("text_mark", "mark", "snapshot_id", POSTINGS)


def _without(stretches: Iterable[Stretch], lines: Collection[Stretch]) -> list[Stretch]:
    """Return stretches with some lines cut out."""
    left: list[Stretch] = []
    for start, end in stretches:
        at = start
        for head, tail in sorted(lines):
            if at <= head and tail <= end:
                left.append((at, head))
                at = tail
        left.append((at, end))
    return [(start, end) for start, end in left if start < end]
