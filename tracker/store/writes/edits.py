"""What a person writes over: the row changes, the log keeps what stood there, a judgement who did it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.errors import UsageError
from tracker.records import Ref
from tracker.store.clean import clean_text, fold
from tracker.store.models import assertion, claim
from tracker.store.models.history import Action, Judged
from tracker.store.queries.find import NOUNS, TABLES, actor_named, key_of
from tracker.store.session import Ledger
from tracker.store.writes.filing import unfile
from tracker.store.writes.judge import judge_row, touch
from tracker.store.writes.rows import key_name, log, pointers
from tracker.terms import ActorKind, Confidence, Decision, Hedge, Modality, Polarity, RefKind, Stance, Voice

Read = Callable[[Ledger, str], Any]


class Field(NamedTuple):
    """How the words for a column are read, and how its other columns follow."""

    read: Read
    follows: Callable[[Any], dict[str, Any]] = lambda _: {}


def _words(_: Ledger, text: str) -> str:
    words = " ".join(clean_text(text).split())
    if not words:
        raise UsageError("an empty text says nothing: give words")
    return words


def _words_or_none(_: Ledger, text: str) -> str | None:
    return " ".join(clean_text(text).split()) or None


def _one_of(values: Any) -> Read:
    def read(_: Ledger, text: str) -> Any:
        if text not in list(values):
            raise UsageError(f"{text!r} is none of {', '.join(values)}")
        return values(text)

    return read


def _actor(ledger: Ledger, name: str) -> int:
    return actor_named(ledger.connection, name).id


def _claim(ledger: Ledger, text: str) -> int:
    if not (text[:1] in "Cc" and text[1:].isdecimal()):
        raise UsageError(f"{text!r} is not a claim: give an id such as C12")
    ref = Ref(RefKind.CLAIM, int(text[1:]))
    key_of(ledger.connection, ref)
    return ref.id


FIELDS: dict[RefKind, dict[str, Field]] = {
    RefKind.CLAIM: {
        "text": Field(_words),
        "polarity": Field(_one_of(Polarity)),
        "modality": Field(_one_of(Modality)),
    },
    RefKind.ASSERTION: {
        "stance": Field(_one_of(Stance)),
        "scope": Field(_words_or_none),
        "hedge": Field(_one_of(Hedge)),
        "voice": Field(_one_of(Voice)),
        "actor_id": Field(_actor),
        "claim_id": Field(_claim),
    },
    RefKind.ACTOR: {
        "name": Field(_words, lambda name: {"folded": fold(name)}),
        "kind": Field(_one_of(ActorKind)),
    },
}


def names(kind: RefKind) -> tuple[str, ...]:
    """Return what of a kind of row can be edited, in the words of a person."""
    return tuple(name.removesuffix("_id") for name in FIELDS.get(kind, ()))


def edit(
    ledger: Ledger,
    ref: Ref,
    given: Mapping[str, str],
    why: str = "",
    confidence: Confidence | None = None,
) -> tuple[str, ...]:
    """Write over columns of a row, and record that it was edited; return the keys of the claims touched."""
    with ledger.transaction() as connection:
        key, table = key_of(connection, ref), TABLES[ref.kind]
        row = connection.execute(table.select().where(table.c.id == ref.id)).one()
        after = _after(ledger, ref, given)
        before = {name: getattr(row, name) for name in after}
        if after == before:
            raise UsageError(f"{ref} is so already: nothing to edit")
        judged = Judged(table.name)
        touch(ledger, judged, row)
        connection.execute(table.update().where(table.c.id == ref.id).values(after))
        unfile(connection, table, [ref.id])
        log(
            ledger,
            [(Action.UPDATE, table.name, key, _keyed(ledger, table, before), _keyed(ledger, table, after))],
        )
        touch(ledger, judged, connection.execute(table.select().where(table.c.id == ref.id)).one())
        judge_row(ledger, judged, key, Decision.EDIT, why, confidence)
        return _claims(connection, table, row, after)


def _after(ledger: Ledger, ref: Ref, given: Mapping[str, str]) -> dict[str, Any]:
    known = FIELDS.get(ref.kind, {})
    if not given:
        raise UsageError(
            f"nothing to edit: of an {NOUNS[ref.kind]} give {', '.join(names(ref.kind)) or 'none'}"
        )
    after: dict[str, Any] = {}
    for name, text in given.items():
        column = name if name in known else f"{name}_id"
        if column not in known:
            can = ", ".join(names(ref.kind)) or "nothing: reject it, and add it anew"
            raise UsageError(
                f"{name!r} of {ref} cannot be edited; of the {NOUNS[ref.kind]} you can edit {can}"
            )
        after[column] = known[column].read(ledger, text)
        after |= known[column].follows(after[column])
    return after


def _keyed(ledger: Ledger, table: sa.Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values for the log: a row that is pointed to by its key."""
    targets = pointers(table)
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in targets and value is not None:
            other = targets[name]
            query = sa.select(other.c.key).where(other.c.id == value)
            found[key_name(name)] = ledger.connection.execute(query).scalar_one()
        else:
            found[name] = value
    return found


def _claims(
    connection: sa.Connection, table: sa.Table, row: Any, after: Mapping[str, Any]
) -> tuple[str, ...]:
    if table is claim:
        return (row.key,)
    if table is not assertion:
        return ()
    ids = {row.claim_id, after.get("claim_id", row.claim_id)}
    return tuple(connection.execute(sa.select(claim.c.key).where(claim.c.id.in_(ids))).scalars())
