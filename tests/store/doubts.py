"""A small invented quarrel in which there is one of everything that `why` explains."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import samples

from tracker import pipeline, review
from tracker.contradict import Weigher
from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    AssertionRecord,
    Bundle,
    Choice,
    ClaimActor,
    ClaimQuery,
    ClaimRecord,
    EvidenceSpan,
    Interval,
    Ref,
    Span,
    stable_key,
)
from tracker.resolve import make_claim
from tracker.store import Ledger, find_actor, list_claims
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    Bound,
    ClaimRole,
    LinkKind,
    Modality,
    Polarity,
    RefKind,
    SpanRole,
    Stance,
    Verb,
    Voice,
)

BORDURIA = ActorRecord("state:borduria", "Borduria", ActorKind.STATE)
ARMY = ActorRecord("body:bordurian army", "Bordurian Army", ActorKind.BODY)
LIND, BRANDT, REEVE, HOLT, MOOR, TOM = PEOPLE = tuple(
    ActorRecord(f"person:{name.casefold()}", name, ActorKind.PERSON)
    for name in ("Otto Lind", "Lena Brandt", "Thomas Reeve", "Mira Holt", "Jan Moor", "Tom Reeve")
)
PRESS = ActorRecord("outlet:the press", "the press", ActorKind.OUTLET)
MAY, JUNE = (Interval(date(2021, month, 4), date(2021, month, 4)) for month in (5, 6))
A, D, P, R = Stance.ASSERTS, Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS
Said = tuple[ActorRecord, Stance, ClaimRecord, Interval | None]


def about(
    text: str, predicate: str, object: str = "", who: ActorRecord | None = BORDURIA,
    bound: Bound | None = None, event: Interval | None = None,
) -> ClaimRecord:  # fmt: skip
    """Return a claim with the keys that the extractor's would have."""
    actors = (ClaimActor(who.key, ClaimRole.SUBJECT, who.name, "exact name"),) if who else ()
    polarity = Polarity.NEGATIVE if " not " in text else Polarity.POSITIVE
    return make_claim(text, predicate, object, actors, polarity, Modality.ACTUAL, bound, event)


def article(name: str, *said: Said, ties: tuple[AffiliationRecord, ...] = (), text: str = "") -> Bundle:
    """Return an article with a line for each thing said, or with a text of which each is the whole."""
    lines = [f"{who.name} spoke of it on page {at} of {name}" for at, (who, *_) in enumerate(said)]
    whole = text or ".\n".join(lines)
    found = tuple(_said(name, whole, at, text or lines[at], one) for at, one in enumerate(said))
    claims = {one.key: one for _, _, one, _ in said}
    document = samples.document(whole, f"https://{name}.example/", uri=name, outlet=name.title(), title=name)
    actors = (BORDURIA, ARMY, PRESS, *PEOPLE)
    return Bundle(document, samples.PRODUCER, actors, ties, tuple(claims.values()), found)


def _said(name: str, whole: str, at: int, words: str, said: Said) -> AssertionRecord:
    who, stance, one, when = said
    start = whole.index(words)
    span = EvidenceSpan(Span(start, start + len(words)), words)
    answers = stable_key("said", name, 0) if stance is D and at == 1 else None
    return samples.said(
        who, stance, one, words, whole, key=stable_key("said", name, at), said=when, group=3 * at,
        spans=((SpanRole.CONTENT, span),), answers_key=answers,
        **({"voice": Voice.AUTHOR, "chain": ()} if who is PRESS else {}),
    )  # fmt: skip


SENT = about("Borduria sent rifles to Zenda", "send", "rifles")
SHIPPED = about("Borduria shipped guns to Zenda", "ship", "guns")
PAID = about("Borduria paid the strikers", "pay", "strikers")
LEFT = about("Borduria left the league", "leave", "the league")
TOLD = about("Borduria told the mayor", "tell", "the mayor")
SIGNED, UNSIGNED = (
    about(f"Borduria {words} the pact", "sign", "the pact") for words in ("signed", "did not sign")
)
ACCEPTED, REFUSED = (about(f"Borduria {verb}ed the plan", verb, "the plan") for verb in ("accept", "reject"))
LOST_12, LOST_40 = (about(f"Borduria lost {number} tanks", "lose", f"{number} tanks") for number in (12, 40))
FOOD = about("Help is limited to food", "be", "help", None, Bound.LIMIT)
DEEP = replace(about("Help is deep", "be", "help", None, Bound.EXCESS), frame_key=FOOD.frame_key)
GUNS = about("Borduria bought heavy rifles", "buy", "heavy rifles")
WEAPONS = about("Borduria bought rifles", "buy", "rifles")
WELL = about("Borduria treated its prisoners well", "treat", "prisoners well")
BADLY = about("Borduria treated its prisoners like cattle", "treat", "prisoners like cattle")
BOMBED = about("The Bordurian Army bombed the bridge in Klow", "bomb", "the bridge", ARMY)
SPARED = about("Borduria did not bomb the bridge in Klow", "bomb", "the bridge")
FLOOD = about("The dam above Klow burst", "burst", "dam", None)
SPEAKS = AffiliationRecord(
    LIND.key, BORDURIA.key, AffiliationKind.SPEAKS_FOR, "apposition",
    evidence=EvidenceSpan(Span(0, 9), "Lena Bran"),
)  # fmt: skip
BY_HAND = (
    (SENT, SHIPPED, LinkKind.SAME_AS),
    (PAID, LEFT, LinkKind.SUPPORTS),
    (ACCEPTED, TOLD, LinkKind.SUPERSEDES),
    (SPARED, TOLD, LinkKind.ANSWERS),
)
WIRE = (
    "The dam above Klow burst in the night, and nobody knows how many houses it took with it on its way down."
)
ARTICLES = (
    article("one", (BRANDT, A, SENT, None), (LIND, D, SENT, None), ties=(SPEAKS,)),
    article("two", (BRANDT, A, PAID, MAY), (HOLT, A, LEFT, MAY), (HOLT, D, LEFT, MAY), (MOOR, A, TOLD, MAY)),
    article("three", (BRANDT, D, PAID, JUNE), (MOOR, R, TOLD, JUNE), (REEVE, A, SIGNED, None)),
    article("four", (HOLT, A, UNSIGNED, None), (MOOR, A, ACCEPTED, None), (TOM, A, REFUSED, None)),
    article("five", (HOLT, A, LOST_12, None), (MOOR, A, FOOD, None), (TOM, A, WEAPONS, None),
            (BRANDT, A, WELL, None)),
    article("six", (BRANDT, A, LOST_40, None), (HOLT, A, DEEP, None), (MOOR, A, GUNS, None),
            (TOM, A, BADLY, None)),
    article("seven", (HOLT, A, BOMBED, None), (LIND, D, WEAPONS, None), ties=(
        AffiliationRecord(ARMY.key, BORDURIA.key, AffiliationKind.PART_OF, "by its name"),
    )),
    article("eight", (MOOR, A, SPARED, None), (LIND, P, SIGNED, None), (HOLT, A, SHIPPED, None)),
    *(article(name, (PRESS, A, FLOOD, None), text=WIRE) for name in ("wire", "copy")),
)  # fmt: skip


def weigher() -> Weigher:
    """Return a model of pairs that takes two texts about prisoners for a contradiction."""

    def chances(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        return [(0, 0.05, 0.95) if all("prisoners" in one for one in pair) else (0, 1, 0) for pair in pairs]

    return Weigher("toy model", 0.9, chances)


def build(ledger: Ledger) -> None:
    """Put it all into an empty ledger, with what people decided on it."""
    for bundle in ARTICLES:
        pipeline.keep(ledger, bundle.document.uri, bundle)
    review.merge(ledger, [find_actor(ledger, "Thomas Reeve"), find_actor(ledger, "Tom Reeve")], "one man")
    claims = {line.text: line.ref for line in list_claims(ledger, ClaimQuery(limit=None))}
    for one, other, kind in BY_HAND:
        review.link(ledger, claims[one.text], claims[other.text], kind, "as an editor sees it")
    review.apply(ledger, Choice(Verb.REJECT, (Ref(RefKind.LINK, 1),), "no clash"))
    review.apply(ledger, Choice(Verb.ACCEPT, (Ref(RefKind.LINK, 3),), "a clash"))
