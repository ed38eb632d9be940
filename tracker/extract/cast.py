"""Who is who in one article: whom the words of a source mean, under the fullest name that the article gives."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from tracker.extract.cast_anatomy import WRITTEN, read_phrases
from tracker.extract.cast_figures import Figure, Figures, key_of
from tracker.extract.cast_links import chunk_start, conjoined, extent, joined, link, person_like
from tracker.extract.cast_refer import Referents
from tracker.extract.cast_text import read_words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.pronouns import OWN_WORDS
from tracker.extract.roles import actor_kind, head_kind
from tracker.extract.ties import Bond, bonds
from tracker.records import Mention, Tie
from tracker.records import Span as TextSpan
from tracker.terms import ActorKind, AffiliationKind

PLACE = "place"
EVENT = "event"
_LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "throughout", "around", "into", "within"}
)
_MOTION = frozenset({"to", "from", "through", "over", "toward", "towards", "off", "on"})
_LABELS = {"GPE": ActorKind.STATE, "NORP": ActorKind.GROUP, "ORG": ActorKind.BODY, "PERSON": ActorKind.PERSON}
_BY = frozenset({"by", "from", "of", "in", "on"})


class Cast:
    """The actors of one article; made once from the parse and the article's own text."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self._text = text
        self._words = read_words(doc)
        self._phrases = read_phrases(self._words)
        link(self._words, self._phrases)
        self._children: dict[int, list[int]] = {}
        for phrase in self._phrases:
            if phrase.parent is not None:
                self._children.setdefault(phrase.parent, []).append(phrase.index)
        self._figures = Figures(self._words, self._phrases)
        Referents(self._words, self._phrases, self._figures)
        self._at = self._cover()
        self._tie()

    def _cover(self) -> list[int]:
        """Return the phrase that covers each token, -1 where there is none."""
        at = [-1] * len(self._doc)
        for phrase in self._phrases:
            at[phrase.start : phrase.end] = [phrase.index] * (phrase.end - phrase.start)
        return at

    def _tie(self) -> None:
        for phrase in self._phrases:
            if not phrase.figures:
                continue
            for bond in bonds(self._words, self._phrases, self._children, phrase):
                tie = self._record(bond)
                if tie is not None:
                    self._add(phrase, tie)

    def _add(self, phrase: Phrase, tie: Tie) -> None:
        for index in phrase.figures:
            figure = self._figures.all[index]
            if tie.other != figure.name and all(
                (t.kind, t.other) != (tie.kind, tie.other) for t in figure.ties
            ):
                figure.ties.append(tie)

    def _record(self, bond: Bond) -> Tie | None:
        start, end = bond.other
        span = self._span(start, end)
        other = self._clean(span)
        if bond.phrase is not None:
            phrase = self._phrases[bond.phrase]
            figure = self._figures.all[phrase.figures[0]] if len(phrase.figures) == 1 else None
            if figure is None or figure.name is None:
                if phrase.sort is Sort.PRONOUN:
                    return None
            else:
                other = figure.name
        else:
            other = self._name_of(start, end) or other
        if not any(char.isupper() for char in other):
            return None
        kind = bond.kind
        whose = self._figure_named(other)
        if kind is AffiliationKind.LEADS and whose is not None and _surely_person(whose):
            # Nobody leads a person: a candidate's campaign manager works for the candidate.
            kind = AffiliationKind.MEMBER_OF
        return Tie(kind, other, span, self._clean(self._span(*bond.words)))

    def _figure_named(self, name: str) -> Figure | None:
        return next((figure for figure in self._figures.all if figure.name == name), None)

    def _name_of(self, start: int, end: int) -> str | None:
        figure = self._figure_of(start, end)
        return figure.name if figure else None

    def _figure_of(self, start: int, end: int) -> Figure | None:
        found = self._figures.by_key.get(key_of(self._words, start, end), ())
        return self._figures.all[found[0]] if len(found) == 1 else None

    def _span(self, start: int, end: int) -> TextSpan:
        return TextSpan(self._doc[start].idx, self._doc[end - 1].idx + len(self._doc[end - 1]))

    def _clean(self, span: TextSpan) -> str:
        return " ".join(span.quote(self._text).split())

    # ---- questions

    def mention(self, tokens: Span, *, speaker: Mention | None = None) -> Mention:
        """Return whom the words mean; `speaker` is whose words a quotation around them is."""
        start, end = self._trimmed(tokens)
        if start >= end:
            return Mention("")
        phrase = self._main(start, end, tokens.root.i)
        if phrase is None:
            return self._plain(start, end)
        return self._mention(phrase, start, end, speaker)

    def speakers(self, tokens: Span, *, speaker: Mention | None = None) -> tuple[Mention, ...]:
        """Return the actors that the words name: two for "Smith and Jones" and for "they" that means both."""
        start, end = self._trimmed(tokens)
        if start >= end:
            return ()
        main = self._main(start, end, tokens.root.i)
        if main is None:
            return (self._plain(start, end),)
        parts = self._parts(main, start, end)
        if len(parts) == 1:
            return self._one(main, start, end, speaker)
        found: list[Mention] = []
        for i, part in enumerate(parts):
            left = max(start, chunk_start(self._phrases, part))
            stop = parts[i + 1].index if i + 1 < len(parts) else None
            right = min(end, extent(self._phrases, part, stop)) if stop is not None else end
            found.extend(self._one(part, left, right, speaker))
        return tuple(found)

    def is_place(self, tokens: Span) -> bool:
        """Tell whether the words stand for a place or an event and not for an actor."""
        start, end = self._trimmed(tokens)
        phrase = self._main(start, end, tokens.root.i) if start < end else None
        return phrase is not None and self._no_actor(phrase) is not None

    # ---- answers

    def _trimmed(self, tokens: Span) -> tuple[int, int]:
        start, end = tokens.start, tokens.end
        while start < end and not _wordy(self._words.text[start]):
            start += 1
        while start < end and (not _wordy(self._words.text[end - 1]) or self._words.tag[end - 1] == "POS"):
            end -= 1
        return start, end

    def _main(self, start: int, end: int, root: int) -> Phrase | None:
        """Return the phrase that the words are about: the first that hangs on no other of them."""
        inside = [i for i in dict.fromkeys(self._at[start:end]) if i >= 0]
        heads = [i for i in inside if self._phrases[i].head < end and self._phrases[i].head >= start]
        tops = [i for i in heads if not self._hangs(self._phrases[i], heads, end)]
        tops = [i for i in tops if not self._bare_owner(i)] or tops
        if not tops:
            return None
        at_root = self._at[root]
        if at_root in tops and self._words.tag[start] in {"IN", "TO", "VBG", "VBN"}:
            return self._phrases[at_root]
        return self._phrases[tops[0]]

    def _hangs(self, phrase: Phrase, inside: list[int], end: int) -> bool:
        owned = (
            phrase.owns
            and phrase.index + 1 in inside
            and self._phrases[phrase.index + 1].owner == phrase.index
        )
        return owned or (phrase.parent is not None and phrase.parent in inside)

    def _bare_owner(self, index: int) -> bool:
        """Tell whether a phrase is a possessive pronoun whose noun the parser lost."""
        return self._words.tag[self._phrases[index].start] == "PRP$"

    def _parts(self, main: Phrase, start: int, end: int) -> list[Phrase]:
        parts = [main]
        for phrase in self._phrases[main.index + 1 :]:
            if phrase.start >= end:
                break
            if phrase.owns or phrase.parent is not None:
                continue
            if not joined(self._words, self._phrases, parts[-1], phrase):
                break
            if self._adjectival(parts[-1]):
                parts.pop()
            parts.append(phrase)
        while len(parts) > 1 and not conjoined(
            self._words, self._phrases, (parts[-2].index, parts[-1].index)
        ):
            parts.pop()
        return parts

    def _adjectival(self, phrase: Phrase) -> bool:
        """Tell whether a noun before "and" is one half of an adjective ("state and local leaders")."""
        return phrase.sort is Sort.COMMON and phrase.end - phrase.start == 1 and not phrase.plural

    def _one(self, phrase: Phrase, start: int, end: int, speaker: Mention | None) -> tuple[Mention, ...]:
        mention = self._mention(phrase, start, end, speaker)
        if len(phrase.figures) < 2:
            return (mention,)
        return tuple(self._of_figure(self._figures.all[f], phrase, start, end) for f in phrase.figures)

    def _mention(self, phrase: Phrase, start: int, end: int, speaker: Mention | None) -> Mention:
        if phrase.noun in OWN_WORDS and phrase.sort is Sort.PRONOUN and speaker is not None:
            return self._spoken(start, end, speaker)
        nothing = self._no_actor(phrase)
        if nothing is not None:
            return self._build(start, end, self._name_at(phrase), None, (), nothing)
        made = self._maker(phrase, start, end)
        if made is not None:
            return made
        phrase, how = self._behind(phrase, start, end)
        if len(phrase.figures) != 1:
            return self._build(start, end, None, None, (), phrase.method or "its own words")
        return self._of_figure(self._figures.all[phrase.figures[0]], phrase, start, end, how)

    def _spoken(self, start: int, end: int, speaker: Mention) -> Mention:
        name = speaker.name
        return self._build(start, end, name, speaker.kind, speaker.ties, "the speaker of the quotation")

    def _name_at(self, phrase: Phrase) -> str | None:
        if len(phrase.figures) != 1:
            return None
        return self._figures.all[phrase.figures[0]].name

    def _behind(self, phrase: Phrase, start: int, end: int) -> tuple[Phrase, str]:
        """Return whose document it is for "a report in the Herald", "the ministry's statement"."""
        if phrase.sort is not Sort.COMMON or phrase.noun not in WRITTEN:
            return phrase, ""
        if phrase.owner is not None and phrase.owner >= 0:
            return self._phrases[phrase.owner], f"whose {phrase.noun} it is"
        for index in self._children.get(phrase.index, ()):
            child = self._phrases[index]
            if child.prep in _BY and child.start < end and self._publishes(child):
                return child, f"whose {phrase.noun} it is"
        return phrase, ""

    def _maker(self, phrase: Phrase, start: int, end: int) -> Mention | None:
        """Return whose document it is for "a Herald poll"."""
        if phrase.sort is not Sort.COMMON or phrase.noun not in WRITTEN or phrase.mods is None:
            return None
        if self._words.label[phrase.mods[0]] in {"GPE", "NORP", "LOC"}:
            return None
        figure = self._figure_of(*phrase.mods)
        how = f"whose {phrase.noun} it is"
        if figure is not None:
            return self._build(start, end, figure.name, figure.kind, tuple(figure.ties), how)
        name = " ".join(self._doc[slice(*phrase.mods)].text.split())
        kind = actor_kind(name.split()[-1].lower(), named=True) or _LABELS.get(
            self._words.label[phrase.mods[0]]
        )
        return self._build(start, end, name, kind, (), how)

    def _publishes(self, phrase: Phrase) -> bool:
        if not phrase.figures:
            return False
        kind = self._figures.all[phrase.figures[0]].kind
        if phrase.prep == "in" and phrase.sort is Sort.NAME and kind is None:
            self._figures.all[phrase.figures[0]].kind = kind = ActorKind.OUTLET
        return phrase.prep in {"by", "from"} or kind in {ActorKind.OUTLET, ActorKind.BODY, ActorKind.PERSON}

    def _of_figure(self, figure: Figure, phrase: Phrase, start: int, end: int, how: str = "") -> Mention:
        if figure.name is None and phrase.sort is Sort.PRONOUN and figure.phrases:
            first = self._phrases[figure.phrases[0]]
            start, end = chunk_start(self._phrases, first), extent(self._phrases, first)
        return self._build(start, end, figure.name, figure.kind, tuple(figure.ties), how or phrase.method)

    def _build(
        self, start: int, end: int, name: str | None, kind: ActorKind | None, ties: tuple[Tie, ...], how: str
    ) -> Mention:
        span = self._span(start, end)
        return Mention(span.quote(self._text), (span,), name, kind, ties, how)

    def _plain(self, start: int, end: int) -> Mention:
        """Return words that are part of a phrase ("Russian" in "Russian officials") or in none."""
        figure = self._figure_of(start, end)
        if figure is not None:
            return self._build(start, end, figure.name, figure.kind, tuple(figure.ties), "its own words")
        label = self._words.label[end - 1]
        name = " ".join(self._doc[start:end].text.split()) if self._words.proper(end - 1) else None
        return self._build(start, end, name, _LABELS.get(label), (), "its own words")

    def _no_actor(self, phrase: Phrase) -> str | None:
        """Return why a phrase is no actor: an event's name, or a place that something happens in."""
        if phrase.figures and self._figures.all[phrase.figures[0]].event:
            return EVENT
        if phrase.sort is Sort.COMMON and head_kind(phrase.noun) == EVENT:
            return EVENT
        if phrase.sort is not Sort.NAME or person_like(self._words, phrase, strict=True):
            return None
        kind = self._figures.all[phrase.figures[0]].kind if phrase.figures else None
        before = self._words.lower[chunk_start(self._phrases, phrase) - 1] if phrase.start else ""
        if (
            self._words.label[phrase.head] in {"LOC", "FAC"}
            and actor_kind(phrase.noun) is None
            and before in _LOCATIVE | _MOTION
        ):
            return PLACE
        return PLACE if before in _LOCATIVE and kind is ActorKind.STATE else None


def _surely_person(figure: Figure) -> bool:
    return figure.kind is ActorKind.PERSON and (len(figure.key) > 1 or bool(figure.roles or figure.gender))


def _wordy(text: str) -> bool:
    return any(char.isalnum() for char in text)
