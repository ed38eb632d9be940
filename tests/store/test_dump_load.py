"""A ledger as rows and back: lossless, mergeable, and never tampered with."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.errors import ConflictError, InputError, TrackerError, UpgradeError
from tracker.records import (
    ActorRecord,
    Alias,
    AssertionRecord,
    Bundle,
    EvidenceSpan,
    HopRecord,
    Interval,
    Ref,
    Span,
    stable_key,
)
from tracker.store import (
    Ledger,
    assertions_of,
    changes,
    check,
    dump,
    get_article,
    get_claim,
    grade,
    judge,
    load,
    open_ledger,
    save_bundle,
)
from tracker.store.clean import clean_text
from tracker.terms import (
    ActorKind,
    Decision,
    Hedge,
    Quotation,
    RefKind,
    Reliability,
    SpanRole,
    Stance,
    Status,
    Voice,
)

Rows = list[dict[str, Any]]
C1, S2 = Ref(RefKind.CLAIM, 1), Ref(RefKind.ASSERTION, 2)


@pytest.fixture
def other(tmp_path: Path) -> Any:
    """Give a second ledger."""
    with open_ledger(f"sqlite:///{tmp_path / 'other.db'}", who="bo", write=True, create=True) as opened:
        yield opened


def judged(ledger: Ledger) -> Rows:
    judge(ledger, S2, Decision.REJECT, "misread")
    judge(ledger, C1, Decision.ACCEPT)
    grade(ledger, Ref(RefKind.ACTOR, 7), Reliability.C)
    return list(dump(ledger))


def test_what_is_loaded_is_what_was_dumped(filled: Ledger, other: Ledger) -> None:
    rows = [json.loads(json.dumps(row)) for row in judged(filled)]
    assert load(other, rows) == len(rows) - 1
    assert list(dump(other)) == rows
    assert (get_claim(other, 1), get_article(other, 1)) == (get_claim(filled, 1), get_article(filled, 1))
    assert changes(other, limit=None) == changes(filled, limit=None)
    assert check(other) == ()


def test_loading_again_adds_nothing(filled: Ledger, other: Ledger) -> None:
    rows = judged(filled)
    load(other, rows)
    assert load(other, rows) == 0
    assert load(filled, rows) == 0
    assert list(dump(filled)) == rows


def test_two_ledgers_become_one(ledger: Ledger, other: Ledger) -> None:
    save_bundle(ledger, samples.BUNDLE)
    save_bundle(other, samples.SECOND)
    judge(other, C1, Decision.DEFER)
    theirs = list(dump(other))
    assert load(ledger, theirs) > 0
    assert load(other, list(dump(ledger))) > 0
    for one in (ledger, other):
        line = get_claim(one, 1)
        assert (line.asserts, line.denies, line.status) == (2, 1, Status.DEFERRED)
        assert check(one) == ()
    # How each came to hold it is its own history.
    assert held(ledger) == held(other)


def held(ledger: Ledger) -> list[str]:
    rows = [row for row in dump(ledger) if row["table"] not in ("batch", "change")]
    kept = ({name: value for name, value in row.items() if name not in {"fetched_at", "at"}} for row in rows)
    return sorted(json.dumps(row, sort_keys=True) for row in kept)


def test_of_two_judgements_the_newer_decides(filled: Ledger, other: Ledger) -> None:
    rows = list(dump(filled))
    load(other, rows)
    judge(other, S2, Decision.ACCEPT)
    judge(filled, S2, Decision.REJECT)
    load(filled, list(dump(other)))
    load(other, list(dump(filled)))
    assert [assertions_of(one, S2)[0].status for one in (filled, other)] == [Status.REJECTED] * 2
    assert get_claim(other, 1).denies == 0


def change_row(name: str, place: int = 0, /, **values: object) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        [row for row in rows if row["table"] == name][place].update(values)

    return change


def drop_row(table: str) -> Callable[[Rows], None]:
    def drop(rows: Rows) -> None:
        rows.remove(next(row for row in rows if row["table"] == table))

    return drop


@pytest.mark.parametrize(
    ("tamper", "error", "message"),
    [
        (change_row("span", quote="Bam"), ConflictError, "span_verbatim"),
        (
            change_row("span", start_char=3, end_char=6),
            ConflictError,
            "the place is not the one that was stored",
        ),
        (
            change_row("snapshot", text="Another text"),
            ConflictError,
            "the text is not the one that was stored",
        ),
        (change_row("snapshot", text_sha256="0"), ConflictError, "the text is not the one that was stored"),
        (change_row("ledger", revision="9999"), UpgradeError, "has schema 9999"),
        (change_row("actor", table="ghost"), InputError, "no table 'ghost'"),
        (change_row("actor", kind="ghost"), InputError, "actor.kind: 'ghost' cannot be read"),
        (change_row("actor", named="yes"), InputError, "actor.named: 'yes' cannot be read"),
        (change_row("actor", name=None), InputError, "actor.name: a value is missing"),
        (change_row("actor", colour="red"), InputError, "actor has no colour"),
        (
            change_row("article", published_first="yesterday"),
            InputError,
            "published_first: 'yesterday' cannot",
        ),
        (change_row("passage", position="0"), InputError, "passage.position: '0' cannot be read"),
        (change_row("change", at=5), InputError, "change.at: '5' cannot be read"),
        (change_row("assertion", 1, answers_key="lost"), InputError, "answers lost, which is not there"),
        (change_row("claim", text=""), ConflictError, "ck_claim_text"),
        (drop_row("actor"), InputError, "points to the actor state:ardenia"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_rows_that_do_not_hold_are_refused_whole(
    filled: Ledger, other: Ledger, tamper: Callable[[Rows], None], error: type[TrackerError], message: str
) -> None:
    rows = [dict(row) for row in dump(filled)]
    tamper(rows)
    with pytest.raises(error, match=message):
        load(other, rows)
    assert len(list(dump(other))) == 1


@pytest.mark.parametrize(
    ("table", "values"),
    [("judgement", {"why": "forged"}), ("change", {"who": "forged"}), ("grading", {"reliability": "A"})],
)
def test_a_forged_history_is_refused(filled: Ledger, table: str, values: dict[str, object]) -> None:
    rows = [dict(row) for row in judged(filled)]
    change_row(table, **values)(rows)
    with pytest.raises(ConflictError, match=r"is not what this ledger holds; nothing was loaded"):
        load(filled, rows)


WORDS = st.text(st.characters(codec=None), max_size=40)
DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """Draw an article with any text, and assertions on any stretch of it."""
    text = clean_text(draw(st.text(min_size=2, max_size=80)))
    names = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    actors = [
        ActorRecord(
            f"person:{place}",
            name,
            draw(st.sampled_from([None, *ActorKind])),
            draw(st.booleans()),
            (Alias(name),),
        )
        for place, name in enumerate(names)
    ]
    claims = [samples.claim(f"Claim {one}", "do", "it", samples.stands(actors[0])) for one in range(2)]
    assertions = [draw(assertions_on(text, actors, claims)) for _ in range(draw(st.integers(0, 3)))]
    unique = {one.key: one for one in assertions}
    document = samples.document(
        text, draw(st.sampled_from([None, "https://a.example/", "https://b.example/"]))
    )
    return Bundle(document, samples.PRODUCER, tuple(actors), (), tuple(claims), tuple(unique.values()))


@st.composite
def assertions_on(
    draw: st.DrawFn, text: str, actors: list[ActorRecord], claims: list[Any]
) -> AssertionRecord:
    """Draw an assertion on some stretch of a text."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    who, about, stance = (draw(st.sampled_from(one)) for one in (actors, claims, list(Stance)))
    first = draw(st.none() | DAYS)
    hops = draw(st.lists(st.sampled_from([None, *(one.key for one in actors)]), max_size=3))
    return AssertionRecord(
        key=stable_key(start, end, who.key, about.key, stance),
        claim_key=about.key,
        actor_key=who.key,
        stance=stance,
        voice=draw(st.sampled_from(list(Voice))),
        hedge=draw(st.sampled_from(list(Hedge))),
        quotation=draw(st.sampled_from(list(Quotation))),
        spans=((draw(st.sampled_from(list(SpanRole))), EvidenceSpan(Span(start, end), text[start:end])),),
        chain=tuple(HopRecord(place // 2, key, draw(WORDS), "said") for place, key in enumerate(hops)),
        scope=draw(st.none() | WORDS),
        said=Interval(first, first and first + timedelta(days=draw(st.integers(0, 400))), draw(WORDS)),
    )


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(bundles(), min_size=1, max_size=3))
def test_any_ledger_survives_the_round_trip(given_bundles: list[Bundle]) -> None:
    with (
        open_ledger("sqlite://", write=True, create=True) as one,
        open_ledger("sqlite://", write=True, create=True) as other,
    ):
        for bundle in given_bundles:
            save_bundle(one, bundle)
            count = len(changes(one, limit=None))
            save_bundle(one, bundle)
            assert len(changes(one, limit=None)) == count
        rows = [json.loads(json.dumps(row)) for row in dump(one)]
        load(other, rows)
        assert list(dump(other)) == rows
        assert check(one) == check(other) == ()
