"""Where a claim comes from: one origin or several, by way of whom, and what leads nowhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.store.derive.lineage import Lineage, Speaker, Telling, trace

# Actors: two people, their outlets, and one without a name. Nobody knows who UNKNOWN is.
ADA, BEN, CYR, POST, MAIL = (Speaker(id, True) for id in (1, 2, 3, 11, 12))
GUARD, CLERK = Speaker(21, False), Speaker(22, False)
UNKNOWN = Speaker(None, False)
Chain = tuple[Speaker, ...]


def told(id: int, article: int, *chain: Speaker, outlet: Speaker | None = None) -> Telling:
    """Return an assertion with one speaker a hop; without any these are the article's own words."""
    hops = tuple((one,) for one in chain)
    by = outlet.id if outlet else None
    speaker = chain[-1] if chain else outlet or UNKNOWN
    return Telling(id, article, speaker, by, hops, own=not chain)


def missing(id: int, article: int) -> Telling:
    """Return the assertion of a passage that names no one."""
    return Telling(id, article, Speaker(90 + id, False), hops=((UNKNOWN,),))


CASES: dict[str, tuple[list[Telling], list[tuple[int, int]], tuple[int, int]]] = {
    "one speaker": ([told(1, 1, ADA)], [], (1, 0)),
    "one speaker in two articles": ([told(1, 1, ADA), told(2, 2, ADA)], [], (1, 0)),
    "two speakers": ([told(1, 1, ADA), told(2, 2, BEN)], [], (2, 0)),
    "one without a name": ([told(1, 1, GUARD)], [], (1, 1)),
    "two without a name may be one": ([told(1, 1, GUARD), told(2, 2, CLERK)], [], (1, 1)),
    "one with and one without a name": ([told(1, 1, ADA), told(2, 2, GUARD)], [], (2, 1)),
    "nobody is named": ([missing(1, 1)], [], (0, 0)),
    "nobody is named, beside a speaker": ([told(1, 1, ADA), missing(2, 2)], [], (1, 0)),
    "an unknown hop": ([told(1, 1, UNKNOWN, ADA)], [], (0, 0)),
    "an unnamed hop vouches for nobody": ([told(1, 1, GUARD, ADA)], [], (0, 0)),
    "a named hop": ([told(1, 1, ADA, BEN)], [], (1, 0)),
    "the end of a chain is also heard directly": ([told(1, 1, ADA, BEN), told(2, 2, BEN)], [], (1, 0)),
    "two chains with one end": ([told(1, 1, ADA, CYR), told(2, 2, BEN, CYR)], [], (1, 0)),
    "a chain shows where another's speaker has it from": (
        [told(1, 1, ADA), told(2, 2, ADA, BEN)], [], (1, 0)
    ),
    "a chain that ends in one without a name": ([told(1, 1, ADA, GUARD), told(2, 2, ADA)], [], (1, 1)),
    "the article's own words": ([told(1, 1, outlet=POST)], [], (1, 0)),
    "own words of two articles": ([told(1, 1, outlet=POST), told(2, 2, outlet=MAIL)], [], (2, 0)),
    "own words of two copies": ([told(1, 1, outlet=POST), told(2, 2, outlet=MAIL)], [(1, 2)], (1, 0)),
    "a headline over the words of its source": (
        [told(1, 1, outlet=POST), told(2, 1, ADA, outlet=POST)], [], (1, 0)
    ),
    "a headline where nobody is named": ([told(1, 1, outlet=POST), missing(2, 1)], [], (1, 0)),
    "an outlet cited by another": ([told(1, 1, POST, outlet=MAIL), told(2, 2, outlet=POST)], [], (1, 0)),
    "an outlet cited that cites a speaker": (
        [told(1, 1, POST, outlet=MAIL), told(2, 2, ADA, outlet=POST)], [], (1, 0)
    ),
    "an outlet cited whose article is not here": ([told(1, 1, POST, outlet=MAIL)], [], (1, 0)),
    "an outlet that names itself": ([told(1, 1, POST, outlet=POST)], [], (1, 0)),
    "an outlet that a speaker told": ([told(1, 1, POST, ADA, outlet=POST)], [], (1, 0)),
    "two that cite each other": ([told(1, 1, POST, outlet=MAIL), told(2, 2, MAIL, outlet=POST)], [], (0, 0)),
    "a circle with a speaker in it": (
        [told(1, 1, POST, outlet=MAIL), told(2, 2, MAIL, outlet=POST), told(3, 2, ADA, outlet=POST)],
        [],
        (1, 0),
    ),
    "own words in a circle": (
        [
            told(1, 1, POST, outlet=MAIL),
            told(2, 2, MAIL, outlet=POST),
            told(3, 1, outlet=MAIL),
            told(4, 2, outlet=POST),
        ],
        [],
        (0, 0),
    ),
    "two that speak jointly": (
        [replace(told(1, 1, ADA), breath=1), replace(told(2, 1, BEN), breath=1)], [], (1, 0)
    ),
    "two that speak jointly, and one of them alone": (
        [replace(told(1, 1, ADA), breath=1), replace(told(2, 1, BEN), breath=1), told(3, 2, BEN)], [], (1, 0)
    ),
    "joint hops": ([Telling(1, 1, CYR, None, ((ADA, BEN), (CYR,)))], [], (1, 0)),
    "one with a name speaks jointly with one without": (
        [replace(told(1, 1, ADA), breath=1), replace(told(2, 1, GUARD), breath=1)], [], (1, 0)
    ),
    "nothing": ([], [], (0, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "copies", "expected"), CASES.values(), ids=CASES)
def test_how_many_origins(
    tellings: list[Telling], copies: list[tuple[int, int]], expected: tuple[int, int]
) -> None:
    found = trace(tellings, copies)
    assert (found.count, found.unnamed) == expected


def test_what_leads_nowhere_is_told_apart() -> None:
    circle = [told(1, 1, POST, outlet=MAIL), told(2, 2, MAIL, outlet=POST), missing(3, 3)]
    found = trace(circle)
    assert (found.circular, found.unknown, found.origins) == ([1, 2], [3], [])


OUTLETS = (POST, MAIL, Speaker(13, True))
ARTICLES = st.integers(1, 6)
PEOPLE = st.sampled_from((ADA, BEN, CYR, *OUTLETS, GUARD, CLERK, UNKNOWN))
CHAINS = st.lists(PEOPLE, max_size=3).filter(lambda chain: not chain or chain[-1] != UNKNOWN)


def numbered(chains: list[tuple[int, list[Speaker]]]) -> list[Telling]:
    return [
        told(id, article, *chain, outlet=OUTLETS[article % 3])
        for id, (article, chain) in enumerate(chains, 1)
    ]


TELLINGS = st.lists(st.tuples(ARTICLES, CHAINS), min_size=1, max_size=7).map(numbered)
COPIES = st.lists(st.tuples(ARTICLES, ARTICLES), max_size=3)


def again(tellings: list[Telling], article: int, outlet: Speaker) -> list[Telling]:
    """Return the assertions of a copy of an article under another outlet."""
    return [
        replace(
            one, id=100 + one.id, article=99, outlet=outlet.id, speaker=outlet if one.own else one.speaker
        )
        for one in tellings
        if one.article == article
    ]


def known(found: Lineage) -> int:
    """Return how many origins have a name."""
    return sum(one.named for one in found.origins)


@given(TELLINGS, COPIES, st.data())
def test_a_copy_never_adds_an_origin(
    tellings: list[Telling], copies: list[tuple[int, int]], data: st.DataObject
) -> None:
    article = data.draw(st.sampled_from([one.article for one in tellings]))
    outlet = data.draw(st.sampled_from((*OUTLETS, Speaker(14, True))))
    before = trace(tellings, copies)
    after = trace([*tellings, *again(tellings, article, outlet)], [*copies, (article, 99)])
    assert after.count <= before.count
    assert known(after) <= known(before)


@given(TELLINGS, COPIES, st.integers(1, 9))
def test_an_unknown_lineage_never_adds_an_origin(
    tellings: list[Telling], copies: list[tuple[int, int]], article: int
) -> None:
    more = replace(missing(50, article), outlet=OUTLETS[article % 3].id)
    assert trace([*tellings, more], copies).count <= trace(tellings, copies).count


@given(TELLINGS, COPIES, st.integers(1, 9), st.sampled_from((GUARD, CLERK)))
def test_a_speaker_without_a_name_adds_one_at_most_and_is_counted_apart(
    tellings: list[Telling], copies: list[tuple[int, int]], article: int, speaker: Speaker
) -> None:
    before = trace(tellings, copies)
    after = trace([*tellings, told(50, article, speaker, outlet=OUTLETS[article % 3])], copies)
    assert known(after) <= known(before)
    assert after.unnamed <= 1


@given(TELLINGS, COPIES, st.randoms())
def test_the_order_of_arrival_does_not_matter(
    tellings: list[Telling], copies: list[tuple[int, int]], chance: object
) -> None:
    shuffled = list(tellings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert trace(shuffled, copies[::-1]) == trace(tellings, copies)


@given(TELLINGS, COPIES)
def test_every_assertion_has_an_origin_or_a_reason_why_not(
    tellings: list[Telling], copies: list[tuple[int, int]]
) -> None:
    found = trace(tellings, copies)
    descending = {id for one in found.origins for id in one.tellings}
    assert descending | set(found.unknown) | set(found.circular) == {one.id for one in tellings}
    assert not descending & {*found.unknown, *found.circular}
