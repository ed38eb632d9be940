"""A small invented world: two states, a spokeswoman, a dam, and two articles that disagree about it."""

from datetime import date

from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    Alias,
    AssertionRecord,
    Bundle,
    ClaimActor,
    ClaimRecord,
    Document,
    EvidenceSpan,
    HopRecord,
    Interval,
    LinkRecord,
    Passage,
    Producer,
    Span,
    ordered_link,
    stable_key,
)
from tracker.store import Ledger, neighbourhood, save_bundle, save_links
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    AliasKind,
    ClaimRole,
    Clash,
    Hedge,
    Layer,
    LinkKind,
    Quotation,
    SpanRole,
    Stance,
    Voice,
)

PRODUCER = Producer("rules", "1")

ARDENIA = ActorRecord(
    "state:ardenia",
    "Ardenia",
    ActorKind.STATE,
    aliases=(Alias("Velk", AliasKind.METONYM), Alias("Ardenian", AliasKind.DEMONYM)),
)
BORUNIA = ActorRecord("state:borunia", "Borunia", ActorKind.STATE)
PACT = ActorRecord("body:northern pact", "Northern Pact", ActorKind.BODY)
MINISTRY = ActorRecord("body:ministry of water", "Ministry of Water", ActorKind.BODY)
ARMY = ActorRecord("body:ardenian army", "Ardenian Army", ActorKind.BODY)
SOROKA = ActorRecord("person:lena soroka", "Lena Soroka", ActorKind.PERSON, aliases=(Alias("Soroka"),))
BRANDT = ActorRecord("person:otto brandt", "Otto Brandt", ActorKind.PERSON)
OFFICIALS = ActorRecord("unnamed:officials", "two officials", None, named=False)
ACTORS = (ARDENIA, BORUNIA, PACT, MINISTRY, ARMY, SOROKA, BRANDT, OFFICIALS)

TEXT = (
    "Dam gates opened at night\n\n"
    "Otto Brandt said Ardenia had opened the gates of the Karst dam without any warning.\n\n"
    "“We opened nothing,” said the ministry's spokeswoman Lena Soroka. "
    "Two officials said the Ardenian Army guards the dam."
)
OTHER_TEXT = "Otto Brandt repeated on Monday that Ardenia had opened the gates. Lena Soroka would not comment"


def document(text: str = TEXT, url: str | None = "https://example.org/dam", **more: object) -> Document:
    """Return a document of our own."""
    given: dict[str, object] = {
        "uri": "dam.txt",
        "text": text,
        "raw_sha256": "0" * 64,
        "encoding": "utf-8",
        "media_type": "text/plain",
        "passages": (Passage(Layer.BODY, Span(0, len(text))),),
        "url": url,
        "title": "Dam gates opened at night",
        "outlet": "The Karst Courier",
        "authors": ("M. Hollis",),
        "published": Interval(date(2021, 3, 4), date(2021, 3, 4), "2021-03-04"),
        "language": "en",
    }
    return Document(**(given | more))  # type: ignore[arg-type]


def at(words: str, text: str = TEXT) -> EvidenceSpan:
    """Return the evidence for words that stand in a text."""
    start = text.index(words)
    return EvidenceSpan(Span(start, start + len(words)), words)


def claim(text: str, predicate: str, obj: str, *actors: ClaimActor, **more: object) -> ClaimRecord:
    """Return a claim with keys of its own."""
    frame = stable_key("frame", predicate, obj)
    return ClaimRecord(stable_key("claim", text), frame, text, predicate, obj, actors, **more)  # type: ignore[arg-type]


def stands(actor: ActorRecord, role: ClaimRole = ClaimRole.SUBJECT) -> ClaimActor:
    """Return an actor's part in a claim."""
    return ClaimActor(actor.key, role, actor.name, "exact name")


OPENED = claim("Ardenia opened the gates of the Karst dam", "open", "gates", stands(ARDENIA))
GUARDS = claim("The Ardenian Army guards the Karst dam", "guard", "dam", stands(ARMY))


def said(
    actor: ActorRecord, stance: Stance, about: ClaimRecord, words: str, text: str = TEXT, **more: object
) -> AssertionRecord:
    """Return an assertion whose content is the given words."""
    given: dict[str, object] = {
        "key": stable_key("assertion", text, words, actor.key, about.key, stance),
        "claim_key": about.key,
        "actor_key": actor.key,
        "stance": stance,
        "voice": Voice.SOURCE,
        "hedge": Hedge.PLAIN,
        "quotation": Quotation.INDIRECT,
        "spans": ((SpanRole.CONTENT, at(words, text)),),
        "chain": (HopRecord(0, actor.key, actor.name, "said"),),
        "method": "exact name",
    }
    return AssertionRecord(**(given | more))  # type: ignore[arg-type]


ACCUSATION = said(
    BRANDT,
    Stance.ASSERTS,
    OPENED,
    "Ardenia had opened the gates of the Karst dam without any warning",
    spans=(
        (SpanRole.SOURCE, at("Otto Brandt")),
        (SpanRole.CUE, at("said")),
        (SpanRole.CONTENT, at("Ardenia had opened the gates of the Karst dam without any warning")),
    ),
    group=1,
)
DENIAL = said(
    SOROKA,
    Stance.DENIES,
    OPENED,
    "We opened nothing",
    quotation=Quotation.DIRECT,
    scope="the opening",
    answers_key=ACCUSATION.key,
    group=2,
    said=Interval(date(2021, 3, 1), date(2021, 3, 3), "this week"),
)
RUMOUR = said(OFFICIALS, Stance.ASSERTS, GUARDS, "the Ardenian Army guards the dam", group=3)

TIES = (
    AffiliationRecord(
        SOROKA.key,
        MINISTRY.key,
        AffiliationKind.SPEAKS_FOR,
        "apposition",
        evidence=at("the ministry's spokeswoman"),
    ),
    AffiliationRecord(MINISTRY.key, ARDENIA.key, AffiliationKind.PART_OF, "starting actors"),
    AffiliationRecord(ARMY.key, ARDENIA.key, AffiliationKind.PART_OF, "starting actors"),
    AffiliationRecord(ARDENIA.key, PACT.key, AffiliationKind.MEMBER_OF, "starting actors"),
)

BUNDLE = Bundle(document(), PRODUCER, ACTORS, TIES, (OPENED, GUARDS), (ACCUSATION, DENIAL, RUMOUR))

REPEATED = said(BRANDT, Stance.ASSERTS, OPENED, "Ardenia had opened the gates", OTHER_TEXT, group=1)
SILENCE = said(SOROKA, Stance.DECLINES, OPENED, "would not comment", OTHER_TEXT, group=2)
SECOND = Bundle(
    document(
        OTHER_TEXT,
        "https://example.net/monday",
        outlet="Monday Post",
        title="Monday",
        published=Interval(date(2021, 3, 8), date(2021, 3, 8), "8 March 2021"),
    ),
    PRODUCER,
    (ARDENIA, SOROKA, BRANDT),
    (),
    (OPENED,),
    (REPEATED, SILENCE),
)


def dispute(ledger: Ledger) -> LinkRecord:
    """Return the link between the two sides of the claim, with what is stored as its evidence."""
    said_by = neighbourhood(ledger, [OPENED.key]).said
    sides = {Stance.ASSERTS: "a", Stance.DENIES: "b"}
    evidence = [
        (sides[one.stance], one.key) for one in said_by if one.claim_key == OPENED.key and one.stance in sides
    ]
    return ordered_link(
        LinkRecord(
            LinkKind.CONTRADICTS,
            OPENED.key,
            OPENED.key,
            "asserted-and-denied",
            "Otto Brandt asserts it, Lena Soroka denies it",
            Clash.DISPUTE,
            tuple(evidence),
        )
    )


def fill(ledger: Ledger) -> None:
    """Store both articles and the link between their sides."""
    save_bundle(ledger, BUNDLE)
    save_bundle(ledger, SECOND)
    save_links(ledger, [dispute(ledger)])
