"""Claims that came in held against what is stored: looked up by what they are about, and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tracker.filing import settings, subjects
from tracker.records import Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from tracker.contradict import Meaning, Weigher
    from tracker.likeness import Found, Meant
    from tracker.records import ClaimRecord, LinkRecord, Ref
    from tracker.store import Ledger, Vectors

Key = TypeVar("Key", int, str)


class Compared(NamedTuple):
    """The links found, the keys of all claims that were looked at, and how many more were left out."""

    links: tuple[LinkRecord, ...]
    seen: tuple[str, ...]
    cut: int


def compare(ledger: Ledger, claims: Iterable[ClaimRecord], keys: Collection[str]) -> Compared:
    """Return what is found where some claims, with these keys, are held against those around them."""
    from tracker import contradict, likeness, store

    given = tuple(claims)
    known = _stored(ledger, [one.key for one in given])
    around = settings(ledger, given)
    near, cut = store.filed_under(
        ledger, [key for one in given for key in contradict.near(one, around[one.key])]
    )
    bands = [likeness.bands(one, known[one.key].vector if one.key in known else None) for one in given]
    likely, more = store.likely(ledger, bands)
    beside = _beside(ledger, known)
    records, said, judged, left = store.neighbourhood(ledger, keys, {*near, *likely, *beside})
    meaning = _meaning(ledger, [one.key for one in records])
    ties = store.state_ties(ledger, subjects(records))
    told = store.passages(ledger, [one.key for one in records if contradict.tells(one)])
    words = {key: each for of_claim in told.values() for key, each in of_claim.items()}
    filed = store.matters_of(ledger, [one.key for one in records], but=likeness.MARK)
    links = contradict.find(records, said, frozenset(keys), meaning, weigher(), judged, ties, words, filed)
    return Compared(links, tuple(one.key for one in records), cut + more + left)


def _beside(ledger: Ledger, known: Mapping[str, Meant]) -> tuple[int, ...]:
    """Return the claims, by id, of stored articles that are on one happening with those of some claims."""
    from tracker import likeness, store
    from tracker.extract import encoder

    reader = encoder.shipped()
    name = reader.name if reader else ""
    texts: set[int] = set()
    for one in {one.gist: one for one in known.values()}.values():
        found = _meant(store.articles_like(ledger, name, likeness.gist_bands(one.gist)))
        texts.update(text for text, other in found.items() if likeness.on_one_happening([one, other])[0, 1])
    return store.claims_in(ledger, sorted(texts))


def weigher(lone: bool = False) -> Weigher | None:
    """Return the trained model of pairs as the comparison of claims takes it; None where there is none.

    It is the one for claims on one event, or the one for two `lone` texts of which nothing else is known.
    """
    from tracker import contradict
    from tracker.extract import pairs

    model = pairs.shipped(pairs.PAIRS if lone else pairs.CLASHES)
    if model is None:
        return None
    return contradict.Weigher(
        model.name,
        model.bar,
        lambda texts: [(a, b, c) for a, b, c in model.chances(texts).tolist()],
        model.sure,
    )


def like(ledger: Ledger, text: str, day: date | None = None, most: int = 10) -> tuple[Hit, ...]:
    """Return the claims of the ledger that a text repeats most likely, each with what speaks for it."""
    from tracker import likeness, store
    from tracker.extract import encoder

    reader = encoder.shipped()
    near = store.sharing(ledger, likeness.telling(text), reader.name if reader else "")
    vectors = (likeness.unpacked([one.vector])[0] if one.vector else None for one in near)
    shelf = likeness.Shelf(
        [likeness.Recorded(one.text, one.title, one.day, way) for one, way in zip(near, vectors, strict=True)]
    )
    (vector,) = encoder.vectors(reader, [likeness.plain(text)])
    found = likeness.rank(shelf, text, vector, day or likeness.last_day(text), most)
    return tuple(_hit(near[one.place].ref, near[one.place].text, one) for one in found)


def _hit(ref: Ref, text: str, found: Found) -> Hit:
    return Hit(ref, text, f"{found.score:.1f}: {', '.join(found.shared) or 'by meaning'}")


def _meaning(ledger: Ledger, keys: Collection[str]) -> Meaning:
    from tracker import contradict
    from tracker.extract import encoder

    return contradict.Meaning(_stored(ledger, keys), lambda texts: encoder.vectors(encoder.shipped(), texts))


def _stored(ledger: Ledger, keys: Collection[str]) -> dict[str, Meant]:
    """Return what the encoder that is installed made of claims, by key, as far as it made anything."""
    from tracker import store
    from tracker.extract import encoder

    reader = encoder.shipped()
    if reader is None:
        return {}
    return _meant(store.vectors_of(ledger, reader.name, keys))


def _meant(found: Mapping[Key, Vectors]) -> dict[Key, Meant]:
    from tracker import likeness

    own = likeness.unpacked([one.vector for one in found.values()])
    around = likeness.unpacked([one.around for one in found.values()])
    return {
        key: likeness.Meant(vector, whole, one.gist)
        for (key, one), vector, whole in zip(found.items(), own, around, strict=True)
    }
