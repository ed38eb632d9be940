"""One pass through an article that settles whom each phrase means."""

from __future__ import annotations

from tracker.extract.cast_bodies import settle_common, settle_watcher
from tracker.extract.cast_figures import Figures
from tracker.extract.cast_links import lists
from tracker.extract.cast_roles import settle_role
from tracker.extract.cast_scene import OWN, Scene
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.pronoun_seen import Seen, seen
from tracker.extract.pronouns import OWN_WORDS, UNRESOLVED, History, resolve, settled
from tracker.extract.roles import title_of

_WRITING = frozenset({"write", "author", "pen", "co-author", "publish", "argue"})


def refer(words: Words, phrases: list[Phrase], figures: Figures) -> History:
    """Fill in the figures of every phrase, in the order in which they are read; return what was mentioned."""
    scene = Scene(words, phrases, figures)
    ends = {group[-1]: group for group in lists(words, phrases)}
    for phrase in phrases:
        _settle(scene, phrase)
        scene.learn(phrase)
        _note(scene, phrase)
        if phrase.index in ends:
            _note_list(scene, ends[phrase.index])
    return scene.history


def _settle(scene: Scene, phrase: Phrase) -> None:
    if phrase.sort is Sort.NAME:
        _settle_name(scene, phrase)
    elif phrase.sort is Sort.PRONOUN:
        _settle_pronoun(scene, phrase)
    elif phrase.sort is Sort.ROLE:
        if not settle_watcher(scene, phrase):
            settle_role(scene, phrase)
    else:
        settle_common(scene, phrase)


def _settle_name(scene: Scene, phrase: Phrase) -> None:
    """Settle a name; of several people with one surname, the one mentioned last whom the title fits."""
    phrase.method = OWN
    everyone = scene.figures.all
    if len(phrase.figures) == 1:
        if scene.figures.key(phrase) != everyone[phrase.figures[0]].key:
            phrase.method = "short for the name elsewhere in the article"
        return
    title = title_of(scene.words.lower[phrase.role[1] - 1]) if phrase.role else None
    gender = title.gender if title else ""
    fits = [one for one in phrase.figures if not gender or everyone[one].gender in {"", gender}]
    last = scene.history.likeliest(phrase, lambda item: len(item.figures) == 1 and item.figures[0] in fits)
    phrase.figures = last or tuple(fits[:1])
    phrase.method = "one of several of that name, the one spoken of last"


def _settle_pronoun(scene: Scene, phrase: Phrase) -> None:
    phrase.method = UNRESOLVED
    if phrase.noun in OWN_WORDS:
        return
    phrase.figures = _kin(scene, phrase) or resolve(scene.history, phrase)
    if phrase.figures:
        phrase.method = settled(phrase)


def _kin(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """Return whose family somebody is by the surname: "his mother, Mia Soto" is Jan Soto's."""
    role = scene.phrases[phrase.index + 1] if phrase.owns and phrase.index + 1 < len(scene.phrases) else None
    if role is None or role.owner != phrase.index or phrase.noun not in {"his", "her"}:
        return ()
    names = [scene.phrases[twin] for twin in role.twins if scene.phrases[twin].name is not None]
    keys = {scene.figures.key(name) for name in names}
    everyone = scene.figures.all

    def shares(item: Seen) -> bool:
        key = everyone[item.figures[0]].key if len(item.figures) == 1 else ()
        return len(key) > 1 and key not in keys and any(key[-1] == own[-1] for own in keys if len(own) > 1)

    return scene.latest(shares)


def _note(scene: Scene, phrase: Phrase) -> None:
    """Remember a mention once, with its apposition, unless it means no actor or stands in a headline."""
    again = any(twin < phrase.index for twin in phrase.twins)
    if again or not phrase.figures or scene.figures.all[phrase.figures[0]].event:
        return
    _add(scene, [phrase, *(scene.phrases[twin] for twin in phrase.twins)], phrase.figures)


def _note_list(scene: Scene, group: tuple[int, ...]) -> None:
    """Remember that several were named together, for "they" and "the authors"."""
    figures = tuple(dict.fromkeys(one for i in group for one in scene.phrases[i].figures))
    alike = len({scene.figures.all[one].person for one in figures}) == 1
    if len(figures) > 1 and alike:
        _add(scene, [scene.phrases[group[0]]], figures)


def _add(scene: Scene, phrases: list[Phrase], figures: tuple[int, ...]) -> None:
    words = scene.words
    if words.titled[phrases[0].start]:
        return
    item = max((seen(words, phrase, figures) for phrase in phrases), key=lambda each: each.weight)
    scene.history.add(item)
    if item.subject and not item.quoted and words.doc[item.verb].lemma_ in _WRITING:
        scene.written.append(figures)
