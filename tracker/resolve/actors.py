"""From the mentions of one article to actors: known ones where that is sure, else new ones."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    Document,
    EvidenceSpan,
    Interval,
    Mention,
    PairRecord,
    Span,
    Tie,
    stable_key,
)
from tracker.resolve.accept import Context, choose, how
from tracker.resolve.held import held
from tracker.resolve.lexicon import words
from tracker.resolve.names import fold, folded_words, surname
from tracker.resolve.organs import Organs, Owner
from tracker.resolve.perhaps import perhaps
from tracker.resolve.phrases import is_indefinite, is_one_of_many, known_organ, organ, owned_by, role_kind
from tracker.terms import ActorKind, AffiliationKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.resolve.gazetteer import Gazetteer

_JOINTS = frozenset({"of", "for"})
_ARTICLES = ("the ", "a ", "an ")
UNNAMED = "(unnamed)"
AUTHOR = "(author)"
_INSIDE = "the state inside the words"
_REACH = 60
_AMBIGUOUS = ("surname", "the article names several people of this surname")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The actor that words stand for, and how that was found."""

    key: str
    method: str


class Actors:
    """Who is who in one article; collects the actors and ties that its mentions bring."""

    def __init__(self, document: Document, gazetteer: Gazetteer, mentions: Iterable[Mention]) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._context = Context(document.text)
        self._organs = Organs(document.text, gazetteer)
        given = tuple(mentions)
        gazetteer.ask({mention.name or mention.text for mention in given})
        self._kinds, self._people = _cast(given)
        self._bodies = _bodies(given)
        self._records: dict[str, ActorRecord] = {}
        self._ties: dict[str, AffiliationRecord] = {}
        self._inside: set[tuple[str, str]] = set()
        self._pairs: dict[tuple[str, str], PairRecord] = {}

    @property
    def records(self) -> tuple[ActorRecord, ...]:
        """Return the actors met so far, in the order of their keys."""
        return tuple(self._records[key] for key in sorted(self._records))

    @property
    def affiliations(self) -> tuple[AffiliationRecord, ...]:
        """Return the ties met so far, in the order of their keys."""
        return tuple(self._ties[key] for key in sorted(self._ties))

    @property
    def pairs(self) -> tuple[PairRecord, ...]:
        """Return whom the new actors may be, in the order of their keys."""
        return tuple(self._pairs[ends] for ends in sorted(self._pairs))

    def resolve(self, mention: Mention, at: object = "") -> Resolved:
        """Return the actor of a mention; `at` tells missing agents of one article apart."""
        name = mention.name or mention.text
        if not any(char.isalnum() for char in name):
            found = self.missing(mention.spans or at)
        else:
            found = self._known(mention, name) or self._unknown(mention)
        for tie in mention.ties:
            self._tie(found.key, tie)
        return found

    def author(self) -> Resolved:
        """Return whose words the article's own are: an opinion's author, else the outlet, else the byline."""
        if self._document.outlet and not (self._document.opinion and self._document.authors):
            return Resolved(self.outlet() or "", "the outlet's own words")
        if self._document.authors:
            name = self._document.authors[0]
            return Resolved(self._known_or_new(name, ActorKind.PERSON), "the byline")
        key = f"unnamed:{stable_key(self._document.text_sha256, 'author')}"
        return Resolved(self._keep(ActorRecord(key, AUTHOR, None, named=False)), "no outlet and no byline")

    def outlet(self) -> str | None:
        """Return the key of the article's outlet, None when it is not known."""
        name = self._document.outlet
        return self._known_or_new(name, ActorKind.OUTLET) if name else None

    def _known_or_new(self, name: str, kind: ActorKind) -> str:
        actor = self._gazetteer.find(name)
        return self._keep(actor if actor and actor.kind is kind else _new(name, kind))

    def _known(self, mention: Mention, name: str) -> Resolved | None:
        """Resolve words that the gazetteer has, unless they may well mean someone else."""
        matches = self._gazetteer.matches(name)
        match = choose(matches, mention, name, self._context)
        if match and match.actor.kind is ActorKind.BODY and self._contradicted(mention, match.actor):
            # "Pakistan's Foreign Office" is not the British one.
            whole = next((tie.words for tie in mention.ties if name in tie.words), mention.text)
            return Resolved(self._other_body(whole), f"not {match.actor.name}, whose ties are others")
        elsewhere = self._seated_elsewhere(mention, name, match.actor) if match else None
        if match and elsewhere:
            return Resolved(elsewhere, f"not {match.actor.name}, which sits elsewhere")
        if match:
            return Resolved(self._keep(match.actor), how(mention, match, self._context))
        if any(each.alias is AliasKind.DEMONYM for each in matches):
            return Resolved(self._keep(_new(name, ActorKind.GROUP)), "a people, not its state")
        return None

    def _seated_elsewhere(self, mention: Mention, name: str, known: ActorRecord) -> str | None:
        """Return the body of another state that words place in its capital: "the Foreign Office in Oslo"."""
        bare = known.kind is ActorKind.BODY and not owned_by(name, self._gazetteer)
        seat = self._organs.seat(mention.text) if bare else None
        states = {key for key in self._gazetteer.reach(known.key) if _is_state(key)}
        if seat is None or not states or seat.key in states:
            return None
        return self._other_body(f"{seat.name}'s {name}")

    def _other_body(self, whole: str) -> str:
        """Keep a body under its whole name, as an organ of the state in it where there is one."""
        return self._organ(whole) or self._keep(_new(whole, ActorKind.BODY))

    def _unknown(self, mention: Mention) -> Resolved:
        name = mention.name
        if name and _capital(name) and not self._one_of_many(mention):
            kind = mention.kind or self._kinds.get(fold(name))
            return (
                self._by_surname(mention, name, kind)
                or self._by_short_name(mention, name, kind)
                or self._by_spelling(name, kind)
                or Resolved(self._new_named(name, kind), mention.method)
            )
        body = self._organ(_words(mention))
        if body:
            return Resolved(body, "an organ of the state that it names")
        return Resolved(self._unnamed(mention), "not named")

    def _one_of_many(self, mention: Mention) -> bool:
        """Whether what looks like a name is one of several of its kind ("a Polish army unit")."""
        return is_indefinite(mention.text) and bool(owned_by(mention.text, self._gazetteer))

    def _by_surname(self, mention: Mention, name: str, kind: ActorKind | None) -> Resolved | None:
        """Resolve a bare surname to the one person who bears it in the article, or among those known."""
        if kind not in {ActorKind.PERSON, None} or " " in fold(name):
            return None
        here = self._people.get(fold(name), set())
        if len(here) == 1:
            full = next(iter(here))
            return Resolved(self._known_or_new(full, ActorKind.PERSON), f"the article's only {name}: {full}")
        known = self._gazetteer.bearers(name)
        if not here and not known:
            return None
        if here or len(known) > 1:
            return Resolved(self._one_of(name, kind, here), f"one of several called {name}")
        if self._contradicted(mention, known[0]):
            return Resolved(self._one_of(name, kind, here), f"not {known[0].name}, whose ties are others")
        return Resolved(self._keep(known[0]), f"the only known person with the surname {name}")

    def _by_short_name(self, mention: Mention, name: str, kind: ActorKind | None) -> Resolved | None:
        """Resolve "Amnesty" or "the Commission" to the one body of a longer name that stands before it."""
        start = min((span.start for span in mention.spans), default=0)
        long = {full for at, full in self._bodies.get(fold(name), ()) if at < start}
        if kind is not ActorKind.BODY or len(long) != 1:
            return None
        (full,) = long
        return Resolved(self._known_or_new(full, ActorKind.BODY), f"short for {full}, named before")

    def _one_of(self, name: str, kind: ActorKind | None, here: Iterable[str]) -> str:
        """Keep a surname that may be another's as somebody whom only this article knows."""
        key = f"{kind or 'actor'}:{fold(name)}#{self._document.text_sha256[:12]}"
        new = ActorRecord(key, _tidy(name), kind)
        if key not in self._records:
            for full in sorted(here):
                self._pair(PairRecord(key, self._known_or_new(full, ActorKind.PERSON), *_AMBIGUOUS))
            self._propose(new)
        return self._keep(new)

    def _by_spelling(self, name: str, kind: ActorKind | None) -> Resolved | None:
        """Resolve a full name in another spelling of the alphabet that it comes from."""
        if kind is not ActorKind.PERSON:
            return None
        known = self._gazetteer.transliterated(name)
        # An equal name was refused before: no spelling of it is the way around that.
        if known is None or fold(known.name) == fold(name):
            return None
        return Resolved(self._keep(known), f"another spelling of {known.name}")

    def _propose(self, new: ActorRecord) -> None:
        for pair in perhaps(new, self._gazetteer):
            self._pair(pair)

    def _pair(self, pair: PairRecord) -> None:
        self._pairs.setdefault((pair.a_key, pair.b_key), pair)

    def _contradicted(self, mention: Mention, person: ActorRecord) -> bool:
        """Whether the words around a surname tie it to states other than those of the known person."""
        said = {key for tie in mention.ties for key in self._reach(self._other(tie.other)) if _is_state(key)}
        known = {key for key in self._gazetteer.reach(person.key) if _is_state(key)}
        return bool(said and known and not said & known)

    def _reach(self, key: str | None) -> set[str]:
        return {key, *self._gazetteer.reach(key)} if key else set()

    def _new_named(self, name: str, kind: ActorKind | None) -> str:
        if kind is not ActorKind.PERSON:
            body = self._organ(name)
            if body:
                return body
        new = _new(name, self._kinds.get(fold(name), kind))
        # A name refused for a known actor must not come back under that actor's key.
        new = _new(name, None) if self._gazetteer.get(new.key) else new
        if new.key not in self._records and not self._gazetteer.get(new.key):
            self._propose(new)
        return self._keep(new)

    def _organ(self, phrase: str) -> str | None:
        """Return a state's organ ("Russian Foreign Ministry") as a body that is part of the state."""
        found = organ(phrase, self._gazetteer)
        if found is None:
            return None
        folded, state = found
        known = known_organ(folded, state, self._gazetteer)
        body = known or ActorRecord(f"body:{folded}", _tidy(phrase), ActorKind.BODY)
        self._keep(body)
        self._keep(state)
        self._affiliate(body.key, state.key, AffiliationKind.PART_OF, "the state inside the body's name")
        return body.key

    def _unnamed(self, mention: Mention) -> str:
        """Keep an actor that has no name; the same words mean the same actor within one article.

        Not so of one of many ("a resident"): whoever is introduced elsewhere is somebody else.
        """
        said = _words(mention)
        vague = all(word in words("stopwords") for word in folded_words(said))
        where: tuple[object, ...] = mention.spans if vague else ()
        if mention.spans and mention.kind is ActorKind.PERSON and is_one_of_many(said):
            said_as, where = "one of many", (mention.spans[0].start,)
        else:
            said_as = fold(said)
        key = f"unnamed:{stable_key(self._document.text_sha256, said_as, *where)}"
        self._keep(ActorRecord(key, _tidy(said), mention.kind or role_kind(said), named=False))
        owners = [Owner(each.state, each.kind, _INSIDE) for each in owned_by(said, self._gazetteer)]
        short = self._organs.owner(said, self._behind(mention)) if not owners else None
        for owner in (*owners, *((short,) if short else ())):
            self._keep(owner.state)
            self._inside.add((key, owner.state.key))
            evidence = self._quoted(mention.spans[0]) if mention.spans else None
            self._affiliate(key, owner.state.key, owner.kind, owner.rule, evidence)
        return key

    def _behind(self, mention: Mention) -> str:
        """Return the text right after a mention."""
        end = max((span.end for span in mention.spans), default=len(self._document.text))
        return self._document.text[end : end + _REACH]

    def missing(self, at: object) -> Resolved:
        """Return the unnamed agent of a passage that names no one."""
        key = f"unnamed:{stable_key(self._document.text_sha256, 'missing', at)}"
        return Resolved(self._keep(ActorRecord(key, UNNAMED, None, named=False)), "the passage names no one")

    def _tie(self, key: str, tie: Tie) -> None:
        other = self._other(tie.other)
        if other is None or (key, other) in self._inside:
            return
        phrase = self._phrase(tie)
        when = held(self._document, phrase)
        self._affiliate(key, other, tie.kind, "the words around the name", self._quoted(phrase), when)

    def _phrase(self, tie: Tie) -> Span:
        """Return where the whole phrase of a tie stands, else the words of its other end."""
        # The words come with plain spaces, the text may have others.
        pattern = re.compile(r"\s+".join(map(re.escape, tie.words.split())))
        reach = 2 * len(tie.words)
        found = pattern.search(self._document.text, max(0, tie.span.start - reach), tie.span.end + reach)
        return Span(*found.span()) if found and found[0] else tie.span

    def _other(self, name: str) -> str | None:
        """Resolve the other end of a tie; words without a capital letter name no actor."""
        if not _capital(name):
            return None
        matches = self._gazetteer.matches(name)
        # "Russian" before a noun means the state, so the state need not be marked as one.
        kind = ActorKind.STATE if self._gazetteer.states(name) else None
        match = choose(matches, Mention(name, kind=kind), name, self._context)
        if match:
            return self._keep(match.actor)
        here = self._by_surname(Mention(name), name, self._kinds.get(fold(name)))
        return here.key if here else self._new_named(name, self._kinds.get(fold(name)))

    def _affiliate(
        self,
        key: str,
        other: str,
        kind: AffiliationKind,
        rule: str,
        evidence: EvidenceSpan | None = None,
        when: Interval | None = None,
    ) -> None:
        if key == other:
            return
        tie = AffiliationRecord(key, other, kind, rule, when, evidence)
        self._ties.setdefault(tie.key, tie)

    def _quoted(self, span: Span) -> EvidenceSpan | None:
        """Return a span with its words, None when it lies outside the text."""
        if not 0 <= span.start < span.end <= len(self._document.text):
            return None
        return EvidenceSpan(span, span.quote(self._document.text))

    def _keep(self, actor: ActorRecord) -> str:
        self._records.setdefault(actor.key, actor)
        return actor.key


def _cast(mentions: Iterable[Mention]) -> tuple[dict[str, ActorKind], dict[str, set[str]]]:
    """Return the kind most often given to each name, and the full names behind each surname."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    people: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, str] = {}
    for mention in mentions:
        if not mention.name or mention.kind is None:
            continue
        folded = fold(mention.name)
        votes[folded][mention.kind] += 1
        if mention.kind is ActorKind.PERSON and " " in folded:
            people[surname(folded)].add(spelt.setdefault(folded, mention.name))
    return {name: count.most_common(1)[0][0] for name, count in votes.items()}, people


def _bodies(mentions: Iterable[Mention]) -> dict[str, set[tuple[int, str]]]:
    """Return where bodies of several words are first named, under the words that may be short for them.

    These are the first, the last, and the one before "of" or "for" ("the Observatory").
    """
    first: dict[str, tuple[int, str]] = {}
    for mention in mentions:
        if mention.kind is not ActorKind.BODY or not mention.name or not mention.spans:
            continue
        at = min(span.start for span in mention.spans), mention.name
        first[fold(mention.name)] = min(at, first.get(fold(mention.name), at))
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for folded, at in first.items():
        parts = folded.split()
        heads = {word for word, after in itertools.pairwise(parts) if after in _JOINTS}
        for word in {parts[0], parts[-1], *heads} if len(parts) > 1 else ():
            found[word].add(at)
    return found


def _new(name: str, kind: ActorKind | None) -> ActorRecord:
    return ActorRecord(f"{kind or 'actor'}:{fold(name)}", _tidy(name), kind)


def _tidy(words: str) -> str:
    """Return words as a name: one line, no article in front, no possessive behind."""
    line = " ".join(words.split())
    for article in _ARTICLES:
        if line.casefold().startswith(article) and len(line) > len(article):
            line = line[len(article) :]
            break
    return line.removesuffix("'s").removesuffix("’s")


def _words(mention: Mention) -> str:
    return mention.text if mention.text.strip() else mention.name or ""


def _capital(name: str) -> bool:
    """Whether a name is written as one, in scripts that tell upper case from lower."""
    letters = [char for char in name if char.isalpha()]
    return any(char.isupper() for char in letters) or not any(char.islower() for char in letters or "a")


def _is_state(key: str) -> bool:
    return key.startswith("state:")
