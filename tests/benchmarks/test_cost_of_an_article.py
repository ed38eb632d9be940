"""What an article costs does not grow with the ledger: the database's own work is counted, not seconds."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from benchmarks import made, worlds
from benchmarks.world import World
from tracker import filing, pipeline, resolve
from tracker.records import ActorRecord, Bundle, ClaimQuery, QueueQuery
from tracker.store import (
    KnownActors,
    Ledger,
    check,
    list_actors,
    list_claims,
    list_gaps,
    list_links,
    open_ledger,
    queue,
)
from tracker.store.queries import conditions
from tracker.terms import GapKind

STEP = 20


class Work:
    """How many statements ran, and how many steps the database's machine took for them."""

    def __init__(self) -> None:
        self.statements = 0
        self.steps = 0

    def step(self) -> int:
        self.steps += STEP
        return 0


@contextmanager
def counted(ledger: Ledger) -> Iterator[Work]:
    """Count the work of a block."""
    work = Work()

    def run(*given: Any) -> None:
        work.statements += 1

    raw: Any = ledger.connection.connection.driver_connection
    sa.event.listen(ledger.connection, "before_cursor_execute", run)
    raw.set_progress_handler(work.step, STEP)
    try:
        yield work
    finally:
        raw.set_progress_handler(None, 0)
        sa.event.remove(ledger.connection, "before_cursor_execute", run)


def article(number: int) -> Bundle:
    """Return all that an article new to every made ledger gives."""
    story = next(iter(World(77).stories(number)))
    document = made._document(story)
    claims = [made._claim(one.state, one.verb, one.thing, one.month, one.claim) for one in story.sayings]
    said = [
        made._said(story, group, one, document.text, claim)
        for group, (one, claim) in enumerate(zip(story.sayings, claims, strict=True))
    ]
    names = [one.speaker for one in story.sayings]
    actors = (made._outlet(story.outlet), *map(made._person, names))
    return Bundle(
        document,
        made.PRODUCER,
        actors=tuple({one.key: one for one in actors}.values()),
        claims=tuple({one.key: one for one in claims}.values()),
        assertions=tuple(said),
    )


def add(file: Path, number: int) -> Work:
    """Add an article to a ledger, its names looked up before, and return what that took."""
    bundle = article(number)
    with open_ledger(f"sqlite:///{file}", write=True) as ledger:
        # The first writes of a connection read the schema.
        assert filing.file_old(ledger) == 0
        gazetteer = resolve.Gazetteer(source=KnownActors(ledger))
        with counted(ledger) as work:
            gazetteer.ask(one.name for one in bundle.actors)
            for one in bundle.actors:
                assert isinstance(gazetteer.get(one.key) or one, ActorRecord)
            pipeline._save(ledger, bundle.document.uri, bundle, gazetteer)
    return work


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a made ledger, and one of the same kind that is six times as large."""
    folder = tmp_path_factory.mktemp("made")
    small, large = folder / "small.db", folder / "large.db"
    made.build(small, 900)
    shutil.copy(small, large)
    with open_ledger(f"sqlite:///{large}", write=True) as ledger:
        worlds.grow(ledger, 6 * 900)
        assert check(ledger) == ()
    return small, large


def test_an_article_costs_what_it_costs_in_a_small_ledger(ledgers: tuple[Path, Path]) -> None:
    little, much = ([add(file, 10**6 + number) for number in range(3)] for file in ledgers)
    assert sum(one.statements for one in much) <= 1.15 * sum(one.statements for one in little)
    assert sum(one.steps for one in much) <= 2 * sum(one.steps for one in little)


def test_the_stories_of_another_world_are_new(ledgers: tuple[Path, Path]) -> None:
    known = {story.text for story in islice(World(1).stories(), 300)}
    assert not known & {article(10**6 + number).document.text for number in range(3)}


HOT = "Russia"
# So few that the small ledger fills the page.
FEW = 3
PAGES: dict[str, Callable[[Ledger], object]] = {
    "claims": lambda ledger: list_claims(ledger, ClaimQuery(limit=FEW)),
    "claims --actor": lambda ledger: list_claims(ledger, ClaimQuery(actor=HOT, limit=FEW)),
    "claims --about": lambda ledger: list_claims(ledger, ClaimQuery(about=HOT, limit=FEW)),
    "claims --actor --contested": lambda ledger: list_claims(
        ledger, ClaimQuery(actor=HOT, contested=True, limit=FEW)
    ),
    "contradictions": lambda ledger: list_links(ledger, ClaimQuery(limit=FEW)),
    "contradictions --actor": lambda ledger: list_links(ledger, ClaimQuery(actor=HOT, limit=FEW)),
    "review": lambda ledger: queue(ledger, QueueQuery(limit=FEW)),
    "gaps": lambda ledger: list_gaps(ledger, (GapKind.NO_ACCUSER, GapKind.ONE_ORIGIN), FEW),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_what_it_costs_in_a_small_ledger(
    ledgers: tuple[Path, Path], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "MANY", 50)
    works = []
    for file in ledgers:
        with open_ledger(f"sqlite:///{file}") as ledger:
            assert PAGES[page](ledger)
            with counted(ledger) as work:
                PAGES[page](ledger)
            works.append(work)
    assert works[1].steps <= 1.5 * works[0].steps


@pytest.mark.parametrize("listed", [list_claims, list_links])
@pytest.mark.parametrize(
    "query", [ClaimQuery(actor=HOT), ClaimQuery(about=HOT), ClaimQuery(by="Elena Dolnar")]
)
def test_a_page_is_the_same_however_it_is_found(
    ledgers: tuple[Path, Path],
    listed: Callable[..., object],
    query: ClaimQuery,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = []
    for many in (0, 10**9):
        monkeypatch.setattr(conditions, "MANY", many)
        with open_ledger(f"sqlite:///{ledgers[1]}") as ledger:
            found.append(listed(ledger, query))
    assert found[0] == found[1]


def test_listing_actors_costs_one_look_at_each_assertion(ledgers: tuple[Path, Path]) -> None:
    works = []
    for file in ledgers:
        with open_ledger(f"sqlite:///{file}") as ledger, counted(ledger) as work:
            assert list_actors(ledger)
        works.append(work)
    assert works[1].steps <= 6 * works[0].steps
