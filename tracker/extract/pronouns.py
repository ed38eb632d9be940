"""Whom a pronoun or a description such as "the group" most likely means, by what was mentioned before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.extract.cast_figures import Figure
from tracker.extract.cast_text import Words
from tracker.extract.cues import CueClass, lexicon
from tracker.extract.mentions import Phrase
from tracker.extract.parsed import Token
from tracker.extract.pronoun_things import expletive, of_things, written
from tracker.extract.telling import reports, speaks_out
from tracker.terms import ActorKind

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
THIRD = MALE | FEMALE | THEY | IT
OWN_WORDS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
UNRESOLVED = "pronoun, unresolved"

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DIED = frozenset({"die", "perish", "succumb", "drown"})
_KILLED = frozenset({"kill", "bury", "murder", "execute", "assassinate", "martyr"})
_HEARING = frozenset({"hear", "learn"})
_BESIDE = frozenset({"advcl", "conj", "ccomp"})
_REACH = 40
_OWNERS = frozenset({"his", "her", "their"})
# A score below which nobody is meant: of people one speaks more loosely than of groups and things.
_LEAST = -2.0
_LEAST_OTHER = 0.0
# How much less likely than a plural each kind is to be called "they".
_COLLECTIVE: dict[ActorKind | None, float] = {ActorKind.STATE: -2.0, ActorKind.OUTLET: -1.5}
# How much likelier whoever spoke last is the one who speaks again.
_GOES_ON = 1.0
_WHERE = frozenset({"in", "at", "on", "near"})
_THINGS = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.OUTLET, ActorKind.GROUP})


def settled(phrase: Phrase) -> str:
    """Return how it is known whom a pronoun means."""
    return f'pronoun "{phrase.noun}"'


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention on the way through the article: whom it meant, where, and how prominent it was."""

    phrase: Phrase
    figures: tuple[int, ...]
    sentence: int
    paragraph: int
    weight: float
    verb: int
    subject: bool
    quoted: bool


def seen(words: Words, phrase: Phrase, figures: tuple[int, ...]) -> Seen:
    """Note a mention; subjects weigh more than objects, subjects of reporting verbs most."""
    token = _top(words, phrase)
    dep, verb = token.dep_, token.head
    subject = dep in _SUBJECTS
    weight = 2.0 if subject else 1.0 if dep == "appos" and token.head.dep_ in _SUBJECTS else 0.3
    if (subject and speaks_out(verb)) or _attributed(words, phrase):
        weight += 0.8
    told = _who_told(words, phrase) or _heard(token)
    if told is not None:
        # "Ana Ruiz, who told us that …", "they heard from Ana Ruiz that …": as good as the subject.
        weight, subject, verb = 2.8, True, told
    if dep == "poss" and words.dep[verb.i] in _SUBJECTS:
        weight += 0.5
    elif dep in {"poss", "compound"} or phrase.prep in {"in", "at", "on", "from"}:
        weight -= 0.3
    sentence, paragraph = words.sentence[phrase.start], words.paragraph[phrase.start]
    return Seen(phrase, figures, sentence, paragraph, weight, verb.i, subject, words.quoted[phrase.start])


def _top(words: Words, phrase: Phrase) -> Token:
    """Return the word by which a phrase hangs on the rest: "Union" of "the Union of Dockers"."""
    for i in range(phrase.start, phrase.end):
        if not phrase.start <= words.doc[i].head.i < phrase.end and words.dep[i] in _SUBJECTS:
            return words.doc[i]
    return words.doc[phrase.head]


def _who_told(words: Words, phrase: Phrase) -> Token | None:
    """Return the verb of speech of a clause that tells who it is."""
    clauses = (c for c in words.doc[phrase.head].children if c.dep_ == "relcl")
    return next(
        (c for c in clauses if reports(c.lemma_) and any(w.lower_ == "who" for w in c.children)), None
    )


def _heard(token: Token) -> Token | None:
    """Return the verb of hearing whose source somebody is: "heard from a doctor, Ana Ruiz, that"."""
    while token.dep_ == "appos":
        token = token.head
    from_ = token.head if token.dep_ == "pobj" and token.head.lower_ == "from" else None
    return from_.head if from_ is not None and from_.head.lemma_ in _HEARING else None


def _of_another(him: Token) -> int | None:
    """Return the verb of whoever says "he heard him": "he" is who speaks, so that "him" is another."""
    small = him.dep_ in _SUBJECTS and him.head.tag_ == "VB" and him.head.dep_ == "ccomp"
    verb = him.head.head if small else him.head
    if him.lower_ not in {"him", "her"} or not (small or him.dep_ in {"dobj", "dative"}):
        return None
    same = MALE if him.lower_ in MALE else FEMALE
    he = any(c.dep_ in _SUBJECTS and c.lower_ in same for c in verb.children)
    return verb.head.i if he and verb.dep_ == "ccomp" else None


def _attributed(words: Words, phrase: Phrase) -> bool:
    return words.lower[max(0, phrase.start - 2) : phrase.start] == ["according", "to"]


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
            if (inside or not item.quoted) and fits(item) and not self.barred(item, phrase):
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

    def barred(self, item: Seen, phrase: Phrase) -> bool:
        """Tell whether a pronoun cannot mean a mention for the way both stand in one sentence."""
        outlived = item.subject and item.verb == self.outliving(phrase)
        return outlived or self.same_clause(item, phrase) or self._accuses(item, phrase)

    def outliving(self, phrase: Phrase) -> int | None:
        """Return the verb of whoever tells of a death: "Malik said he had died" tells of somebody else's."""
        token = self.words.doc[phrase.head]
        if token.dep_ == "poss":
            # "He had died of his wounds."
            clauses = (c for above in token.ancestors for c in above.children if c.dep_ in _SUBJECTS)
            token = next((c for c in clauses if c.lower_ in MALE | FEMALE), token)
        verb = token.head
        died = verb.lemma_ in _DIED if token.dep_ == "nsubj" else verb.lemma_ in _KILLED
        told = token.dep_ in _SUBJECTS and verb.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBN"}
        return verb.head.i if told and died else _of_another(self.words.doc[phrase.head])

    def _accuses(self, item: Seen, phrase: Phrase) -> bool:
        """Tell whether a mention is of whoever says what the pronoun's own denial answers."""
        accuser = self.accuser(phrase)
        return accuser is not None and accuser.left <= item.phrase.head <= accuser.right

    def accuser(self, phrase: Phrase) -> Token | None:
        """Return the subject of the clause before a pronoun's denial: "X accused Y but it denied"."""
        token = self.words.doc[phrase.head]
        denial = token.head
        if token.dep_ not in _SUBJECTS or denial.dep_ not in _BESIDE or denial.head.i > denial.i:
            return None
        cue = lexicon().get((denial.lemma_, "verb"))
        if cue is None or cue.kind is not CueClass.DENY:
            return None
        return next((c for c in denial.head.children if c.dep_ in _SUBJECTS), None)

    def same_clause(self, item: Seen, phrase: Phrase) -> bool:
        """Tell whether an object pronoun stands beside its would-be subject ("Smith praised him")."""
        if self.words.lower[phrase.head] not in {"him", "her", "them", "it"} or not item.subject:
            return False
        token = self.words.doc[phrase.head]
        # "He saw him hit the boy."
        small = token.dep_ in _SUBJECTS and token.lower_ in {"him", "them"}
        beside = small or token.dep_ in {"dobj", "pobj", "dative"}
        return beside and item.verb in {token.head.i, token.head.head.i}

    def score(self, item: Seen, phrase: Phrase) -> float:
        """Return how likely a pronoun means what was mentioned: by place, number and distance."""
        distance = self.words.told[phrase.start] - self.words.told[item.phrase.start]
        paragraphs = self.words.paragraph[phrase.start] - item.paragraph
        often = max((self.count.get(figure, 0) for figure in item.figures), default=0)
        heard = 2.5 if item.quoted and self.words.quoted[phrase.start] and not paragraphs else 0.0
        spoke = _GOES_ON if self.speaks(phrase) and item.subject and self.speaks_out(item.verb) else 0.0
        return item.weight + heard + spoke - distance + 0.2 * min(often, 6)

    def speaks(self, phrase: Phrase) -> bool:
        """Tell whether a pronoun is the subject of a verb of speech."""
        token = self.words.doc[phrase.head]
        return token.dep_ in _SUBJECTS and reports(token.head.lemma_)

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
    fits = fitting(history, phrase) if history.accuser(phrase) is not None else None
    if fits is None:
        return None
    here = history.words.sentence[phrase.start]
    return history.loosest(phrase, lambda item: item.sentence == here and fits(item))


def fitting(history: History, phrase: Phrase) -> Callable[[Seen], bool] | None:
    """Return what tells whether a mention agrees with a pronoun of the third person."""
    word = history.words.lower[phrase.head]
    if word in MALE | FEMALE:
        return lambda item: _is_one(history.figures, item, "m" if word in MALE else "f")
    if of_things(history.words, phrase):
        return None
    if word in THEY:
        return lambda item: _is_several(history, item, phrase)
    return (
        (lambda item: _is_thing(history.figures, item))
        if word in IT and not expletive(history.words, phrase)
        else None
    )


def _is_one(figures: list[Figure], item: Seen, gender: str) -> bool:
    if len(item.figures) != 1:
        return False
    figure = figures[item.figures[0]]
    # "A clerk in Basra": a place, whatever the parser takes it for.
    place = item.phrase.prep in {"in", "at"} and not figure.gender and len(figure.key) == 1
    return figure.person and figure.gender in {"", gender} and not place


def _is_several(history: History, item: Seen, phrase: Phrase) -> bool:
    figures = history.figures
    if len(item.figures) > 1:
        speaks = reports(history.words.doc[phrase.head].head.lemma_)
        return not speaks or all(figures[i].kind is not None for i in item.figures)
    return bool(item.figures) and (figures[item.figures[0]].plural or _collective(figures[item.figures[0]]))


def _is_thing(figures: list[Figure], item: Seen) -> bool:
    if len(item.figures) != 1:
        return False
    figure = figures[item.figures[0]]
    return _collective(figure) and not (figure.plural and figure.name is None)


def _one(history: History, phrase: Phrase, gender: str) -> Seen | None:
    figures, speaks = history.figures, history.speaks(phrase)
    last = history.last_speaker(phrase) if speaks else None

    def boost(item: Seen) -> float:
        figure = figures[item.figures[0]]
        if item is last and figure.name is None:
            # "A midwife said it was dark. “We hid,” she said": no woman of an earlier paragraph.
            return 0.5
        known = figure.kind is ActorKind.PERSON
        silent = figure.name is None and speaks and not (item.subject and history.speaks_out(item.verb))
        # "His lawyer said that Kovac was at home. Police say they saw him."
        owned = figure.name is None and not speaks and history.words.lower[item.phrase.start] in _OWNERS
        nameless = 0.5 * (figure.name is None) + 1.5 * silent + owned
        return (figure.gender == gender) - nameless - 1.5 * (not known)

    found = history.best(phrase, lambda item: _is_one(figures, item, gender), boost, _LEAST)
    if found is not None and found.subject:
        figures[found.figures[0]].gender = gender
    return found


def _several(history: History, phrase: Phrase) -> Seen | None:
    figures = history.figures

    def boost(item: Seen) -> float:
        if len(item.figures) > 1:
            return 1.3
        figure = figures[item.figures[0]]
        return 0.8 if figure.plural else _COLLECTIVE.get(figure.kind, -0.8)

    return history.best(phrase, lambda item: _is_several(history, item, phrase), boost)


def _collective(figure: Figure) -> bool:
    return figure.kind in _THINGS


def _thing(history: History, phrase: Phrase) -> Seen | None:
    found = history.best(phrase, lambda item: _is_thing(history.figures, item))
    if found is None or not history.speaks(phrase):
        return found
    # "The report says … He slept on Mount Klow, it says."
    same = found.sentence == history.words.sentence[phrase.start]
    paper = written(history.words, phrase)
    other = paper is not None and not paper.left <= found.phrase.head <= paper.right
    return None if other or (same and found.phrase.prep in _WHERE) else found
