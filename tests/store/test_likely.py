"""Claims that may say the same: filed, found by what they share, and what an encoder made of them kept."""

from samples import BUNDLE

from tracker.records import ClaimRecord
from tracker.store import (
    Filed,
    Ledger,
    Vectors,
    articles_like,
    claims_in,
    file_claims,
    likely,
    save_bundle,
    vectors_of,
)
from tracker.store.queries.likely import MOST
from tracker.store.queries.matters import MOST_OF_ONE
from tracker.store.writes.claims import put_claims


def stored(ledger: Ledger, bands: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Store a claim for each key, filed under its bands; return the ids."""
    records = [ClaimRecord(key, f"frame-{key}", f"Claim {key}", "be", "", ()) for key in bands]
    with ledger.transaction():
        ids = put_claims(ledger, records, {})
        file_claims(ledger, {key: Filed(bands[key]) for key in bands}, "1")
    return ids


def test_those_that_share_most_are_found(ledger: Ledger) -> None:
    ids = stored(ledger, {"a": ("~1", "~2"), "b": ("~2", "~3"), "c": ("~4",)})
    assert likely(ledger, [("~2",)]) == ((ids["a"], ids["b"]), 0)
    assert likely(ledger, [("~3", "~9"), ("~4",)]) == ((ids["b"], ids["c"]), 0)
    assert likely(ledger, []) == ((), 0)


def test_what_is_left_out_is_counted(ledger: Ledger) -> None:
    many = {f"k{number:03}": ("~1", f"~x{number}") for number in range(MOST_OF_ONE + 5)}
    ids = stored(ledger, many)
    found, cut = likely(ledger, [("~1",)])
    assert found == tuple(sorted(ids.values())[-MOST_OF_ONE:])
    assert cut == 1
    found, cut = likely(ledger, [tuple(f"~x{number}" for number in range(MOST_OF_ONE + 5))])
    assert (len(found), cut) == (MOST, MOST_OF_ONE + 5 - MOST)


def test_vectors_are_kept_for_the_encoder_that_made_them(ledger: Ledger) -> None:
    stored(ledger, {"a": (), "b": ()})
    one, other = Vectors(b"\x01\x02", b"\x03\x04", b"\x07"), Vectors(b"\x05", b"\x06", b"")
    file_claims(ledger, {"a": Filed(("~1",), one), "unknown": Filed(("~1",), one)}, "2 one", "one")
    assert vectors_of(ledger, "one", ["a", "b"]) == {"a": one}
    assert vectors_of(ledger, "two", ["a", "b"]) == {}
    # What the same rules have filed stays; other rules, such as a later program's, file anew.
    file_claims(ledger, {"a": Filed(("~9",), other)}, "2 one", "one")
    assert likely(ledger, [("~9",)]) == ((), 0)
    file_claims(ledger, {"a": Filed(("~9",), other)}, "2 two", "two")
    assert vectors_of(ledger, "one", ["a"]) == {}
    assert vectors_of(ledger, "two", ["a"]) == {"a": other}
    assert (likely(ledger, [("~1",)])[0], len(likely(ledger, [("~9",)])[0])) == ((), 1)


def test_vectors_from_before_there_were_gists_are_left_out(ledger: Ledger) -> None:
    stored(ledger, {"a": ()})
    file_claims(ledger, {"a": Filed((), Vectors(b"\x01", b"\x02", b"\x03"))}, "2 one", "one")
    with ledger.transaction() as connection:
        connection.exec_driver_sql("UPDATE claim_vector SET gist = NULL")
    assert vectors_of(ledger, "one", ["a"]) == {}


def test_articles_that_share_bands_of_a_gist_are_found_with_their_vectors_and_claims(ledger: Ledger) -> None:
    save_bundle(ledger, BUNDLE)
    with ledger.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT claim.key, claim.id, snapshot_id FROM assertion JOIN claim ON claim.id = claim_id"
            " ORDER BY assertion.id"
        ).all()
    key, claim, text = rows[0]
    mine = Vectors(b"\x01", b"\x02", b"\x03")
    file_claims(ledger, {key: Filed(("~0-a", "~1-b", "~2-c"), mine)}, "9 one", "one")
    assert articles_like(ledger, "one", ("~0-a", "~2-c", "~3-x")) == {text: mine}
    # One band in common is chance; another encoder's vectors cannot be compared.
    assert articles_like(ledger, "one", ("~0-a", "~3-x")) == {}
    assert articles_like(ledger, "two", ("~0-a", "~2-c")) == {}
    assert claim in claims_in(ledger, [text])
    assert set(claims_in(ledger, [text])) == {id for _, id, at in rows if at == text}
    assert claims_in(ledger, []) == ()
