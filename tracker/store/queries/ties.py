"""How an actor answers for a body, in words."""

from collections.abc import Collection
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import Ref
from tracker.store.chunks import chunks
from tracker.store.intervals import record
from tracker.store.models import actor, affiliation, affiliation_closure, snapshot, span
from tracker.terms import THEN, ActorKind, AffiliationKind, RefKind

VERBS = {
    AffiliationKind.SPEAKS_FOR: "speaks for",
    AffiliationKind.LEADS: "leads",
    AffiliationKind.MEMBER_OF: "is a member of",
    AffiliationKind.PART_OF: "is part of",
}
PAST = {
    AffiliationKind.SPEAKS_FOR: "once spoke for",
    AffiliationKind.LEADS: "once led",
    AffiliationKind.MEMBER_OF: "was once a member of",
    AffiliationKind.PART_OF: "was once part of",
}


class Step(NamedTuple):
    """One tie on the way up to a body."""

    other_id: int
    words: str
    pronoun: str


def ways_up(
    connection: sa.Connection, body: int, members: Collection[int], *, cited: bool = False
) -> dict[int, str]:
    """Return for each member how it answers for the body: `speaks for Russia ("the envoy", A1)`.

    What is cited names each tie, too: `speaks for Russia (T4: "the envoy", A1)`.
    """
    found: dict[int, list[str]] = {}
    for (member, _), words in sorted(each_way_up(connection, body, members, cited=cited).items()):
        found.setdefault(member, []).append(words)
    return {member: "; ".join(words) for member, words in found.items()}


def each_way_up(
    connection: sa.Connection, body: int, members: Collection[int], *, cited: bool = False
) -> dict[tuple[int, int], str]:
    """Return the same for each member and number of a way: it may have held two posts one after the other."""
    steps = _steps(connection, body, set(members), cited=cited)
    return {
        (member, number): _way(way, body, steps)
        for member in members
        for number, way in steps.get(member, {}).items()
    }


def _steps(
    connection: sa.Connection, body: int, members: set[int], *, cited: bool
) -> dict[int, dict[int, Step]]:
    steps: dict[int, dict[int, Step]] = {}
    wanted = members - {body}
    while wanted:
        for part in chunks(sorted(wanted)):
            query = _ties().where(
                affiliation_closure.c.body_id == body, affiliation_closure.c.member_id.in_(part)
            )
            for row in connection.execute(query):
                step = Step(row.other_id, tie_words(row, cited=cited), pronoun(row.other_kind))
                steps.setdefault(row.member_id, {})[row.way] = step
        # A longer way goes over others, whose own steps are needed too.
        others = {step.other_id for ways in steps.values() for step in ways.values()}
        wanted = others - set(steps) - {body} - wanted
    return steps


def _way(at: Step, body: int, steps: dict[int, dict[int, Step]]) -> str:
    words = [at.words]
    while at.other_id != body and at.other_id in steps and len(words) <= len(steps):
        above = min(steps[at.other_id].items())[1]
        words.append(f", {at.pronoun} {above.words}")
        at = above
    return "".join(words)


def _ties() -> sa.Select[Any]:
    return (
        tie_columns()
        .add_columns(affiliation_closure.c.member_id, affiliation_closure.c.way)
        .join(affiliation_closure, affiliation_closure.c.affiliation_id == affiliation.c.id)
    )


def pronoun(kind: ActorKind | None) -> str:
    """Return "who" for a person, or for an actor of whom it is not known, else "which"."""
    return "who" if kind in (None, ActorKind.PERSON) else "which"


def tie_columns() -> sa.Select[Any]:
    """Select ties with the name of the body and the words that they were read from."""
    other = actor.alias("other")
    return (
        sa.select(
            affiliation.c.id,
            affiliation.c.actor_id,
            affiliation.c.other_id,
            affiliation.c.kind,
            affiliation.c.rule,
            affiliation.c.status,
            affiliation.c.held_first,
            affiliation.c.held_last,
            affiliation.c.held_words,
            other.c.name.label("other_name"),
            other.c.kind.label("other_kind"),
            span.c.quote,
            snapshot.c.article_id,
        )
        .select_from(affiliation)
        .join(other, other.c.id == affiliation.c.other_id)
        .outerjoin(span, span.c.id == affiliation.c.span_id)
        .outerjoin(snapshot, snapshot.c.id == span.c.snapshot_id)
    )


def tie_words(row: Any, *, cited: bool = False) -> str:
    """Return a tie in words, with where it was read or the rule that it comes from."""
    held = record("held", row)
    over = held is not None and held.edtf is None and held.words not in (None, "", THEN)
    when = f" {held.edtf or held.words}" if held and (held.edtf or held.words) else ""
    if row.quote is None:
        source = row.rule
    else:
        source = f'"{" ".join(row.quote.split())}", {Ref(RefKind.ARTICLE, row.article_id)}'
    if cited:
        source = ": ".join(filter(None, (str(Ref(RefKind.TIE, row.id)), source)))
    verb = PAST[row.kind] if over else VERBS[row.kind]
    return f"{verb} {row.other_name}{'' if over else when}" + (f" ({source})" if source else "")
