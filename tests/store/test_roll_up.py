"""Who counts for whom, and by which way: a row for each way in which something said reaches an actor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    AssertionRecord,
    Bundle,
    ClaimActor,
    ClaimQuery,
    ClaimRecord,
    Document,
    EvidenceSpan,
    Interval,
    Producer,
    Span,
    stable_key,
)
from tracker.store import (
    Ledger,
    check,
    find_actor,
    get_actor,
    list_claims,
    members,
    merge,
    open_ledger,
    save_actors,
    save_bundle,
)
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    ClaimRole,
    Hedge,
    Quotation,
    SpanRole,
    Stance,
    Voice,
    Way,
)

SPEAKS, LEADS = AffiliationKind.SPEAKS_FOR, AffiliationKind.LEADS
MEMBER, PART = AffiliationKind.MEMBER_OF, AffiliationKind.PART_OF
SELF, ALIAS, METONYM, SPOKESPERSON, THROUGH = Way

# Each actor with its ties; states answer for no alliance.
WORLD: dict[str, tuple[ActorKind | None, tuple[tuple[AffiliationKind, str], ...]]] = {
    "Ruritania": (ActorKind.STATE, ((MEMBER, "Hill League"),)),
    "Foreign Office": (ActorKind.BODY, ((PART, "Ruritania"),)),
    "Press Desk": (ActorKind.BODY, ((PART, "Foreign Office"),)),
    "Army": (ActorKind.BODY, ((PART, "Ruritania"),)),
    "Hill League": (ActorKind.BODY, ()),
    "Ada Voss": (ActorKind.PERSON, ((SPEAKS, "Foreign Office"),)),
    "Emil Karr": (ActorKind.PERSON, ((LEADS, "Ruritania"),)),
    "Ines Holm": (ActorKind.PERSON, ((MEMBER, "Parliament"),)),
    "Parliament": (ActorKind.BODY, ((PART, "Ruritania"),)),
    "officials": (ActorKind.GROUP, ((SPEAKS, "Ruritania"),)),
    "Nora Vane": (ActorKind.PERSON, ((MEMBER, "Army"), (SPEAKS, "Hill League"))),
    "A. Voss": (ActorKind.PERSON, ()),
    "Tom Reed": (ActorKind.PERSON, ()),
}

# Who says of whom, in which words, by which method; each is a claim of its own: "the X signed".
SAID = {
    "own name": ("Ruritania", "Tom Reed", "Ruritania", "its own words"),
    "the capital": ("Ruritania", "Tom Reed", "Strelsau", "its own words; metonym of Ruritania"),
    "the people": ("Ruritania", "Tom Reed", "the Ruritanians", "its own words; demonym of Ruritania"),
    "initials": ("Ruritania", "Tom Reed", "the KR", "its own words; acronym of Ruritania"),
    "long name": ("Ruritania", "Tom Reed", "the Kingdom", "its own words; another name of Ruritania"),
    "old spelling": ("Ruritania", "Tom Reed", "Ruritaniya", "another spelling of Ruritania"),
    "ministry": ("Foreign Office", "Tom Reed", "the Foreign Office", "its own words"),
    "desk": ("Press Desk", "Tom Reed", "the desk", "its own words"),
    "spokeswoman": ("Ada Voss", "Tom Reed", "she", 'pronoun "she"'),
    "head": ("Emil Karr", "Tom Reed", "Karr", "short for the name elsewhere in the article"),
    "deputy": ("Ines Holm", "Tom Reed", "Holm", "its own words"),
    "unnamed": ("officials", "Tom Reed", "officials", "not named"),
    "colonel": ("Nora Vane", "Tom Reed", "Col. Vane", "its own words"),
    "twin": ("A. Voss", "Tom Reed", "A. Voss", "its own words"),
    "stranger": ("Tom Reed", "Hill League", "Tom Reed", "its own words"),
    "about it": ("Tom Reed", "Ruritania", "Tom Reed", "its own words"),
    "about its capital": (
        "Tom Reed",
        "Ruritania:Strelsau:its own words; metonym of Ruritania",
        "Tom Reed",
        "its own words",
    ),
    "about its army": ("Tom Reed", "Army", "Tom Reed", "its own words"),
    "about its head": ("Tom Reed", "Emil Karr", "Tom Reed", "its own words"),
}


def _bundle() -> Bundle:
    words = [f"{said[2]} said that the {name} signed" for name, said in SAID.items()]
    text = ". ".join(words)
    document = Document("a.txt", text, "0" * 64, "utf-8", "text/plain", (), outlet="The Lamp", title="T")
    claims, assertions = [], []
    for (name, (speaker, about, source, method)), sentence in zip(SAID.items(), words, strict=True):
        at = text.index(sentence)
        end = at + len(sentence)
        stands, _, how = about.partition(":")
        meant, _, by = how.partition(":")
        actor = ClaimActor(_key(stands), ClaimRole.OBJECT, meant or stands, by or "its own words")
        claim = ClaimRecord(stable_key(name), stable_key(name), name, "sign", "", (actor,))
        claims.append(claim)
        spans = (
            (SpanRole.SOURCE, EvidenceSpan(Span(at, at + len(source)), source)),
            (SpanRole.CONTENT, EvidenceSpan(Span(end - 6, end), "signed")),
        )
        assertions.append(
            AssertionRecord(
                stable_key("said", name), claim.key, _key(speaker), Stance.ASSERTS, Voice.SOURCE, Hedge.PLAIN,
                Quotation.INDIRECT, spans, method=method,
            )
        )  # fmt: skip
    return Bundle(document, Producer("rules", "1"), claims=tuple(claims), assertions=tuple(assertions))


def _key(name: str) -> str:
    return f"{WORLD[name][0]}:{name.casefold()}"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Give a ledger of one state and those around it, with one merge by hand."""
    url = f"sqlite:///{tmp_path_factory.mktemp('world') / 'ledger.db'}"
    with open_ledger(url, who="ada", write=True, create=True) as ledger:
        actors = [ActorRecord(_key(name), name, kind) for name, (kind, _) in WORLD.items()]
        ties = [
            AffiliationRecord(_key(name), _key(other), kind, "test data")
            for name, (_, all_ties) in WORLD.items()
            for kind, other in all_ties
        ]
        save_actors(ledger, actors, ties)
        save_bundle(ledger, _bundle())
        merge(ledger, [find_actor(ledger, "Ada Voss"), find_actor(ledger, "A. Voss")], "same byline")
        yield ledger


NAMED = {"own name": SELF, "the capital": METONYM}
NAMED |= dict.fromkeys(("the people", "initials", "long name", "old spelling"), ALIAS)
SPOKEN = dict.fromkeys(("spokeswoman", "head", "unnamed", "twin"), SPOKESPERSON)
BELONGING = dict.fromkeys(("ministry", "desk", "deputy", "colonel"), THROUGH)
ABOUT = {"about it": SELF, "about its capital": METONYM, "about its army": THROUGH}
ALL = NAMED | SPOKEN | BELONGING


@pytest.mark.parametrize(
    ("asked", "via", "expected"),
    [
        # by the state: every way, then each alone
        ("Ruritania", tuple(Way), ALL),
        ("Ruritania", (SELF,), {"own name": SELF}),
        ("Ruritania", (ALIAS,), {name: way for name, way in NAMED.items() if way is ALIAS}),
        ("Ruritania", (METONYM,), {"the capital": METONYM}),
        ("Ruritania", (SPOKESPERSON,), SPOKEN),
        ("Ruritania", (THROUGH,), BELONGING),
        # and together
        ("Ruritania", (SELF, METONYM), {"own name": SELF, "the capital": METONYM}),
        ("Ruritania", (SELF, ALIAS), {n: w for n, w in NAMED.items() if w is not METONYM}),
        ("Ruritania", (SELF, ALIAS, METONYM), NAMED),
        ("Ruritania", (SPOKESPERSON, THROUGH), SPOKEN | BELONGING),
        ("Ruritania", (SELF, SPOKESPERSON), {"own name": SELF} | SPOKEN),
        ("Ruritania", (METONYM, THROUGH), {"the capital": METONYM} | BELONGING),
        ("Ruritania", (), {}),
        # a body in between
        ("Foreign Office", tuple(Way), {"ministry": SELF, "desk": THROUGH}
            | dict.fromkeys(("spokeswoman", "twin"), SPOKESPERSON)),
        ("Foreign Office", (SELF,), {"ministry": SELF}),
        ("Foreign Office", (SPOKESPERSON,), dict.fromkeys(("spokeswoman", "twin"), SPOKESPERSON)),
        ("Foreign Office", (THROUGH,), {"desk": THROUGH}),
        ("Foreign Office", (METONYM,), {}),
        ("Press Desk", tuple(Way), {"desk": SELF}),
        ("Parliament", tuple(Way), {"deputy": THROUGH}),
        ("Parliament", (SPOKESPERSON,), {}),
        ("Army", tuple(Way), {"colonel": THROUGH}),
        ("Army", (SELF,), {}),
        # an alliance: its spokeswoman counts, its member states and their people do not
        ("Hill League", tuple(Way), {"colonel": SPOKESPERSON}),
        ("Hill League", (THROUGH,), {}),
        ("Hill League", (SPOKESPERSON,), {"colonel": SPOKESPERSON}),
        # people, one of them under two names
        ("Ada Voss", tuple(Way), {"spokeswoman": SELF, "twin": ALIAS}),
        ("Ada Voss", (SELF,), {"spokeswoman": SELF}),
        ("Ada Voss", (ALIAS,), {"twin": ALIAS}),
        ("A. Voss", (SELF,), {"twin": SELF}),
        ("A. Voss", (ALIAS,), {"spokeswoman": ALIAS}),
        ("Emil Karr", tuple(Way), {"head": SELF}),
        ("Emil Karr", (SPOKESPERSON, THROUGH), {}),
        ("officials", tuple(Way), {"unnamed": SELF}),
        ("Tom Reed", (THROUGH,), {}),
    ],
)  # fmt: skip
def test_who_says_it_and_by_which_way(
    world: Ledger, asked: str, via: tuple[Way, ...], expected: dict[str, Way]
) -> None:
    found = list_claims(world, ClaimQuery(by=asked, via=via))
    assert {one.text: one.via for one in found} == {name: (way,) for name, way in expected.items()}
    assert all(one.why for one in found)


@pytest.mark.parametrize(
    ("asked", "via", "expected"),
    [
        ("Ruritania", tuple(Way), ABOUT),
        ("Ruritania", (SELF,), {"about it": SELF}),
        ("Ruritania", (ALIAS,), {}),
        ("Ruritania", (METONYM,), {"about its capital": METONYM}),
        ("Ruritania", (SPOKESPERSON,), {}),
        ("Ruritania", (THROUGH,), {"about its army": THROUGH}),
        ("Ruritania", (SELF, THROUGH), {"about it": SELF, "about its army": THROUGH}),
        ("Army", tuple(Way), {"about its army": SELF}),
        # what is about a head of state is not about the state
        ("Emil Karr", tuple(Way), {"about its head": SELF}),
        ("Foreign Office", tuple(Way), {}),
        ("Hill League", tuple(Way), {"stranger": SELF}),
    ],
)
def test_whom_it_is_about_and_by_which_way(
    world: Ledger, asked: str, via: tuple[Way, ...], expected: dict[str, Way]
) -> None:
    found = list_claims(world, ClaimQuery(about=asked, via=via))
    assert {one.text: one.via for one in found} == {name: (way,) for name, way in expected.items()}


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("own name", "asserted by Ruritania"),
        ("the capital", "asserted by Ruritania, named by a metonym “Strelsau”"),
        ("the people", "asserted by Ruritania, named by an alias “the Ruritanians”"),
        ("old spelling", "asserted by Ruritania, named by an alias"),
        ("ministry", "asserted by Foreign Office, which is part of Ruritania (test data)"),
        (
            "desk",
            "asserted by Press Desk, which is part of Foreign Office (test data),"
            " which is part of Ruritania (test data)",
        ),
        ("head", "asserted by Emil Karr, who leads Ruritania (test data)"),
        (
            "twin",
            "asserted by A. Voss, the same as Ada Voss (M1, ada: same byline), who speaks for Foreign Office"
            " (test data), which is part of Ruritania (test data)",
        ),
        (
            "deputy",
            "asserted by Ines Holm, who is a member of Parliament (test data),"
            " which is part of Ruritania (test data)",
        ),
        ("about its capital", "about Ruritania (object), named by a metonym “Strelsau”"),
        ("about its army", "about Army (object), which is part of Ruritania (test data)"),
    ],
)
def test_each_row_says_by_which_way_it_came(world: Ledger, claim: str, why: str) -> None:
    (found,) = [one for one in list_claims(world, ClaimQuery(actor="Ruritania")) if one.text == claim]
    assert found.why == (why,)


def test_one_outlet_and_one_way_hold_of_the_same_assertion(world: Ledger) -> None:
    query = ClaimQuery(by="Ruritania", outlet="The Lamp", via=(SPOKESPERSON,))
    assert {one.text for one in list_claims(world, query)} == set(SPOKEN)
    assert {one.text for one in list_claims(world, ClaimQuery(by="Ruritania", outlet="The Lamp"))} == set(ALL)
    named = ClaimQuery(by="Ruritania", stance=Stance.ASSERTS, via=(METONYM,))
    assert [one.text for one in list_claims(world, named)] == ["the capital"]
    assert check(world) == ()


@pytest.mark.parametrize(
    ("words", "counts", "shown"),
    [
        (None, True, "leads Ruritania (test data)"),
        ("then", True, "leads Ruritania then (test data)"),
        ("former", False, "once led Ruritania (test data)"),
        ("retired", False, "once led Ruritania (test data)"),
    ],
)
def test_whoever_once_led_a_state_does_not_speak_for_it(
    tmp_path: Path, words: str | None, counts: bool, shown: str
) -> None:
    when = Interval(None, None, words) if words else None
    with open_ledger(f"sqlite:///{tmp_path / 'l.db'}", write=True, create=True) as ledger:
        some = [ActorRecord(_key(name), name, WORLD[name][0]) for name in ("Ruritania", "Emil Karr")]
        tie = AffiliationRecord(_key("Emil Karr"), _key("Ruritania"), LEADS, "test data", when)
        save_actors(ledger, some, [tie])
        assert bool(members(ledger, find_actor(ledger, "Ruritania").id)) is counts
        assert get_actor(ledger, find_actor(ledger, "Emil Karr").id).affiliations == (shown,)
        assert check(ledger) == ()
