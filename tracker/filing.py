"""What is stored, filed where it is found again: actors by their names, claims by what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.terms import ClaimRole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from tracker.contradict import Setting
    from tracker.extract.encoder import Vector
    from tracker.records import ClaimRecord
    from tracker.store import Filed, Ledger, Told

# Goes up when claims are filed otherwise than before: what older rules filed is then filed anew.
CLAIMS = "7"
PART = 200


def rules() -> str:
    """Return the name of the rules by which claims are filed: another encoder files them otherwise."""
    from tracker.extract import encoder

    reader = encoder.shipped()
    return f"{CLAIMS} {reader.name}" if reader else CLAIMS


def file_old(ledger: Ledger, on_part: Callable[[int, int], None] = lambda done, total: None) -> int:
    """File all that is stored and not filed, as what was imported, added by hand or made by older programs.

    Each part is kept, so that it can be stopped and gone on with. Return how many claims were filed.
    """
    from tracker import store

    while file_actors(ledger):
        pass
    total, done = store.count_unfiled(ledger, _wanted()), 0
    while filed := file_claims(ledger):
        done += filed
        on_part(done, max(done, total))
    return done


def file_actors(ledger: Ledger, keys: Collection[str] | None = None) -> int:
    """File some of the actors that are not filed, or those of them with these keys; return how many."""
    from tracker import resolve, store

    actors = store.unfiled_actors(ledger, resolve.FORMS, PART, keys)
    store.file_actors(ledger, {one.key: resolve.forms(one) for one in actors}, resolve.FORMS)
    return len(actors)


def file_claims(ledger: Ledger, keys: Collection[str] | None = None) -> int:
    """File some of the claims that are not filed, or those of them with these keys; return how many."""
    from tracker import likeness, store
    from tracker.extract import encoder

    told = store.unfiled_claims(ledger, _wanted(), PART, keys)
    reader = encoder.shipped()
    texts = sorted({text for one in told for text in (one.claim.text, *one.beside)})
    read = zip(texts, encoder.vectors(reader, texts), strict=True)
    vectors = {text: vector for text, vector in read if vector is not None}
    around = settings(ledger, [one.claim for one in told])
    gists = {text: likeness.gist(text) for text in {one.text for one in told}}
    whole = {one.beside: _whole(vectors, one.beside) for one in told}
    filed = {
        one.claim.key: _filed(one, vectors, around[one.claim.key], whole[one.beside], gists[one.text])
        for one in told
    }
    store.file_claims(ledger, filed, rules(), reader.name if reader else "")
    return len(told)


def settings(ledger: Ledger, claims: Collection[ClaimRecord]) -> dict[str, Setting]:
    """Return the states that subjects of claims stand for, and the headlines and words over each claim."""
    from tracker import contradict, store

    stands = contradict.standings(store.state_ties(ledger, subjects(claims)))
    titles = store.titles_of(ledger, [one.key for one in claims])
    told = store.passages(ledger, [one.key for one in claims if contradict.tells(one)])
    return {
        one.key: contradict.Setting(stands, titles.get(one.key, ()), tuple(told.get(one.key, {}).values()))
        for one in claims
    }


def subjects(claims: Iterable[ClaimRecord]) -> set[str]:
    """Return the keys of the subjects of claims."""
    return {each.actor_key for one in claims for each in one.actors if each.role is ClaimRole.SUBJECT}


def under(claim: ClaimRecord, vector: Vector | None, around: Setting | None = None) -> tuple[str, ...]:
    """Return what a claim is filed under: its matters, and the bands that it may share with its likes."""
    from tracker import contradict, likeness

    return (*contradict.matters(claim, around), *likeness.bands(claim, vector))


def _wanted() -> str | None:
    """Return the rules that claims must be filed by; where no encoder is, any will do."""
    from tracker.extract import encoder

    return rules() if encoder.shipped() else None


def _whole(vectors: Mapping[str, Vector], texts: Collection[str]) -> bytes:
    """Return the packed vector of all that an article claims; nothing where there is no encoder."""
    from tracker import likeness

    return likeness.packed(likeness.around([vectors[text] for text in texts])) if vectors else b""


def _filed(told: Told, vectors: Mapping[str, Vector], around: Setting, whole: bytes, gist: bytes) -> Filed:
    from tracker import likeness, store

    vector = vectors.get(told.claim.text)
    if vector is None:
        return store.Filed(under(told.claim, None, around))
    packed = store.Vectors(likeness.packed(vector), whole, gist)
    # The first claim of an article stands for the article, which is found by it.
    stands = likeness.gist_bands(gist) if told.claim.text == told.beside[0] else ()
    return store.Filed((*under(told.claim, vector, around), *stands), packed)
