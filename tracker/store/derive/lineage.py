"""How many origins stand behind a claim: a graph of who has it from whom, and where it ends.

An article has the claim from the first speaker in its chain, each speaker from the next one, an outlet that
others cite from its own articles. Copies of one text are one node, and so are those who speak jointly, and
whoever speaks for another (a spokeswoman, a ministry, an embassy, a head of state) with that other. What
has it from nobody is an origin. Speakers without a name count as one at most, since they may be the same; an
unknown hop leads nowhere, and a circle in which each cites the other has no origin. So a copy, or an article
whose lineage is unknown, can join origins and never adds one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

Node = tuple[str, int]


class Speaker(NamedTuple):
    """Somebody in a chain; without an id nobody knows who."""

    id: int | None
    named: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """An assertion as the search for its origin needs it; `hops` go inwards, the outlet left out.

    `own` marks the article's own words. `breath` is equal for assertions that were made together.
    """

    id: int
    article: int
    speaker: Speaker
    outlet: int | None = None
    hops: tuple[tuple[Speaker, ...], ...] = ()
    own: bool = False
    breath: Hashable = None


@dataclass(slots=True)
class Origin:
    """One origin: its speakers or texts, the assertions that descend from it, and whether it has a name."""

    nodes: list[Node]
    named: bool
    tellings: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Lineage:
    """The origins of one side of a claim, and the assertions that lead to none."""

    origins: list[Origin] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    circular: list[int] = field(default_factory=list)

    @property
    def unnamed(self) -> int:
        """Return how many origins without a name count: one at most."""
        return int(any(not one.named for one in self.origins))

    @property
    def count(self) -> int:
        """Return how many origins count."""
        return sum(one.named for one in self.origins) + self.unnamed


def trace(
    tellings: Sequence[Telling],
    copies: Iterable[tuple[int, int]] = (),
    mouths: Iterable[tuple[int, int]] = (),
) -> Lineage:
    """Return the lineage of assertions of one claim.

    `copies` are pairs of articles that are one text, `mouths` pairs of an actor with a name and the one for
    which it speaks.
    """
    return _Graph(tellings, copies, mouths).lineage()


class _Graph:
    """Who has the claim from whom; joined nodes stand under the first of them."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        copies: Iterable[tuple[int, int]],
        mouths: Iterable[tuple[int, int]],
    ) -> None:
        self._tellings = sorted(tellings, key=lambda one: one.id)
        self._parents: dict[Node, Node] = {}
        self._next: dict[Node, set[Node]] = defaultdict(set)
        self._starts: dict[int, Node] = {}
        for one, other in copies:
            self._join(("text", one), ("text", other))
        for one, other in mouths:
            self._join(("actor", one), ("actor", other))
        self._join_speakers()
        self._named = {self._top(node) for node in _named(self._tellings)}
        self._own = {self._top(("text", one.article)) for one in self._tellings if _own(one)}
        for telling in self._tellings:
            self._add(telling)

    def lineage(self) -> Lineage:
        """Follow every assertion to where it ends."""
        found, ends = Lineage(), dict[Node, Origin]()
        reached = {start: self._ends(start) for start in set(self._starts.values())}
        for telling in self._tellings:
            start = self._starts.get(telling.id)
            if start is None or not (reached[start] or self._next[start]):
                found.unknown.append(telling.id)
            elif not reached[start]:
                found.circular.append(telling.id)
            else:
                for end in reached[start]:
                    named = end[0] == "text" or end in self._named
                    ends.setdefault(end, Origin([], named)).tellings.append(telling.id)
        for node in sorted(self._parents):
            if self._top(node) in ends:
                ends[self._top(node)].nodes.append(node)
        found.origins = list(ends.values())
        return found

    def _ends(self, start: Node) -> list[Node]:
        seen, todo, ends = {start}, [start], []
        while todo:
            node = todo.pop()
            onwards = self._next[node]
            if not onwards and (node[0] == "actor" or node in self._own):
                ends.append(node)
            todo.extend(onwards - seen)
            seen |= onwards
        return sorted(ends)

    def _join_speakers(self) -> None:
        together: dict[Hashable, Node] = {}
        for telling in self._tellings:
            for seats in telling.hops:
                ids: list[Node] = [("actor", seat.id) for seat in seats if seat.id is not None]
                for other in ids[1:]:
                    self._join(ids[0], other)
            if telling.breath is not None and not telling.own and telling.speaker.id is not None:
                node = ("actor", telling.speaker.id)
                self._join(together.setdefault(telling.breath, node), node)

    def _add(self, telling: Telling) -> None:
        text = self._top(("text", telling.article))
        outlet = None if telling.outlet is None else self._top(("actor", telling.outlet))
        if outlet is not None:
            self._lead(outlet, text)
        speaker = self._seat((telling.speaker,))
        if _own(telling) or (speaker is not None and speaker == outlet):
            self._starts[telling.id] = text
            return
        path = [self._seat(seats) for seats in telling.hops]
        named = [any(seat.named for seat in seats) for seats in telling.hops]
        if not path or path[-1] != speaker:
            path, named = [*path, speaker], [*named, telling.speaker.named]
        # Whoever is not known, or has no name, vouches for nobody further in.
        if None in path or not all(named[:-1]):
            return
        nodes = [node for node in path if node is not None and node != outlet]
        self._lead(text, nodes[0])
        for one, other in pairwise(nodes):
            self._lead(one, other)
        self._starts[telling.id] = nodes[0]

    def _seat(self, seats: tuple[Speaker, ...]) -> Node | None:
        known = [seat.id for seat in seats if seat.id is not None]
        return self._top(("actor", known[0])) if known else None

    def _lead(self, one: Node, other: Node) -> None:
        if one != other:
            self._next[one].add(other)

    def _top(self, node: Node) -> Node:
        above = self._parents.setdefault(node, node)
        while above != node:
            node, above = above, self._parents[above]
        return node

    def _join(self, one: Node, other: Node) -> None:
        first, second = sorted((self._top(one), self._top(other)))
        self._parents[second] = first


def _own(telling: Telling) -> bool:
    """Whether these are the article's own words: its outlet names nobody but itself."""
    seats = (seat.id for hop in telling.hops for seat in hop)
    return telling.own or (telling.outlet is not None and {telling.speaker.id, *seats} == {telling.outlet})


def _named(tellings: Iterable[Telling]) -> Iterator[Node]:
    for telling in tellings:
        seats = (seat for hop in telling.hops for seat in hop)
        for seat in (telling.speaker, *seats):
            if seat.named and seat.id is not None:
                yield "actor", seat.id
