"""From article files to stored claims and contradictions, one article at a time."""

from __future__ import annotations

import gc
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import ConflictError, InputError
from tracker.records import Bundle, Document, Interval, Passage, Ref, Report, Skipped, Span, TimePhrase
from tracker.terms import Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.contradict import Comparison, Weigher
    from tracker.engine import Outcome
    from tracker.records import Attribution, ClaimRecord
    from tracker.resolve import Gazetteer
    from tracker.store import Ledger

NEW, CHANGED, UNCHANGED, FAILED = "new", "changed", "unchanged", "failed"


class Extracted(NamedTuple):
    """What one file gave: the object to print, or the reason why there is none; and what was not read."""

    path: str
    record: dict[str, object] | None
    reason: str | None = None
    skipped: tuple[Skipped, ...] = ()


def start(ledger: Ledger) -> None:
    """Give an empty ledger the actors to start from."""
    from tracker import resolve, store

    if not store.any_actor(ledger):
        store.save_actors(ledger, *resolve.starting_actors())


def ingest(
    ledger: Ledger,
    paths: Iterable[str],
    on_report: Callable[[Report], None],
    jobs: int = 1,
    on_filed: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Read, extract, resolve and store each file in a transaction of its own; a bad one is reported.

    Up to `jobs` processes extract; this one reads and writes, in the order of the files, so that the ledger
    is the same for any number. Stop it at any point: what was reported is committed. What the ledger holds
    and is not filed yet is filed first.
    """
    from tracker import engine, filing, resolve, store

    filing.file_old(ledger, on_filed)
    gazetteer = resolve.Gazetteer(source=store.KnownActors(ledger))
    with closing(engine.in_order(_opened(ledger, paths), jobs)) as done, ExitStack() as at_end:
        for opened, document, outcome in done:
            if document is None or outcome is None:
                on_report(opened)
            else:
                on_report(_stored(ledger, opened.uri, document, outcome, gazetteer))
                _set_aside(at_end)


def _set_aside(at_end: ExitStack) -> None:
    """Keep what is loaded by now, models and tables, out of the garbage collector's rounds until the end.

    Nothing of it goes away, and to look through it again and again took a fifteenth of the time.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        at_end.callback(gc.unfreeze)


def _opened(ledger: Ledger, paths: Iterable[str]) -> Iterator[tuple[Report, Document | None]]:
    """Read each file; yield it with a document where it has to be extracted, else with what to report."""
    for path in paths:
        try:
            document = _read(path)
        except InputError as error:
            yield Report(path, FAILED, reason=str(error)), None
            continue
        same = _known(ledger, document)
        yield Report(path, UNCHANGED, same), None if same is not None else document


def _stored(ledger: Ledger, path: str, document: Document, outcome: Outcome, gazetteer: Gazetteer) -> Report:
    # Known by now where an article before it, read ahead of its storing, is the same one.
    same = _known(ledger, document)
    if same is not None:
        return Report(path, UNCHANGED, same)
    if outcome.reason is not None:
        return Report(path, FAILED, reason=outcome.reason)
    try:
        with ledger.reading():
            bundle = _bundle(document, outcome.found, gazetteer)
        return _save(ledger, path, bundle, gazetteer)
    except (InputError, ConflictError) as error:
        return Report(path, FAILED, reason=str(error))


def _read(path: str) -> Document:
    from tracker.ingest import read

    return read(path)


def _known(ledger: Ledger, document: Document) -> Ref | None:
    from tracker import store
    from tracker.extract import PRODUCER

    # The same words in another outlet or at another address are another article, a copy.
    return store.known_snapshot(ledger, document.text_sha256, PRODUCER, document)


def _bundle(document: Document, found: tuple[Attribution, ...], gazetteer: Gazetteer) -> Bundle:
    from tracker.extract import PRODUCER
    from tracker.resolve import resolve

    return resolve(document, found, gazetteer, PRODUCER)


def _save(ledger: Ledger, path: str, bundle: Bundle, gazetteer: Gazetteer) -> Report:
    report = keep(ledger, path, bundle)
    # Only what is committed is known to the articles that follow.
    for actor in bundle.actors:
        gazetteer.add(actor)
    gazetteer.tie(bundle.affiliations)
    return report


def keep(ledger: Ledger, path: str, bundle: Bundle) -> Report:
    """Store what an article gives, and hold it against what is there: one change."""
    from tracker import comparing, dating, filing, store

    with ledger.transaction():
        saved = store.save_bundle(ledger, bundle)
        filing.file_actors(ledger, [one.key for one in bundle.actors])
        filing.file_claims(ledger, saved.claim_keys)
        found = comparing.compare(ledger, bundle.claims, saved.claim_keys)
        links = store.save_links(ledger, found.links)
        if saved.outcome != NEW and store.dated_by_hand(ledger, saved.article):
            # The file is read as it stands, so that the keys stay; the date that a person gave comes after.
            links += dating.reread_article(ledger, saved.article).links
    skipped = (*bundle.document.skipped, *bundle.skipped, *_uncompared(found.cut))
    return Report(path, saved.outcome, saved.article, saved.assertions, skipped=skipped, links=links)


def _uncompared(cut: int) -> tuple[Skipped, ...]:
    return (Skipped(f"{cut:,} older claims on the same matters were not compared"),) if cut else ()


def extract_files(paths: Iterable[str]) -> Iterator[Extracted]:
    """Yield what each file gives, without a database."""
    from tracker import resolve

    gazetteer = resolve.Gazetteer(*resolve.starting_actors())
    for path in paths:
        try:
            yield _extracted(path, _read(path), gazetteer)
        except InputError as error:
            yield Extracted(path, None, str(error))


def _extracted(path: str, document: Document, gazetteer: Gazetteer) -> Extracted:
    from tracker import engine, resolve
    from tracker.export import attributions

    found, reason = engine.outcome(document)
    if reason is not None:
        return Extracted(path, None, reason)
    dating, represents = _dating(document.published), resolve.Represents(found, gazetteer)
    record = attributions.record(path, document, found, dating, represents.names)
    return Extracted(path, record, skipped=document.skipped)


def compare(pairs: Iterable[tuple[str, str]], weigher: Weigher | None = None) -> Iterator[Comparison]:
    """Yield how the first text of each pair stands to the second, by the comparison that finds clashes.

    Where the rules say nothing, the model of pairs is asked if it is given.
    """
    from tracker import contradict, resolve

    gazetteer = resolve.Gazetteer(*resolve.starting_actors())
    known: dict[str, tuple[ClaimRecord, ...]] = {}
    for pair in pairs:
        for text in pair:
            if text not in known:
                known[text] = _claimed(text, gazetteer)
        found = contradict.compare_all(known[pair[0]], known[pair[1]])
        yield contradict.weigh(found, weigher.ask([pair])[0], weigher) if weigher else found


def _claimed(text: str, gazetteer: Gazetteer) -> tuple[ClaimRecord, ...]:
    """Return what a text claims, the text as a whole last."""
    from tracker.extract.claimed import claimed
    from tracker.resolve import claims_alone, make_claim

    layer = Passage(Layer.BODY, Span(0, len(text)))
    document = Document("", text, "", "utf-8", "text/plain", (layer,))
    return (*claims_alone(document, claimed(document), gazetteer), make_claim(text, "", "", ()))


def _dating(published: Interval | None) -> Callable[[TimePhrase], str | None]:
    from tracker.resolve.intervals import read

    return lambda phrase: read(phrase.text, published).edtf
