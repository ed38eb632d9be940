"""Known actors under any of their names."""

from collections.abc import Collection

import pytest

from tracker.records import ActorRecord, AffiliationRecord, Alias
from tracker.resolve import Gazetteer, forms
from tracker.terms import ActorKind, AffiliationKind, AliasKind


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Russia", "state:russia"),
        ("Russia’s", "state:russia"),
        ("the Kremlin", "state:russia"),
        ("Moscow", "state:russia"),
        ("Russians", "state:russia"),
        ("White House", "state:united states"),
        ("U.S.", "state:united states"),
        ("Beijing", "state:china"),
        ("Britain", "state:united kingdom"),
        ("DPRK", "state:north korea"),
        ("Astana", "state:kazakhstan"),
        ("Eswatini", "state:eswatini"),
        ("Swaziland", "state:eswatini"),
        ("Czech Republic", "state:czechia"),
        ("North Macedonia", "state:north macedonia"),
        ("Cote d'Ivoire", "state:ivory coast"),
        ("Mara Holt", "person:mara holt"),
        ("Ms Mara K. Holt", "person:mara holt"),
        ("Daily Lamp", "outlet:daily lamp"),
        # a name inside a longer one, or of two actors, or of nobody known by name, finds nothing
        ("Moscow Format", None),
        ("Holt", None),
        ("Congolese", None),
        ("Dominican", None),
        ("Korea", None),
        ("Congo", None),
        ("officials", None),
        ("", None),
    ],
)
def test_find(known: Gazetteer, name: str, key: str | None) -> None:
    found = known.find(name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Rusia", "Russia"), ("Kremlim", "Russia"), ("Afganistan", "Afghanistan"), ("Mara Hollt", "Mara Holt")],
)
def test_nearest(known: Gazetteer, name: str, nearest: str) -> None:
    assert nearest in known.nearest(name)


def test_nearest_gives_so_many_and_none_for_a_name_like_no_other(known: Gazetteer) -> None:
    assert len(known.nearest("Guinea", 2)) == 2
    assert known.nearest("#") == ()


def test_an_actor_added_again_brings_new_names_only() -> None:
    gazetteer = Gazetteer([ActorRecord("group:reds", "Reds", None, aliases=(Alias("Red Front"),))])
    again = (Alias("Red Front"), Alias("RF", AliasKind.ACRONYM))
    gazetteer.add(ActorRecord("group:reds", "The Reds", ActorKind.GROUP, aliases=again))
    found = gazetteer.find("RF")
    assert found is not None
    assert (found.name, found.kind) == ("Reds", ActorKind.GROUP)
    assert [alias.text for alias in found.aliases] == ["Red Front", "RF"]
    assert gazetteer.get("group:reds") == found


def test_an_own_name_outranks_what_stands_for_another() -> None:
    gazetteer = Gazetteer(
        [
            ActorRecord(
                "state:b", "Borduria", ActorKind.STATE, aliases=(Alias("Szohod", AliasKind.METONYM),)
            ),
            ActorRecord("person:szohod", "Szohod", ActorKind.PERSON),
        ]
    )
    found = gazetteer.match("Szohod")
    assert found is not None
    assert (found.actor.key, found.alias) == ("person:szohod", AliasKind.NAME)


def test_the_better_kind_of_a_name_counts() -> None:
    aliases = (Alias("Reds", AliasKind.ROLE), Alias("Reds", AliasKind.METONYM))
    gazetteer = Gazetteer([ActorRecord("group:r", "Red Front", None, aliases=aliases)])
    found = gazetteer.match("reds")
    assert found is not None
    assert found.alias is AliasKind.METONYM


def test_bearers_of_a_surname(known: Gazetteer) -> None:
    assert [actor.name for actor in known.bearers("Lee")] == ["Ann Lee", "Bo Lee"]
    assert known.bearers("Russia") == ()


def test_reach_follows_ties_and_stops_at_circles() -> None:
    ties = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "d")]
    gazetteer = Gazetteer([], [AffiliationRecord(x, y, AffiliationKind.PART_OF, "") for x, y in ties])
    assert gazetteer.reach("a") == {"a", "b", "c", "d"}
    assert gazetteer.reach("d") == frozenset()


def test_a_blank_alias_names_nobody() -> None:
    assert Gazetteer([ActorRecord("group:r", "Red Front", None, aliases=(Alias(" "),))]).find("") is None


class Kept:
    """A source of actors that counts how often it is asked."""

    def __init__(self, *actors: ActorRecord) -> None:
        self.asked = 0
        self._actors = actors

    def under(self, wanted: Collection[str]) -> dict[str, list[ActorRecord]]:
        self.asked += 1
        return {form: [one for one in self._actors if form in forms(one)] for form in wanted}

    def actor(self, key: str) -> ActorRecord | None:
        return next((one for one in self._actors if one.key == key), None)

    def ties(self, key: str) -> tuple[str, ...]:
        return ("state:norland",) if key == "person:ida brandt" else ()


IDA = ActorRecord("person:ida brandt", "Ida Brandt", ActorKind.PERSON, aliases=(Alias("Madam Fix"),))
QABULOV = ActorRecord("person:zarif qabulov", "Zarif Qabulov", ActorKind.PERSON)
UNION = ActorRecord("body:harbour workers union", "Harbour Workers Union", ActorKind.BODY)


def test_what_is_kept_elsewhere_is_found_by_every_form_of_its_names() -> None:
    kept = Gazetteer(source=Kept(IDA, QABULOV, UNION))
    assert kept.find("Madam Fix") == kept.find("Ms Ida K. Brandt") == IDA
    assert kept.bearers("Brandt") == (IDA,)
    assert kept.transliterated("Zarif Kabulov") == QABULOV
    assert kept.alike("Olga Kabulov") == (QABULOV,)
    assert kept.spelt_out("hwu") == (UNION,)
    assert kept.get(UNION.key) == UNION
    assert kept.reach(IDA.key) == {"state:norland"}
    assert (kept.find("Otto Brandt"), kept.get("person:otto brandt")) == (None, None)


def test_what_is_kept_and_what_came_in_since_are_one() -> None:
    kept = Gazetteer(source=Kept(IDA))
    kept.add(ActorRecord(IDA.key, "Ida Brandt", ActorKind.PERSON, aliases=(Alias("The Fixer"),)))
    otto = ActorRecord("person:otto brandt", "Otto Brandt", ActorKind.PERSON)
    kept.add(otto)
    assert [one.key for one in kept.alike("Brandt")] == [IDA.key, otto.key]
    found = kept.find("Ida Brandt")
    assert found is not None
    assert [alias.text for alias in found.aliases] == ["Madam Fix", "The Fixer"]


def test_nothing_is_asked_for_twice_and_much_at_once() -> None:
    source = Kept(IDA, QABULOV)
    kept = Gazetteer(source=source)
    kept.ask(["Ida Brandt", "Zarif Qabulov", "Nobody Known"])
    for name in ("Ida Brandt", "Zarif Qabulov", "Nobody Known"):
        kept.matches(name)
        kept.bearers(name)
        kept.alike(name)
        kept.transliterated(name)
    assert source.asked == 1


def test_a_name_that_the_ledger_has_changed_is_still_known() -> None:
    kept = Gazetteer(source=Kept())
    kept.add(IDA)
    kept._source = Kept(ActorRecord(IDA.key, "Ida Brandt-Holm", ActorKind.PERSON))
    kept.get(IDA.key)
    found = kept.find("Ida Brandt")
    assert found is not None
    assert (found.name, kept.find("Ida Brandt-Holm")) == ("Ida Brandt-Holm", found)
    assert kept.find("Madam Fix") == found
