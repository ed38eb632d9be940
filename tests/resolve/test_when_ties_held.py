"""When a tie held, read off the words around it."""

import pytest
from making import document, mention, on, tie

from tracker.records import Interval
from tracker.resolve import Gazetteer
from tracker.resolve.actors import Actors
from tracker.terms import AffiliationKind

LEADS = AffiliationKind.LEADS


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        ("the former Polish foreign minister Jan Nowak", "the former Polish foreign minister", "former"),
        ("ex-Polish minister Jan Nowak", "ex-Polish minister", "ex"),
        ("Retired Polish general Jan Nowak", "Retired Polish general", "retired"),
        ("the late Polish president Jan Nowak", "the late Polish president", "late"),
        ("Jan Nowak, then-minister of Poland, spoke", "then-minister of Poland", "then"),
        ("the then Polish minister Jan Nowak", "the then Polish minister", "then"),
        ("Jan Nowak, Polish minister from 2014 to 2018, spoke", "Polish minister", "2014-01-01/2018-12-31"),
        ("Jan Nowak, a former Polish envoy from 2014 to 2018", "a former Polish envoy",
         "2014-01-01/2018-12-31"),
        ("Jan Nowak, Polish envoy to Norway from May 2014 until June 2018", "Polish envoy",
         "2014-05-01/2018-06-30"),
        ("Jan Nowak, Poland's minister since 2019, spoke", "Poland's minister", "2019-01-01/.."),
        ("Jan Nowak, Poland's minister until 2018, spoke", "Poland's minister", "../2018-12-31"),
        ("Jan Nowak, Poland's minister between 2014 and 2018", "Poland's minister", "2014-01-01/2018-12-31"),
        ("Jan Nowak, Poland's minister (2014-2018), spoke", "Poland's minister", "2014-01-01/2018-12-31"),
        ("Jan Nowak, Poland's minister in 2014–18", "Poland's minister", "2014-01-01/2018-12-31"),
        ("Polish minister Jan Nowak", "Polish minister", None),
        ("Polish minister Jan Nowak said in 2014 that it rained", "Polish minister", None),
        ("Poland's minister said that from 2014 to 2018 it rained", "Poland's minister", None),
        ("Poland's minister of lateral roads", "Poland's minister of lateral roads", None),
    ],
)  # fmt: skip
def test_the_words_around_a_role_say_when(known: Gazetteer, text: str, words: str, held: str | None) -> None:
    nowak = mention("Jan Nowak", "Jan Nowak", None, tie(text, words, "Poland", LEADS))
    who = Actors(document(text, published=on(2020, 5, 1)), known, [nowak])
    who.resolve(nowak)
    (found,) = who.affiliations
    when = found.when
    assert (when and (when.edtf or when.words)) == held
    assert found.evidence is not None
    assert found.evidence.quote == words


def test_a_tie_of_another_time_is_another_tie() -> None:
    text = "The Polish minister. The former Polish minister."
    keys = set()
    for words in ("The Polish minister", "The former Polish minister"):
        nowak = mention("Nowak", "Jan Nowak", None, tie(text, words, "Red Front", LEADS))
        who = Actors(document(text), Gazetteer(()), [nowak])
        who.resolve(nowak)
        keys |= {each.key for each in who.affiliations}
    assert len(keys) == 2


def test_an_interval_of_words_alone_is_undated() -> None:
    assert Interval(None, None, "former").edtf is None
