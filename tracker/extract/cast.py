"""Who is who in one article: whom words mean, under the fullest name that the article gives them."""

from __future__ import annotations

from spacy import tokens

from tracker.extract.antecedents import Antecedents
from tracker.extract.cast_anatomy import read_phrases
from tracker.extract.cast_bonds import tie_figures
from tracker.extract.cast_figures import Figure, Figures, head_of
from tracker.extract.cast_links import attached, chunk_start, extent, link, person_like
from tracker.extract.cast_refer import refer
from tracker.extract.cast_scene import OWN
from tracker.extract.cast_select import Part, Selector
from tracker.extract.cast_text import read_words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.parsed import Span
from tracker.extract.pronouns import OWN_WORDS, THIRD, UNRESOLVED, settled
from tracker.extract.roles import NO_ACTOR, PLACE, actor_kind, head_kind, is_document
from tracker.records import Mention
from tracker.terms import ActorKind

SPEAKER = "the speaker of the quotation"
UNSURE = "more than one could be meant"

_INSIDE = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "into", "within"})
_TOWARDS = frozenset(["to", "from", "through", "over", "toward", "towards", "off", "on"])
_LABELS = {"GPE": ActorKind.STATE, "NORP": ActorKind.GROUP, "ORG": ActorKind.BODY, "PERSON": ActorKind.PERSON}
_PEOPLES = frozenset({"GPE", "NORP", "LOC"})
_WHO = frozenset({"who", "whom", "whose", "which"})
_BY = frozenset({"by", "from"})
_PUBLISHED = _BY | {"of", "in", "on"}
_PUBLISHERS = frozenset({ActorKind.OUTLET, ActorKind.BODY, ActorKind.PERSON})


class Cast:
    """The actors of one article; made once from the parse and the article's own text.

    A mention's text and spans are the words asked for; for somebody without a name they are the words that
    introduced him ("they": "two aides", "the man": "a man from Turin").
    """

    def __init__(self, doc: tokens.Doc, text: str) -> None:
        self._text = text
        self._words = read_words(doc)
        self._phrases = read_phrases(self._words)
        link(self._words, self._phrases)
        self._children = attached(self._phrases)
        self._figures = Figures(self._words, self._phrases)
        self._antecedents = Antecedents(refer(self._words, self._phrases, self._figures))
        self._select = Selector(self._words, self._phrases)
        tie_figures(self._words, self._phrases, self._children, self._figures, text)

    def mention(self, tokens: Span, *, speaker: Mention | None = None) -> Mention:
        """Return whom the words mean; `speaker` is whose words a quotation around them is."""
        part = self._select.whole(tokens)
        return self._mention(part, speaker) if part is not None else Mention("")

    def meant(self, tokens: Span, *, speaker: Mention | None = None) -> Mention:
        """Return whom words of a speaker mean, nobody if that is not sure."""
        part = self._select.whole(tokens)
        if part is None or part.phrase is None:
            return self.mention(tokens, speaker=speaker)
        if part.phrase.unsure:
            return self._build(part, None, None, UNSURE)
        if part.phrase.sort is not Sort.PRONOUN or part.phrase.noun not in THIRD:
            return self.mention(tokens, speaker=speaker)
        figures = self._antecedents.sure(part.phrase, speaker)
        if len(figures) != 1:
            return self._build(part, None, None, UNRESOLVED)
        method = part.phrase.method if part.phrase.figures else settled(part.phrase)
        return self._known(self._figures.all[figures[0]], part, part.phrase, method)

    def speakers(self, tokens: Span, *, speaker: Mention | None = None) -> tuple[Mention, ...]:
        """Return the actors that the words name: two for "Smith and Jones" and for "they" that means both."""
        return tuple(mention for part in self._select.parts(tokens) for mention in self._each(part, speaker))

    def is_place(self, tokens: Span) -> bool:
        """Tell whether the words stand for a place or an event and not for an actor."""
        part = self._select.whole(tokens)
        return part is not None and part.phrase is not None and self._no_actor(part.phrase) is not None

    def _each(self, part: Part, speaker: Mention | None) -> list[Mention]:
        phrase = part.phrase
        if phrase is None or len(phrase.figures) < 2:
            return [self._mention(part, speaker)]
        return [self._known(self._figures.all[one], part, phrase, phrase.method) for one in phrase.figures]

    def _mention(self, part: Part, speaker: Mention | None) -> Mention:
        phrase = part.phrase
        if phrase is None:
            return self._inner(part)
        if speaker is not None and phrase.sort is Sort.PRONOUN and phrase.noun in OWN_WORDS:
            return self._build(part, speaker.name, speaker.kind, SPEAKER, speaker)
        if phrase.name is not None and self._behind_place(part, phrase):
            return self._inner(Part(part.start, phrase.name[1], None))
        nothing = self._no_actor(phrase)
        if nothing is not None:
            names = [self._figures.all[one].name for one in phrase.figures]
            return self._build(part, names[0] if len(names) == 1 else None, None, nothing)
        if phrase.sort is Sort.COMMON and is_document(phrase.noun):
            return self._behind(part, phrase)
        return self._of_phrase(part, phrase, phrase.method or OWN)

    def _of_phrase(self, part: Part, phrase: Phrase, method: str) -> Mention:
        if len(phrase.figures) != 1:
            return self._build(part, None, None, method)
        return self._known(self._figures.all[phrase.figures[0]], part, phrase, method)

    def _behind_place(self, part: Part, phrase: Phrase) -> bool:
        """Tell whether words are the end of a name that a place ran into: "in Norland OCHA"."""
        assert phrase.name is not None
        place = range(phrase.name[0], part.start)
        led = phrase.start > 0 and self._words.tag[phrase.start - 1] == "IN"
        return led and bool(place) and all(self._words.label[i] == "GPE" for i in place)

    def _inner(self, part: Part) -> Mention:
        """Return words that are part of a phrase ("Russian" in "Russian officials") or in none."""
        figure = self._figures.find(part.start, part.end)
        if figure is not None:
            return self._build(part, figure.name, figure.kind, OWN, figure)
        proper = self._words.proper(part.end - 1)
        name = self._words.span_text(part.start, part.end) if proper else None
        return self._build(part, name, _LABELS.get(self._words.label[part.end - 1]), OWN)

    def _behind(self, part: Part, phrase: Phrase) -> Mention:
        """Return whose document it is: "the ministry's letter", "a report in the Herald", "a Herald poll"."""
        how = f"whose {phrase.noun} it is"
        if phrase.owner is not None:
            return self._of_phrase(part, self._phrases[phrase.owner], how)
        if phrase.mods is not None and self._words.label[phrase.mods[0]] not in _PEOPLES:
            figure = self._figures.find(*phrase.mods)
            if figure is not None:
                return self._build(part, figure.name, figure.kind, how, figure)
            return self._build(part, self._words.span_text(*phrase.mods), self._made_by(phrase.mods), how)
        for index in self._children.get(phrase.index, ()):
            child = self._phrases[index]
            if child.start < part.end and self._publishes(child):
                return self._of_phrase(part, child, how)
        return self._of_phrase(part, phrase, phrase.method or OWN)

    def _made_by(self, mods: tuple[int, int]) -> ActorKind | None:
        named = actor_kind(self._words.lower[mods[1] - 1], named=True)
        return named or _LABELS.get(self._words.label[mods[0]])

    def _publishes(self, phrase: Phrase) -> bool:
        if not phrase.figures or phrase.prep not in _PUBLISHED:
            return False
        figure = self._figures.all[phrase.figures[0]]
        unsure = figure.kind in {None, ActorKind.BODY} and actor_kind(phrase.noun) is None
        if phrase.prep == "in" and phrase.sort is Sort.NAME and unsure:
            # What a report is "in", and is nothing else, is a publication.
            figure.kind = ActorKind.OUTLET
        return phrase.prep in _BY or figure.kind in _PUBLISHERS

    def _known(self, figure: Figure, part: Part, phrase: Phrase, method: str) -> Mention:
        first = self._phrases[figure.phrases[0]] if figure.phrases else phrase
        # "Two of the aides" are not all of them.
        whole = part.start >= chunk_start(self._phrases, phrase)
        if figure.name is None and first is not phrase and whole:
            part = Part(chunk_start(self._phrases, first), extent(self._phrases, first), first)
        return self._build(part, figure.name, figure.kind, method, figure)

    def _build(
        self,
        part: Part,
        name: str | None,
        kind: ActorKind | None,
        method: str,
        of: Figure | Mention | None = None,
    ) -> Mention:
        span = self._words.chars(part.start, self._end(part))
        return Mention(span.quote(self._text), (span,), name, kind, tuple(of.ties) if of else (), method)

    def _end(self, part: Part) -> int:
        """Return where words end, without what is told of who they mean: "two nurses|, who were on duty"."""
        lower = self._words.lower
        return next(
            (i for i in range(part.start + 1, part.end - 1) if lower[i] == "," and lower[i + 1] in _WHO),
            part.end,
        )

    def _no_actor(self, phrase: Phrase) -> str | None:
        """Return why a phrase is no actor: an event's name, or a place that something happens in."""
        figure = self._figures.all[phrase.figures[0]] if phrase.figures else None
        head = head_of(figure.key) if figure is not None and figure.event else phrase.noun
        if head_kind(head) in NO_ACTOR and (
            phrase.sort is Sort.COMMON or (figure is not None and figure.event)
        ):
            return head_kind(head)
        if phrase.sort is not Sort.NAME or person_like(self._words, phrase, strict=True):
            return None
        before = self._words.lower[chunk_start(self._phrases, phrase) - 1] if phrase.start else ""
        site = self._words.label[phrase.head] in {"LOC", "FAC"} and actor_kind(phrase.noun) is None
        state = figure is not None and figure.kind is ActorKind.STATE
        return PLACE if (site and before in _INSIDE | _TOWARDS) or (state and before in _INSIDE) else None
