"""Names in other spellings are resolved where that is sure; what may be somebody known is proposed."""

import pytest
from making import PERSON, document, mention

from tracker.records import ActorRecord, Alias
from tracker.resolve import Gazetteer, fold
from tracker.resolve.actors import Actors
from tracker.resolve.spelling import frame, sounding
from tracker.terms import ActorKind, AliasKind

BODY, GROUP, OUTLET = ActorKind.BODY, ActorKind.GROUP, ActorKind.OUTLET


def person(name: str) -> ActorRecord:
    return ActorRecord(f"person:{fold(name)}", name, PERSON)


KNOWN = Gazetteer(
    (
        person("Timur Qasymov"),
        person("Oleh Zelinskiy"),
        person("Yevgeny Duboff"),
        person("Muhammad Tariq"),
        person("Benjamin Hartley"),
        person("Sara Lind"),
        person("Sara Maria Lindh"),
        person("Jones"),
        person("Ann Moss"),
        person("Peter Moss"),
        ActorRecord("body:river water board", "River Water Board", BODY),
        ActorRecord("body:nto", "NTO", BODY, aliases=(Alias("nto", AliasKind.ACRONYM),)),
    )
)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Zamir Kabulov", "Zamir Qabulov", True),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyi", True),
        ("Yevgeny Prigozhin", "Evgeniy Prigozhin", True),
        ("Sergei Lavrov", "Sergey Lawrow", True),
        ("Alexei Navalny", "Aleksey Navalnyi", True),
        ("Bashar al-Assad", "Bashar Asad", True),
        ("Dmitry Medvedev", "Dmitri Medvedyev", True),
        ("Nikita Khrushchev", "Nikita Khruschev", True),
        ("Hassan Rouhani", "Hasan Ruhani", True),
        ("Paul Ryan", "Paula Ryan", False),
        ("Kim Jong Un", "Kim Jung Un", False),
        ("John Reid", "Joan Reed", False),
        ("Maria Ivanova", "Mario Ivanov", False),
        ("Osama bin Laden", "Usama bin Ladin", False),
    ],
)
def test_names_that_sound_alike(one: str, other: str, alike: bool) -> None:
    assert (sounding(fold(one)) == sounding(fold(other))) is alike


def test_vowels_heard_differently_leave_the_consonants() -> None:
    assert frame("osama bin laden") == frame("usama bin ladin")
    assert frame("paul ryan") != frame("paula ryan")


@pytest.mark.parametrize(
    ("name", "kind", "key", "method"),
    [
        ("Timur Kasimov", PERSON, "person:timur qasymov", "another spelling of Timur Qasymov"),
        ("Oleg Zelinsky", PERSON, "person:oleg zelinsky", "its own words"),
        ("Oleh Zelinskyy", PERSON, "person:oleh zelinskiy", "another spelling of Oleh Zelinskiy"),
        ("Evgenii Dubof", PERSON, "person:yevgeny duboff", "another spelling of Yevgeny Duboff"),
        ("Timur Kasimov", OUTLET, "outlet:timur kasimov", "its own words"),
        ("Moss", PERSON, "person:moss", "one of several called Moss"),
        ("Hartley", PERSON, "person:benjamin hartley", "the only known person with the surname Hartley"),
    ],
)
def test_what_is_sure_is_resolved(name: str, kind: ActorKind, key: str, method: str) -> None:
    found = Actors(document("Text."), KNOWN, ()).resolve(mention(name, name, kind))
    assert (found.key.split("#")[0], found.method) == (key, method)


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Mohammed Tareq", PERSON, {("person:muhammad tariq", "transliteration")}),
        ("Ben Hartley", PERSON, {("person:benjamin hartley", "short first name")}),
        ("B. Hartley", PERSON, {("person:benjamin hartley", "initial")}),
        ("Benjamin Otis Hartley", PERSON, {("person:benjamin hartley", "middle name")}),
        ("Moss", PERSON, {("person:ann moss", "surname"), ("person:peter moss", "surname")}),
        ("Kasimov", PERSON, {("person:timur qasymov", "surname")}),
        ("Edna Jones", PERSON, {("person:jones", "surname")}),
        ("Walter Hartley", PERSON, set()),
        ("Paula Moss", PERSON, set()),
        ("RWB", BODY, {("body:river water board", "acronym")}),
        ("RWB", None, {("body:river water board", "acronym")}),
        ("RWB", GROUP, {("body:river water board", "acronym")}),
        ("North Trade Office", BODY, {("body:nto", "acronym")}),
        ("Northern Telegraph", OUTLET, set()),
        ("Stone Bridge", None, set()),
    ],
)
def test_what_is_not_sure_is_proposed(
    name: str, kind: ActorKind | None, expected: set[tuple[str, str]]
) -> None:
    actors = Actors(document("Text."), KNOWN, ())
    found = actors.resolve(mention(name, name, kind))
    assert {(pair.b_key, pair.rule) for pair in actors.pairs} == expected
    assert {pair.a_key for pair in actors.pairs} <= {found.key}
    assert all(name in pair.reason or "several" in pair.reason for pair in actors.pairs)


def test_the_same_article_asks_once() -> None:
    actors = Actors(document("Text."), KNOWN, ())
    for _ in range(2):
        actors.resolve(mention("Moss", "Moss", PERSON))
    assert len(actors.pairs) == 2


def test_of_two_in_the_article_each_is_proposed() -> None:
    given = [mention(name, name, PERSON) for name in ("Ada Crane", "Bo Crane")]
    actors = Actors(document("Text."), KNOWN, given)
    found = actors.resolve(mention("Crane", "Crane", PERSON))
    assert found.method == "one of several called Crane"
    assert [pair.b_key for pair in actors.pairs] == ["person:ada crane", "person:bo crane"]


def test_who_is_only_called_by_a_shared_surname_is_unknown_to_the_next_article() -> None:
    actors = Actors(document("One text."), KNOWN, ())
    actors.resolve(mention("Moss", "Moss", PERSON))
    later = Gazetteer(
        (*(KNOWN.get(key) for key in ("person:ann moss", "person:peter moss")), *actors.records)
    )  # type: ignore[arg-type]
    assert len(later.matches("Moss")) == 0
    other = Actors(document("Another text."), later, ()).resolve(mention("Moss", "Moss", PERSON))
    assert other.key not in {actor.key for actor in actors.records}
