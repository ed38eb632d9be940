"""Whom a role means: "the minister", "Iran's envoy", "the authors"."""

from __future__ import annotations

from tracker.extract.cast_anatomy import role_in
from tracker.extract.cast_scene import Roles, Scene, level
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.pronoun_seen import Seen
from tracker.extract.roles import singular
from tracker.extract.telling import reports
from tracker.terms import ActorKind

_WROTE = frozenset({"author", "writer", "columnist"})
_WRITERS = _WROTE | {"co-author", "researcher", "scholar", "analyst", "journalist"}
_ONE = frozenset({"a", "an", "one", "another"})
_BELOW = frozenset({"vice", "deputy", "assistant", "under", "vice-presidential", "associate"})


def settle_role(scene: Scene, phrase: Phrase) -> None:
    """Settle whom a role means, somebody without a name where the article does not say."""
    for find, method in (
        (_twin, "apposition"),
        (_before, "role named before in the article"),
        (_elsewhere, "role named later in the article"),
        (_following, "named as the speaker of the quotation that follows"),
    ):
        found = find(scene, phrase)
        if found:
            phrase.figures, phrase.method = found, method
            phrase.unsure = find is _following or (find is _before and _shared(scene, phrase))
            for one in found:
                scene.figures.all[one].kind = scene.figures.all[one].kind or ActorKind.PERSON
            return
    scene.unnamed(phrase, ActorKind.GROUP if phrase.plural else ActorKind.PERSON)


def _twin(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    twins = (scene.phrases[twin] for twin in phrase.twins)
    return next(
        (twin.figures for twin in twins if len(twin.figures) == 1 and twin.sort is not Sort.COMMON), ()
    )


def _before(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return who had the role before: a named figure or "a doctor" mentioned last, rather than others."""
    bare = phrase.mods is not None and not phrase.determiner
    if not (phrase.definite or phrase.owner is not None or bare):
        return ()
    if phrase.plural:
        return _together(scene, phrase)
    asked, served = scene.asked(phrase), scene.served(phrase)
    if not served and singular(phrase.noun) in _WROTE and scene.written:
        return scene.written[-1] if len(scene.written[-1]) == 1 else ()

    def had(item: Seen) -> bool:
        return len(item.figures) == 1 and _had_role(scene, item.figures[0], asked, served, scene.roles)

    def known(item: Seen) -> bool:
        return _introduced(scene, item.figures[0]) and had(item)

    return scene.latest(known) or scene.latest(had)


def _introduced(scene: Scene, index: int) -> bool:
    """Tell whether the article names somebody or introduces him as one of many: "a doctor"."""
    figure = scene.figures.all[index]
    first = scene.phrases[figure.phrases[0]] if figure.phrases else None
    one = first is not None and scene.words.lower[first.start] in _ONE
    return figure.name is not None or one


def _shared(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether the article gives a role to more than one whom it names."""
    if phrase.plural:
        return False
    asked, served = scene.asked(phrase), scene.served(phrase)
    named = (one.index for one in scene.figures.all if one.name is not None)
    return sum(_had_role(scene, one, asked, served, scene.foretold) for one in named) > 1


def _elsewhere(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return the only one whom the article names later in this very role."""
    served = scene.served(phrase)
    if phrase.plural or not served or phrase.determiner in {"a", "an"}:
        return ()
    asked = scene.asked(phrase)
    near = scene.bearers.get(next(iter(asked), ""), ())
    found = [one for one in near if _had_role(scene, one, asked, served, scene.foretold)]
    return (found[0],) if len(found) == 1 else ()


def _had_role(scene: Scene, figure: int, asked: frozenset[str], served: str, roles: Roles) -> bool:
    if scene.figures.all[figure].plural:
        return False
    return any(
        _same_role(asked, had) and (not served or akin(served, whom)) for had, whom in roles.get(figure, ())
    )


def _together(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return the persons that "the authors" or "the senators" are, if they were named together."""
    if not phrase.definite or phrase.mods is not None or phrase.owner is not None:
        return ()
    noun = singular(phrase.noun)
    wrote = next((figures for figures in reversed(scene.written) if len(figures) > 1), ())
    if noun in _WRITERS and wrote:
        return wrote
    role = frozenset({level(noun)})
    return scene.latest(
        lambda item: len(item.figures) == 1 and _are(scene, item.figures[0], role)
    ) or scene.latest(
        lambda item: (
            len(item.figures) > 1
            and all(_had_role(scene, one, role, "", scene.roles) for one in item.figures)
        )
    )


def _are(scene: Scene, index: int, role: frozenset[str]) -> bool:
    """Tell whether several without names were introduced by a role: "two aides" for "the aides"."""
    figure = scene.figures.all[index]
    had = any(_same_role(role, words) for words, _ in scene.roles.get(index, ()))
    return figure.plural and figure.name is None and had


def _following(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return the only named speaker of the next paragraph when that goes on with a quotation."""
    words, role = scene.words, role_in(scene.words, phrase)
    if phrase.plural or phrase.determiner in {"a", "an"} or role is None or role.tie is None:
        return ()
    speaks = words.dep[phrase.head] == "nsubj" and reports(words.doc[phrase.head].head.lemma_)
    if not speaks or words.quoted[phrase.start]:
        return ()
    here = words.paragraph[phrase.start]
    there = next((at for at in range(here + 1, here + 4) if at in scene.paragraphs), None)
    if there is None or not words.quoted[words.first[there]]:
        return ()
    if any(
        _speaks(scene, other) and words.lower[other.end] in {"and", "or", "&"}
        for other in scene.paragraphs[there]
    ):
        return ()
    speakers = {other.figures for other in scene.paragraphs[there] if _speaks(scene, other)}
    only = speakers.pop() if len(speakers) == 1 else ()
    return (
        only if len(only) == 1 and only[0] not in scene.roles and only[0] not in scene.history.count else ()
    )


def _speaks(scene: Scene, phrase: Phrase) -> bool:
    words = scene.words
    if phrase.sort is not Sort.NAME or words.quoted[phrase.start]:
        return False
    verb = words.doc[phrase.head].head
    said = words.dep[phrase.head] in {"nsubj", "nsubjpass"} and (
        reports(verb.lemma_) or verb.lemma_ == "quote"
    )
    return said and all(scene.figures.all[one].kind in {ActorKind.PERSON, None} for one in phrase.figures)


def _same_role(asked: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether a role may be the one asked for: the foreign minister for "the minister", not a deputy."""
    return bool(asked) and asked <= had and not (had - asked) & _BELOW


def akin(a: str, b: str) -> bool:
    """Tell whether two names are one by their form: Russia and Russian, Putin and Vladimir Putin."""
    return any(_akin(left, right) for left in a.split() for right in b.split())


def _akin(left: str, right: str) -> bool:
    size = min(len(left), len(right))
    shared = next((i for i in range(size) if left[i] != right[i]), size)
    return left == right or (shared >= 4 and shared >= size - 1)
