"""Turns what was found into attributions with speakers, stance, hedge, voice, chain and propositions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy import tokens

from tracker.extract import answers, chain, clause_heads, curt, further, lead, pointing, stance
from tracker.extract.added import DISPUTED
from tracker.extract.belied import untrue
from tracker.extract.called import NAMING
from tracker.extract.cast import Cast
from tracker.extract.certainty_reader import sure
from tracker.extract.cues import CueClass
from tracker.extract.discreet import discreet
from tracker.extract.found import Found, content_words, spans
from tracker.extract.layout import Layout
from tracker.extract.mutual import EACH
from tracker.extract.parsed import Doc, Span, Token, view
from tracker.extract.prop_time import time_phrases
from tracker.extract.propositions import propositions
from tracker.extract.recounts import leaning, recounted
from tracker.extract.subjects import VERBAL, closing_name
from tracker.extract.verbs import happens
from tracker.records import Attribution, Document, Hop, Mention, Proposition, TimePhrase
from tracker.terms import ActorKind, Layer, Polarity, Quotation, Stance, Voice

_ASIDE = frozenset({"advcl", "parataxis", "conj"})
_SCOPED = frozenset({Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS})
_BODIES = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.GROUP})
_FIRST_PERSON = frozenset({"i", "we"})
_WHICH = frozenset({"which", "who", "whom"})
_THIS = frozenset({"this", "that", "these", "those"})
MISSING = Mention("", method="the agent is not named")


@dataclass(frozen=True, slots=True)
class Reader:
    """One article being read: its parse, its cast and what was found in it.

    `nested` has what stands in each attribution, `sentences` the start of its sentence for each token;
    `heard` and `claimed` keep what was worked out.
    """

    document: Document
    doc: Doc
    cast: Cast
    found: Sequence[Found]
    page: Layout
    stances: Sequence[Stance]
    parents: Sequence[int | None]
    nested: Mapping[int, list[int]]
    sentences: Sequence[int]
    heard: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    claimed: dict[int, tuple[Proposition, ...]] = field(default_factory=dict)

    def attribution(self, i: int) -> Attribution:
        """Return the attribution of what was found at `i`."""
        found = self.found[i]
        speakers = self.speakers(i)
        said = self.propositions(i, speakers)
        taken = self.stances[i]
        answer = self._claiming(answers.answered(self.doc, self.found, self.stances, i))
        if answer is not None and pointing.guiltless(found):
            said = ()
        turned = curt.turned(found)
        if turned is not None:
            taken, answer = self._completed(answer, turned)
        if taken is Stance.DENIES and not said and answer is None and curt.nonsense(found):
            taken = Stance.ASSERTS
        elif taken is Stance.DENIES and not said and answer is None and untrue(found) is not None:
            # "It is a lie", and nobody is known to have said it.
            taken, said = Stance.ASSERTS, self._read(i, found.heads, speakers)
        if taken is Stance.DENIES and said and self.quotation(found) is Quotation.DIRECT:
            # "“We never armed them,” he denied": the words themselves deny.
            taken = Stance.ASSERTS if all(p.polarity is Polarity.NEGATIVE for p in said) else taken
        return Attribution(
            source=spans(self.doc, found.source),
            cue=spans(self.doc, found.words),
            content=spans(self.doc, found.content),
            speakers=speakers,
            stance=taken,
            quotation=self.quotation(found),
            hedge=stance.hedge(found, self.tokens(found.content)),
            voice=self.voice(found),
            chain=self.chain(i),
            propositions=said,
            scope=pointing.scope(self.doc, found) if taken in _SCOPED else None,
            answers=answer,
            said=self.said(found),
        )

    def _completed(self, answer: int | None, turned: bool) -> tuple[Stance, int | None]:
        """Return what "he had" does with what was just said: says it, too, or denies it."""
        told = self.propositions(answer, self.speakers(answer)) if answer is not None else ()
        signs = {one.polarity for one in told}
        if len(signs) != 1:
            return Stance.ASSERTS, None
        alike = (Polarity.NEGATIVE in signs) == turned
        return (Stance.ASSERTS if alike else Stance.DENIES), answer

    def _claiming(self, i: int | None) -> int | None:
        """Return who makes the claim that is answered, where a report only passes it on."""
        if i is None or self.propositions(i, self.speakers(i)):
            return i
        return next((j for j in self.nested.get(i, ()) if self.propositions(j, self.speakers(j))), i)

    def tokens(self, indices: Iterable[int]) -> list[Token]:
        """Return tokens in order."""
        return [self.doc[j] for j in sorted(indices)]

    def speakers(self, i: int) -> tuple[Mention, ...]:
        """Return who speaks; within a quotation "I" is whoever is quoted."""
        if i not in self.heard:
            self.heard[i] = self._speakers(i)
        return self.heard[i]

    def _speakers(self, i: int) -> tuple[Mention, ...]:
        found = self.found[i]
        if _of_this(found):
            # "This has led to fears that …": of somebody whom nobody names.
            return (MISSING,)
        if found.inherited is not None:
            return tuple(replace(m, method="the quotation goes on") for m in self._named(found.speaker, i))
        return self._named(found.speaker or found.source, i) or ((MISSING,) if found.agentless else ())

    def _named(self, tokens: set[int], i: int) -> tuple[Mention, ...]:
        if not tokens:
            return ()
        above = self.parents[i]
        outer = self.speakers(above) if above is not None else ()
        speaker = outer[0] if len(outer) == 1 else None
        told = self.cast.speakers(self.span(tokens), speaker=speaker)
        name = closing_name(self.doc, tokens) if len(told) == 1 and told[0].name is None else None
        return told if name is None else self.cast.speakers(name, speaker=speaker)

    def span(self, tokens: set[int]) -> Span:
        """Return the stretch from the first to the last of some tokens."""
        return self.doc.span(min(tokens), max(tokens) + 1)

    def quotation(self, found: Found) -> Quotation:
        """Tell how much of the content stands in quotation marks."""
        if self.page.marks.keys().isdisjoint(found.content):
            return Quotation.INDIRECT
        words = [t.i for t in content_words(found)]
        inside = [j for j in words if j in self.page.marks]
        own = self.page.marks.get(found.trigger.i)
        if not inside or (own is not None and found.words):
            return Quotation.INDIRECT
        return Quotation.DIRECT if len(inside) == len(words) else Quotation.MIXED

    def voice(self, found: Found) -> Voice:
        """Tell whose words the passage is in."""
        at = self.doc[min(found.tokens)].idx
        layer = next((p.layer for p in self.document.passages if p.span.start <= at < p.span.end), Layer.BODY)
        if layer is Layer.TITLE:
            return Voice.HEADLINE
        first_person = any(
            self.doc[j].lower_ in _FIRST_PERSON and j not in self.page.marks for j in found.source
        )
        if not first_person:
            return Voice.SOURCE
        return Voice.OPINION if self.document.opinion else Voice.AUTHOR

    def chain(self, i: int) -> tuple[Hop, ...]:
        """Return the hops from the outermost speaker down to this one."""
        hops: list[Hop] = []
        for j in chain.path(self.parents, i):
            found = self.found[j]
            if found.via is not None:
                names = self.cast.speakers(self.span(found.via.source)) if found.via.source else ()
                hops.append(Hop(names, self._text(found.via.cue), spans(self.doc, found.via.cue)))
            hops.append(Hop(self.speakers(j), self._text(found.words), spans(self.doc, found.words)))
        return tuple(hops)

    def _text(self, tokens: set[int]) -> str:
        return " ".join(self.document.text[s.start : s.end] for s in spans(self.doc, tokens))

    def propositions(self, i: int, speakers: tuple[Mention, ...]) -> tuple[Proposition, ...]:
        """Return what is claimed; nothing where the content only passes on another attribution."""
        if i not in self.claimed:
            self.claimed[i] = self._propositions(i, speakers)
        return self.claimed[i]

    def _propositions(self, i: int, speakers: tuple[Mention, ...]) -> tuple[Proposition, ...]:
        found = self.found[i]
        # What somebody might or should say is no claim of his.
        if pointing.points_only(self.doc, found) or not happens(found.trigger):
            return ()
        heads = clause_heads.heads(self.doc, found, self.sentences)
        if self.stances[i] in {Stance.DENIES, Stance.PARTLY_DENIES}:
            # What stands in quotation marks around a denial is said, not denied.
            own = self.sentences[found.trigger.i]
            heads = [each for each in heads if self.sentences[each[0].i] == own] or heads
        return self._recounted(i) or self._read(i, heads, speakers)

    def _recounted(self, i: int) -> tuple[Proposition, ...]:
        """Return what was counted just before with the number that "put the figure at" gives instead."""
        number = leaning(self.found[i])
        at = self.sentences[self.found[i].trigger.i]
        # What else its subject says later stands before it where that goes by its first word.
        start = self.found[i].trigger.i
        before = next((j for j in range(i - 1, -1, -1) if self.found[j].trigger.i < start), -1)
        if (
            before >= 0
            and self.stances[before] is Stance.DENIES
            and pointing.points_only(self.doc, self.found[before])
        ):
            # "The figure was disputed by the rebels, who put it at nine."
            told = answers.answered(self.doc, self.found, self.stances, before)
            at, before = self.sentences[self.found[before].trigger.i], -1 if told is None else told
        if not number or before < 0 or self.stances[before] is not Stance.ASSERTS:
            return ()
        if self.parents[i] != self.parents[before]:
            # One stands in the other's words.
            return ()
        last = max(self.found[before].tokens)
        # In the same sentence, or the one before.
        if self.sentences[last] not in {at, self.sentences[max(at - 1, 0)]}:
            return ()
        words = spans(self.doc, number)
        given = self.document.text[words[0].start : words[-1].end]
        return recounted(self.propositions(before, self.speakers(before)), given)

    def _read(
        self, i: int, heads: Sequence[tuple[Token, Span | None]], speakers: tuple[Mention, ...]
    ) -> tuple[Proposition, ...]:
        """Return what the clauses of a content claim."""
        found = self.found[i]
        passed_on = self._passed_on(i)
        within = found.content - self._asides(i) - self._besides(i)
        told = self._answering(i) or self._claimant(i) or speakers
        speaker = told[0] if len(told) == 1 else None
        out: list[Proposition] = []
        for head, subject in heads:
            if head.i not in passed_on:
                own = within - self._charged(head, heads) - lead.beyond(head, heads)
                if subject is not None:
                    own = own - set(range(subject.start, subject.end)) | {head.i}
                out += propositions(head, self.cast, subject=subject, speaker=speaker, within=own)
        # "Blamed each other for the shelling": which of them did it, each says otherwise.
        mutual = (p for p in out if not p.text.lower().startswith(tuple(EACH)))
        kept = (p for p in mutual if p.predicate and self._grounded(found, p))
        return tuple(dict.fromkeys(self._jointly(found, p, speakers) for p in kept))

    def _answering(self, i: int) -> tuple[Mention, ...]:
        """Return who denies a charge, or is asked, in the words that tell of it: "he" is most likely he."""
        found = self.found[i]
        asked = found.cue.kind is CueClass.ASK and found.agentless
        own = self.speakers(i) if found.cue.kind is not CueClass.ACCUSE else ()
        if (found.cue.pos != "noun" and not asked) or any(one.kind in _BODIES for one in own):
            # "Rejected Norland's claim that it had won": Norland says so of itself.
            return ()
        above = (j for j, each in enumerate(self.found) if each.trigger == found.trigger.head and j != i)
        return next((self.speakers(j) for j in above if asked or self.stances[j] is Stance.DENIES), ())

    def _claimant(self, i: int) -> tuple[Mention, ...]:
        """Return the body whose own claim is denied: "Norland's claim that it had won"."""
        if self.stances[i] is not Stance.DENIES:
            return ()
        below = (
            j for j, each in enumerate(self.found) if each.trigger.head == self.found[i].trigger and j != i
        )
        nouns = (j for j in below if self.found[j].cue.pos == "noun" and self.found[j].source)
        claims = (self.speakers(j) for j in nouns if self.found[j].cue.kind is not CueClass.ACCUSE)
        return next((own for own in claims if any(one.kind in _BODIES for one in own)), ())

    @staticmethod
    def _charged(head: Token, heads: Sequence[tuple[Token, Span | None]]) -> set[int]:
        """Return the words of the other charges: "of lying and of theft"."""
        others = (each.head for each, _ in heads if each != head and each.head.dep_ == "conj")
        beside = [prep for prep in others if prep.lower_ == head.head.lower_ and prep.pos_ == "ADP"]
        joins = {c.i for prep in beside for c in prep.head.children if c.dep_ == "cc"}
        return {t.i for prep in beside for t in prep.subtree} | joins

    def _jointly(self, found: Found, said: Proposition, speakers: tuple[Mention, ...]) -> Proposition:
        """Name both speakers where the subject is the pronoun of the source: "they pledged to …"."""
        names = [each.name for each in speakers if each.name]
        if len(names) < 2 or len(said.subject) != 1:
            return said
        word = self._text(found.source)
        own = said.subject[0].spans == spans(self.doc, found.source)
        if not own or not said.text.lower().startswith(f"{word.lower()} "):
            return said
        return replace(said, subject=speakers, text=" and ".join(names) + said.text[len(word) :])

    def _passed_on(self, i: int) -> set[int]:
        """Return the cues in the content of one whose own claims make it a mere report of them."""
        return {
            self.found[j].trigger.i for j in self.nested.get(i, ()) if self.propositions(j, self.speakers(j))
        }

    def _asides(self, i: int) -> set[int]:
        """Return the clauses beside the main one in which somebody else speaks: "While X maintains …"."""
        within = self.nested.get(i, ())
        triggers = [self.found[j].trigger for j in within if self.found[j].trigger.dep_ in _ASIDE]
        hung = [
            self.found[j].trigger
            for j in within
            if self.found[j].trigger.dep_ == "relcl" and self.stances[j] is Stance.DENIES
        ]
        return {t.i for trigger in (*triggers, *hung) for t in trigger.subtree}

    def _besides(self, i: int) -> set[int]:
        """Return the words of what is said besides that strayed into a content: "…, he said, accusing"."""
        content = self.found[i].content
        inside = [j for j, f in enumerate(self.found) if j != i and f.trigger.i in content]
        beside = [j for j in inside if self.found[j].trigger.tag_ == "VBG"]
        beside = [j for j in beside if self.found[j].trigger.dep_ == "advcl"]
        apart = {k for j in beside if not self.found[j].content <= content for k in self.found[j].words}
        # "Rejected reports that it had fled, calling them “unfounded”."
        called = (self.found[j].trigger for j in beside if self.stances[j] is Stance.DENIES)
        return apart | {t.i for verb in called if verb.lemma_ in NAMING for t in verb.subtree}

    def _grounded(self, found: Found, said: Proposition) -> bool:
        """Tell whether a headline's claim keeps to its own side of the mark."""
        if found.cue.pos != "mark":
            return True
        content = spans(self.doc, found.content)
        return all(any(c.start <= s.start < c.end for c in content) for m in said.subject for s in m.spans)

    def said(self, found: Found) -> TimePhrase | None:
        """Return the words that say when it was said: those of the cue's own clause, outside the content."""
        if not found.words:
            return None
        at = found.trigger.idx
        near = time_phrases(found.trigger.sent)
        content = spans(self.doc, found.content) if near else ()
        phrases = [
            p for p in near
            if not any(c.start <= p.span.start < c.end for c in content) and self._of_clause(p, found)
        ]  # fmt: skip
        return min(phrases, key=lambda p: abs(p.span.start - at), default=None)

    def _of_clause(self, phrase: TimePhrase, found: Found) -> bool:
        words = self.doc.char_span(phrase.span.start, phrase.span.end, alignment_mode="expand")
        above = words.root.ancestors if words is not None else ()
        verb = next((t for t in above if t.pos_ in VERBAL), None)
        return verb is None or verb.i in found.words or verb.i == found.trigger.head.i


def read(parsed: tokens.Doc) -> tuple[Attribution, ...]:
    """Return the attributions of a parsed article in order of their place."""
    doc = view(parsed)
    found = [one for one in further.apart(doc, parsed._.found) if not discreet(one)]
    # No thing denies or accuses: there the parse went wrong.
    found = [one for one in found if not (_of_this(one) and one.cue.kind in DISPUTED)]
    stances = [_stance(doc, f) for f in found]
    sentences = [token.sent.start for token in doc]
    parents = chain.parents(found)
    nested: dict[int, list[int]] = {}
    for i, above in enumerate(parents):
        if above is not None:
            nested.setdefault(above, []).append(i)
    reader = Reader(
        parsed._.document, doc, parsed._.cast, found, parsed._.page, stances, parents, nested, sentences
    )
    return sure([reader.attribution(i) for i in range(len(found))], doc)


def _stance(doc: Doc, found: Found) -> Stance:
    """Return the stance of an attribution; whoever says that a report is false denies it."""
    taken = stance.stance(found, question=_asks(doc, found))
    return Stance.DENIES if taken is Stance.ASSERTS and curt.denies(found) else taken


def _of_this(found: Found) -> bool:
    """Tell whether a source is no more than "this"."""
    return bool(found.source) and {found.trigger.doc[i].lower_ for i in found.source} <= _THIS


def _asks(doc: Doc, found: Found) -> bool:
    """Tell whether the content is a question."""
    words = [doc[i].text for i in sorted(found.content) if doc[i].text not in {'"', "'"}]
    return (
        bool(words) and words[-1] == "?" and found.cue.kind in {CueClass.SAY, CueClass.ASK, CueClass.QUESTION}
    )
