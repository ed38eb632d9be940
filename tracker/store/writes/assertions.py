"""Storing assertions with their passages and chains."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from tracker.errors import ConflictError, NotFoundError
from tracker.records import AssertionRecord, Document, EvidenceSpan
from tracker.store.intervals import columns
from tracker.store.models import assertion, assertion_span, hop
from tracker.store.session import Ledger
from tracker.store.writes.articles import Stored, put_spans, verify
from tracker.store.writes.keys import assertion_key, span_key
from tracker.store.writes.rows import Ids, Row, ensure, ids_of
from tracker.terms import SpanRole, Status


def put_assertions(
    ledger: Ledger,
    stored: Stored,
    records: Sequence[AssertionRecord],
    refs: dict[str, Ids],
    *,
    extraction: str | None = None,
    status: Status = Status.CANDIDATE,
) -> tuple[dict[str, int], list[str]]:
    """Add the assertions that are not there yet; return the ids of all and the keys that are new."""
    by_key = {assertion_key(stored.snapshot_key, one.key): one for one in records}
    spans = put_spans(ledger, stored, evidence(records))
    refs = refs | {"span": spans, "snapshot": {stored.snapshot_key: stored.snapshot_id}}
    rows = [assertion_row(key, one, stored, extraction, status) for key, one in by_key.items()]
    answers = _answers(ledger.connection, stored, by_key)
    later = {key: {"answers_key": answered} for key, answered in answers.items()}
    ids, new = ensure(ledger, assertion, rows, refs, _parts(stored, by_key), later)
    _put_answers(ledger.connection, {key: answers[key] for key in new if key in answers})
    ledger.touched_claims.update(refs["claim"][by_key[key].claim_key] for key in new)
    return ids, new


def evidence(records: Iterable[AssertionRecord]) -> list[EvidenceSpan]:
    """Return every passage of the assertions."""
    return [span for one in records for _, span in one.spans]


def verify_assertions(document: Document, records: Sequence[AssertionRecord]) -> None:
    """Refuse an assertion without a passage, and a passage that does not stand in the text."""
    for one in records:
        if not one.spans:
            raise ConflictError(f"assertion.span_id: the assertion {one.key} has no passage")
    verify(document, evidence(records))


def main_span(record: AssertionRecord) -> EvidenceSpan:
    """Return the passage that stands for the assertion: its first content, else its first span."""
    contents = [span for role, span in record.spans if role is SpanRole.CONTENT]
    return (contents or [span for _, span in record.spans])[0]


def assertion_row(
    key: str,
    record: AssertionRecord,
    stored: Stored,
    extraction: str | None,
    status: Status,
) -> Row:
    """Return an assertion as a portable row."""
    return {
        "key": key,
        "claim_id": record.claim_key,
        "snapshot_id": stored.snapshot_key,
        "actor_id": record.actor_key,
        "span_id": span_key(stored.snapshot_key, main_span(record).span),
        "stance": record.stance,
        "scope": record.scope,
        "voice": record.voice,
        "hedge": record.hedge,
        "certainty": record.certainty,
        "certainty_by": record.certainty_by,
        "quotation": record.quotation,
        **columns("said", record.said),
        "group_no": record.group,
        "method": record.method,
        "extraction_id": extraction,
        "status": status,
    }


def _parts(stored: Stored, records: dict[str, AssertionRecord]) -> dict[sa.Table, list[Row]]:
    spans = [row for key, one in records.items() for row in span_parts(key, stored.snapshot_key, one)]
    return {assertion_span: spans, hop: [row for item in records.items() for row in hop_rows(*item)]}


def span_parts(key: str, snapshot: str, record: AssertionRecord) -> Iterable[Row]:
    """Yield the passages of an assertion as portable rows."""
    for position, (role, one) in enumerate(record.spans):
        yield {
            "assertion_id": key,
            "position": position,
            "role": role,
            "span_id": span_key(snapshot, one.span),
        }


def hop_rows(key: str, record: AssertionRecord) -> Iterable[Row]:
    """Yield the chain of an assertion as portable rows."""
    seats: dict[int, int] = {}
    for one in record.chain:
        seat = seats[one.position] = seats.get(one.position, -1) + 1
        yield {
            "assertion_id": key,
            "position": one.position,
            "seat": seat,
            "actor_id": one.actor_key,
            "words": one.words,
            "cue": one.cue,
        }


def _answers(
    connection: sa.Connection, stored: Stored, records: dict[str, AssertionRecord]
) -> dict[str, str]:
    """Return which assertion each of those that answer one answers."""
    answers = {key: one.answers_key for key, one in records.items() if one.answers_key is not None}
    # An answer names the record of the same article, or a stored assertion of any.
    pairs = {key: (assertion_key(stored.snapshot_key, to), to) for key, to in answers.items()}
    known = {*records, *ids_of(connection, assertion, [one for pair in pairs.values() for one in pair])}
    found = {key: next((one for one in pair if one in known), None) for key, pair in pairs.items()}
    for key, answered in found.items():
        if answered is None:
            raise NotFoundError(f"there is no assertion {pairs[key][1]} to answer: add it first")
    return {key: answered for key, answered in found.items() if answered is not None}


def _put_answers(connection: sa.Connection, answers: dict[str, str]) -> None:
    """Fill in what only assertions that are there can say; the log has said it already."""
    ids = ids_of(connection, assertion, {*answers, *answers.values()})
    for key, answered in answers.items():
        update = assertion.update().where(assertion.c.id == ids[key])
        connection.execute(update.values(answers_id=ids[answered]))
