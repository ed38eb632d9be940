"""The figures of an article: everybody it names, under the fullest name that it gives them."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.extract.cast_kinds import article, kind_of_form
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.roles import NO_ACTOR, PLACE, first_name, gender_of, head_kind, role_of, title_of
from tracker.records import Tie
from tracker.terms import ActorKind

Key = tuple[str, ...]

_SMALL = frozenset({"of", "and", "the", "for", "&", "-", "in", "on", "to"})
_CORPORATE = frozenset({"inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "company", "corporation", "group"})
_SAYING = frozenset({"say", "deny", "tell", "admit", "confirm", "announce"})
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv", ","})


@dataclass(slots=True)
class Figure:
    """Somebody in the article; `key` is the fullest name in folded words, empty for one without a name.

    `roles` are the nouns used of the figure, `phrases` those that name it or introduce it.
    """

    index: int
    key: Key = ()
    name: str | None = None
    kind: ActorKind | None = None
    event: bool = False
    gender: str = ""
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    phrases: list[int] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    @property
    def person(self) -> bool:
        """Whether it is one person, or may be."""
        return self.kind in {ActorKind.PERSON, None} and not self.plural and not self.event


def key_of(words: Words, start: int, end: int) -> Key:
    """Fold a name: lower case, no full stops, hyphens as spaces, no suffix such as Jr."""
    folded = (
        words.lower[i].replace(".", "") for i in range(start, end) if words.text[i] not in {"-", "–", "'"}
    )
    kept = tuple(word for word in folded if word and word not in _GENERATION and not word.isspace())
    return kept or tuple(words.lower[start:end])


@lru_cache(4096)
def head_of(key: Key) -> str:
    """Return the word that says what a body is: the last, or the one before "of"."""
    return next((word for word, after in itertools.pairwise(key) if after in {"of", "for", "on"}), key[-1])


def initials(key: Key) -> str:
    """Return the acronym of a name of several words."""
    return "".join(word[0] for word in key if word not in _SMALL) if len(key) > 1 else ""


_VESSELS = frozenset(
    {
        "ferry", "ship", "tanker", "trawler", "vessel", "boat", "freighter", "steamer", "cruiser", "frigate",
        "destroyer", "corvette", "submarine", "yacht", "schooner", "tugboat", "tug", "liner", "carrier",
    }
)  # fmt: skip


class Figures:
    """All figures of an article, found from the names in its phrases."""

    def __init__(self, words: Words, phrases: list[Phrase]) -> None:
        self.words = words
        self.phrases = phrases
        self.all: list[Figure] = []
        self.by_key: dict[Key, tuple[int, ...]] = {}
        self.forms: dict[Key, list[Phrase]] = {}
        self._by_word: dict[str, list[int]] = {}
        forms = self.forms
        for phrase in phrases:
            if phrase.name is not None and not _shouted(words, phrase):
                forms.setdefault(key_of(words, *phrase.name), []).append(phrase)
        self._around = article(words, phrases)
        self._brackets = _bracketed(words, phrases)
        self._bracketed_for: dict[Key, list[Key]] = {}
        for short, full in self._brackets.items():
            self._bracketed_for.setdefault(full, []).append(short)
        for key in sorted(forms, key=lambda key: (not self._in_body(key), -len(key), forms[key][0].index)):
            self._place(key, forms[key])
        for phrase in phrases:
            if phrase.name is not None and not phrase.figures:
                phrase.figures = self.by_key.get(self.key(phrase), ())
        for figure in self.all:
            _describe(words, phrases, figure)

    def new(self, **given: object) -> Figure:
        """Add a figure."""
        figure = Figure(len(self.all))
        for name, value in given.items():
            setattr(figure, name, value)
        self.all.append(figure)
        return figure

    def find(self, start: int, end: int) -> Figure | None:
        """Return the one figure that words name, if there is just one."""
        key = key_of(self.words, start, end)
        found = self.by_key.get(key, ())
        if not found and len(key) == 1:
            people = (self.all[index] for index in self._by_word.get(key[0], ()))
            found = tuple(
                one.index for one in people if one.kind is ActorKind.PERSON and one.key[-1] == key[0]
            )
        return self.all[found[0]] if len(found) == 1 else None

    def key(self, phrase: Phrase) -> Key:
        """Return the folded name of a phrase."""
        return key_of(self.words, *phrase.name) if phrase.name is not None else ()

    def _place(self, key: Key, phrases: list[Phrase]) -> None:
        kind = kind_of_form(self.words, self._around, phrases)
        longer = key
        key = self._without_epithet(self._first_of_two(key), kind, phrases)
        near = sorted(
            {index for word in {key[0], key[-1], _bare(key[-1])} for index in self._by_word.get(word, ())}
        )
        found = tuple(index for index in near if self._same(self.all[index], key, kind, phrases))
        found = tuple(f for f in found if self.all[f].key[-1] == key[-1]) or found
        if not found:
            event = _is_event(key, kind) and not self._speaking(key, phrases)
            event = event or any(self._vessel(phrase) for phrase in phrases)
            figure = self.new(key=key, kind=kind, event=event)
            namesakes = (self.all[i] for i in near if len(key) == 1 and self.all[i].key[-1] == key[0])
            kin = any(each.kind is ActorKind.PERSON for each in namesakes)
            figure.name = display(self.words, self.forms.get(key, phrases), kin=kin)
            found = (figure.index,)
            brackets = self._bracketed_for.get(key, ())
            for word in {key[0], key[-1], _bare(key[-1]), initials(key), *(short[0] for short in brackets)}:
                self._by_word.setdefault(word, []).append(figure.index)
        self.by_key[key] = self.by_key[longer] = found
        for phrase in phrases:
            phrase.figures = found
            if len(found) == 1:
                self.all[found[0]].phrases.append(phrase.index)

    def _vessel(self, phrase: Phrase) -> bool:
        """Tell whether a name is of something that sails or flies: "the ferry Maren Star"."""
        return phrase.name is not None and self.words.lower[max(phrase.name[0] - 1, 0)] in _VESSELS

    def _speaking(self, key: Key, phrases: list[Phrase]) -> bool:
        """Tell whether what is called like a place says something: "Tri-Rivers said"."""
        heads = (self.words.doc[phrase.head] for phrase in phrases)
        subjects = (head.head.lemma_ for head in heads if head.dep_ == "nsubj")
        return head_kind(head_of(key)) == PLACE and any(lemma in _SAYING for lemma in subjects)

    def _without_epithet(self, key: Key, kind: ActorKind | None, phrases: list[Phrase]) -> Key:
        """Drop what a headline or an epithet puts before a name that the article has without it."""
        titled = all(self.words.titled[phrase.start] for phrase in phrases)
        if titled and not first_name(key[0]):
            parts = (key[1:], key[:-1], key[-1:], key[:1])
            return next((part for part in parts if part and self._in_body(part)), key)
        if len(key) < 2 or first_name(key[0]) or len(key[0]) == 1 or kind is not ActorKind.PERSON:
            return key
        shorter = key[1:]
        known = shorter in self.forms and len(shorter) > 1 and first_name(shorter[0])
        return shorter if known else key

    def _first_of_two(self, key: Key) -> Key:
        """Cut a headline read as one name: "Ana Ruiz Slams Adam Stone" begins and ends with one."""
        for size in range(2, len(key) - 1):
            first = key[:size]
            rest = any(key[-n:] in self.forms for n in range(1, len(key) - size + 1))
            if rest and first in self.forms and self._person(first):
                return first
        return key

    def _person(self, key: Key) -> bool:
        return kind_of_form(self.words, self._around, self.forms[key]) is ActorKind.PERSON

    def _in_body(self, key: Key) -> bool:
        return any(not self.words.titled[phrase.start] for phrase in self.forms.get(key, ()))

    def _same(self, figure: Figure, key: Key, kind: ActorKind | None, phrases: list[Phrase]) -> bool:
        """Tell whether a shorter or equal name may be short for a figure's."""
        if len(key) == 1 and (key[0] == initials(figure.key) and len(key[0]) > 1):
            return all(self.words.text[p.head].replace(".", "").isupper() for p in phrases)
        if self._brackets.get(key) == figure.key:
            return True
        if figure.kind is ActorKind.PERSON:
            if len(key) == 1 and (self._clash(figure, phrases) or self._kin(figure, phrases)):
                return False
            surname = (
                len(key) == 1 and key[0] == figure.key[-1] and not any(self._located(p) for p in phrases)
            )
            return (surname or kind in {ActorKind.PERSON, None}) and same_person(figure.key, key)
        rest = figure.key[len(key) :]
        trade = bool(rest) and all(head_kind(word) == "firm" for word in rest)
        apart = trade and kind is not ActorKind.STATE and key[-1] not in self.words.places
        corporate = figure.key[: len(key)] == key and (set(rest) <= _CORPORATE or apart)
        return len(key) < len(figure.key) and corporate

    def _clash(self, figure: Figure, phrases: list[Phrase]) -> bool:
        """Tell whether the titles before a surname are of another gender than a figure's first name."""
        titles = (title_of(self.words.lower[p.role[1] - 1]) for p in phrases if p.role is not None)
        found = {title.gender for title in titles if title is not None and title.gender}
        gender = gender_of(figure.key)
        return bool(gender and found) and gender not in found

    def _kin(self, figure: Figure, phrases: list[Phrase]) -> bool:
        """Tell whether a title is that of another of the family: "Mia and Ana Soto", "Mayor Soto"."""
        if not any(phrase.role is not None for phrase in phrases):
            return False
        named = [self.phrases[i] for i in figure.phrases if self.key(self.phrases[i]) == figure.key]
        return bool(named) and all(self._shares_surname(phrase) for phrase in named)

    def _shares_surname(self, phrase: Phrase) -> bool:
        """Tell whether another's first name is joined to a full name in front."""
        words, at = self.words, phrase.start
        joined = at > 1 and words.lower[at - 1] == "and" and phrase.role is None
        return joined and words.proper(at - 2) and not words.proper(at - 3)

    def _located(self, phrase: Phrase) -> bool:
        """Tell whether a name is used as that of a place or thing."""
        before = self.words.lower[phrase.start - 1] if phrase.start else ""
        return bool(phrase.determiner) or before in {"in", "near", "across", "outside"}


def _shouted(words: Words, phrase: Phrase) -> bool:
    """Tell whether capitals say nothing of a name: a headline's, where the parser saw no name."""
    assert phrase.name is not None
    return words.titled[phrase.start] and not any(words.label[slice(*phrase.name)])


def same_person(full: Key, short: Key) -> bool:
    """Tell whether a shorter name may be the same person's: surname, initials, first name, no middle name."""
    if len(short) == 1:
        return short[0] in {full[-1], full[0]} or _bare(short[0]) == _bare(full[-1])
    if len(full) < len(short):
        return False
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    first = full[0] == short[0] or (1 in {len(full[0]), len(short[0])} and full[0][0] == short[0][0])
    return first and _bare(full[-1]) == _bare(short[-1])


def _bare(surname: str) -> str:
    return surname.removeprefix("al-").removeprefix("el-")


def _bracketed(words: Words, phrases: list[Phrase]) -> dict[Key, Key]:
    """Return the acronyms that stand in brackets after a name: "the Atomic Energy Agency (AEA)"."""
    found: dict[Key, Key] = {}
    for before, phrase in itertools.pairwise(phrases):
        if before.name is None or phrase.name is None or phrase.start != before.end + 1:
            continue
        closed = phrase.end < len(words.text) and words.text[phrase.end] == ")"
        fits = _spells(words.text[phrase.start].replace(".", ""), key_of(words, *before.name))
        if words.text[before.end] == "(" and closed and phrase.end == phrase.start + 1 and fits:
            found[key_of(words, *phrase.name)] = key_of(words, *before.name)
    return found


def _spells(acronym: str, key: Key) -> bool:
    """Tell whether an acronym may be short for a name: its letters come there in order.

    A body's may be of another language, with most letters the same: "the National Liberation Army (ELN)".
    """
    short = acronym.lower()
    rest, first = iter(" ".join(key)), initials(key)
    foreign = acronym.isupper() and head_kind(head_of(key)) in {"body", "group"} and len(short) > 2
    shared = sum(letter in first for letter in short)
    in_order = short[:1] == key[0][:1] and all(letter in rest for letter in short)
    return in_order or (foreign and 2 * shared > len(short))


def _is_event(key: Key, kind: ActorKind | None) -> bool:
    return head_kind(head_of(key)) in NO_ACTOR and len(key) > 1 and kind is not ActorKind.PERSON


def display(words: Words, phrases: list[Phrase], *, kin: bool = False) -> str:
    """Return a name as the article writes it most often, with a title such as Pope where it belongs.

    `kin` says that it is the surname of somebody else, too: his wife is "Mrs Norris".
    """
    written: Counter[str] = Counter()
    for phrase in phrases:
        assert phrase.name is not None
        start, end = phrase.name
        title = title_of(words.lower[start - 1]) if phrase.role and end - start == 1 else None
        start -= title is not None and (title.kept or (kin and bool(title.gender)))
        written[words.span_text(start, end)] += 1 + (not words.titled[start])
    return written.most_common(1)[0][0]


def _describe(words: Words, phrases: list[Phrase], figure: Figure) -> None:
    """Read kind, gender, number and roles off the mentions of a figure."""
    genders: Counter[str] = Counter()
    for at in figure.phrases:
        phrase = phrases[at]
        for near in [phrase, *(phrases[twin] for twin in phrase.twins)]:
            if near.role is None and near.sort is not Sort.ROLE:
                continue
            figure.roles.add(near.noun)
            role, title = role_of(near.noun), title_of(words.lower[near.role[1] - 1]) if near.role else None
            genders.update(g for g in (role.gender if role else "", title.gender if title else "") if g)
    figure.roles.discard("")
    if figure.kind is None and figure.roles:
        figure.kind = ActorKind.PERSON
    if figure.kind is ActorKind.PERSON:
        figure.gender = genders.most_common(1)[0][0] if genders else gender_of(figure.key)
    figure.plural = figure.kind is ActorKind.GROUP
