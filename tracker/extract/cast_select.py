"""Which phrases of a stretch of words it is about, and how a list of actors is cut."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.extract.cast_links import beside, chunk_start, conjoined, extent, joined, preceding
from tracker.extract.cast_text import NOUN, Words
from tracker.extract.mentions import PARTICLES, Phrase, Sort
from tracker.extract.parsed import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSE_TAGS = frozenset({"IN", "TO", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's share of some words, in token indices; no phrase where they are only part of one."""

    start: int
    end: int
    phrase: Phrase | None


class Selector:
    """Finds the phrases that a stretch of an article is about."""

    def __init__(self, words: Words, phrases: list[Phrase]) -> None:
        self._words = words
        self._phrases = phrases
        self._at = [-1] * len(words.text)
        for phrase in phrases:
            self._at[phrase.start : phrase.end] = [phrase.index] * (phrase.end - phrase.start)

    def whole(self, tokens: Span) -> Part | None:
        """Return the words without punctuation at both ends, with their main phrase; None for no words."""
        start, end = tokens.start, tokens.end
        while start < end and not _wordy(self._words.text[start]):
            start += 1
        while start < end and (not _wordy(self._words.text[end - 1]) or self._words.tag[end - 1] == "POS"):
            end -= 1
        if start == end:
            return None
        start, end = self._unbroken(*self._behind_dateline(start, end))
        main = self._main(start, end, tokens)
        if main is None:
            return Part(start, end, main)
        behind = self._behind_seam(main, start, end)
        start = start if behind is main else chunk_start(self._phrases, behind)
        return Part(start, self._glued(behind, end), behind)

    def _glued(self, phrase: Phrase, end: int) -> int:
        """Return where words end that run on into another phrase: "well-informed sources | the troops"."""
        own = {phrase.index, *phrase.twins}
        for later in self._after(phrase):
            start = chunk_start(self._phrases, later)
            if start >= end:
                break
            above: Phrase | None = later
            while above is not None and above.index not in own:
                above = self._phrases[above.parent] if above.parent is not None else None
            if above is None and not later.owns:
                before = extent(self._phrases, phrase, later.index)
                return end if self._words.between(before, start) else before
        return end

    def _behind_dateline(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the place that a report is from; alone it stands for the subject behind it."""
        words = self._words
        begins = words.datelines.get(words.paragraph[start], 0)
        if start != words.first[words.paragraph[start]] or begins <= start or begins >= len(words.text):
            return start, end
        if end > begins:
            return begins, end
        first = bisect.bisect_left(self._phrases, begins, key=lambda p: p.start)
        later = (self._phrases[i] for i in range(first, len(self._phrases)))
        phrase = next((p for p in later if not p.owns), None)
        close = phrase is not None and chunk_start(self._phrases, phrase) == begins
        return (begins, phrase.end) if phrase is not None and close else (start, end)

    def _unbroken(self, start: int, end: int) -> tuple[int, int]:
        """Give a name back what the parser cut off: "Sgt." before it, or a first part it took for a verb."""
        words, first, last = self._words, self._at[start], self._at[end - 1]
        if first >= 0 and start > self._phrases[first].start and _cut(words, start - 1):
            start = self._phrases[first].start
        if last >= 0 and end < self._phrases[last].end and words.text[end] == "." and end in words.mended:
            end = self._phrases[last].end
        return start, end

    def parts(self, tokens: Span) -> list[Part]:
        """Cut a stretch into one part for each actor that it lists."""
        whole = self.whole(tokens)
        if whole is None or whole.phrase is None:
            return [whole] if whole is not None else []
        whole = self._with_companion(whole, whole.phrase)
        assert whole.phrase is not None
        listed = self._listed(whole.phrase, whole.end)
        if len(listed) == 1:
            return [whole]
        ends = [extent(self._phrases, a, b.index) for a, b in itertools.pairwise(listed)]
        starts = [max(whole.start, chunk_start(self._phrases, phrase)) for phrase in listed]
        return [Part(*ends_of) for ends_of in zip(starts, [*ends, whole.end], listed, strict=True)]

    def _with_companion(self, whole: Part, main: Phrase) -> Part:
        """Take in who stands between the actor and the verb: "X, along with Y, said …"."""
        before = preceding(self._phrases, main)
        start = chunk_start(self._phrases, main)
        if before is not None and beside(self._words.between(before.end, start)):
            return Part(chunk_start(self._phrases, before), whole.end, before)
        other = next((p for p in self._after(main) if not p.owns and p.parent is None), None)
        if other is None or other.end <= whole.end:
            return whole
        end = extent(self._phrases, other)
        gap = self._words.between(extent(self._phrases, main, other.index), chunk_start(self._phrases, other))
        after = [tag for tag in self._words.tag[end : end + 2] if tag != ","]
        return Part(whole.start, end, main) if beside(gap) and after[:1] and after[0] in _FINITE else whole

    def _after(self, phrase: Phrase) -> Iterator[Phrase]:
        return (self._phrases[i] for i in range(phrase.index + 1, len(self._phrases)))

    def _main(self, start: int, end: int, tokens: Span) -> Phrase | None:
        """Return the first phrase that hangs on no other of them."""
        inside = [i for i in dict.fromkeys(self._at[start:end]) if i >= 0]
        heads = {i for i in inside if start <= self._phrases[i].head < end}
        tops = [i for i in inside if i in heads and not self._hangs(self._phrases[i], heads)]
        # A possessive pronoun whose noun the parser lost is not what the words are about.
        tops = [i for i in tops if self._words.tag[self._phrases[i].start] != "PRP$"] or tops
        if not tops:
            return None
        if self._words.tag[start] in _CLAUSE_TAGS and self._at[tokens.root.i] in tops:
            return self._phrases[self._at[tokens.root.i]]
        return self._phrases[tops[0]]

    def _behind_seam(self, first: Phrase, before: int, end: int) -> Phrase:
        """Return a phrase, or the one right behind it that has the verb: "in Kabul a man said"."""
        words, start = self._words, chunk_start(self._phrases, first)
        if self._has_verb(first) or words.lower[max(0, before - 2) : before] == ["according", "to"]:
            return first
        verb = end < len(words.text) and words.tag[end] in _FINITE
        led = start > 0 and words.tag[start - 1] in {"IN", "TO"} and verb
        for later in self._after(first):
            if later.end > end:
                break
            start = chunk_start(self._phrases, later)
            close = not self._words.between(extent(self._phrases, first, later.index), start)
            if close and not later.owns and later.index not in first.twins and (led or self._has_verb(later)):
                return later
        return first

    def _has_verb(self, phrase: Phrase) -> bool:
        return any(self._words.dep[i] in _SUBJECTS for i in range(phrase.start, phrase.end))

    def _hangs(self, phrase: Phrase, inside: set[int]) -> bool:
        if (
            phrase.owns
            and phrase.index + 1 in inside
            and self._phrases[phrase.index + 1].owner == phrase.index
        ):
            return True
        return phrase.parent is not None and phrase.parent in inside

    def _listed(self, main: Phrase, end: int) -> list[Phrase]:
        listed = [main]
        for phrase in self._after(main):
            if phrase.start >= end:
                break
            if phrase.owns or (phrase.parent is not None and phrase.parent != main.parent):
                continue
            if not joined(self._words, self._phrases, listed[-1], phrase):
                break
            if _adjectival(listed[-1]):
                listed.pop()
            listed.append(phrase)
        while len(listed) > 1 and not conjoined(
            self._words, self._phrases, (listed[-2].index, listed[-1].index)
        ):
            listed.pop()
        return listed


def _adjectival(phrase: Phrase) -> bool:
    """Tell whether a noun before "and" is one half of an adjective ("state and local leaders")."""
    return phrase.sort is Sort.COMMON and phrase.end - phrase.start == 1 and not phrase.plural


def _cut(words: Words, i: int) -> bool:
    """Tell whether a word belongs to the name behind it, though the parser did not see it."""
    return i in words.mended or (words.lower[i] in PARTICLES and words.tag[i] not in NOUN)


def _wordy(text: str) -> bool:
    return any(char.isalnum() for char in text)
