"""An invented press: articles made by template, with skewed speakers, shared frames and copies.

Every article is text that extraction reads and, beside it, the claims that a reader would draw from it.
"""

from __future__ import annotations

import random
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def _words(line: str) -> list[str]:
    return line.split()


FIRST = _words(
    "Marek Elena Tomas Lena Otto Ilse Pavel Nadia Jonas Mirela Viktor Astrid Emil Sofia Karel Ingrid"
)
LAST_A = _words("Dol Bran Kel Sor Hol Vet Mar Lind Gros Pet Zar Nov Rad Tor Fal Wen Hart Kos Bel Rot")
LAST_B = _words("nar dtner lerik okan berg terman vesson quist smann rovik gorin akova enko holm cone dall")
LAST_C = ["", "s", "sky", "ström", "ic", "o", "ova", "sen"]
STATES = _words(
    "Russia Ukraine France Germany Poland Serbia Norway Sweden Finland Turkey Iran Iraq Syria Israel "
    "Egypt Libya China Japan India Pakistan Afghanistan Brazil Mexico Canada Spain Italy Greece "
    "Hungary Romania Bulgaria Latvia Lithuania Estonia Austria Belgium Denmark Portugal Kenya Nigeria "
    "Ethiopia"
)
VERBS = dict(
    pair.split("/")
    for pair in _words(
        "shelled/shell funded/fund closed/close seized/seize bought/buy sold/sell blocked/block "
        "searched/search raided/raid rebuilt/rebuild flooded/flood mined/mine guarded/guard "
        "copied/copy surveyed/survey fenced/fence occupied/occupy leased/lease emptied/empty "
        "sealed/seal"
    )
)
ADJECTIVES = _words(
    "old new northern southern eastern western small large secret disused flooded military civilian "
    "coastal inland rusty private public modern foreign joint remote frozen abandoned fortified "
    "hidden burnt empty unfinished historic"
)
NOUNS = _words(
    "bridge radar harbour mine depot airfield dam refinery pipeline warehouse hospital school "
    "barracks tunnel reservoir railway ferry customs-house laboratory archive bunker shipyard power- "
    "station canal quarry checkpoint embassy mosque monastery market stadium hangar lighthouse "
    "granary foundry prison museum substation observatory vineyard brickworks"
)
PLACES = _words(
    "Vilnius Split Riga Bergen Lyon Graz Porto Lodz Turku Plovdiv Cluj Nis Debrecen Narva Ghent Izmir"
)
OUTLETS = [f"{place} {kind}" for kind, place in product(("Courier", "Post", "Herald", "Mail"), PLACES)]
DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _words("January February March April May June July August September October November December")
FIRST_DAY = date(2015, 1, 1)
FILLER = (
    "The two sides have met {n} times since the spring, and nothing was signed.",
    "Residents of {place} queued for {n} hours for bread and paraffin.",
    "A delegation of {n} engineers left {place} by train before dawn.",
    "Prices in {place} rose by {n} per cent over the winter.",
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of an article: who says or denies what, and where its parts stand in the text."""

    text: str
    speaker: str
    denies: bool
    claim: str
    state: str
    verb: str
    thing: str
    month: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """An article: its outlet, day and paragraphs; a copy has the number of the first of its kind."""

    number: int
    outlet: str
    day: date
    paragraphs: tuple[str | Saying, ...]
    original: int | None = None

    @property
    def url(self) -> str:
        """Return the address, one of its own for every story."""
        return f"https://{self.outlet.lower().replace(' ', '-')}.example/{self.number}"

    @property
    def title(self) -> str:
        """Return the headline."""
        return f"Dispatch {self.number}"

    @property
    def text(self) -> str:
        """Return the body."""
        return "\n\n".join(part if isinstance(part, str) else part.text for part in self.paragraphs)

    @property
    def sayings(self) -> list[Saying]:
        """Return the sentences that say who said what."""
        return [part for part in self.paragraphs if isinstance(part, Saying)]

    def file(self) -> str:
        """Return the article as a file that `tracker ingest` reads."""
        head = f'title: "{self.title}"\noutlet: "{self.outlet}"\ndate: {self.day}\nurl: {self.url}'
        return f"---\n{head}\n---\n\n{self.text}\n"


class Skew:
    """Draws numbers below `size`; the chance of the one at place n falls with n to the power `by`."""

    def __init__(self, size: int, by: float) -> None:
        self._steps = list(accumulate((place + 1) ** -by for place in range(size)))

    def draw(self, chance: random.Random) -> int:
        """Return one number."""
        return min(bisect(self._steps, chance.random() * self._steps[-1]), len(self._steps) - 1)


class World:
    """All that can be drawn, and the stories drawn so far that may be copied."""

    def __init__(self, seed: int, people: int = 40_000, frames: int = 600_000, copied: float = 0.2) -> None:
        self.chance = random.Random(seed)
        self._people, self._frames = Skew(people, 1.0), Skew(frames, 0.7)
        self._outlets, self._states = Skew(len(OUTLETS), 0.8), Skew(len(STATES), 0.9)
        self._copied = copied
        self._recent: list[Story] = []

    def stories(self, first: int = 0) -> Iterator[Story]:
        """Yield stories without end, a part of them copies of recent ones under another outlet."""
        number = first
        while True:
            if self._recent and self.chance.random() < self._copied:
                story = self._copy(number)
            else:
                story = self._fresh(number)
                self._recent = [*self._recent[-49:], story]
            yield story
            number += 1

    def _copy(self, number: int) -> Story:
        original = self.chance.choice(self._recent)
        paragraphs = list(original.paragraphs)
        # A near copy loses a paragraph and gains one of its own.
        if self.chance.random() < 0.5:
            paragraphs = [*paragraphs[: max(2, len(paragraphs) - 1)], self._filler()]
        told = replace(original, original=original.number, paragraphs=tuple(paragraphs))
        return replace(told, number=number, outlet=self._outlet())

    def _fresh(self, number: int) -> Story:
        day = FIRST_DAY + timedelta(days=self.chance.randrange(3000))
        parts: list[str | Saying] = []
        for _ in range(self.chance.randint(5, 10)):
            parts.append(self._saying(day))
            if self.chance.random() < 0.6:
                parts.append(self._filler())
        return Story(number, self._outlet(), day, tuple(parts))

    def _outlet(self) -> str:
        return OUTLETS[self._outlets.draw(self.chance)]

    def _filler(self) -> str:
        line = self.chance.choice(FILLER)
        return line.format(n=self.chance.randint(2, 90), place=self.chance.choice(PLACES))

    def _saying(self, day: date) -> Saying:
        # What a frame is about follows from its number alone, so that stories share it.
        frame = random.Random(self._frames.draw(self.chance))
        state, verb = STATES[self._states.draw(frame)], frame.choice(list(VERBS))
        thing = f"{frame.choice(ADJECTIVES)} {frame.choice(NOUNS)}"
        event = day - timedelta(days=self.chance.randrange(1500)) if self.chance.random() < 0.4 else None
        month = f"{MONTHS[event.month - 1]} {event.year}" if event else None
        claim = f"{state} had {verb} the {thing}" + (f" in {month}" if month else "")
        denies = self.chance.random() < 0.15
        speaker = person(self._people.draw(self.chance))
        cue = "denied" if denies else f"said on {DAYS[day.weekday()]}"
        return Saying(f"{speaker} {cue} that {claim}.", speaker, denies, claim, state, verb, thing, month)


def person(number: int) -> str:
    """Return the name of the person of that number."""
    rest, first = divmod(number, len(FIRST))
    rest, a = divmod(rest, len(LAST_A))
    rest, b = divmod(rest, len(LAST_B))
    return f"{FIRST[first]} {LAST_A[a]}{LAST_B[b]}{LAST_C[rest % len(LAST_C)]}"
