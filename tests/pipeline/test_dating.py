"""Dating an article resolves what its words leave open, and nothing that a person decided is lost."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import pipeline, store
from tracker.dating import Dated, date_article
from tracker.records import (
    Attribution,
    ClaimQuery,
    Document,
    Hop,
    Interval,
    Mention,
    Producer,
    Proposition,
    Ref,
    Report,
    Span,
    TimePhrase,
)
from tracker.resolve import Gazetteer, resolve
from tracker.store import Ledger, open_ledger
from tracker.terms import (
    ActorKind,
    Decision,
    Hedge,
    Modality,
    Polarity,
    Quotation,
    RefKind,
    Stance,
    Status,
    Voice,
)

SENTENCE = re.compile(
    r"(?P<source>[A-Z]\w+) (?P<cue>said|denied)(?: (?P<said>on \w+|\w+ days ago|in \d{4}))? that "
    r"(?P<content>(?P<subject>[A-Z]\w+) (?:(?P<never>never) )?(?P<will>will )?(?P<verb>[a-z]+?)(?:ed|e)? "
    r"(?P<object>the \w+)(?: (?P<event>[^.]+))?)\."
)
DAY = Interval(date(2018, 9, 5), date(2018, 9, 5), "2018-09-05")
OTHER_DAY = Interval(date(2019, 9, 5), date(2019, 9, 5), "2019-09-05")


def attribution(match: re.Match[str]) -> Attribution:
    """Read one sentence."""

    def span(group: str) -> tuple[Span, ...]:
        return (Span(*match.span(group)),)

    def phrase(group: str) -> TimePhrase | None:
        return TimePhrase(match[group], *span(group)) if match[group] else None

    who = Mention(match["source"], span("source"), match["source"], ActorKind.PERSON)
    subject = Mention(match["subject"], span("subject"), match["subject"], ActorKind.STATE)
    claim = Proposition(
        match["content"],
        (subject,),
        match["verb"],
        (Mention(match["object"], span("object")),),
        Polarity.NEGATIVE if match["never"] else Polarity.POSITIVE,
        Modality.FUTURE if match["will"] else Modality.ACTUAL,
        time=phrase("event"),
    )
    return Attribution(
        span("source"), span("cue"), span("content"), (who,),
        Stance.DENIES if match["cue"] == "denied" else Stance.ASSERTS,
        Quotation.INDIRECT, Hedge.PLAIN, Voice.SOURCE, (Hop((who,), match["cue"], span("cue")),), (claim,),
        said=phrase("said"),
    )  # fmt: skip


def put(
    ledger: Ledger, text: str, published: Interval | None = None, version: str = "1", url: str | None = None
) -> Report:
    """Store an article as ingest does, read by a version of a producer of ours."""
    document = Document(
        f"{len(text)}.txt", text, "0" * 64, "utf-8", "text/plain", (), url=url, published=published
    )
    found = tuple(map(attribution, SENTENCE.finditer(text)))
    gazetteer = Gazetteer(source=store.KnownActors(ledger))
    return pipeline._save(ledger, "", resolve(document, found, gazetteer, Producer("p", version)), gazetteer)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(f"sqlite:///{tmp_path / 'one.db'}", who="ana", write=True, create=True) as opened:
        yield opened


def events(ledger: Ledger) -> dict[str, str | None]:
    """Return the time of each claim that anyone asserts or denies, by id."""
    lines = store.list_claims(ledger, ClaimQuery(limit=None))
    return {
        str(line.ref): line.event.edtf if line.event else "none"
        for line in lines
        if line.asserts or line.denies
    }


def said(ledger: Ledger, article: Ref) -> list[str | None]:
    views = store.assertions_of(ledger, article)
    return [view.said.edtf if view.said else "none" for view in views]


def shown(done: Dated) -> list[tuple[str, str, str | None]]:
    return [(str(one.ref), one.field, one.after.edtf if one.after else None) for one in done.changed]


UNDATED = (
    "Vesely said on Tuesday that Ruritania closed the mill last year. "
    "Holub denied that Ruritania will open the dam by Friday."
)


def test_dating_resolves_every_open_phrase(ledger: Ledger) -> None:
    article = put(ledger, UNDATED).article
    assert article
    assert (events(ledger), said(ledger, article)) == ({"C1": None, "C2": None}, [None, "none"])
    done = date_article(ledger, article, DAY, "from the archive")
    assert shown(done) == [
        ("A1", "published", "2018-09-05"),
        ("C1", "event", "2017-01-01/2017-12-31"),
        ("C2", "event", "../2018-09-07"),
        ("S1", "said", "2018-09-04"),
    ]
    assert events(ledger) == {"C1": "2017-01-01/2017-12-31", "C2": "../2018-09-07"}
    assert store.check(ledger) == ()


def test_the_log_says_what_was_there_before_and_why(ledger: Ledger) -> None:
    article = put(ledger, UNDATED).article
    assert article
    date_article(ledger, article, DAY, "from the archive")
    (change, *_) = store.changes(ledger, article)
    assert (change["before"], change["after"]) == (
        {},
        {
            "published_first": "2018-09-05",
            "published_last": "2018-09-05",
            "published_words": "2018-09-05",
            "because": "from the archive",
        },
    )
    (change, *_) = store.changes(ledger, Ref(RefKind.CLAIM, 1))
    assert change["before"] == {"event_words": "last year"}
    assert change["after"] == {
        "event_first": "2017-01-01",
        "event_last": "2017-12-31",
        "event_words": "last year",
    }


def test_dating_can_be_taken_back_and_done_again(ledger: Ledger) -> None:
    article = put(ledger, UNDATED).article
    assert article
    for _ in range(2):
        date_article(ledger, article, DAY)
        assert events(ledger) == {"C1": "2017-01-01/2017-12-31", "C2": "../2018-09-07"}
        date_article(ledger, article, OTHER_DAY)
        assert events(ledger) == {"C1": "2018-01-01/2018-12-31", "C2": "../2019-09-06"}
        date_article(ledger, article, None)
        assert (events(ledger), said(ledger, article)) == ({"C1": None, "C2": None}, [None, "none"])
    assert date_article(ledger, article, None) == Dated((), 0, 0)


def test_a_claim_keeps_its_number_and_what_was_decided_on_it(ledger: Ledger) -> None:
    article = put(ledger, UNDATED).article
    assert article
    claim = Ref(RefKind.CLAIM, 1)
    store.judge(ledger, claim, Decision.ACCEPT, "seen")
    store.judge(ledger, Ref(RefKind.ASSERTION, 2), Decision.REJECT, "misread")
    date_article(ledger, article, DAY)
    line = store.get_claim(ledger, 1)
    assert line.event
    assert (line.status, line.event.edtf) == (Status.ACCEPTED, "2017-01-01/2017-12-31")
    assert [view.why for view in store.judgements_of(ledger, claim)] == ["seen"]
    assert store.assertions_of(ledger, Ref(RefKind.ASSERTION, 2))[0].status is Status.REJECTED
    assert store.check(ledger) == ()


@pytest.mark.parametrize("version", ["1", "2"])
def test_reading_the_same_file_again_leaves_the_date(ledger: Ledger, version: str) -> None:
    article = put(ledger, UNDATED).article
    assert article
    date_article(ledger, article, DAY)
    before = events(ledger), said(ledger, article)
    assert put(ledger, UNDATED, version=version).article == article
    assert (events(ledger), said(ledger, article)) == before
    assert store.get_article(ledger, article.id)[0].published == DAY


def test_what_a_newer_reading_adds_is_dated_too(ledger: Ledger) -> None:
    article = put(ledger, "Vesely said nothing.").article
    assert article
    date_article(ledger, article, DAY)
    # The same place with more words in it: another snapshot, read without a date.
    put(ledger, "Vesely said nothing", url=None)
    found = put(ledger, UNDATED, url="https://herald.example/mill").article
    assert found
    date_article(ledger, found, DAY)
    more = f"{UNDATED} Brandt said two days ago that Strelsau bought the farm last week."
    assert put(ledger, more, url="https://herald.example/mill").article == found
    assert events(ledger)["C5"] == "2018-08-27/2018-09-02"


def test_two_articles_without_a_date_do_not_share_last_year(ledger: Ledger) -> None:
    one = put(ledger, "Vesely said that Ruritania closed the mill last year.").article
    two = put(ledger, "Holub said once more, Holub said that Ruritania closed the mill last year.").article
    assert one
    assert two
    assert events(ledger) == {"C1": None, "C2": None}
    date_article(ledger, one, DAY)
    assert events(ledger) == {"C1": "2017-01-01/2017-12-31", "C2": None}


def test_what_no_date_can_resolve_is_shared_and_stays_open(ledger: Ledger) -> None:
    put(ledger, "Vesely said that Ruritania closed the mill a year earlier.")
    two = put(ledger, "Yes. Holub said that Ruritania closed the mill a year earlier.").article
    assert two
    assert events(ledger) == {"C1": None}
    assert shown(date_article(ledger, two, DAY)) == [("A2", "published", "2018-09-05")]


def test_copies_of_one_text_under_two_dates_leave_both_readings(ledger: Ledger) -> None:
    text = "Vesely said that Ruritania closed the mill last year."
    one = put(ledger, text, url="https://herald.example/mill").article
    two = put(ledger, text, url="https://courier.example/mill").article
    assert one
    assert two
    date_article(ledger, one, DAY)
    assert events(ledger) == {"C1": "2017-01-01/2017-12-31"}
    date_article(ledger, two, OTHER_DAY)
    assert events(ledger) == {"C1": "2017-01-01/2018-12-31"}


def test_correcting_a_date_moves_what_was_said_to_the_claim_of_the_right_year(ledger: Ledger) -> None:
    text = "Vesely said that Ruritania closed the mill last year."
    wrong = put(ledger, text, DAY).article
    other = put(ledger, "Holub said that Ruritania closed the mill in 2017.").article
    assert wrong
    assert other
    assert events(ledger) == {"C1": "2017-01-01/2017-12-31"}
    date_article(ledger, wrong, OTHER_DAY, "misprinted")
    assert events(ledger) == {"C1": "2017-01-01/2017-12-31", "C2": "2018-01-01/2018-12-31"}
    assert [view.actor_name for view in store.assertions_of(ledger, Ref(RefKind.CLAIM, 2))] == ["Vesely"]
    put(ledger, text, DAY, version="2")
    assert [view.actor_name for view in store.assertions_of(ledger, Ref(RefKind.CLAIM, 1))] == ["Holub"]
    assert store.check(ledger) == ()


def clashes(ledger: Ledger) -> list[str]:
    return [f"{view.kind}" for view in store.list_links(ledger, ClaimQuery())]


@pytest.mark.parametrize(
    ("other", "before", "after"),
    [
        # The year is another one: no clash; the same: more than a tension.
        ("in 2015", ["in_tension_with"], []),
        ("in 2017", ["in_tension_with"], ["contradicts"]),
    ],
)
def test_clashes_are_found_anew(ledger: Ledger, other: str, before: list[str], after: list[str]) -> None:
    article = put(ledger, "Vesely said that Ruritania closed the mill last year.").article
    assert article
    put(ledger, f"Holub said that Ruritania never closed the mill {other}.")
    assert clashes(ledger) == before
    date_article(ledger, article, DAY)
    assert clashes(ledger) == after
    date_article(ledger, article, None)
    assert clashes(ledger) == before
    assert store.check(ledger) == ()


def test_a_clash_that_a_person_accepted_stays(ledger: Ledger) -> None:
    article = put(ledger, "Vesely said that Ruritania closed the mill last year.").article
    assert article
    put(ledger, "Holub said that Ruritania never closed the mill in 2015.")
    store.judge(ledger, Ref(RefKind.LINK, 1), Decision.ACCEPT)
    date_article(ledger, article, DAY)
    assert clashes(ledger) == ["in_tension_with"]


def test_a_person_who_goes_back_on_their_word_is_told_from_one_who_contradicts_another(
    ledger: Ledger,
) -> None:
    article = put(ledger, "Vesely said two days ago that Ruritania closed the mill.").article
    assert article
    put(ledger, "Vesely denied in 2017 that Ruritania closed the mill.")
    (link,) = store.list_links(ledger, ClaimQuery())
    assert link.clash is None
    date_article(ledger, article, DAY)
    (link,) = store.list_links(ledger, ClaimQuery())
    assert link.clash == "reversal"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([DAY, OTHER_DAY, None]), max_size=4))
def test_only_the_last_date_counts(dates: list[Interval | None]) -> None:
    with open_ledger("sqlite://", write=True, create=True) as ledger:
        article = put(ledger, UNDATED).article
        assert article
        for each in dates:
            date_article(ledger, article, each)
        last = dates[-1] if dates else None
        wanted = {DAY: "2017-01-01/2017-12-31", OTHER_DAY: "2018-01-01/2018-12-31", None: None}
        assert events(ledger)["C1"] == wanted[last]
        assert store.check(ledger) == ()
