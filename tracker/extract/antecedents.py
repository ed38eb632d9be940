"""Whom a pronoun inside somebody's words means, where that is sure enough to be printed in its place.

The reading of an article (`pronouns`) always takes the likeliest; here a second candidate makes it nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.extract.mentions import Phrase, Sort
from tracker.extract.parsed import Token
from tracker.extract.pronoun_places import FEMALE, MALE, barred, outliving
from tracker.extract.pronoun_seen import Seen
from tracker.extract.pronouns import THEY, History, fitting
from tracker.extract.stance import says_something
from tracker.extract.subjects import SUBJECTS
from tracker.records import Mention
from tracker.terms import ActorKind

_NO_THING = frozenset({"PERSON", "DATE", "TIME"})
# "For the first time."
_TIMES = frozenset({"time", "week", "month", "year", "day", "moment", "morning", "evening", "night"})
# Mentions back that are looked at.
_REACH = 200
# Sentences back in which somebody not named in the pronoun's own is looked for.
_NEAR = 3
# By how much the likelier of two must lead where both were named before the pronoun's sentence.
_LEAD = 2.0


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What was mentioned in an article, in order, to be asked for each pronoun."""

    history: History

    def sure(self, phrase: Phrase, speaker: Mention | None) -> tuple[int, ...]:
        """Return the figures that a pronoun in a speaker's words means; none where two could be meant."""
        fits = fitting(self.history, phrase)
        if fits is None:
            return ()
        seen = [item for item in self._before(phrase) if fits(item)]
        if self.history.words.lower[phrase.head] in MALE | FEMALE:
            return self._person(phrase, [item for item in seen if self._someone(item)], speaker)
        return self._others(phrase, seen)

    def _before(self, phrase: Phrase) -> Iterator[Seen]:
        """Yield what was mentioned before a pronoun and is not the subject beside it.

        What another pronoun meant is a guess itself, except for a person in the article's own words.
        """
        words = self.history.words
        inside = words.quoted[phrase.start]
        guesses = not inside and words.lower[phrase.head] in MALE | FEMALE
        end = bisect_left(self.history.seen, phrase.start, key=lambda item: item.phrase.start)
        for item in self.history.seen[max(0, end - _REACH) : end]:
            if (item.quoted and not inside) or (item.phrase.sort is Sort.PRONOUN and not guesses):
                continue
            if item.phrase.start < phrase.start and not barred(self.history.words, item, phrase):
                yield item

    def _person(self, phrase: Phrase, seen: list[Seen], speaker: Mention | None) -> tuple[int, ...]:
        head = self._related(phrase)
        if head is not None:
            return self._only(i for i in seen if i.phrase.head == head.i and i.phrase.sort is Sort.NAME)
        token = self.history.words.doc[phrase.head]
        called = token.dep_ == "nsubjpass" and any(c.dep_ == "agent" for c in token.head.children)
        if called or outliving(self.history.words, phrase) is not None:
            # "He was called a liar by Norris", "Norris said he had died".
            speaker = None
        own = self._figure(speaker, seen)
        reported = any(item.figures == own and self._same_quotation(item, phrase) for item in seen)
        if self.history.words.quoted[phrase.start] and not (own and reported):
            # Whoever is quoted says "I" of himself.
            return self._quoted(phrase, [item for item in seen if item.figures != own], speaker)
        here = [item for item in seen if item.sentence == self.history.words.sentence[phrase.start]]
        if own and speaker is not None and speaker.kind is ActorKind.PERSON:
            others = any(item.figures != own and self._since(own, item, here) for item in here)
            return () if others or self._of_another(own, phrase, seen, here) else own
        return self._only(here) if here else self._likeliest(phrase, seen)

    def _quoted(self, phrase: Phrase, seen: list[Seen], speaker: Mention | None) -> tuple[int, ...]:
        """Return whom somebody who is quoted means: the only one he named, else whom he answers."""
        inside = [item for item in seen if self._same_quotation(item, phrase)]
        if inside and self._told_before(inside[0], phrase):
            return ()
        return self._only(inside) if inside or speaker is None else self._likeliest(phrase, seen)

    def _told_before(self, item: Seen, phrase: Phrase) -> bool:
        """Tell whether a quotation has the pronoun before anybody it means: "He met a man. He fell"."""
        words = self.history.words
        same = MALE if words.lower[phrase.head] in MALE else FEMALE
        start = item.phrase.start
        while start and words.quoted[start - 1] and words.paragraph[start - 1] == item.paragraph:
            start -= 1
        return any(word in same for word in words.lower[start : item.phrase.start])

    def _related(self, phrase: Phrase) -> Token | None:
        """Return the noun of a relative clause that a pronoun stands in: "a man who lost his way"."""
        clauses = (above for above in self.history.words.doc[phrase.head].ancestors if above.dep_ == "relcl")
        for clause in clauses:
            if any(c.tag_ == "WP" and c.dep_ in SUBJECTS for c in clause.children):
                return clause.head
        return None

    def _someone(self, item: Seen) -> bool:
        """Tell whether a mention is of a person for sure, not of a kind of person: "he was a pilot"."""
        figure = self.history.figures[item.figures[0]]
        if figure.name is None:
            noun = self.history.words.doc[item.phrase.head]
            return noun.dep_ != "attr" and noun.head.lower_ != "as"
        return figure.kind is ActorKind.PERSON

    def _known(self, item: Seen) -> bool:
        """Tell whether a mention has a name, or is of somebody known ("the minister", "his boss")."""
        named = self.history.figures[item.figures[0]].name is not None
        return named or item.phrase.definite or item.phrase.owner is not None

    def _others(self, phrase: Phrase, seen: list[Seen]) -> tuple[int, ...]:
        """Return whom "it" or "they" means: the only one named, or the subject, with no thing between."""
        words = self.history.words
        if words.dep[phrase.head] not in SUBJECTS | {"poss"}:
            return ()
        if words.quoted[phrase.start]:
            seen = [item for item in seen if self._same_quotation(item, phrase)]
        at = words.sentence[phrase.start]
        here = [item for item in seen if item.sentence == at]
        leads = words.dep[phrase.head] in SUBJECTS or words.dep[words.doc[phrase.head].head.i] in SUBJECTS
        if not here and words.dep[phrase.head] == "nsubjpass":
            # "Yerevan says it was shot down": hardly the capital of the sentence before.
            return ()
        if not here:
            before = [item for item in seen if item.sentence == at - 1 and item.subject]
            if words.lower[phrase.head] in THEY:
                # "London had warned them. They heard nothing, the managers said."
                before = [item for item in before if not self._state(item)]
            return self._only(before) if leads and not words.quoted[phrase.start] else ()
        subjects = [item for item in here if item.subject]
        found = self._only(subjects if leads else here)
        last = next((item for item in reversed(here) if item.figures == found), None)
        parallel = leads and words.dep[phrase.head] == "poss"
        return () if last is None or (self._between(last, phrase) and not parallel) else found

    def _state(self, item: Seen) -> bool:
        """Tell whether a mention is of a state."""
        return any(self.history.figures[one].kind is ActorKind.STATE for one in item.figures)

    def _between(self, item: Seen, phrase: Phrase) -> bool:
        """Tell whether a thing stands between that may as well be meant: "Norway's view could harm it"."""
        words = self.history.words
        tag = "NNS" if words.lower[phrase.head] in THEY else "NN"
        nouns = range(item.phrase.end, phrase.start)
        return any(words.tag[i] == tag and not self._elsewhere(i) for i in nouns)

    def _elsewhere(self, i: int) -> bool:
        """Tell whether a noun is a name, a time, or what is said: "denied a report that it"."""
        words = self.history.words
        return words.label[i] in _NO_THING or words.lower[i] in _TIMES or says_something(words.doc[i])

    def _same_quotation(self, item: Seen, phrase: Phrase) -> bool:
        """Tell whether a mention stands in the quotation, which may go on behind "she said"."""
        return item.quoted and item.paragraph == self.history.words.paragraph[phrase.start]

    def _figure(self, speaker: Mention | None, seen: list[Seen]) -> tuple[int, ...]:
        """Return the speaker among those mentioned."""
        if speaker is None or not speaker.name:
            return ()
        all_figures = self.history.figures
        return next((i.figures for i in seen if all_figures[i.figures[0]].name == speaker.name), ())

    def _of_another(self, own: tuple[int, ...], phrase: Phrase, seen: list[Seen], here: list[Seen]) -> bool:
        """Tell whether "him" before "he said" may be of whom the last sentence told."""
        words = self.history.words
        objective = words.dep[phrase.head] in {"dobj", "pobj", "dative"}
        last = [item for item in seen if item.sentence == words.sentence[phrase.start] - 1]
        told = any(item.figures != own for item in last)
        return objective and told and all(item.figures != own for item in here)

    @staticmethod
    def _since(own: tuple[int, ...], item: Seen, here: list[Seen]) -> bool:
        """Tell whether somebody else is named behind the speaker in a sentence, or he is not named there."""
        last = next((each for each in here if each.figures == own), None)
        if last is None:
            return True
        # What stands between a subject and its verb only tells who he is: "Norris, a rival of Stone, said".
        return item.phrase.start > max(last.phrase.start, last.verb if last.subject else 0)

    @staticmethod
    def _only(items: Iterable[Seen]) -> tuple[int, ...]:
        """Return the figures that all of the mentions mean."""
        found = {item.figures for item in items}
        return found.pop() if len(found) == 1 else ()

    def _likeliest(self, phrase: Phrase, seen: list[Seen]) -> tuple[int, ...]:
        """Return the likeliest of those named shortly before, if nobody comes near."""
        words = self.history.words
        at = words.sentence[phrase.start]
        near = [item for item in seen if at - item.sentence <= _NEAR and self._known(item)]
        scores: dict[tuple[int, ...], float] = {}
        for item in near:
            score = self.history.score(item, phrase)
            scores[item.figures] = max(score, scores.get(item.figures, score))
        ranked = sorted(scores, key=lambda figures: -scores[figures])
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _LEAD:
            return ()
        return ranked[0] if ranked else ()
