"""What is known of an article's figures while it is read from start to end."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from tracker.extract.cast_figures import Figures
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase
from tracker.extract.pronoun_seen import Seen
from tracker.extract.pronouns import History
from tracker.extract.roles import role_of, singular, title_of
from tracker.terms import ActorKind

OWN = "its own words"
_FADED = frozenset({"former", "then", "ex", "late", "senior", "top", "-", "current", "new", "outgoing"})
_REACH = 400

_STEMS = ("spokes", "chair", "congress")

# The roles of a figure, each as its words and whom it serves.
Roles = dict[int, set[tuple[frozenset[str], str]]]


@lru_cache(4096)
def level(word: str) -> str:
    """Bring a word of a role to one form: "Gov." to governor, "spokeswoman" to the stem it shares."""
    title = title_of(word)
    word = title.role if title is not None and title.role else singular(word.rstrip("."))
    return next((stem for stem in _STEMS if word.startswith(stem)), word)


class Scene:
    """The reading so far: `roles` as they came, `foretold` the whole article's, `written` who wrote."""

    def __init__(self, words: Words, phrases: list[Phrase], figures: Figures) -> None:
        self.words = words
        self.phrases = phrases
        self.figures = figures
        self.history = History(words, figures.all)
        self.roles: Roles = {}
        self.foretold: Roles = {}
        # Who is foretold a role with a word.
        self.bearers: dict[str, set[int]] = {}
        self.written: list[tuple[int, ...]] = []
        self.paragraphs: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            self.paragraphs.setdefault(words.paragraph[phrase.start], []).append(phrase)
            self._foretell(phrase)

    def _foretell(self, phrase: Phrase) -> None:
        """Keep the roles that the article gives to a name, wherever it does."""
        if phrase.role is None:
            return
        name = next((self.phrases[t] for t in phrase.twins if self.phrases[t].name is not None), phrase)
        if name.name is not None and len(name.figures) == 1:
            asked = self.asked(phrase)
            self.foretold.setdefault(name.figures[0], set()).add((asked, self.served(phrase)))
            for word in asked:
                self.bearers.setdefault(word, set()).add(name.figures[0])

    def learn(self, phrase: Phrase) -> None:
        """Keep the role that a phrase gives to whom it means."""
        if phrase.role is not None and len(phrase.figures) == 1:
            self.roles.setdefault(phrase.figures[0], set()).add((self.asked(phrase), self.served(phrase)))

    def asked(self, phrase: Phrase) -> frozenset[str]:
        """Return the words of a role, each in one form, without those that pass ("former", "senior")."""
        found = frozenset(self.words.lower[slice(*(phrase.role or (0, 0)))]) - _FADED
        return frozenset(map(level, found))

    def served(self, phrase: Phrase) -> str:
        """Return whom a role serves, in lower case: the owner, what stands before the role or after "of"."""
        if phrase.owner is not None:
            owner = self.phrases[phrase.owner]
            if owner.figures:
                return (self.figures.all[owner.figures[0]].name or "").lower()
            return " ".join(self.words.lower[owner.start : owner.end])
        if phrase.mods is not None:
            return " ".join(self.words.lower[slice(*phrase.mods)])
        after = self.phrases[phrase.index + 1] if phrase.index + 1 < len(self.phrases) else phrase
        role = role_of(phrase.noun)
        if after.parent == phrase.index and after.prep and role is not None and after.prep in role.preps:
            return " ".join(self.words.lower[slice(*(after.name or (after.start, after.end)))])
        return ""

    def latest(self, fits: Callable[[Seen], bool]) -> tuple[int, ...]:
        """Return whom the last mention outside quotations that fits meant."""
        recent = self.history.recent(_REACH)
        return next((item.figures for item in recent if not item.quoted and fits(item)), ())

    def unnamed(self, phrase: Phrase, kind: ActorKind) -> None:
        """Let a phrase mean somebody new without a name."""
        figure = self.figures.new(kind=kind, plural=phrase.plural, phrases=[phrase.index])
        role = role_of(phrase.noun)
        figure.gender = role.gender if role else ""
        phrase.figures, phrase.method = (figure.index,), OWN
