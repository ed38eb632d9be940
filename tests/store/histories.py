"""Things that people and programs do to a ledger in any order, and what it holds then.

Each goes the way of the command of that name, with what that command sets off: clashes found anew, times read
anew, rows filed. The trained models are left out: they are slow, and only add proposals.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any
from unittest import mock

import samples

from tracker import actorlist, importing, pipeline, review, undoing
from tracker.errors import TrackerError
from tracker.extract import encoder, pairs
from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    Alias,
    Bundle,
    Choice,
    Interval,
    ListedActor,
    Producer,
    Ref,
)
from tracker.store import (
    Ledger,
    add_actor,
    add_alias,
    add_article,
    add_assertion,
    add_claim,
    dump,
    join_copies,
    open_ledger,
    part_copies,
    save_actors,
)
from tracker.store.queries.find import TABLES
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    AliasKind,
    Confidence,
    Decision,
    LinkKind,
    Polarity,
    RefKind,
    Stance,
    Verb,
)

Rows = dict[str, list[Any]]
Operation = Callable[[Ledger, int], object]

EXTRA = samples.claim("Borunia denied the water", "deny", "water", samples.stands(samples.BORUNIA))
BY_HAND = samples.said(samples.BRANDT, Stance.QUESTIONS, samples.GUARDS, "Dam gates opened at night")
# A newer version of the extractor, which finds one thing more.
NEWER = Bundle(
    samples.document(),
    Producer("rules", "2"),
    samples.ACTORS,
    (),
    (samples.OPENED, samples.GUARDS),
    (
        samples.ACCUSATION,
        samples.said(samples.BRANDT, Stance.ASSERTS, samples.GUARDS, "guards the dam", group=4),
    ),
)
# Without a date, and with what clashes: the gates stayed shut, and somebody else opened them.
SHUT_TEXT = (
    "Last year Lena Soroka said that Ardenia never opened the gates. The pact opened the gates, she said"
)
SHUT = replace(
    samples.claim("Ardenia opened the gates", "open", "gates", samples.stands(samples.ARDENIA)),
    polarity=Polarity.NEGATIVE,
    event=Interval(None, None, "last year"),
)
PACT = samples.claim("The pact opened the gates", "open", "gates", samples.stands(samples.PACT))
UNDATED = Bundle(
    samples.document(SHUT_TEXT, "https://example.com/undated", published=None, outlet=None),
    samples.PRODUCER,
    (samples.ARDENIA, samples.PACT, samples.SOROKA),
    (),
    (SHUT, PACT),
    (
        samples.said(
            samples.SOROKA, Stance.ASSERTS, SHUT, "Ardenia never opened the gates", SHUT_TEXT,
            group=1, said=Interval(None, None, "Last year"),
        ),
        samples.said(samples.SOROKA, Stance.ASSERTS, PACT, "The pact opened the gates", SHUT_TEXT, group=2),
    ),
)  # fmt: skip
BUNDLES = (samples.BUNDLE, samples.SECOND, NEWER, UNDATED)
BY_TYPE = replace(samples.document("Typed in by hand\n"), uri="typed", url=None, outlet="Desk")
LISTED = (
    ListedActor(1, "Ardenia", ActorKind.STATE, (("Q1", AliasKind.IDENTIFIER), ("Ardan", AliasKind.NAME)), ()),
    ListedActor(2, "Ida Brun", None, (), ((AffiliationKind.SPEAKS_FOR, "Borunia", "2020", None),)),
    ListedActor(3, "Nobody", None, (), ((AffiliationKind.PART_OF, "no such body", None, None),)),
)
KINDS = tuple(TABLES)
UNDO = Decision.UNDO
DECIDED = (Verb.ACCEPT, Verb.REJECT, Verb.UNSURE, Verb.DEFER, Verb.NOTE, Verb.SAME, Verb.DIFFERENT)
EDITS: dict[RefKind, tuple[dict[str, str], ...]] = {
    RefKind.CLAIM: ({"text": "Ardenia shut the gates"}, {"polarity": "-"}, {"modality": "possible"}),
    RefKind.ASSERTION: (
        {"stance": "denies"}, {"stance": "asserts"}, {"actor": "Borunia"}, {"claim": "C2"},
        {"scope": "the gates", "hedge": "likely"}, {"voice": "author"},
    ),
    RefKind.ACTOR: ({"name": "Soroka of Velk"}, {"kind": "group"}),
    RefKind.ARTICLE: ({"published": "2020-05-06"}, {"published": "2022"}, {"published": "unknown"}),
}  # fmt: skip
GRADES = {RefKind.ACTOR: "ABCDEF", RefKind.ASSERTION: "123456"}


def _some(ledger: Ledger, kind: RefKind, turn: int) -> Ref:
    """Return one of the things of a kind; where there is none, one that is not there."""
    ids = [id for (id,) in raw(ledger).execute(f"SELECT id FROM {TABLES[kind].name} ORDER BY id")]
    return Ref(kind, ids[turn % len(ids)] if ids else 1)


def _ingest(ledger: Ledger, turn: int) -> None:
    pipeline.keep(ledger, "dam.txt", BUNDLES[turn % len(BUNDLES)])


def _decide(ledger: Ledger, turn: int) -> None:
    which, kind = divmod(turn // 2, len(KINDS))
    verb = DECIDED[which % len(DECIDED)]
    sure = tuple(Confidence)[turn % 3] if turn % 5 else None
    review.apply(ledger, Choice(verb, (_some(ledger, KINDS[kind], which),), f"turn {turn}", sure))


def _withdraw(ledger: Ledger, turn: int) -> None:
    """Take back the newest decision on something that was decided."""
    sql = "SELECT DISTINCT table_name, row_key FROM judgement ORDER BY 1, 2"
    found = raw(ledger).execute(sql).fetchall() or [("claim", "")]
    name, key = found[turn % len(found)]
    rows = raw(ledger).execute(f"SELECT id FROM {name} WHERE key = ?", (key,)).fetchall()
    kind = next((kind for kind, table in TABLES.items() if table.name == name), RefKind.CLAIM)
    review.decide(ledger, [Ref(kind, id) for (id,) in rows], Decision.UNDO, "no")


def _merge(ledger: Ledger, turn: int) -> None:
    kind = (RefKind.ACTOR, RefKind.CLAIM)[turn // 2 % 2]
    some = (_some(ledger, kind, turn // 4), _some(ledger, kind, turn // 4 + turn // 60 % 5 + 1))
    review.apply(ledger, Choice(Verb.MERGE, some, "one"))


def _split(ledger: Ledger, turn: int) -> None:
    kind, groups = ((RefKind.ACTOR, "actor_group"), (RefKind.CLAIM, "claim_group"))[turn // 2 % 2]
    ids = [id for (id,) in raw(ledger).execute(f"SELECT member_id FROM {groups} ORDER BY 1")] or [1]
    review.apply(ledger, Choice(Verb.SPLIT, (Ref(kind, ids[turn % len(ids)]),), "not one"))


def _grade(ledger: Ledger, turn: int) -> None:
    kind = (RefKind.ACTOR, RefKind.ASSERTION, RefKind.CLAIM)[turn // 2 % 3]
    value = GRADES[kind][turn % 6] if kind in GRADES else ("open", "contested", "settled")[turn % 3]
    verb = Verb.GRADE if kind in GRADES else Verb.SETTLE
    review.apply(ledger, Choice(verb, (_some(ledger, kind, turn // 6),), "seen", value=value))


def _edit(ledger: Ledger, turn: int) -> None:
    kind = tuple(EDITS)[turn // 2 % len(EDITS)]
    fields = EDITS[kind][turn // 8 % len(EDITS[kind])]
    review.edit(ledger, _some(ledger, kind, turn // 3), fields, f"turn {turn}")


def _link(ledger: Ledger, turn: int) -> None:
    kinds = tuple(LinkKind)
    one, other = (_some(ledger, RefKind.CLAIM, each) for each in (turn // 2, turn // 2 + turn // 6 % 3))
    review.link(ledger, one, other, kinds[turn % len(kinds)], "by hand")


def _unlink(ledger: Ledger, turn: int) -> None:
    review.unlink(ledger, [_some(ledger, RefKind.LINK, turn)], "no")


def _by_hand(ledger: Ledger, turn: int) -> None:
    match turn // 2 % 6:
        case 0:
            add_actor(ledger, ActorRecord(f"person:{turn % 3}", "Ida Brun", None, aliases=(Alias("Brun"),)))
        case 1:
            add_alias(ledger, _some(ledger, RefKind.ACTOR, turn), Alias(f"Name {turn % 3}"))
        case 2:
            add_claim(ledger, EXTRA)
        case 3:
            add_assertion(ledger, BY_HAND, Ref(RefKind.ARTICLE, 1))
        case 4:
            add_article(ledger, BY_TYPE)
        case _:
            tie = AffiliationRecord(samples.BRANDT.key, samples.BORUNIA.key, AffiliationKind.LEADS, "by hand")
            save_actors(ledger, (), [tie])


def _copies(ledger: Ledger, turn: int) -> None:
    does = join_copies if turn % 2 else part_copies
    does(ledger, *(_some(ledger, RefKind.ARTICLE, each) for each in (turn // 2, turn // 2 + 1)), "looked at")


def _import(ledger: Ledger, turn: int) -> None:
    if turn % 3:
        importing.bring_in(ledger, OTHER[turn % 2])
    else:
        actorlist.add(ledger, LISTED)


def _from_a_file(ledger: Ledger, turn: int) -> None:
    """Carry out several decisions as one change."""
    claim, said = _some(ledger, RefKind.CLAIM, turn), _some(ledger, RefKind.ASSERTION, turn // 2)
    choices = (
        Choice(Verb.ACCEPT, (claim,), "in a file", who="cy"),
        Choice(Verb.GRADE, (said,), "in a file", value="3"),
        Choice(Verb.EDIT, (said,), fields=(("stance", ("denies", "questions")[turn % 2]),)),
        Choice(Verb.REJECT, (_some(ledger, RefKind.LINK, turn),)),
    )
    review.apply_all(ledger, enumerate(choices), keep_going=True)


def _take_back(ledger: Ledger, turn: int) -> None:
    """Take back any change, with what rests on it, or bring one back: out of order."""
    if turn % 4 == 0:
        undoing.redo(ledger)
        return
    sql = "SELECT id FROM batch WHERE undoes_id IS NULL AND imported_id IS NULL ORDER BY id"
    ids = [id for (id,) in raw(ledger).execute(sql)]
    undoing.undo(ledger, [ids[turn // 2 % len(ids)]] if ids else (), with_later=bool(turn % 3))


OPERATIONS: tuple[Operation, ...] = (
    _ingest,
    _decide,
    _decide,
    _withdraw,
    _merge,
    _merge,
    _split,
    _grade,
    _edit,
    _edit,
    _link,
    _unlink,
    _by_hand,
    _copies,
    _import,
    _from_a_file,
)
BACK: tuple[Operation, ...] = (_take_back,)


@contextmanager
def rules_alone() -> Iterator[None]:
    """Leave out the trained models."""
    models = (mock.patch.object(one, "shipped", return_value=None) for one in (encoder, pairs))
    with next(models), next(models):
        yield


def _others() -> tuple[list[dict[str, Any]], ...]:
    """Return two exports of another ledger: before and after decisions in it."""
    with rules_alone(), open_ledger("sqlite://", who="eve", write=True, create=True) as ledger:
        pipeline.keep(ledger, "two.txt", samples.SECOND)
        pipeline.keep(ledger, "three.txt", UNDATED)
        first = [dict(row) for row in dump(ledger)]
        review.apply(ledger, Choice(Verb.ACCEPT, (Ref(RefKind.CLAIM, 1),), "seen elsewhere"))
        review.apply(ledger, Choice(Verb.GRADE, (Ref(RefKind.ASSERTION, 2),), "heard it", value="4"))
        return first, [dict(row) for row in dump(ledger)]


OTHER = _others()


def do(ledger: Ledger, choice: int, turn: int, among: tuple[Operation, ...] = OPERATIONS) -> bool:
    """Do one thing; return whether it changed anything: much is refused as the ledger stands."""
    before = newest(ledger)
    ledger.who = ("ada", "bo")[turn % 2]
    with suppress(TrackerError):
        among[choice % len(among)](ledger, turn)
    return newest(ledger) > before


def newest(ledger: Ledger) -> int:
    """Return the number of the newest change."""
    return int(raw(ledger).execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()[0])


def made_since(ledger: Ledger, known: int) -> list[int]:
    """Return the ledger's own changes after one; the history that an import brings is none of these."""
    sql = "SELECT id FROM batch WHERE id > ? AND imported_id IS NULL ORDER BY id"
    return [int(id) for (id,) in raw(ledger).execute(sql, (known,))]


def undone_by(ledger: Ledger, id: int) -> list[int]:
    """Return what a change took back, and what that took back."""
    sql = "SELECT undoes_id FROM batch WHERE id = ?"
    found: list[int] = []
    while (above := raw(ledger).execute(sql, (found[-1] if found else id,)).fetchone()[0]) is not None:
        found.append(above)
    return found


def raw(ledger: Ledger) -> Any:
    """Return the driver's connection."""
    return ledger.connection.connection.driver_connection


# What only helps to find rows: filed when there is need, and then more than is needed does no harm.
FILED = ("actor_form", "claim_matter", "claim_vector")


def holds(ledger: Ledger, *, log: bool = False) -> Rows:
    """Return every row of every table as it lies there: ids and what is derived too, the log if asked for."""
    tables = _tables(ledger)
    left_out = FILED if log else (*FILED, "batch", "change")
    return {
        name: sorted(raw(ledger).execute(f'SELECT {columns} FROM "{name}"'), key=repr)
        for name, columns in tables.items()
        if name not in left_out
    }


def _tables(ledger: Ledger) -> dict[str, str]:
    """Return the tables with their columns, without those that say by which rules a row was filed."""
    names = raw(ledger).execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
    )
    found = {}
    for (name,) in names.fetchall():
        columns = [column for _, column, *_ in raw(ledger).execute(f'PRAGMA table_info("{name}")')]
        found[name] = ", ".join(f'"{one}"' for one in columns if one != "filed")
    return found
