"""One pass through an article that settles whom each phrase means."""

from __future__ import annotations

from collections.abc import Callable

from tracker.extract.cast_anatomy import role_in
from tracker.extract.cast_figures import Figures, head_of
from tracker.extract.cast_links import lists
from tracker.extract.cast_text import Words
from tracker.extract.mentions import PRONOUNS, Phrase, Sort
from tracker.extract.pronouns import OWN_WORDS, UNRESOLVED, History, Seen, reports, resolve, seen
from tracker.extract.roles import actor_kind, is_organ, role_of, singular, title_of
from tracker.terms import ActorKind

_WRITERS = frozenset(
    {"author", "writer", "co-author", "researcher", "scholar", "columnist", "analyst", "journalist"}
)
_WRITING = frozenset({"write", "author", "pen", "co-author", "publish", "argue"})
_PAIRS = frozenset({"duo", "pair", "two", "both", "couple"})
_ANY_BODY = frozenset(
    {"group", "organisation", "organization", "body", "movement", "agency", "company", "firm"}
)
_ASSEMBLIES = frozenset(
    {"congress", "senate", "house", "parliament", "court", "party", "committee", "campaign"}
)
_COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
_PAPER = frozenset(
    {"newspaper", "paper", "magazine", "outlet", "broadcaster", "network", "website", "channel"}
)
_NAMED_THUS = (
    _ANY_BODY | _PAPER | {"party", "bank", "university", "militia", "foundation", "union", "institute"}
)
_BELOW = frozenset({"vice", "deputy", "assistant", "under", "vice-presidential", "associate"})
_FADED = frozenset({"former", "then", "ex", "late", "senior", "top", "-", "current", "new", "outgoing"})


Roles = dict[int, list[tuple[frozenset[str], str]]]


class Referents:
    """Whom the phrases of an article mean, in the order in which they are read."""

    def __init__(self, words: Words, phrases: list[Phrase], figures: Figures) -> None:
        self.words = words
        self.phrases = phrases
        self.figures = figures
        self.history = History(words, figures.all)
        self.lists = {group[-1]: group for group in lists(words, phrases)}
        self.roles: Roles = {}
        self.foretold: Roles = {}
        self.written: list[tuple[int, ...]] = []
        for phrase in phrases:
            self._foretell(phrase)
        for phrase in phrases:
            self._settle(phrase)
            self._note(phrase)
            if phrase.index in self.lists:
                self._note_list(self.lists[phrase.index])

    def _foretell(self, phrase: Phrase) -> None:
        """Keep the roles that the article gives to a name, wherever it does."""
        if phrase.role is None:
            return
        name = next((self.phrases[t] for t in phrase.twins if self.phrases[t].name is not None), phrase)
        if name.name is not None and len(name.figures) == 1:
            found = frozenset(self.words.lower[slice(*phrase.role)]) - _FADED
            self.foretold.setdefault(name.figures[0], []).append((found, self._served(phrase)))

    def _settle(self, phrase: Phrase) -> None:
        if phrase.sort is Sort.NAME:
            self._name(phrase)
        elif phrase.sort is Sort.PRONOUN:
            self._pronoun(phrase)
        elif phrase.sort is Sort.ROLE:
            self._role(phrase)
        else:
            self._common(phrase)

    def _note(self, phrase: Phrase) -> None:
        """Remember a mention, unless it stands in a quotation or means no actor."""
        twin = next((t for t in phrase.twins if t < phrase.index), None)
        if phrase.figures and phrase.role is not None and len(phrase.figures) == 1:
            self._learn_role(phrase)
        if not phrase.figures or self.figures.all[phrase.figures[0]].event or twin is not None:
            return
        if self.words.titled[phrase.start]:
            return
        both = [phrase, *(self.phrases[twin] for twin in phrase.twins)]
        item = max((seen(self.words, each, phrase.figures) for each in both), key=lambda each: each.weight)
        self.history.add(item)
        if item.subject and not item.quoted and self.words.doc[item.verb].lemma_ in _WRITING:
            self.written.append(phrase.figures)

    def _note_list(self, group: tuple[int, ...]) -> None:
        figures = tuple(dict.fromkeys(f for i in group for f in self.phrases[i].figures))
        first = self.phrases[group[0]]
        if len(figures) < 2 or self.words.titled[first.start]:
            return
        kinds = {self.figures.all[f].person for f in figures}
        if len(kinds) == 1:
            item = seen(self.words, first, figures)
            self.history.add(item)
            if item.subject and not item.quoted and self.words.doc[item.verb].lemma_ in _WRITING:
                self.written.append(figures)

    def _learn_role(self, phrase: Phrase) -> None:
        assert phrase.role is not None
        found = frozenset(self.words.lower[slice(*phrase.role)]) - _FADED
        self.roles.setdefault(phrase.figures[0], []).append((found, self._served(phrase)))

    def _served(self, phrase: Phrase) -> str:
        """Return whom a role serves in folded words: the owner, else what stands before the role."""
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

    # ---- names

    def _name(self, phrase: Phrase) -> None:
        phrase.method = "its own words"
        if len(phrase.figures) == 1:
            figure = self.figures.all[phrase.figures[0]]
            assert phrase.name is not None
            if self.figures.key(phrase) != figure.key:
                phrase.method = "short for the name elsewhere in the article"
            return
        gender = self._gender(phrase)
        fits = [f for f in phrase.figures if self.figures.all[f].gender in {"", gender} or not gender]
        recent = self._latest(lambda item: len(item.figures) == 1 and item.figures[0] in fits)
        phrase.figures = recent or tuple(fits[:1])
        phrase.method = "one of several of that name, the one mentioned last"

    def _gender(self, phrase: Phrase) -> str:
        title = title_of(self.words.lower[phrase.role[1] - 1]) if phrase.role else None
        return title.gender if title else ""

    def _latest(self, fits: Callable[[Seen], bool]) -> tuple[int, ...]:
        seen = reversed(self.history.seen)
        return next((item.figures for item in seen if not item.quoted and fits(item)), ())

    # ---- pronouns

    def _pronoun(self, phrase: Phrase) -> None:
        phrase.method = UNRESOLVED
        if phrase.noun in OWN_WORDS or phrase.noun not in PRONOUNS:
            return
        phrase.figures = resolve(self.history, phrase)
        if phrase.figures:
            phrase.method = f'pronoun "{phrase.noun}"'

    # ---- roles

    def _role(self, phrase: Phrase) -> None:
        for twin in phrase.twins:
            other = self.phrases[twin]
            if other.sort is Sort.PRONOUN or other.name is not None:
                if not other.figures:
                    self._settle(other)
                if other.figures:
                    phrase.figures, phrase.method = other.figures, "apposition"
                    return
        found = self._known_role(phrase)
        if found:
            phrase.figures, phrase.method = found, "role named before in the article"
            return
        found = self._foretold_role(phrase)
        if found:
            phrase.figures, phrase.method = found, "role named later in the article"
            return
        found = self._following(phrase)
        if found:
            phrase.figures, phrase.method = found, "named as the speaker of the quotation that follows"
            return
        self._unnamed(phrase, ActorKind.GROUP if phrase.plural else ActorKind.PERSON)

    def _known_role(self, phrase: Phrase) -> tuple[int, ...]:
        if not (
            phrase.definite or phrase.owner is not None or (phrase.mods is not None and not phrase.determiner)
        ):
            return ()
        if phrase.plural:
            return self._known_pair(phrase)
        asked = frozenset(self.words.lower[slice(*(phrase.role or (0, 0)))]) - _FADED
        served = self._served(phrase)
        noun = singular(phrase.noun)
        if not served and noun in _WRITERS and self.written and noun in {"author", "writer", "columnist"}:
            return self.written[-1] if len(self.written[-1]) == 1 else ()
        for named in (True, False):
            found = self._latest(
                lambda item, named=named: (
                    len(item.figures) == 1  # type: ignore[misc]
                    and (self.figures.all[item.figures[0]].name is not None) is named
                    and self._had_role(item.figures[0], asked, served)
                )
            )
            if found:
                return found
        return ()

    def _foretold_role(self, phrase: Phrase) -> tuple[int, ...]:
        """Return the only one whom the article names later in this very role."""
        served = self._served(phrase)
        if phrase.plural or not served or phrase.determiner in {"a", "an"}:
            return ()
        asked = frozenset(self.words.lower[slice(*(phrase.role or (0, 0)))]) - _FADED
        found = [f for f in self.foretold if self._had_role(f, asked, served, self.foretold)]
        return (found[0],) if len(found) == 1 else ()

    def _had_role(self, figure: int, asked: frozenset[str], served: str, roles: Roles | None = None) -> bool:
        if self.figures.all[figure].plural:
            return False
        for had, whom in (self.roles if roles is None else roles).get(figure, ()):
            if _same_noun(asked, had) and (not served or akin(served, whom)):
                return True
        return False

    def _known_pair(self, phrase: Phrase) -> tuple[int, ...]:
        """Return the persons that "the authors" or "the senators" were introduced as, if they were named together."""
        if not phrase.definite or phrase.mods is not None or phrase.owner is not None:
            return ()
        noun = singular(phrase.noun)
        if noun in _WRITERS:
            for figures in reversed(self.written):
                if len(figures) > 1:
                    return figures
        role = frozenset({noun})
        return self._latest(
            lambda item: len(item.figures) > 1 and all(self._had_role(f, role, "") for f in item.figures)
        )

    def _following(self, phrase: Phrase) -> tuple[int, ...]:
        """Return the only named speaker of the next paragraph when that goes on with a quotation."""
        role = role_in(self.words, phrase)
        if phrase.plural or phrase.determiner in {"a", "an"} or role is None or role.tie is None:
            return ()
        verb = self.words.doc[phrase.head].head
        if (
            self.words.dep[phrase.head] != "nsubj"
            or not reports(verb.lemma_)
            or self.words.quoted[phrase.start]
        ):
            return ()
        here = self.words.paragraph[phrase.start]
        later = [p for p in self.phrases[phrase.index + 1 :] if self.words.paragraph[p.start] > here]
        if not later:
            return ()
        there = self.words.paragraph[later[0].start]
        first = next(
            i for i, at in enumerate(self.words.paragraph) if at == there and not self.words.text[i].isspace()
        )
        if not self.words.quoted[first]:
            return ()
        speakers = {p.figures for p in later if self.words.paragraph[p.start] == there and self._speaks(p)}
        if len(speakers) != 1:
            return ()
        (only,) = speakers
        return only if self._free(only) else ()

    def _speaks(self, phrase: Phrase) -> bool:
        if phrase.sort is not Sort.NAME or self.words.quoted[phrase.start]:
            return False
        dep, verb = self.words.dep[phrase.head], self.words.doc[phrase.head].head
        said = dep in {"nsubj", "nsubjpass"} and (reports(verb.lemma_) or verb.lemma_ == "quote")
        return said and all(self.figures.all[f].kind in {ActorKind.PERSON, None} for f in phrase.figures)

    def _free(self, figures: tuple[int, ...]) -> bool:
        return len(figures) == 1 and figures[0] not in self.roles and figures[0] not in self.history.count

    # ---- other nouns

    def _common(self, phrase: Phrase) -> None:
        noun = phrase.noun
        if phrase.definite and self._pointed(phrase):
            return
        if noun in {"former", "latter"} or noun in _PAIRS:
            phrase.method = "not told apart"
            return
        kind = self._kind(phrase)
        if kind is None or self._titled_by(phrase):
            return
        if phrase.plural:
            kind = ActorKind.OUTLET if kind is ActorKind.OUTLET else ActorKind.GROUP
        self._unnamed(phrase, kind)
        if kind is ActorKind.BODY and not phrase.plural and phrase.determiner not in {"a", "an"}:
            self._organ(phrase)

    def _kind(self, phrase: Phrase) -> ActorKind | None:
        agency = phrase.noun in {"agency", "agencies"} and self.words.lower[phrase.head - 1] == "news"
        return ActorKind.OUTLET if agency else actor_kind(phrase.noun)

    def _titled_by(self, phrase: Phrase) -> bool:
        """Settle a noun after the name of the very thing: "the Acme company"."""
        if phrase.noun not in _NAMED_THUS or phrase.mods is None or phrase.owner is not None:
            return False
        start, end = phrase.mods
        while end > start and not self.words.proper(end - 1):
            end -= 1
        if end == start or self.words.label[end - 1] in {"GPE", "NORP", "PERSON", "LOC"}:
            return False
        phrase.name = (start, end)
        known = self.figures.by_key.get(self.figures.key(phrase))
        if not known:
            figure = self.figures.new(
                key=self.figures.key(phrase), kind=self._kind(phrase), phrases=[phrase.index]
            )
            figure.name = " ".join(self.words.doc[start:end].text.split())
            known = self.figures.by_key[figure.key] = (figure.index,)
        phrase.figures, phrase.method = known, "its own words"
        return True

    def _pointed(self, phrase: Phrase) -> bool:
        """Settle "the group", "the country", "the former", "the duo" by what was mentioned before."""
        noun = phrase.noun
        if noun in {"former", "latter"}:
            phrase.figures = self._of_two(noun, phrase)
        elif noun in _PAIRS or (phrase.determiner == "both" and phrase.plural):
            phrase.figures = self._latest(lambda item: len(item.figures) == 2)
        elif phrase.end - phrase.start == 2 and not phrase.plural:
            phrase.figures = self._body(noun, phrase)
        if phrase.figures:
            phrase.method = f'"the {noun}", mentioned before'
        return bool(phrase.figures)

    def _of_two(self, word: str, phrase: Phrase) -> tuple[int, ...]:
        """Return the first or second of the last two actors; a place does not count."""
        pair: list[tuple[int, ...]] = []
        for item in self.history.recent():
            if self.words.sentence[phrase.start] - item.sentence > 1 or len(pair) == 2:
                break
            place = item.phrase.prep in {"in", "at", "on", "to", "from"}
            if len(item.figures) == 1 and item.figures not in pair and not place:
                pair.append(item.figures)
        if len(pair) < 2:
            return ()
        return pair[1] if word == "former" else pair[0]

    def _body(self, noun: str, phrase: Phrase) -> tuple[int, ...]:
        def ends(item: Seen) -> bool:
            figure = self.figures.all[item.figures[0]]
            return len(item.figures) == 1 and bool(figure.key) and head_of(figure.key) == noun

        def generic(item: Seen) -> bool:
            kind = self.figures.all[item.figures[0]].kind
            if len(item.figures) != 1 or self.figures.all[item.figures[0]].name is None:
                return False
            if noun in _COUNTRY:
                return kind is ActorKind.STATE
            if noun in _PAPER:
                return kind is ActorKind.OUTLET
            head = head_of(self.figures.all[item.figures[0]].key)
            barred = (
                _ASSEMBLIES if noun in {"agency", "body"} else _ASSEMBLIES | {head if is_organ(head) else ""}
            )
            return noun in _ANY_BODY and kind in {ActorKind.BODY, ActorKind.GROUP} and head not in barred

        best = self.history.best(phrase, lambda item: not item.quoted and generic(item), lambda item: 0.0)
        return self._latest(ends) or (best.figures if best else ())

    def _organ(self, phrase: Phrase) -> None:
        """Name an organ by whose it is ("Iranian army"), so that its mentions meet."""
        start = phrase.start + bool(phrase.determiner)
        if phrase.owner is not None:
            start = self.phrases[phrase.owner].start
            start += bool(self.phrases[phrase.owner].determiner)
            if self.phrases[phrase.owner].sort is not Sort.NAME:
                return
            if not is_organ(phrase.noun):
                return
        elif phrase.mods is None or not self.words.proper(phrase.mods[0]):
            return
        else:
            start = phrase.mods[0]
        key = tuple(word for word in self.words.lower[start : phrase.end] if word != "'s")
        figure = self.figures.all[phrase.figures[0]]
        known = self.figures.by_key.get(key)
        if known:
            self.figures.all[known[0]].phrases.append(phrase.index)
            phrase.figures = known
            return
        figure.key, figure.name = key, " ".join(self.words.doc[start : phrase.end].text.split())
        self.figures.by_key[key] = phrase.figures

    def _unnamed(self, phrase: Phrase, kind: ActorKind) -> None:
        figure = self.figures.new(kind=kind, plural=phrase.plural, phrases=[phrase.index])
        role = role_of(phrase.noun)
        figure.gender = role.gender if role else ""
        phrase.figures, phrase.method = (figure.index,), "its own words"


def _same_noun(asked: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether a role may be the one asked for: "the minister" was "the foreign minister", not the deputy."""
    asked, had = _levelled(asked), _levelled(had)
    return bool(asked) and asked <= had and not (had - asked) & _BELOW


def _levelled(words: frozenset[str]) -> frozenset[str]:
    found = set()
    for word in words:
        base = singular(word.rstrip("."))
        for stem in ("spokes", "chair", "congress"):
            if base.startswith(stem):
                base = stem
        found.add(base)
    return frozenset(found)


def akin(a: str, b: str) -> bool:
    """Tell whether two words name one thing by their form: Russia and Russian, Putin and Vladimir Putin."""
    for left in a.split():
        for right in b.split():
            size = min(len(left), len(right))
            shared = next((i for i in range(size) if left[i] != right[i]), size)
            if left == right or (shared >= 4 and shared >= size - 1):
                return True
    return False
