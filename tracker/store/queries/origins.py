"""The origins of a claim in words: who or what each is, and which assertions descend from it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import Ref
from tracker.store.chunks import chunks
from tracker.store.derive.copies import whole
from tracker.store.derive.groups import CLAIMS
from tracker.store.derive.lineage import Lineage, Node, Origin
from tracker.store.derive.lineages import ASSERTED, DENIED, copies_for, lineages
from tracker.store.derive.mouths import mouths, shared
from tracker.store.models import actor, assertion, snapshot, text_copy
from tracker.store.queries.groups import lead_of, one_with
from tracker.store.queries.ties import ways_up
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status

_SIDES = {ASSERTED: "origin", DENIED: "origin of the denial"}
_SAME = "; speakers without a name count as one, since they may be the same"
_UNKNOWN = "no origin: {}: who said it first is not known there"
_CIRCULAR = "no origin: {}: circular, each has it from the other"


class Telling(NamedTuple):
    """Where an assertion stands and who makes it."""

    actor_id: int
    name: str
    article_id: int


class Names(NamedTuple):
    """The names of speakers, and for whom those speak who are one origin with others by that."""

    of: dict[int, str]
    since: dict[int, str]


def origin_lines(ledger: Ledger, claim_id: int) -> tuple[str, ...]:
    """Return a line for each origin of a claim, for what has none, and for the copies among its articles."""
    with ledger.reading() as connection:
        claim_id = lead_of(connection, CLAIMS, claim_id)
        found = lineages(connection, [claim_id])
        known = _tellings(connection, claim_id)
        named = _names(connection, found.values())
        names = Names(named, _since(connection, found.values(), named))
        sides = [
            (words, found[claim_id, side]) for side, words in _SIDES.items() if (claim_id, side) in found
        ]
        lines = [line for words, lineage in sides for line in _side(words, lineage, known, names)]
        return (*lines, *_copies(connection, claim_id))


def _side(words: str, lineage: Lineage, known: dict[int, Telling], names: Names) -> Iterator[str]:
    ordered = sorted(lineage.origins, key=lambda one: one.tellings)
    named = [f"{_who(one, known, names)}: {_descending(one, known)}" for one in ordered if one.named]
    for place, one in enumerate(named, 1):
        yield f"{words} {place}: {one}"
    unnamed = [f"{_who(one, known, names)} ({_descending(one, known)})" for one in ordered if not one.named]
    if unnamed:
        same = _SAME if len(unnamed) > 1 else ""
        yield f"{words} {len(named) + 1}, unnamed: {' or '.join(unnamed)}{same}"
    for rule, ids in ((_UNKNOWN, lineage.unknown), (_CIRCULAR, lineage.circular)):
        if ids:
            yield rule.format(", ".join(_place(one, known) for one in ids))


def _who(origin: Origin, known: dict[int, Telling], names: Names) -> str:
    ids = sorted((id for kind, id in origin.nodes if kind == "actor"), key=lambda id: id in names.since)
    if ids:
        since = " and ".join(names.since[id] for id in ids if id in names.since)
        why = f" (one origin, since {since})" if since else " (who said it together)" if len(ids) > 1 else ""
        return " and ".join(names.of[id] for id in ids) + why
    here = {known[one].article_id for one in origin.tellings}
    texts = [str(Ref(RefKind.ARTICLE, id)) for kind, id in origin.nodes if kind == "text" and id in here]
    copies = " (copies of one text)" if len(texts) > 1 else ""
    return f"the words of {' and '.join(texts) or 'an article'} itself{copies}"


def _descending(origin: Origin, known: dict[int, Telling]) -> str:
    return ", ".join(_place(one, known, origin.nodes) for one in origin.tellings)


def _place(id: int, known: dict[int, Telling], nodes: Sequence[Node] | None = None) -> str:
    one = known[id]
    itself = nodes is None or ("actor", one.actor_id) in nodes or ("text", one.article_id) in nodes
    way = "" if itself else f" by way of {one.name}"
    return f"{Ref(RefKind.ASSERTION, id)} in {Ref(RefKind.ARTICLE, one.article_id)}{way}"


def _tellings(connection: sa.Connection, claim_id: int) -> dict[int, Telling]:
    query = (
        sa.select(assertion.c.id, assertion.c.actor_id, actor.c.name, snapshot.c.article_id)
        .join(actor, actor.c.id == assertion.c.actor_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(assertion.c.claim_id.in_(one_with(CLAIMS, claim_id)))
    )
    return {row.id: Telling(row.actor_id, row.name, row.article_id) for row in connection.execute(query)}


def _names(connection: sa.Connection, found: Iterable[Lineage]) -> dict[int, str]:
    ids = {id for one in found for origin in one.origins for kind, id in origin.nodes if kind == "actor"}
    names: dict[int, str] = {}
    for part in chunks(sorted(ids)):
        query = sa.select(actor.c.id, actor.c.name).where(actor.c.id.in_(part))
        names.update((row.id, row.name) for row in connection.execute(query))
    return names


def _since(connection: sa.Connection, found: Iterable[Lineage], names: dict[int, str]) -> dict[int, str]:
    """Return of each who is one origin with others, by speaking for the same, how it does."""
    words: dict[int, str] = {}
    for origin in (origin for one in found for origin in one.origins):
        ids = [id for kind, id in origin.nodes if kind == "actor"]
        for body, some in shared(mouths(connection, ids), ids).items():
            ways = ways_up(connection, body, [one for one in some if one != body], cited=True)
            words |= {one: f"{names[one]} {way}" for one, way in ways.items()}
    return words


def _copies(connection: sa.Connection, claim_id: int) -> Iterator[str]:
    """Yield the pairs of texts on which the origins of a claim rest."""
    for part in chunks(copies_for(connection, claim_id)):
        yield from map(copy_words, connection.execute(_shared().where(text_copy.c.id.in_(part))))


def copies_of(connection: sa.Connection, article: int) -> list[Any]:
    """Return the pairs of texts of which one is an article's."""
    either = (_A.c.article_id == article) | (_B.c.article_id == article)
    return list(connection.execute(_shared().where(either)))


_A, _B = snapshot.alias("a"), snapshot.alias("b")


def _shared() -> sa.Select[Any]:
    columns = (_A.c.article_id.label("a_article"), _B.c.article_id.label("b_article"))
    return (
        sa.select(text_copy, *columns)
        .join(_A, _A.c.id == text_copy.c.a_id)
        .join(_B, _B.c.id == text_copy.c.b_id)
        .order_by(text_copy.c.id)
    )


def copy_words(row: Any) -> str:
    """Return what two articles have in common, in words."""
    pair = sorted(((row.a_article, row.a_share), (row.b_article, row.b_share)))
    one, other = (Ref(RefKind.ARTICLE, id) for id, _ in pair)
    ref = Ref(RefKind.COPY, row.id)
    if row.status == Status.REJECTED:
        return f"{one} and {other} are no copies: a person decided so ({ref})"
    if row.a_share is None or row.status == Status.ACCEPTED:
        return f"{one} and {other} are copies of one text: a person decided so ({ref})"
    shares = f"{pair[0][1]:.0%} of the words of {one} stand in {other}, {pair[1][1]:.0%} the other way"
    what = "copies" if whole(row) else "they share a passage"
    return f"{what}: {shares} ({ref}: {row.rule})"
