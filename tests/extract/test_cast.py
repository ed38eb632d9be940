"""Whom words mean in an article: names, roles, groups, places."""

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extract.cast import Cast
from tracker.extract.nlp import parser
from tracker.records import Mention
from tracker.terms import ActorKind

Ask = Callable[..., tuple[Mention, ...]]
PERSON, STATE, BODY = ActorKind.PERSON, ActorKind.STATE, ActorKind.BODY
GROUP, OUTLET = ActorKind.GROUP, ActorKind.OUTLET


@cache
def pipeline() -> Language:
    """Return the parser alone."""
    return parser()


def spot(doc: Doc, text: str, words: str) -> Span:
    """Return the last place of the words in a text."""
    at = text.rindex(words)
    span = doc.char_span(at, at + len(words), alignment_mode="expand")
    assert span is not None
    return span


@pytest.fixture(scope="module")
def ask() -> Ask:
    """Return a function from a text and words of it to the actors that the words mean."""

    def asked(text: str, words: str) -> tuple[Mention, ...]:
        doc = pipeline()(text)
        return Cast(doc, text).speakers(spot(doc, text, words))

    return asked


NAMES = [
    # surname, first name, acronym, titles
    ("Gen. Harold Whitfield spoke on Monday. Whitfield said it was over.",
     "Whitfield", "Harold Whitfield", PERSON),
    ("Elena P Marchetti spoke. Later Marchetti said no.", "Marchetti", "Elena P Marchetti", PERSON),
    ("Mr. Peter Lang called. Mr. Lang said yes.", "Mr. Lang", "Peter Lang", PERSON),
    ("Senator Paul Norris and his aides met. Norris said yes.", "Norris", "Paul Norris", PERSON),
    ("The World Fisheries Council (WFC) met. The WFC said nets were torn.",
     "The WFC", "World Fisheries Council", BODY),
    ("The World Fisheries Council met. Nets were torn, the WFC said.",
     "the WFC", "World Fisheries Council", BODY),
    ("Pope Francis spoke. Francis said war was madness.", "Francis", "Pope Francis", PERSON),
    ("Crooked Martha Jones lost. Martha Jones said so. Martha Jones left.",
     "Martha Jones left", "Martha Jones", PERSON),
    # what a body is called
    ("The Senate Armed Services Committee said no.", "The Senate Armed Services Committee",
     "Senate Armed Services Committee", BODY),
    ("The Department of Health and Human Services denied it.", "The Department of Health and Human Services",
     "Department of Health and Human Services", BODY),
    ("The Ministry of Foreign Affairs rejected the claim.", "The Ministry of Foreign Affairs",
     "Ministry of Foreign Affairs", BODY),
    ("The Commission on Rural Schools said it was so.", "The Commission on Rural Schools",
     "Commission on Rural Schools", BODY),
    ("Johnson and Johnson denied the report.", "Johnson and Johnson", "Johnson and Johnson", BODY),
    ("The Daily Herald reported the sale.", "The Daily Herald", "Daily Herald", OUTLET),
    ("The official Xinhua news agency reported the sale.",
     "The official Xinhua news agency", "Xinhua", OUTLET),
    ("The Greenpeace organisation denied it.", "The Greenpeace organisation", "Greenpeace", BODY),
    ("The Zelmar campaign denied it. Zelmar is ill. The Zelmar campaign left.", "The Zelmar campaign",
     "Zelmar campaign", BODY),
    ("Russia denied it.", "Russia", "Russia", STATE),
    ("The US denied it.", "The US", "US", STATE),
    ("US has denied it.", "US", "US", STATE),
    ("The Iranian government denied it.", "The Iranian government", "Iranian government", BODY),
    ("Iran's foreign ministry denied it.", "Iran's foreign ministry", "Iran's foreign ministry", BODY),
    # the document stands for who made it
    ("A report in US-based Coastal Quarterly said so.", "A report in US-based Coastal Quarterly",
     "Coastal Quarterly", OUTLET),
    ("A Reuters poll showed a lead.", "A Reuters poll", "Reuters", OUTLET),
    ("A statement by the Health Ministry said so.",
     "A statement by the Health Ministry", "Health Ministry", BODY),
    ("According to Norway's letter, it was so.", "Norway's letter", "Norway", STATE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind"), NAMES)
def test_the_fullest_name(ask: Ask, text: str, words: str, name: str, kind: ActorKind) -> None:
    (mention,) = ask(text, words.removesuffix(" left"))
    assert (mention.name, mention.kind) == (name, kind)


UNNAMED = [
    ("Government sources said so.", "Government sources", GROUP),
    ("US intelligence officials said so.", "US intelligence officials", GROUP),
    ("Critics said so.", "Critics", GROUP),
    ("A senior aide said so.", "A senior aide", PERSON),
    ("Ana Ruiz left. Her spokesman said so.", "Her spokesman", PERSON),
    ("Russian news agencies said so.", "Russian news agencies", OUTLET),
    ("A council in the north said so.", "A council in the north", BODY),
    ("The letter said so.", "The letter", None),
    ("A poll of voters said so.", "A poll of voters", None),
    ("Somebody's party said so.", "Somebody's party", BODY),
    ("A Lake Foundation committee said so.", "A Lake Foundation committee", BODY),
    ("The wind said so.", "The wind", None),
]


@pytest.mark.parametrize(("text", "words", "kind"), UNNAMED)
def test_without_a_name(ask: Ask, text: str, words: str, kind: ActorKind | None) -> None:
    (mention,) = ask(text, words)
    assert (mention.text, mention.name, mention.kind) == (words, None, kind)


SEVERAL = [
    ("Paul Smith and Ana Jones said so.", "Paul Smith and Ana Jones", ["Paul Smith", "Ana Jones"]),
    ("He said that both Iran and Russia helped.", "both Iran and Russia", ["Iran", "Russia"]),
    ("Russia, China and Iran agreed.", "Russia, China and Iran", ["Russia", "China", "Iran"]),
    ("Talks with India & Iran began. India agreed. Iran agreed.", "India & Iran", ["India", "Iran"]),
    ("Paul Smith, director of the Lake Foundation, and Ana Jones, a fellow at the Lake Foundation, wrote it.",
     "Paul Smith, director of the Lake Foundation, and Ana Jones, a fellow at the Lake Foundation",
     ["Paul Smith", "Ana Jones"]),
    ("Paul Smith, a tax adviser and senior fellow at the Lake Foundation, said so.",
     "Paul Smith, a tax adviser and senior fellow at the Lake Foundation,", ["Paul Smith"]),
    ("Officials from Iran and Russia agreed.", "Officials from Iran and Russia", [None]),
    ("State and local leaders agreed.", "State and local leaders", [None]),
    ("Defence Secretary John Carter and Gen. Mark Dunn, the chairman of the joint chiefs, agreed.",
     "Defence Secretary John Carter and Gen. Mark Dunn, the chairman of the joint chiefs,",
     ["John Carter", "Mark Dunn"]),
    ("Rep. Julia Nader, D-Ohio, the former chairman of the panel, said so.",
     "Rep. Julia Nader, D-Ohio, the former chairman of the panel,", ["Julia Nader"]),
    ("Andrew Hart, a conservative Republican, said so.",
     "Andrew Hart, a conservative Republican,", ["Andrew Hart"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "names"), SEVERAL)
def test_lists_are_split_and_names_are_not(ask: Ask, text: str, words: str, names: list[str | None]) -> None:
    assert [mention.name for mention in ask(text, words)] == names


def test_each_of_a_list_has_its_own_words(ask: Ask) -> None:
    text = "Paul Smith, the mayor, and Ana Jones of the Lake Foundation said so."
    found = ask(text, "Paul Smith, the mayor, and Ana Jones of the Lake Foundation")
    assert [mention.text for mention in found] == [
        "Paul Smith, the mayor",
        "Ana Jones of the Lake Foundation",
    ]
    assert all(span.quote(text) == mention.text for mention in found for span in mention.spans)


ROLES = [
    ("Foreign minister Ravi Menon arrived. The minister said talks went well.",
     "The minister", ["Ravi Menon"]),
    ("Norway's envoy Liv Dahl met the rebels. The envoy said so.", "The envoy", ["Liv Dahl"]),
    ("Gov. Maria Santos signed it. The governor said so.", "The governor", ["Maria Santos"]),
    ("Paul Smith and Ana Jones wrote a paper. The authors said so.",
     "The authors", ["Paul Smith", "Ana Jones"]),
    ("Paul Smith wrote a paper. The author said so.", "The author", ["Paul Smith"]),
    ("Senator Paul Smith and Senator Ana Jones met. The senators said so.", "The senators",
     ["Paul Smith", "Ana Jones"]),
    ("Norway's envoy said so. Later Liv Dahl, Norway's envoy, left.", "Norway's envoy said", ["Liv Dahl"]),
    ("Vice President Ann Bell left. The president said so.", "The president", [None]),
    ("Sweden's envoy Nils Berg left. Norway's envoy said so.", "Norway's envoy", [None]),
    ("A minister left. A minister said so.", "A minister", [None]),
    ("The Lake Foundation was asked. The foundation said so.", "The foundation", ["Lake Foundation"]),
    ("The Commission on Rural Schools met. The commission said so.", "The commission",
     ["Commission on Rural Schools"]),
    ("The Taliban took the town. The group said so.", "The group", ["Taliban"]),
    ("The Daily Herald published it. The newspaper said so.", "The newspaper", ["Daily Herald"]),
    ("Norway signed the treaty. The country said so.", "The country", ["Norway"]),
    ("Norway warned Sweden. The country said so.", "The country", [None]),
    ("It rained on Monday. Snow fell. The country said so.", "The country", [None]),
    ("The Senate voted. The group said so.", "The group", [None]),
    ("Norway warned Sweden. The former said so.", "The former", ["Norway"]),
    ("Norway warned Sweden. The latter said so.", "The latter", ["Sweden"]),
    ("Norway and Sweden met. The duo said so.", "The duo", ["Norway", "Sweden"]),
    ("It rained. The duo said so.", "The duo", [None]),
    ("It rained. The former said so.", "The former", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "names"), ROLES)
def test_roles_refer_back(ask: Ask, text: str, words: str, names: list[str | None]) -> None:
    words = words.removesuffix(" said") if words.endswith("envoy said") else words
    assert [mention.name for mention in ask(text, words)] == names


FOLLOWS = """Last week, Norway's foreign minister stressed that Oslo wanted peace.

"We want peace and nothing else in this region," Dahl was quoted as saying by the official agency."""


def test_a_role_may_be_named_by_the_quotation_that_follows(ask: Ask) -> None:
    doc = pipeline()(FOLLOWS)
    mention = Cast(doc, FOLLOWS).mention(spot(doc, FOLLOWS, "Norway's foreign minister"))
    assert (mention.name, mention.method) == ("Dahl", "named as the speaker of the quotation that follows")
    (speaker,) = ask(FOLLOWS, "Dahl")
    assert [(tie.kind, tie.other) for tie in speaker.ties] == [("leads", "Norway")]


@pytest.mark.parametrize(
    "change",
    [
        ('"We want', "We want"),
        ("Dahl was", "Berg and Dahl were"),
        ("Norway's foreign minister", "A foreign minister"),
        ("stressed", "slept"),
        ("Last week", "Dahl left. Last week"),
    ],
)
def test_but_only_when_it_can_be_nobody_else(ask: Ask, change: tuple[str, str]) -> None:
    text = FOLLOWS.replace(*change)
    (mention,) = ask(text, "foreign minister")
    assert mention.name is None


TWO_OF_A_NAME = [
    ("Bill Hart spoke. Hillary Hart listened. Mrs. Hart said so.", "Mrs. Hart", "Hillary Hart"),
    ("Bill Hart spoke. Hillary Hart listened. Hart said so.", "Hart", "Hillary Hart"),
    ("Hillary Hart spoke. Bill Hart listened. Mr. Hart said so.", "Mr. Hart", "Bill Hart"),
    ("Michelle Hart listened. Mr. Hart said so.", "Mr. Hart", "Mr. Hart"),
]


@pytest.mark.parametrize(("text", "words", "name"), TWO_OF_A_NAME)
def test_two_people_with_one_surname_are_never_merged(ask: Ask, text: str, words: str, name: str) -> None:
    (mention,) = ask(text, words)
    assert mention.name == name


PLACES = [
    ("The talks were held in Moscow.", "Moscow", "place", True),
    ("He spoke near the Black Sea.", "the Black Sea", "place", True),
    ("The Moscow Format began.", "The Moscow Format", "event", True),
    ("The talks failed.", "The talks", "event", True),
    ("Moscow denied it.", "Moscow", "its own words", False),
    ("He lives with Paul Smith.", "Paul Smith", "its own words", False),
]


@pytest.mark.parametrize(("text", "words", "method", "place"), PLACES)
def test_places_and_events_do_not_speak(text: str, words: str, method: str, place: bool) -> None:
    doc = pipeline()(text)
    cast, span = Cast(doc, text), spot(doc, text, words)
    mention = cast.mention(span)
    assert (mention.method, cast.is_place(span)) == (method, place)
    assert (mention.kind is None) is place


def test_words_inside_a_phrase_and_words_of_no_phrase() -> None:
    text = "Russian officials and Trump aides said so quickly. Donald Trump left."
    doc = pipeline()(text)
    cast = Cast(doc, text)
    assert cast.mention(doc[0:1]).kind is GROUP
    assert cast.mention(doc[3:4]).name == "Donald Trump"
    assert cast.mention(doc[7:8]) == Mention("quickly", cast.mention(doc[7:8]).spans)
    assert cast.mention(doc[8:9]) == Mention("")
    assert cast.speakers(doc[8:9]) == ()
    assert not cast.is_place(doc[8:9])
    assert cast.speakers(doc[7:8])[0].name is None


def test_text_is_the_article_s_own_and_not_the_parse_s() -> None:
    text = "Norway’s envoy Liv\u00a0Dahl said so."
    doc = pipeline()(text.replace("’", "'").replace("\u00a0", " "))
    mention = Cast(doc, text).mention(doc[0:5])
    assert (mention.text, mention.name) == ("Norway’s envoy Liv\u00a0Dahl", "Liv Dahl")
    assert mention.ties[0].words == "Norway’s envoy"


def test_a_headline_s_capitals_make_no_names(ask: Ask) -> None:
    text = "Strange Minister Hart Speech Stuns Coastal Towns\n\nMr. Hart said so. Paul Hart left."
    assert [mention.name for mention in ask(text, "Mr. Hart")] == ["Paul Hart"]
    assert ask("Norway Denies Secret Fishing Deal\n\nHart left.", "Norway")[0].name == "Norway"


def test_a_possessive_before_words_in_quotation_marks(ask: Ask) -> None:
    text = 'The Herald sent its "chief reporter" Ana Ruiz. She left.'
    assert [mention.name for mention in ask(text, 'its "chief reporter" Ana Ruiz')] != ["Herald"]


def test_an_empty_article() -> None:
    doc = pipeline()("")
    assert Cast(doc, "").speakers(doc[0:0]) == ()


@pytest.mark.parametrize(("text", "words", "expected"), [
    ("A guard shot the student, police chief Ana Holt said.", "the student", None),
    ("A guard shot the chief, Ana Holt said.", "the chief", None),
    ("A guard shot the chief, Ana Holt, in Klow.", "the chief", "Ana Holt"),
    ("The chief, Ana Holt, said a guard had shot.", "The chief", "Ana Holt"),
])  # fmt: skip
def test_who_tells_of_somebody_is_not_that_one(ask: Ask, text: str, words: str, expected: str | None) -> None:
    assert [one.name for one in ask(text, words)][:1] == [expected]
