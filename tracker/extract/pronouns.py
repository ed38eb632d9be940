"""Whom a pronoun or a description such as "the group" most likely means, by what was mentioned before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.extract.cast_figures import Figure
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase
from tracker.extract.pronoun_places import (
    FEMALE,
    MALE,
    accuser,
    barred,
    leads_to,
    named_behind,
    of_teller,
    opening_word,
    speaks,
    tells_of_himself,
)
from tracker.extract.pronoun_seen import Seen
from tracker.extract.pronoun_things import expletive, of_things, written
from tracker.extract.telling import reports, speaks_out
from tracker.terms import ActorKind

THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
THIRD = MALE | FEMALE | THEY | IT
OWN_WORDS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
UNRESOLVED = "pronoun, unresolved"

_REACH = 40
# How many words back "they" may mean a plural of its sentence.
_SPAN = 30
_OWNERS = frozenset({"his", "her", "their"})
# A score below which nobody is meant: of people one speaks more loosely than of groups and things.
_LEAST = -2.0
_LEAST_OTHER = 0.0
# How much less likely than a plural each kind is to be called "they".
_COLLECTIVE: dict[ActorKind | None, float] = {ActorKind.STATE: -2.0, ActorKind.OUTLET: -1.5}
# How much likelier whoever spoke last is the one who speaks again.
_GOES_ON = 1.0
_WHERE = frozenset({"in", "at", "on", "near"})
_PLACED = frozenset({"in", "at", "near", "outside"})
_THINGS = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.OUTLET, ActorKind.GROUP})


def settled(phrase: Phrase) -> str:
    """Return how it is known whom a pronoun means."""
    return f'pronoun "{phrase.noun}"'


class History:
    """What was mentioned so far outside quotations."""

    def __init__(self, words: Words, figures: list[Figure]) -> None:
        self.words = words
        self.figures = figures
        self.seen: list[Seen] = []
        self.count: dict[int, int] = {}

    def add(self, item: Seen) -> None:
        """Note one mention."""
        self.seen.append(item)
        for figure in () if item.quoted else item.figures:
            self.count[figure] = self.count.get(figure, 0) + 1

    def recent(self, reach: int = _REACH) -> Iterator[Seen]:
        """Yield the last mentions, newest first."""
        return reversed(self.seen[-reach:])

    def best(
        self,
        phrase: Phrase,
        fits: Callable[[Seen], bool],
        boost: Callable[[Seen], float] = lambda item: 0.0,
        least: float = _LEAST_OTHER,
    ) -> Seen | None:
        """Return the most prominent recent mention that fits, if it is prominent enough."""
        inside = self.words.quoted[phrase.start]
        best, most = None, least
        for item in self.recent():
            if (inside or not item.quoted) and fits(item) and not barred(self.words, item, phrase):
                score = self.score(item, phrase) + boost(item)
                if score > most:
                    best, most = item, score
        return best

    def loosest(self, phrase: Phrase, fits: Callable[[Seen], bool]) -> Seen | None:
        """Return the most prominent recent mention outside quotations that fits, however faint."""
        return self.best(phrase, lambda item: not item.quoted and fits(item), least=_LEAST)

    def likeliest(self, phrase: Phrase, fits: Callable[[Seen], bool]) -> tuple[int, ...]:
        """Return whom the likeliest of the recent mentions outside quotations meant, the last of equals."""
        items = [item for item in self.recent() if not item.quoted and fits(item)]
        return max(items, key=lambda item: self.score(item, phrase)).figures if items else ()

    def score(self, item: Seen, phrase: Phrase) -> float:
        """Return how likely a pronoun means what was mentioned: by place, number and distance."""
        distance = self.words.told[phrase.start] - self.words.told[item.phrase.start]
        paragraphs = self.words.paragraph[phrase.start] - item.paragraph
        often = max((self.count.get(figure, 0) for figure in item.figures), default=0)
        heard = 2.5 if item.quoted and self.words.quoted[phrase.start] and not paragraphs else 0.0
        spoke = (
            _GOES_ON if speaks(self.words, phrase) and item.subject and self.speaks_out(item.verb) else 0.0
        )
        return item.weight + heard + spoke - distance + 0.2 * min(often, 6)

    def last_speaker(self, phrase: Phrase) -> Seen | None:
        """Return who spoke last in the paragraph, in the article's own words."""
        here = self.words.paragraph[phrase.start]
        said = (item for item in self.recent() if item.subject and not item.quoted)
        last = next((item for item in said if self.speaks_out(item.verb)), None)
        return last if last is not None and last.paragraph == here else None

    def speaks_out(self, verb: int) -> bool:
        """Tell whether a verb, by its place, tells what somebody says in the article's own words."""
        return speaks_out(self.words.doc[verb])


def resolve(history: History, phrase: Phrase) -> tuple[int, ...]:
    """Return whom a pronoun of the third person means, nobody when that cannot be told."""
    word = history.words.lower[phrase.head]
    answering = _accused(history, phrase)
    if answering is not None:
        return answering.figures
    if word in MALE | FEMALE:
        found = _one(history, phrase, "m" if word in MALE else "f")
    elif of_things(history.words, phrase):
        found = None
    elif word in THEY:
        found = _several(history, phrase)
    elif word in IT and not expletive(history.words, phrase):
        found = _thing(history, phrase)
    else:
        found = None
    return found.figures if found else ()


def _accused(history: History, phrase: Phrase) -> Seen | None:
    """Return who denies what the same sentence accuses him of."""
    fits = fitting(history, phrase) if accuser(history.words, phrase) is not None else None
    if fits is None:
        return None
    here = history.words.sentence[phrase.start]
    return history.loosest(phrase, lambda item: item.sentence == here and fits(item))


def fitting(history: History, phrase: Phrase) -> Callable[[Seen], bool] | None:
    """Return what tells whether a mention agrees with a pronoun of the third person."""
    word = history.words.lower[phrase.head]
    if word in MALE | FEMALE:
        return lambda item: _is_one(history, item, "m" if word in MALE else "f")
    if of_things(history.words, phrase):
        return None
    if word in THEY:
        return lambda item: _is_several(history, item, phrase) and not _past_many(history, item, phrase)
    return (
        (lambda item: _is_thing(history.figures, item))
        if word in IT and not expletive(history.words, phrase)
        else None
    )


def _is_one(history: History, item: Seen, gender: str) -> bool:
    if len(item.figures) != 1:
        return False
    figure, start = history.figures[item.figures[0]], item.phrase.start
    # "A clerk in Basra": a place, whatever the parser takes it for.
    place = start > 0 and history.words.lower[start - 1] in _PLACED and not figure.gender and not figure.roles
    return figure.person and figure.gender in {"", gender} and not place


def _is_several(history: History, item: Seen, phrase: Phrase) -> bool:
    figures = history.figures
    if len(item.figures) > 1:
        talks = reports(history.words.doc[phrase.head].head.lemma_)
        return not talks or all(figures[i].kind is not None for i in item.figures)
    return bool(item.figures) and (figures[item.figures[0]].plural or _collective(figures[item.figures[0]]))


def _is_thing(figures: list[Figure], item: Seen) -> bool:
    if len(item.figures) != 1:
        return False
    figure = figures[item.figures[0]]
    return _collective(figure) and not (figure.plural and figure.name is None)


def _one(history: History, phrase: Phrase, gender: str) -> Seen | None:
    figures, talks = history.figures, speaks(history.words, phrase)
    last = history.last_speaker(phrase) if talks else None

    def names_somebody(item: Seen) -> bool:
        figure = figures[item.figures[0]] if len(item.figures) == 1 else None
        person = figure is not None and figure.name is not None and figure.kind is ActorKind.PERSON
        own = item.phrase.name is not None or item.paragraph == history.words.paragraph[phrase.start]
        return person and own and item.subject and not item.quoted

    def boost(item: Seen) -> float:
        figure = figures[item.figures[0]]
        if item is last and figure.name is None:
            # "A midwife said it was dark. “We hid,” she said": no woman of an earlier paragraph.
            return 0.5
        known = figure.kind is ActorKind.PERSON
        nobody = figure.name is None and talks
        # "A spokeswoman was more careful. The gate was open, she said."
        turn = nobody and figure.gender == gender and _told_just_before(history, item, phrase)
        silent = nobody and not turn and not (item.subject and history.speaks_out(item.verb))
        # "His lawyer said that Kovac was at home. Police say they saw him."
        owned = figure.name is None and not talks and history.words.lower[item.phrase.start] in _OWNERS
        led = leads_to(history.words, item, phrase)
        nameless = 0.5 * (figure.name is None) + 1.5 * (silent and not led) + owned
        himself = figure.name is not None and tells_of_himself(history.words, item, phrase)
        owning = 1.5 * of_teller(history.words, item, phrase)
        past = 1.5 * (item.paragraph < turned)
        return (
            (figure.gender == gender)
            + himself
            + owning
            + 3 * led
            + 1.5 * turn
            - past
            - nameless
            - 1.5 * (not known)
        )

    teller = named_behind(history.words, phrase)

    def fits(item: Seen) -> bool:
        if not _is_one(history, item, gender):
            return False
        figure = figures[item.figures[0]]
        tells = bool(teller) and figure.key[-1:] == (teller,)
        return not tells and not (figure.kind is None and opening_word(history.words, item))

    # A paragraph that tells of somebody by name turns from whoever spoke before.
    turns = (item.paragraph for item in history.recent() if names_somebody(item) and fits(item))
    turned = next(turns, 0)
    found = history.best(phrase, fits, boost, _LEAST)
    if found is not None and found.subject:
        figures[found.figures[0]].gender = gender
    return found


def _told_just_before(history: History, item: Seen, phrase: Phrase) -> bool:
    """Tell whether a mention is the subject of the sentence before, in the paragraph of a pronoun."""
    words = history.words
    here = item.paragraph == words.paragraph[phrase.start]
    return here and item.subject and not item.quoted and item.sentence == words.sentence[phrase.start] - 1


def _several(history: History, phrase: Phrase) -> Seen | None:
    figures = history.figures

    def boost(item: Seen) -> float:
        if len(item.figures) > 1:
            return 1.3
        figure = figures[item.figures[0]]
        return 0.8 if figure.plural else _COLLECTIVE.get(figure.kind, -0.8)

    found = history.best(phrase, lambda item: _is_several(history, item, phrase), boost)
    return None if found is not None and _past_many(history, found, phrase) else found


def _past_many(history: History, found: Seen, phrase: Phrase) -> bool:
    """Tell whether "they" may be things of its sentence: "no brakes, though the firm insists they".

    Of things one sentence back is told what was done with them: "the firm says they were forged".
    """
    words, here = history.words, history.words.sentence[phrase.start]
    one = len(found.figures) == 1 and not history.figures[found.figures[0]].plural
    first = here - (words.dep[phrase.head] == "nsubjpass")
    before = range(max(0, phrase.start - _SPAN), phrase.start)
    return one and any(words.tag[i] == "NNS" and words.sentence[i] >= first for i in before)


def _collective(figure: Figure) -> bool:
    return figure.kind in _THINGS


def _thing(history: History, phrase: Phrase) -> Seen | None:
    found = history.best(phrase, lambda item: _is_thing(history.figures, item))
    if found is None or not speaks(history.words, phrase):
        return found
    # "The report says … He slept on Mount Klow, it says."
    same = found.sentence == history.words.sentence[phrase.start]
    paper = written(history.words, phrase)
    other = paper is not None and not paper.left <= found.phrase.head <= paper.right
    return None if other or (same and found.phrase.prep in _WHERE) else found
