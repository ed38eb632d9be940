"""Storing articles: idempotent, verbatim or refused, and never over what a person did."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import samples

from tracker.errors import ConflictError
from tracker.records import (
    Bundle,
    ClaimQuery,
    EvidenceSpan,
    HopRecord,
    Interval,
    Producer,
    Ref,
    Skipped,
    Span,
)
from tracker.store import (
    KnownActors,
    Ledger,
    assertions_of,
    changes,
    check,
    get_article,
    get_claim,
    judge,
    known_actors,
    known_snapshot,
    list_articles,
    list_claims,
    save_actors,
    save_bundle,
    save_links,
)
from tracker.terms import Decision, RefKind, SpanRole, Stance, Status, Voice

A1, A2, C1, S2 = (Ref(RefKind(one[0]), int(one[1])) for one in ("A1", "A2", "C1", "S2"))


def test_a_bundle_saved_twice_changes_nothing(
    filled: Ledger, sql: Callable[..., list[tuple[object, ...]]]
) -> None:
    before = sql(
        "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM span), (SELECT count(*) FROM hop)"
    )
    again = save_bundle(filled, samples.BUNDLE)
    assert (again.article, again.outcome, again.assertions) == (A1, "unchanged", 3)
    assert save_links(filled, [samples.dispute(filled)]) == 0
    assert before == sql(
        "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM span), (SELECT count(*) FROM hop)"
    )
    assert check(filled) == ()


def test_a_changed_text_is_a_new_snapshot_of_the_same_article(filled: Ledger) -> None:
    document = samples.document(samples.TEXT + " Updated.")
    saved = save_bundle(filled, Bundle(document, samples.PRODUCER))
    assert (saved.article, saved.outcome) == (A1, "changed")
    line, newest = get_article(filled, 1)
    assert line.snapshots == 2
    assert newest == document


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"url": "https://example.org/dam"}, A1),
        ({"url": "https://example.org/other"}, Ref(RefKind.ARTICLE, 3)),
        ({"url": None, "outlet": None, "uri": "elsewhere.txt"}, A1),
        ({"url": None, "title": None, "uri": "elsewhere.txt"}, A1),
        ({"url": None}, Ref(RefKind.ARTICLE, 3)),
    ],
    ids=["same URL", "another URL", "same text, no outlet", "same text, no title", "outlet and title"],
)
def test_which_article_a_text_belongs_to(filled: Ledger, more: dict[str, object], expected: Ref) -> None:
    saved = save_bundle(filled, Bundle(samples.document(**more), samples.PRODUCER))
    assert saved.article == expected


def test_the_outlet_and_title_identify_an_article_without_a_url(ledger: Ledger) -> None:
    first = save_bundle(ledger, Bundle(samples.document(url=None), samples.PRODUCER))
    renamed = samples.document("Another text.", url=None, outlet="the KARST courier", uri="b.txt")
    assert save_bundle(ledger, Bundle(renamed, samples.PRODUCER)).article == first.article


def test_a_snapshot_is_known_per_producer_and_version(filled: Ledger) -> None:
    sha = samples.BUNDLE.document.text_sha256
    assert known_snapshot(filled, sha, samples.PRODUCER) == A1
    assert known_snapshot(filled, sha, Producer("rules", "2")) is None
    assert known_snapshot(filled, "0" * 64, samples.PRODUCER) is None


def test_the_copy_of_a_text_under_another_address_is_not_known(filled: Ledger) -> None:
    copy = samples.document(url="https://example.com/wire")
    assert known_snapshot(filled, copy.text_sha256, samples.PRODUCER, copy) is None
    assert known_snapshot(filled, copy.text_sha256, samples.PRODUCER, samples.document()) == A1


WRONG = EvidenceSpan(Span(0, 3), "dam")


@pytest.mark.parametrize(
    "broken",
    [
        replace(samples.DENIAL, spans=((SpanRole.CONTENT, WRONG),)),
        replace(samples.DENIAL, spans=((SpanRole.CONTENT, EvidenceSpan(Span(5, 5), "")),)),
        replace(samples.DENIAL, spans=((SpanRole.CONTENT, EvidenceSpan(Span(-3, 2), "Da")),)),
        replace(samples.DENIAL, spans=((SpanRole.CONTENT, EvidenceSpan(Span(9000, 9003), "dam")),)),
        replace(samples.DENIAL, spans=()),
        replace(samples.DENIAL, actor_key="person:nobody"),
        replace(samples.DENIAL, claim_key="no claim"),
    ],
    ids=["other words", "empty", "before the text", "after the text", "no span", "no actor", "no claim"],
)
def test_a_bundle_that_does_not_hold_is_refused_whole(ledger: Ledger, broken: object) -> None:
    bundle = replace(samples.BUNDLE, assertions=(samples.ACCUSATION, broken))
    with pytest.raises(ConflictError):
        save_bundle(ledger, bundle)
    assert list_articles(ledger) == ()
    assert list_claims(ledger, ClaimQuery()) == ()


def test_evidence_of_a_tie_must_be_verbatim_too(ledger: Ledger) -> None:
    tie = replace(samples.TIES[0], evidence=WRONG)
    with pytest.raises(ConflictError, match="span_verbatim"):
        save_bundle(ledger, replace(samples.BUNDLE, affiliations=(tie,)))


def test_a_failed_bundle_leaves_what_the_same_transaction_stored_before(ledger: Ledger) -> None:
    bad = replace(samples.SECOND, assertions=(replace(samples.SILENCE, claim_key="no claim"),))
    with ledger.transaction():
        save_bundle(ledger, samples.BUNDLE)
        with pytest.raises(ConflictError, match="no claim"):
            save_bundle(ledger, bad)
    assert [line.ref for line in list_articles(ledger)] == [A1]


def test_judgements_survive_when_the_article_comes_again(filled: Ledger) -> None:
    judge(filled, S2, Decision.REJECT, "not her words")
    judge(filled, C1, Decision.ACCEPT)
    save_bundle(filled, samples.BUNDLE)
    save_bundle(filled, replace(samples.BUNDLE, producer=Producer("rules", "2")))
    assert assertions_of(filled, S2)[0].status is Status.REJECTED
    line = get_claim(filled, 1)
    assert (line.status, line.denies) == (Status.ACCEPTED, 0)


def test_a_newer_producer_adds_what_it_finds_and_takes_nothing_away(filled: Ledger) -> None:
    partly = samples.said(samples.SOROKA, Stance.PARTLY_DENIES, samples.GUARDS, "We opened nothing")
    newer = replace(samples.BUNDLE, producer=Producer("rules", "2"), assertions=(samples.DENIAL, partly))
    assert save_bundle(filled, newer).assertions == 2
    views = assertions_of(filled, A1)
    assert [one.producer for one in views] == ["rules 1", "rules 1", "rules 2", "rules 1"]


@pytest.mark.parametrize(
    ("more", "origins"),
    [
        ({}, 1),
        ({"actor_key": samples.OFFICIALS.key, "chain": ()}, 1),
        ({"chain": (HopRecord(0, None, "", ""), HopRecord(1, samples.BRANDT.key, "Brandt", "said"))}, 0),
        ({"chain": (HopRecord(0, samples.OFFICIALS.key, "two officials", "said"),)}, 0),
        ({"chain": ()}, 1),
        ({"voice": Voice.AUTHOR}, 1),
    ],
    ids=["named", "unnamed speaker", "unknown hop", "unnamed hop", "no chain", "own voice"],
)
def test_an_unknown_lineage_never_counts_as_an_origin(
    ledger: Ledger, more: dict[str, object], origins: int
) -> None:
    one = replace(samples.ACCUSATION, **more)  # type: ignore[arg-type]
    save_bundle(ledger, replace(samples.BUNDLE, assertions=(one,)))
    assert get_claim(ledger, 1).origins == origins


def test_copies_of_one_text_are_one_origin(ledger: Ledger) -> None:
    headline = replace(samples.ACCUSATION, voice=Voice.AUTHOR)
    bundle = replace(samples.BUNDLE, assertions=(headline,))
    texts = ("https://a.example/1", "https://b.example/2", "https://c.example/3")
    for url in texts:
        save_bundle(ledger, replace(bundle, document=samples.document(url=url)))
    line = get_claim(ledger, 1)
    assert (line.asserts, line.articles, line.origins) == (3, 3, 1)


def test_odd_characters_are_replaced_at_the_border(ledger: Ledger) -> None:
    odd = replace(samples.BRANDT, key="person:odd\x00", name="Otto\x00 Br\ud800andt")
    save_actors(ledger, [odd], [])
    assert [(one.key, one.name) for one in known_actors(ledger)] == [
        ("person:odd\ufffd", "Otto\ufffd Br\ufffdandt")
    ]
    text = "Odd \ud800 and \x00 text."
    save_bundle(ledger, Bundle(samples.document(text), samples.PRODUCER))
    assert get_article(ledger, 1)[1].text == "Odd \ufffd and \ufffd text."


def test_actors_and_ties_come_back_as_they_went_in(ledger: Ledger) -> None:
    held = Interval(date(2019, 1, 1), None, "since 2019")
    ties = [replace(one, evidence=None, when=held) for one in samples.TIES]
    save_actors(ledger, samples.ACTORS, ties)
    assert known_actors(ledger) == samples.ACTORS
    known = KnownActors(ledger)
    assert {one.key: known.ties(one.key) for one in samples.ACTORS} == {
        one.key: tuple(tie.other_key for tie in ties if tie.actor_key == one.key) for one in samples.ACTORS
    }
    assert known.actor(samples.BORUNIA.key) == samples.BORUNIA
    count = len(changes(ledger, limit=None))
    save_actors(ledger, samples.ACTORS, ties)
    assert len(changes(ledger, limit=None)) == count


def test_a_known_actor_gains_new_aliases_and_keeps_its_name(filled: Ledger) -> None:
    from tracker.records import Alias

    save_actors(filled, [replace(samples.BORUNIA, name="BORUNIA", aliases=(Alias("Borunian"),))], [])
    (found,) = [one for one in known_actors(filled) if one.key == samples.BORUNIA.key]
    assert (found.name, found.aliases) == ("Borunia", (Alias("Borunian"),))


def test_what_was_left_out_is_recorded_with_the_reason(ledger: Ledger) -> None:
    document = samples.document(skipped=(Skipped("no end of a quotation", Span(0, 3)), Skipped("too long")))
    bundle = Bundle(document, samples.PRODUCER, skipped=(Skipped("a verb without a subject", Span(4, 9)),))
    save_bundle(ledger, bundle)
    line, stored = get_article(ledger, 1)
    assert line.skipped == ("no end of a quotation", "too long", "a verb without a subject")
    assert stored == document


def test_an_answer_to_an_assertion_that_is_not_there_is_refused(ledger: Ledger) -> None:
    from tracker.errors import NotFoundError

    lost = replace(samples.DENIAL, answers_key="lost")
    with pytest.raises(NotFoundError, match="lost"):
        save_bundle(ledger, replace(samples.BUNDLE, assertions=(lost,)))


def test_a_tie_of_an_actor_to_itself_is_refused(ledger: Ledger) -> None:
    tie = replace(samples.TIES[1], other_key=samples.MINISTRY.key)
    with pytest.raises(ConflictError, match="ck_affiliation_not_itself"):
        save_actors(ledger, samples.ACTORS, [tie])
