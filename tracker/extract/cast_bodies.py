"""Whom other nouns mean: "the group", "the former", "the Acme company", "the Iranian army"."""

from __future__ import annotations

from collections.abc import Callable

from tracker.extract.cast_figures import head_of
from tracker.extract.cast_links import chunk_start
from tracker.extract.cast_scene import OWN, Scene
from tracker.extract.mentions import Phrase
from tracker.extract.pronoun_places import speaks
from tracker.extract.pronoun_seen import Seen
from tracker.extract.roles import actor_kind, is_organ
from tracker.terms import ActorKind

_TWO = frozenset({"former", "latter"})
_PAIRS = frozenset({"duo", "pair", "two", "both", "couple"})
_BROAD = frozenset({"agency", "body"})
_ANY_BODY = _BROAD | {"group", "organisation", "organization", "movement", "company", "firm"}
_ASSEMBLIES = frozenset(
    {"congress", "senate", "house", "parliament", "court", "party", "committee", "campaign"}
)
# What has a house of its own and is called no group.
_HOUSES = frozenset({"hospital", "clinic", "school", "university", "college", "bank", "church", "museum"})
_COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
_PAPER = frozenset(
    {"newspaper", "paper", "magazine", "outlet", "broadcaster", "network", "website", "channel"}
)
_CLUBS = frozenset({"party", "bank", "university", "militia", "foundation", "union", "institute"})
# Sentences back in which one named alone is meant, whoever else is named before.
_NEAR = 2
# Sentences after which one named once is out of mind.
_LONG = 6
# What watches or sends, and goes by its own name: "the Rights Council monitor".
_WATCHERS = {"monitor": ActorKind.BODY, "watchdog": ActorKind.BODY, "broadcaster": ActorKind.OUTLET}
# What a body deals with may end its name: "Harbour Fire said the fire was out".
_DEALT_WITH = frozenset(
    {
        "fire", "rescue", "poll", "bulletin", "shooting", "storm", "war", "attack", "peace", "press", "water",
        "power", "oil", "gas", "rail", "energy", "air", "sun", "star", "mirror", "record", "food", "relief",
        "aid", "weather", "health", "money", "life", "media", "truth", "freedom", "justice", "crash", "blast",
    }
)  # fmt: skip
_LEADS = frozenset({"nsubj", "nsubjpass", "appos"})
_WHERE = frozenset({"in", "at", "on", "to", "from"})


def settle_common(scene: Scene, phrase: Phrase) -> None:
    """Settle whom a noun means that is neither a name nor a person's role, if anybody."""
    if _called_behind(scene, phrase) or (phrase.definite and _pointed(scene, phrase)):
        return
    if phrase.noun in _TWO | _PAIRS:
        phrase.method = "not told apart"
        return
    if _apposed(scene, phrase):
        return
    kind = _kind(scene, phrase)
    if settle_watcher(scene, phrase) or kind is None or _named_thus(scene, phrase, kind):
        return
    if phrase.plural and kind is not ActorKind.OUTLET:
        kind = ActorKind.GROUP
    scene.unnamed(phrase, kind)
    if kind is ActorKind.BODY and phrase.determiner not in {"a", "an"}:
        _name_body(scene, phrase)


def _called_behind(scene: Scene, phrase: Phrase) -> bool:
    """Settle who is named after a clause: "the group that took them, the Free Front, said"."""
    words, token = scene.words, scene.words.doc[phrase.head]
    if phrase.noun not in _ANY_BODY or token.dep_ != "nsubj":
        return False
    between = (one for one in scene.phrases[phrase.index + 1 : phrase.index + 8] if one.end < token.head.i)
    marked = (one for one in between if words.text[one.end] == "," and one.start > phrase.end + 1)
    names = [one for one in marked if words.text[chunk_start(scene.phrases, one) - 1] == ","]
    if len(names) != 1 or len(names[0].figures) != 1 or names[0].name is None:
        return False
    phrase.figures, phrase.method = names[0].figures, "apposition"
    return True


def _apposed(scene: Scene, phrase: Phrase) -> bool:
    """Settle what a body is by the name behind it: "the newspaper, the Harbour Times, said"."""
    twins = (scene.phrases[twin] for twin in phrase.twins if twin > phrase.index)
    names = [twin for twin in twins if twin.name is not None]
    leads = any(scene.words.dep[i] in _LEADS for i in range(phrase.start, phrase.end))
    if len(names) != 1 or len(names[0].figures) != 1 or not leads:
        return False
    phrase.figures, phrase.method = names[0].figures, "apposition"
    return True


def _kind(scene: Scene, phrase: Phrase) -> ActorKind | None:
    agency = phrase.noun in {"agency", "agencies"} and scene.words.lower[phrase.head - 1] == "news"
    return ActorKind.OUTLET if agency else actor_kind(phrase.noun)


def _named_thus(scene: Scene, phrase: Phrase, kind: ActorKind) -> bool:
    """Settle a noun after the name of the very thing: "the Acme company"."""
    thing = phrase.noun in _ANY_BODY | _PAPER | _CLUBS
    return thing and _by_its_name(scene, phrase, kind)


def settle_watcher(scene: Scene, phrase: Phrase) -> bool:
    """Settle "the Rights Council monitor" by the name of several words before it."""
    kind = _WATCHERS.get(phrase.noun)
    long = phrase.mods is not None and phrase.mods[1] - phrase.mods[0] > 1 and phrase.determiner == "the"
    return kind is not None and long and _by_its_name(scene, phrase, kind)


def _by_its_name(scene: Scene, phrase: Phrase, kind: ActorKind) -> bool:
    if phrase.mods is None or phrase.owner is not None:
        return False
    words = scene.words
    start, end = phrase.mods
    while end > start and not words.proper(end - 1):
        end -= 1
    if end == start or words.label[end - 1] in {"GPE", "NORP", "PERSON", "LOC"}:
        return False
    phrase.name, phrase.method = (start, end), OWN
    key = scene.figures.key(phrase)
    if key not in scene.figures.by_key:
        figure = scene.figures.new(key=key, kind=kind, phrases=[phrase.index])
        figure.name = words.span_text(start, end)
        scene.figures.by_key[key] = (figure.index,)
    phrase.figures = scene.figures.by_key[key]
    return True


def _pointed(scene: Scene, phrase: Phrase) -> bool:
    """Settle "the group", "the country", "the former", "the duo" by what was mentioned before."""
    noun = phrase.noun
    if noun in _TWO:
        phrase.figures = _of_two(scene, phrase)
    elif noun in _PAIRS or (phrase.determiner == "both" and phrase.plural):
        phrase.figures = scene.latest(lambda item: len(item.figures) == 2)
    elif phrase.end - phrase.start == 2 and not phrase.plural:
        phrase.figures = _known_body(scene, phrase)
    if phrase.figures:
        phrase.method = f'"the {noun}", mentioned before'
        phrase.unsure = noun in _COUNTRY or _several(scene, phrase)
    return bool(phrase.figures)


def _several(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether the noun fits more than one: of its own sentence, else of those before, else of all."""
    named = {one.index for one in scene.figures.all if one.key and head_of(one.key) == phrase.noun}
    at = scene.words.sentence[phrase.start]
    near: dict[int, set[int]] = {}
    for item in scene.history.recent():
        one = item.figures[0]
        if len(item.figures) == 1 and (one in named or _sort_of(scene, one, phrase.noun)):
            near.setdefault(at - item.sentence, set()).add(one)
    before = set[int]().union(*(near.get(back, set()) for back in range(_NEAR + 1)))
    return len(near.get(0) or before or named) > 1


def _of_two(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return the first or second of the last two actors; a place does not count."""
    pair: list[tuple[int, ...]] = []
    for item in scene.history.recent():
        if scene.words.sentence[phrase.start] - item.sentence > 1 or len(pair) == 2:
            break
        if len(item.figures) == 1 and item.figures not in pair and item.phrase.prep not in _WHERE:
            pair.append(item.figures)
    if len(pair) < 2:
        return ()
    return pair[1] if phrase.noun == "former" else pair[0]


def _known_body(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return the last one whose name ends in the noun, else the most prominent of that sort."""
    noun = phrase.noun
    if noun in _COUNTRY:
        return _only_state(scene, phrase)
    if noun == "body" and not speaks(scene.words, phrase):
        # A dead man's.
        return ()

    def ends(item: Seen) -> bool:
        key = scene.figures.all[item.figures[0]].key
        return len(item.figures) == 1 and bool(key) and head_of(key) == noun

    def generic(item: Seen) -> bool:
        return len(item.figures) == 1 and _sort_of(scene, item.figures[0], noun)

    named = scene.latest(ends) if noun not in _DEALT_WITH else ()
    passing = bool(named) and _in_passing(scene, phrase, named[0])
    best = scene.history.loosest(phrase, generic) if not named or passing else None
    return _unless_nearer(scene, phrase, best, generic) if best else named


def _in_passing(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Tell whether somebody was named just once, long before: hardly whom "the network" means."""
    seen = [item for item in scene.history.seen if index in item.figures]
    told = scene.words.told
    return len(seen) == 1 and told[phrase.start] - told[seen[0].phrase.start] > _LONG


def _unless_nearer(scene: Scene, phrase: Phrase, best: Seen, fits: Callable[[Seen], bool]) -> tuple[int, ...]:
    """Return the prominent one, or one that its own sentence names; which of two in a paragraph is open."""
    for item in scene.history.recent():
        if item.phrase.start <= best.phrase.start or item.figures == best.figures:
            break
        if fits(item) and item.sentence == scene.words.sentence[phrase.start]:
            return item.figures
        if fits(item) and item.paragraph == scene.words.paragraph[phrase.start]:
            return ()
    return best.figures


def _only_state(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return the one state that this sentence and the one before it speak of, if there is just one."""
    here = scene.words.told[phrase.start]
    found: set[int] = set()
    for item in scene.history.recent():
        if here - scene.words.told[item.phrase.start] > 1:
            break
        states = [one for one in item.figures if scene.figures.all[one].kind is ActorKind.STATE]
        found.update(one for one in states if scene.figures.all[one].name is not None)
    return tuple(found) if len(found) == 1 else ()


def _sort_of(scene: Scene, index: int, noun: str) -> bool:
    """Tell whether a named figure may be called the paper, the company or the group."""
    figure = scene.figures.all[index]
    if figure.name is None:
        return False
    if noun in _PAPER:
        return figure.kind is ActorKind.OUTLET
    head = head_of(figure.key)
    barred = head in _ASSEMBLIES or (is_organ(head) and noun not in _BROAD)
    barred = barred or (head in _HOUSES and noun in {"group", "movement"})
    return noun in _ANY_BODY and figure.kind in {ActorKind.BODY, ActorKind.GROUP} and not barred


def _name_body(scene: Scene, phrase: Phrase) -> None:
    """Name a body by whose it is ("Iranian army", "Iran's army"), so that its mentions meet."""
    start = _whose(scene, phrase)
    if start is None:
        return
    words, figures = scene.words, scene.figures
    key = tuple(word for word in words.lower[start : phrase.end] if word != "'s")
    if key in figures.by_key:
        phrase.figures = figures.by_key[key]
        return
    figure = figures.all[phrase.figures[0]]
    figure.key, figure.name = key, words.span_text(start, phrase.end)
    figures.by_key[key] = phrase.figures


def _whose(scene: Scene, phrase: Phrase) -> int | None:
    """Return where the name of whose body it is starts; somebody's team or company is no part of a state."""
    if phrase.owner is not None:
        owner = scene.phrases[phrase.owner]
        return owner.name[0] if owner.name is not None and is_organ(phrase.noun) else None
    if phrase.mods is not None and scene.words.proper(phrase.mods[0]):
        return phrase.mods[0]
    return None
