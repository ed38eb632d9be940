"""From mention to actor: known where that is sure, else new, never a guess."""

import pytest
from making import BODY, GROUP, PERSON, STATE, document, mention, on, tie

from tracker.records import Mention, Span, Tie
from tracker.resolve import Gazetteer
from tracker.resolve.actors import Actors
from tracker.resolve.starting import states
from tracker.terms import ActorKind, AffiliationKind


def actors(text: str, known: Gazetteer, *mentions: Mention, **given: object) -> Actors:
    return Actors(document(text, **given), known, mentions)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Russia", STATE, "state:russia"),
        ("the Kremlin", BODY, "state:russia"),
        ("Moscow", STATE, "state:russia"),
        ("Moscow Format", None, "actor:moscow format"),
        ("US", None, "state:united states"),
        ("WHO", None, "body:who"),
        # a name that others bear too needs to be marked as a state
        ("Washington", STATE, "state:united states"),
        ("Washington", PERSON, "person:washington"),
        ("George Washington", PERSON, "person:george washington"),
        ("Washington", None, "actor:washington"),
        ("Jordan", STATE, "state:jordan"),
        ("Jordan", PERSON, "person:jordan"),
        ("Chad", None, "actor:chad"),
        ("Georgia", STATE, "actor:georgia"),
        ("Guinea", STATE, "actor:guinea"),
        ("Korea", STATE, "state:korea"),
        ("Congo", STATE, "state:congo"),
        # a people is its state only where the article means the state
        ("Russians", STATE, "state:russia"),
        ("the Russians", None, "group:russians"),
        ("Americans", GROUP, "group:americans"),
        # persons
        ("Mara Holt", PERSON, "person:mara holt"),
        ("Gen. Mara K Holt", PERSON, "person:mara holt"),
        ("Mara Holt", STATE, "state:mara holt"),
        ("Holt", PERSON, "person:mara holt"),
        ("Holt", None, "person:mara holt"),
        ("Holt", BODY, "body:holt"),
        ("Lee", PERSON, "person:lee"),
        ("Ada Lovelace", PERSON, "person:ada lovelace"),
        # others
        ("Russian Foreign Ministry", BODY, "body:russian foreign ministry"),
        ("Russia's Foreign Ministry", None, "body:russian foreign ministry"),
        ("American military", BODY, "body:us military"),
        ("Red Front", GROUP, "group:red front"),
        ("Red Front", None, "actor:red front"),
        ("Evening Gazette", ActorKind.OUTLET, "outlet:evening gazette"),
    ],
)
def test_named(known: Gazetteer, name: str, kind: ActorKind | None, key: str) -> None:
    found = actors("Nothing else is said.", known).resolve(mention(name, name, kind))
    # A refused name of a state must not take the state's own key.
    assert found.key.split("#")[0] == key


@pytest.mark.parametrize("words", ["us", "who", "they"])
def test_a_plain_word_is_neither_an_acronym_nor_a_name(known: Gazetteer, words: str) -> None:
    assert actors("", known).resolve(mention(words, words)).key.startswith("unnamed:")


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Washington", STATE, "state:united states"),
        ("Washington", PERSON, "person:washington"),
        ("Washington", None, "actor:washington"),
        ("Georgia", STATE, "actor:georgia"),
        ("Russians", STATE, "state:russia"),
        ("Russians", None, "group:russians"),
        ("Washington officials", None, None),
    ],
)
def test_what_one_article_left_open_does_not_spoil_the_next(
    known: Gazetteer, name: str, kind: ActorKind | None, key: str | None
) -> None:
    learned = actors("", known)
    for words, was in [("Washington", PERSON), ("Washington", None), ("Georgia", STATE), ("Russians", None)]:
        learned.resolve(mention(words, words, was))
    later = Gazetteer((*states(), *learned.records))
    who = actors("", later)
    found = who.resolve(mention(name, name if key else None, kind))
    assert key in {found.key, None}
    assert key or who.affiliations[0].other_key == "state:united states"
    assert actors("In Tbilisi.", later).resolve(mention("Georgia", "Georgia")).key == "state:georgia"


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Georgia said so in Tbilisi.", "Georgia", "state:georgia"),
        ("Georgia said so in Atlanta.", "Georgia", "actor:georgia"),
        ("Washington spoke; American troops left.", "Washington", "state:united states"),
    ],
)
def test_the_article_bears_out_a_doubtful_name(known: Gazetteer, text: str, name: str, key: str) -> None:
    assert actors(text, known).resolve(mention(name, name)).key == key


@pytest.mark.parametrize(
    ("given", "method"),
    [
        (mention("Moscow", "Moscow"), "its own words; metonym of Russia"),
        (mention("US", "US"), "its own words; acronym of United States"),
        (mention("the Russians", "Russians", STATE), "its own words; demonym of Russia"),
        (mention("Russia", "Russia"), "its own words"),
        (Mention("she", name="Mara Holt", method="pronoun"), "pronoun"),
        (mention("Georgia", "Georgia"), "its own words; borne out by “Tbilisi” in the article"),
        (mention("Holt", "Holt"), "the only known person with the surname Holt"),
        (mention("Russians", "Russians"), "a people, not its state"),
        (mention("Americans"), "a people, not its state"),
        (mention("the Polish government"), "an organ of the state that it names"),
        (mention("Polish officials"), "not named"),
        (mention(""), "the passage names no one"),
    ],
)
def test_methods_say_how(known: Gazetteer, given: Mention, method: str) -> None:
    assert actors("A reception in Tbilisi.", known).resolve(given).method == method


def test_a_surname_means_the_one_full_name_of_the_article(known: Gazetteer) -> None:
    here = mention("Ann Holt", "Ann Holt", PERSON)
    found = actors("", known, here).resolve(mention("Holt", "Holt", PERSON))
    assert (found.key, found.method) == ("person:ann holt", "the article's only Holt: Ann Holt")


def test_a_surname_of_two_in_the_article_means_neither(known: Gazetteer) -> None:
    here = [mention(name, name, PERSON) for name in ("Ann Holt", "Cy Holt")]
    assert actors("", known, *here).resolve(mention("Holt", "Holt", PERSON)).key.startswith("person:holt#")


@pytest.mark.parametrize(
    ("words", "other", "key"),
    [
        ("Poland's envoy", "Poland", "person:holt#"),
        ("France's envoy", "France", "person:mara holt"),
        ("the Elysee's envoy", "the Elysee", "person:mara holt"),
        ("the Red Front's envoy", "Red Front", "person:mara holt"),
    ],
)
def test_words_that_contradict_a_known_surname(known: Gazetteer, words: str, other: str, key: str) -> None:
    text = f"{words}, Holt, spoke."
    holt = mention("Holt", "Holt", PERSON, tie(text, words, other))
    assert actors(text, known).resolve(holt).key.startswith(key)


def test_one_name_has_one_kind_in_an_article(known: Gazetteer) -> None:
    kinds = [mention("Red Front", "Red Front", kind) for kind in (BODY, GROUP, GROUP)]
    who = actors("", known, *kinds)
    assert {who.resolve(each).key for each in kinds} == {"group:red front"}


def test_an_unnamed_actor_is_one_in_an_article_and_another_in_the_next(known: Gazetteer) -> None:
    first = actors("One text.", known)
    keys = {first.resolve(mention(words)).key for words in ("Polish officials", "the Polish officials")}
    assert len(keys) == 1
    assert not keys & {actors("Another.", known).resolve(mention("Polish officials")).key}
    (poland, officials) = first.records
    assert (officials.name, officials.kind, officials.named) == ("Polish officials", GROUP, False)
    assert (poland.key, first.affiliations[0].kind) == ("state:poland", AffiliationKind.SPEAKS_FOR)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("a resident of Dour", "a resident of Dour", False),
        ("one resident", "another resident", False),
        ("residents", "residents", True),
        ("the resident", "the resident", True),
    ],
)
def test_one_of_many_introduced_twice_is_two(known: Gazetteer, first: str, second: str, same: bool) -> None:
    text = f"{first} spoke. {second} spoke."
    who = actors(text, known)
    again = text.rindex(second)
    places = [(first, 0), (second, again), (second, again)]
    given = [Mention(words, (Span(at, at + len(words)),), None, PERSON) for words, at in places]
    keys = [who.resolve(each).key for each in given]
    assert (keys[1] == keys[2], keys[0] == keys[1]) == (True, same)


def test_pronouns_and_missing_agents_are_kept_apart_by_their_place(known: Gazetteer) -> None:
    text = "They said one thing and they said another."
    who = actors(text, known)
    assert who.resolve(mention("They", text=text)).key != who.resolve(mention("they", text=text)).key
    assert who.resolve(mention(""), at=1).key != who.resolve(mention(""), at=2).key


def test_an_unnamed_tie_quotes_its_evidence(known: Gazetteer) -> None:
    text = "So said two Polish officials."
    who = actors(text, known)
    who.resolve(mention("two Polish officials", text=text))
    evidence = who.affiliations[0].evidence
    assert evidence is not None
    assert evidence.quote == "two Polish officials" == evidence.span.quote(text)


@pytest.mark.parametrize(
    "words", ["a Polish army unit", "two Polish courts of the army", "Polish government sources"]
)
def test_one_of_many_is_unnamed_whatever_it_was_taken_for(known: Gazetteer, words: str) -> None:
    who = actors("", known)
    assert (
        who.resolve(mention(words, "Polish army unit" if words[0] == "a" else None, BODY)).key[:8]
        == "unnamed:"
    )


def test_ties_chain_only_as_far_as_they_are_known(known: Gazetteer) -> None:
    text = (
        "Orlov's envoy Dana Reyes and the Polish Foreign Ministry spokesman Jan Nowak met Holt's aide Cy Pym."
    )
    who = actors(text, known)
    who.resolve(mention("Dana Reyes", "Dana Reyes", PERSON, tie(text, "Orlov's envoy", "Orlov")))
    ministry = tie(text, "Polish Foreign Ministry spokesman", "Polish Foreign Ministry")
    who.resolve(mention("Jan Nowak", "Jan Nowak", PERSON, ministry))
    who.resolve(mention("Cy Pym", "Cy Pym", PERSON, tie(text, "Holt's aide", "Holt")))
    found = {(each.actor_key, each.other_key, each.kind.value) for each in who.affiliations}
    assert found == {
        ("person:dana reyes", "actor:orlov", "speaks_for"),
        ("person:jan nowak", "body:polish foreign ministry", "speaks_for"),
        ("body:polish foreign ministry", "state:poland", "part_of"),
        ("person:cy pym", "person:mara holt", "speaks_for"),
    }
    assert {key for each in who.affiliations for key in (each.actor_key, each.other_key)} <= {
        record.key for record in who.records
    }


@pytest.mark.parametrize(
    ("other", "keys"),
    [
        ("Russian", {"state:russia"}),
        ("the country", set()),
        ("Georgian", {"actor:georgian"}),
        ("Mara Holt", set()),
    ],
)
def test_the_other_end_of_a_tie(known: Gazetteer, other: str, keys: set[str]) -> None:
    text = f"The {other} envoy said so."
    who = actors(text, known)
    who.resolve(mention("Mara Holt", "Mara Holt", PERSON, tie(text, f"{other} envoy", other)))
    assert {each.other_key for each in who.affiliations} == keys


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"outlet": "The Daily Lamp"}, "outlet:daily lamp"),
        ({"outlet": "Evening Gazette", "authors": ("Ann Lee",)}, "outlet:evening gazette"),
        ({"outlet": "Daily Lamp", "authors": ("Ann Lee",), "opinion": True}, "person:ann lee"),
        ({"outlet": "Daily Lamp", "opinion": True}, "outlet:daily lamp"),
        ({"authors": ("Ada Lovelace",)}, "person:ada lovelace"),
        ({"outlet": "Russia"}, "outlet:russia"),
    ],
)
def test_whose_words_the_article_is_in(known: Gazetteer, given: dict[str, object], key: str) -> None:
    assert actors("Text.", known, published=on(2020, 1, 1), **given).author().key == key


def test_an_article_of_nobody_known_has_an_unnamed_author(known: Gazetteer) -> None:
    who = actors("Text.", known)
    assert who.author().key.startswith("unnamed:")
    assert who.outlet() is None
    assert who.records[0].name == "(author)"


@pytest.mark.parametrize(
    ("words", "name"),
    [("the Red\n Front", "Red Front"), ("Red Front’s", "Red Front"), ("The", "The"), ("A Front's", "Front")],
)
def test_new_names_are_tidy(known: Gazetteer, words: str, name: str) -> None:
    who = actors("", known)
    who.resolve(mention(words, words))
    assert who.records[0].name == name


def test_a_tie_read_off_no_passage_has_no_evidence(known: Gazetteer) -> None:
    who = actors("Short.", known)
    far = Tie(AffiliationKind.SPEAKS_FOR, "Poland", Span(3, 99), "Poland's envoy")
    who.resolve(mention("Mara Holt", "Mara Holt", PERSON, far))
    assert [(each.other_key, each.evidence) for each in who.affiliations] == [("state:poland", None)]


SHORT = [
    # the text, who is named in it (of which kind), the last of them; whom that means
    ("Amber Relief International said so. Amber said no more.", "Amber Relief International", "Amber", BODY,
     "body:amber relief international"),
    ("The Harbour Safety Board met. The Board said so.", "Harbour Safety Board", "Board", BODY,
     "body:harbour safety board"),
    ("The Lake Observatory for Birds met. The Observatory said so.",
     "Lake Observatory for Birds", "Observatory", BODY, "body:lake observatory for birds"),
    # of a person it is no short name
    ("Amber Relief International said so. Amber said no more.", "Amber Relief International", "Amber", PERSON,
     "person:amber"),
    ("Amber Relief International said so. Amber said no more.", "Amber Relief International", "Amber", None,
     "actor:amber"),
    # what stands before the long name is somebody else
    ("Amber left. Amber Relief Society said so.", "Amber Relief Society", "Amber", BODY, "body:amber"),
    # neither the beginning nor the end of it
    ("Amber Relief Society said so. Relief came.", "Amber Relief Society", "Relief", BODY, "body:relief"),
    ("Amber Relief Society said so. Ambers left.", "Amber Relief Society", "Ambers", BODY, "body:ambers"),
    ("Ann Amber said so. Amber, the firm, left.", "Ann Amber", "Amber", BODY, "body:amber"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "full", "short", "kind", "key"), SHORT)
def test_a_body_s_short_name(
    known: Gazetteer, text: str, full: str, short: str, kind: ActorKind | None, key: str
) -> None:
    long = mention(full, full, PERSON if full.startswith("Ann") else BODY, text=text)
    at = text.rindex(short) if text.rindex(short) > text.index(full) else text.index(short)
    brief = Mention(short, (Span(at, at + len(short)),), short, kind, ())
    assert actors(text, known, long, brief).resolve(brief).key == key


def test_a_short_name_of_two_bodies_is_nobody_s(known: Gazetteer) -> None:
    text = "The Harbour Board met the School Board. The Board left."
    two = [mention(name, name, BODY, text=text) for name in ("Harbour Board", "School Board")]
    brief = Mention("The Board", (Span(40, 49),), "Board", BODY, ())
    assert actors(text, known, *two, brief).resolve(brief).key == "body:board"
