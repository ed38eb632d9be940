"""A dated tie counts for what was said while it held: who led a state until 2013 no longer speaks for it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
import samples
from samples import ARDENIA, BORUNIA, MINISTRY, PRODUCER, claim, document, said, stands

from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    Bundle,
    ClaimQuery,
    ClaimRecord,
    Interval,
    LinkRecord,
    Ref,
    ordered_link,
)
from tracker.store import (
    Ledger,
    as_of,
    assertions_of,
    check,
    find_actor,
    judge,
    list_claims,
    list_links,
    members,
    open_ledger,
    said_until,
    save_actors,
    save_bundle,
    save_links,
)
from tracker.store.queries import conditions
from tracker.terms import ActorKind, AffiliationKind, Clash, Decision, LinkKind, RefKind, Stance, Way

LEADS, PART, MEMBER = AffiliationKind.LEADS, AffiliationKind.PART_OF, AffiliationKind.MEMBER_OF
SPEAKS = AffiliationKind.SPEAKS_FOR


class When(NamedTuple):
    """When something was said, and when its article appeared."""

    said: Interval | None = None
    published: Interval | None = None


def years(first: int | None, last: int | None) -> Interval:
    start = date(first, 1, 1) if first else None
    return Interval(start, date(last, 12, 31) if last else None, f"{first or '..'}/{last or '..'}")


def at(first: int, last: int | None = None) -> When:
    return When(years(first, last or first))


def person(name: str) -> ActorRecord:
    return ActorRecord(f"person:{name}", name, ActorKind.PERSON)


# Who answers for Ardenia since when; of each person the ties, first and last year.
TIES: dict[str, tuple[tuple[AffiliationKind, ActorRecord, Interval | None], ...]] = {
    "Term": ((LEADS, ARDENIA, years(2009, 2013)),),
    "Since": ((LEADS, ARDENIA, years(2009, None)),),
    "Until": ((LEADS, ARDENIA, years(None, 2013)),),
    "Year": ((LEADS, ARDENIA, years(2011, 2011)),),
    "Ever": ((LEADS, ARDENIA, None),),
    # Two posts, one after the other.
    "Twice": ((LEADS, ARDENIA, years(2009, 2010)), (SPEAKS, ARDENIA, years(2014, 2020))),
    "Posts": ((LEADS, ARDENIA, years(2009, 2010)), (SPEAKS, MINISTRY, years(2014, 2020))),
    # One tie without dates is enough.
    "Kept": ((LEADS, ARDENIA, years(2009, 2010)), (SPEAKS, MINISTRY, None)),
    # Over a body that was part of it for a time; only what both ties share counts.
    "Bureau": ((SPEAKS, person("Old Bureau"), years(2010, None)),),
    "Clash": ((SPEAKS, person("Old Bureau"), years(2014, None)),),
    "Former": ((LEADS, ARDENIA, Interval(None, None, "former")),),
    "Then": ((LEADS, ARDENIA, Interval(None, None, "then")),),
}
OLD_BUREAU = ActorRecord("person:Old Bureau", "Old Bureau", ActorKind.BODY)
MOMENTS: dict[str, When] = {
    "2008": at(2008),
    "2009": at(2009),
    "2011": at(2011),
    "2013": at(2013),
    "2014": at(2014),
    "2020": at(2020),
    "2012 to 2014": at(2012, 2014),
    "published 2011": When(None, years(2011, 2011)),
    "published 2020": When(None, years(2020, 2020)),
    "said 2011, published 2020": When(years(2011, 2011), years(2020, 2020)),
    "said 2008, published 2011": When(years(2008, 2008), years(2011, 2011)),
    "by 2009": When(years(None, 2009)),
    "nobody knows": When(),
}
# Of each person: at which of the moments above she answers for Ardenia.
COUNTS = {
    "Term": ".xxx..xx.x.xx",
    "Since": ".xxxxxxxxx.xx",
    "Until": "xxxx..xx.xxxx",
    "Year": "..x....x.x..x",
    "Ever": "xxxxxxxxxxxxx",
    "Twice": ".x..xxx.x..xx",
    "Posts": ".x..xxx.x..xx",
    "Kept": "xxxxxxxxxxxxx",
    "Bureau": "..x...xx.x..x",
    "Clash": ".............",
    "Former": ".............",
    "Then": "xxxxxxxxxxxxx",
}
ROWS = [
    (who, moment, sign == "x")
    for who, signs in COUNTS.items()
    for moment, sign in zip(MOMENTS, signs, strict=True)
]


def tie(who: str, kind: AffiliationKind, body: ActorRecord, when: Interval | None) -> AffiliationRecord:
    return AffiliationRecord(person(who).key, body.key, kind, "test data", when)


def told(who: str, moment: str) -> ClaimRecord:
    return claim(f"{who} tells what was so in {moment}", "tell", f"{who} {moment}")


def speak(ledger: Ledger, who: str, about: ClaimRecord, when: When, stance: Stance = Stance.ASSERTS) -> None:
    """Store an article in which one says one thing."""
    text = f"{about.text}, said {who} ({stance}, {when.said}, {when.published})"
    paper = document(text, f"https://example.org/{abs(hash(text))}", published=when.published)
    one = said(person(who), stance, about, about.text, text, said=when.said)
    everybody = (*samples.ACTORS, OLD_BUREAU, *map(person, TIES))
    save_bundle(ledger, Bundle(paper, PRODUCER, everybody, (), (about,), (one,)))


def tied() -> list[AffiliationRecord]:
    found = [tie(who, *one) for who, ties in TIES.items() for one in ties]
    parts = ((MINISTRY, None), (OLD_BUREAU, years(2000, 2012)))
    return found + [AffiliationRecord(one.key, ARDENIA.key, PART, "test data", when) for one, when in parts]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Give a ledger in which each person says something of each moment."""
    url = f"sqlite:///{tmp_path_factory.mktemp('crowd') / 'l.db'}"
    with open_ledger(url, write=True, create=True) as ledger:
        save_actors(ledger, [*samples.ACTORS, OLD_BUREAU, *map(person, TIES)], tied())
        for who in TIES:
            for moment, when in MOMENTS.items():
                speak(ledger, who, told(who, moment), when)
        assert check(ledger) == ()
        yield ledger


@pytest.fixture(scope="module", params=[0, 10**9], ids=["walked", "looked up"])
def plan(request: pytest.FixtureRequest) -> Iterator[None]:
    """Find the page in the one or the other of the two ways that there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conditions, "MANY", request.param)
        yield


@pytest.fixture(scope="module")
def found(crowd: Ledger, plan: None) -> dict[str, dict[str, tuple[str, ...]]]:
    """Give what Ardenia is found to say, asked in several ways, with the reasons."""
    asked = {
        "by": ClaimQuery(by="Ardenia", limit=999),
        "actor": ClaimQuery(actor="Ardenia", limit=999),
        "way": ClaimQuery(by="Ardenia", via=(Way.SPOKESPERSON,), limit=999),
        "stance": ClaimQuery(by="Ardenia", stance=Stance.ASSERTS, limit=999),
    }
    return {name: {line.text: line.why for line in list_claims(crowd, one)} for name, one in asked.items()}


@pytest.mark.parametrize(("who", "moment", "counts"), ROWS)
def test_what_was_said_while_a_tie_held_counts(
    found: dict[str, dict[str, tuple[str, ...]]], who: str, moment: str, counts: bool
) -> None:
    text = told(who, moment).text
    for claims in found.values():
        assert (text in claims) is counts
    if counts:
        why = found["by"][text][0]
        dated = not any(when in (None, Interval(None, None, "then")) for _, _, when in TIES[who])
        assert ("but when it was said is not known" in why) is (moment == "nobody knows" and dated)


# The reason names the tie that held then, with its dates.
REASONS = [
    ("Term", "2011", "asserted by Term, who leads Ardenia 2009-01-01/2013-12-31 (test data)"),
    ("Since", "2020", "asserted by Since, who leads Ardenia 2009-01-01/.. (test data)"),
    ("Ever", "2020", "asserted by Ever, who leads Ardenia (test data)"),
    ("Twice", "2009", "asserted by Twice, who leads Ardenia 2009-01-01/2010-12-31 (test data)"),
    ("Twice", "2020", "asserted by Twice, who speaks for Ardenia 2014-01-01/2020-12-31 (test data)"),
    (
        "Posts",
        "2014",
        "asserted by Posts, who speaks for Ministry of Water 2014-01-01/2020-12-31 (test data),"
        " which is part of Ardenia (test data)",
    ),
    (
        "Bureau",
        "2011",
        "asserted by Bureau, who speaks for Old Bureau 2010-01-01/.. (test data),"
        " which is part of Ardenia 2000-01-01/2012-12-31 (test data)",
    ),
]


@pytest.mark.parametrize(("who", "moment", "reason"), REASONS)
def test_the_row_says_by_which_tie_and_when(
    found: dict[str, dict[str, tuple[str, ...]]], who: str, moment: str, reason: str
) -> None:
    assert found["by"][told(who, moment).text] == (reason,)


def test_an_assertion_says_for_whom_its_speaker_spoke_then(crowd: Ledger) -> None:
    spoken = {one.claim_text: one.speaks_for for one in assertions_of(crowd, find_actor(crowd, "Term"))}
    assert spoken[told("Term", "2011").text] == ("Ardenia",)
    assert spoken[told("Term", "2020").text] == ()


def test_the_ledger_of_an_earlier_day_agrees(crowd: Ledger) -> None:
    ended = crowd.at
    query = ClaimQuery(by="Ardenia", limit=None)
    with said_until(crowd, date(2012, 1, 1)) as past:
        texts = {line.text for line in list_claims(past, query)}
        assert told("Term", "2011").text in texts
        assert told("Until", "2008").text in texts
        assert not texts & {told("Since", "2020").text, told("Term", "2008").text}
    with as_of(crowd, ended) as past:
        assert [line.ref for line in list_claims(past, query)] == [
            line.ref for line in list_claims(crowd, query)
        ]


def test_who_belongs_to_a_body_is_listed_with_all_ways(crowd: Ledger) -> None:
    why = {line.name: line.why for line in members(crowd, find_actor(crowd, "Ardenia").id)}
    assert why["Twice"] == (
        "leads Ardenia 2009-01-01/2010-12-31 (test data);"
        " speaks for Ardenia 2014-01-01/2020-12-31 (test data)"
    )
    assert "Clash" not in why


WORDS = claim("The gates were opened", "open", "gates")
OTHER = claim("The gates were shut", "shut", "gates")
TERM = tie("Term", LEADS, ARDENIA, years(2009, 2013))


@pytest.fixture
def few(ledger: Ledger) -> Ledger:
    save_actors(ledger, [*samples.ACTORS, person("Term")], [TERM])
    return ledger


def texts(ledger: Ledger, **asked: object) -> list[str]:
    # The table holds what a query asks by name, of any type.
    return [line.text for line in list_claims(ledger, ClaimQuery(**asked))]  # type: ignore[arg-type]


def test_of_several_assertions_one_in_time_is_enough(few: Ledger) -> None:
    for when in (at(2008), at(2020)):
        speak(few, "Term", WORDS, when)
    assert texts(few, by="Ardenia") == []
    speak(few, "Term", WORDS, at(2011))
    assert texts(few, by="Ardenia") == [WORDS.text]
    assert texts(few, by="Ardenia", since=date(2015, 1, 1)) == []
    assert check(few) == ()


def test_a_denial_after_the_term_is_her_own(few: Ledger) -> None:
    speak(few, "Term", WORDS, at(2011))
    speak(few, "Term", WORDS, at(2020), Stance.DENIES)
    assert (texts(few, denied_by="Ardenia"), texts(few, denied_by="Term")) == ([], [WORDS.text])
    assert (texts(few, by="Ardenia"), texts(few, actor="Ardenia")) == ([WORDS.text], [WORDS.text])


def test_a_wording_of_the_term_counts_for_the_claim_that_it_is_one_with(few: Ledger) -> None:
    speak(few, "Term", WORDS, at(2020))
    speak(few, "Term", OTHER, at(2011))
    save_links(few, [ordered_link(LinkRecord(LinkKind.SAME_AS, WORDS.key, OTHER.key, "test", "alike"))])
    judge(few, Ref(RefKind.LINK, 1), Decision.ACCEPT)
    assert texts(few, by="Ardenia") == [WORDS.text]


@pytest.mark.parametrize(("said_in", "listed"), [(2008, False), (2011, True), (2020, False)])
def test_clashes_of_a_body_are_those_of_its_people_at_the_time(
    few: Ledger, said_in: int, listed: bool
) -> None:
    speak(few, "Term", WORDS, at(said_in))
    speak(few, "Since", OTHER, at(said_in))
    keys = [(side, one.key) for side, one in zip("ab", few_assertions(few), strict=True)]
    link = LinkRecord(
        LinkKind.CONTRADICTS, WORDS.key, OTHER.key, "test", "not both", Clash.DISPUTE, tuple(keys)
    )
    save_links(few, [ordered_link(link)])
    for asked in ({"actor": "Ardenia"}, {"by": "Ardenia"}, {"actor": "Ardenia", "via": (Way.SPOKESPERSON,)}):
        # The table holds what a query asks by name, of any type.
        assert bool(list_links(few, ClaimQuery(**asked))) is listed  # type: ignore[arg-type]
    assert len(list_links(few, ClaimQuery(actor="Term"))) == 1


class Stored(NamedTuple):
    """The key of a stored assertion."""

    key: str


def few_assertions(ledger: Ledger) -> list[Stored]:
    with ledger.reading() as connection:
        return [Stored(key) for (key,) in connection.exec_driver_sql("SELECT key FROM assertion ORDER BY id")]


# A part of a state for some years: what happened then with it happened to the state.
ABOUT = [(2005, True), (2012, True), (2013, False), (None, True)]


@pytest.mark.parametrize(("happened", "counts"), ABOUT)
def test_what_is_told_of_a_part_is_told_of_the_whole_while_it_was_one(
    ledger: Ledger, happened: int | None, counts: bool
) -> None:
    part = AffiliationRecord(OLD_BUREAU.key, ARDENIA.key, PART, "test data", years(2000, 2012))
    event = years(happened, happened) if happened else None
    burnt = claim("The Old Bureau burnt down", "burn", "", stands(OLD_BUREAU), event=event)
    save_actors(ledger, [*samples.ACTORS, OLD_BUREAU], [part])
    speak(ledger, "Ever", burnt, at(2021))
    lines = list_claims(ledger, ClaimQuery(about="Ardenia"))
    assert bool(lines) is counts
    assert all(("when it happened is not known" in line.why[0]) is (happened is None) for line in lines)


def test_a_new_tie_widens_and_a_rejected_one_narrows(few: Ledger) -> None:
    speak(few, "Term", WORDS, at(2020))
    more = [tie("Term", SPEAKS, BORUNIA, years(2000, 2001)), tie("Term", SPEAKS, ARDENIA, years(2019, None))]
    save_actors(few, [BORUNIA], more)
    assert (texts(few, by="Ardenia"), texts(few, by="Borunia")) == ([WORDS.text], [])
    judge(few, Ref(RefKind.TIE, 3), Decision.REJECT)
    assert texts(few, by="Ardenia") == []
    assert check(few) == ()
