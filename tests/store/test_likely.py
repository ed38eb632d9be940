"""Claims that may say the same: filed, found by what they share, and what an encoder made of them kept."""

from tracker.records import ClaimRecord
from tracker.store import Ledger, Vectors, file_claims, likely, save_vectors, vectors_of
from tracker.store.queries.likely import MOST
from tracker.store.queries.matters import MOST_OF_ONE
from tracker.store.writes.claims import put_claims


def stored(ledger: Ledger, bands: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Store a claim for each key, filed under its bands; return the ids."""
    records = [ClaimRecord(key, f"frame-{key}", f"Claim {key}", "be", "", ()) for key in bands]
    with ledger.transaction():
        ids = put_claims(ledger, records, {})
        file_claims(ledger, records, lambda one: bands[one.key])
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
    stored(ledger, {"a": ("~1",), "b": ("~2",)})
    vectors = {"a": Vectors(b"\x01\x02", b"\x03\x04"), "unknown": Vectors(b"", b"")}
    save_vectors(ledger, "one", vectors)
    save_vectors(ledger, "two", {"a": Vectors(b"", b""), "b": Vectors(b"\x05", b"\x06")})
    assert vectors_of(ledger, "one", ["a", "b"]) == {"a": vectors["a"]}
    assert vectors_of(ledger, "two", ["a", "b"]) == {"b": Vectors(b"\x05", b"\x06")}
