"""Whatever is judged in whatever order: groups of claims are undone exactly and raise no origins."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import document
from worded import ALL, LATER, TEXT, fill, groups_of

from tracker import review
from tracker.errors import ConflictError, UsageError
from tracker.records import LinkRecord, Ref, ordered_link
from tracker.store import (
    Ledger,
    check,
    get_claim,
    links_of,
    merge,
    open_ledger,
    save_bundle,
    save_links,
)
from tracker.store.models.claims import COUNTERS
from tracker.terms import Decision, LinkKind


@pytest.fixture
def claims(ledger: Ledger) -> dict[str, Ref]:
    return fill(ledger)


def derived(ledger: Ledger) -> tuple[Any, ...]:
    """Return all that follows from who is one with whom: groups, counters, feed."""
    with ledger.reading() as connection:
        counters = ", ".join(COUNTERS)
        return tuple(
            tuple(tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {what}"))
            for what in (
                f"(SELECT id, {counters}, status FROM claim ORDER BY id)",
                "(SELECT * FROM claim_group ORDER BY member_id)",
                "(SELECT * FROM actor_feed ORDER BY actor_id, role, claim_id)",
            )
        )


NAMES = ("opened", "guards", "let", "released", "flooded")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("split"), st.sampled_from(NAMES), st.just("")),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def stored() -> Iterator[tuple[Ledger, dict[str, Ref]]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(f"sqlite:///{folder}/l.db", who="ada", write=True, create=True) as ledger,
    ):
        yield ledger, fill(ledger)


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_undoing_restores_the_exact_groups_and_counters(
    stored: tuple[Ledger, dict[str, Ref]], steps: list[tuple[str, str, str]]
) -> None:
    ledger, claims = stored
    done = []
    for name, one, other in steps:
        before = derived(ledger)
        try:
            pairs = (
                review.merge(ledger, [claims[one], claims[other]])
                if name == "merge"
                else review.split(ledger, claims[one])
            )
        except (ConflictError, UsageError):
            assert derived(ledger) == before
            continue
        done.append((before, pairs))
    assert check(ledger) == ()
    for before, pairs in reversed(done):
        review.decide(ledger, pairs, Decision.UNDO)
        assert derived(ledger) == before


ORDERS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    min_size=1,
    max_size=4,
    unique_by=lambda pair: frozenset(pair),
)


@settings(max_examples=10, deadline=None)
@given(ORDERS, st.randoms())
def test_the_order_of_judgements_does_not_matter(
    stored: tuple[Ledger, dict[str, Ref]], pairs: list[tuple[str, str]], chance: Any
) -> None:
    ledger, claims = stored
    keys = {name: one.key for name, one in zip(claims, ALL, strict=True)}
    save_links(
        ledger,
        [ordered_link(LinkRecord(LinkKind.SAME_AS, keys[a], keys[b], "test", "perhaps")) for a, b in pairs],
    )
    refs = [
        view.ref
        for a, b in pairs
        for view in links_of(ledger, claims[a].id)
        if view.kind is LinkKind.SAME_AS and {view.a.ref, view.b.ref} == {claims[a], claims[b]}
    ]
    outcomes = []
    for _ in range(2):
        for ref in refs:
            review.decide(ledger, [ref], Decision.ACCEPT)
        outcomes.append(derived(ledger))
        for ref in refs:
            review.decide(ledger, [ref], Decision.UNDO)
        chance.shuffle(refs)
    assert outcomes[0] == outcomes[1]
    assert groups_of(ledger) == {}


def test_a_copy_and_an_unknown_lineage_never_raise_the_origins_of_a_group(
    ledger: Ledger, claims: dict[str, Ref]
) -> None:
    merge(ledger, [claims["opened"], claims["let"], claims["released"]], "")
    before = get_claim(ledger, claims["opened"].id)
    copied = replace(
        LATER, document=document(TEXT, "https://example.org/copy", outlet="Copy", title="Later again")
    )
    save_bundle(ledger, copied)
    after = get_claim(ledger, claims["opened"].id)
    assert after.articles == before.articles + 1
    assert (after.origins, after.unnamed_origins, after.denying_origins) == (
        before.origins,
        before.unnamed_origins,
        before.denying_origins,
    )


def test_merging_never_raises_the_origins_beyond_the_sum(ledger: Ledger, claims: dict[str, Ref]) -> None:
    apart = [get_claim(ledger, claims[name].id).origins for name in ("opened", "released")]
    merge(ledger, [claims["opened"], claims["released"]], "")
    # Otto Brandt said both: he is one origin.
    assert (apart, get_claim(ledger, claims["opened"].id).origins) == ([1, 1], 1)
