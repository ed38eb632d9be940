"""What a person adds by hand: accepted from the start, beside what was extracted."""

import sqlalchemy as sa

from tracker.errors import ConflictError, NotFoundError, UsageError
from tracker.records import ActorRecord, Alias, AssertionRecord, LinkRecord, Ref, ordered_link
from tracker.store.clean import clean
from tracker.store.derive.groups import CLAIMS
from tracker.store.models import actor, alias, article, assertion, claim, link, snapshot
from tracker.store.queries.articles import get_article
from tracker.store.queries.find import TABLES, key_of
from tracker.store.queries.groups import refuse_apart
from tracker.store.session import Ledger
from tracker.store.writes.actors import alias_row, put_actors
from tracker.store.writes.articles import Stored
from tracker.store.writes.assertions import put_assertions, verify_assertions
from tracker.store.writes.filing import unfile
from tracker.store.writes.judge import judge
from tracker.store.writes.keys import assertion_key
from tracker.store.writes.links import put_links
from tracker.store.writes.rows import Ids, ensure, ids_of
from tracker.terms import Decision, LinkKind, RefKind, Status

MANUAL_RULE = "manual"
# Who asserts a claim and who denies it clash over that one claim.
_WITHIN = (LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH)


def add_actor(ledger: Ledger, record: ActorRecord) -> Ref:
    """Add an actor; refuse one that is there already."""
    given = clean(record)
    with ledger.transaction() as connection:
        known = ids_of(connection, actor, [given.key]).get(given.key)
        if known is not None:
            raise ConflictError(f"this actor is already there: {Ref(RefKind.ACTOR, known)} {given.name}")
        return Ref(RefKind.ACTOR, put_actors(ledger, [given], Status.ACCEPTED)[given.key])


def add_alias(ledger: Ledger, actor: Ref, name: Alias) -> None:
    """Give an actor another name; refuse one that it has already."""
    with ledger.transaction() as connection:
        key = key_of(connection, _must_be(actor, RefKind.ACTOR))
        row = alias_row(key, clean(name), Status.ACCEPTED)
        _, new = ensure(ledger, alias, [row], {"actor": {key: actor.id}})
        unfile(ledger.connection, TABLES[RefKind.ACTOR], [actor.id])
        if not new:
            raise ConflictError(f"{actor} already has the {name.kind} “{name.text}”")


def add_assertion(ledger: Ledger, record: AssertionRecord, article: Ref) -> Ref:
    """Add an assertion with passages in an article's newest snapshot; its claim and actors must be there."""
    given = clean(record)
    _, document = get_article(ledger, _must_be(article, RefKind.ARTICLE).id)
    verify_assertions(document, [given])
    with ledger.transaction() as connection:
        stored = newest(connection, article.id)
        _refuse_known(connection, stored, given)
        speakers = {given.actor_key} | {hop.actor_key for hop in given.chain if hop.actor_key is not None}
        refs: dict[str, Ids] = {
            "actor": ids_of(connection, actor, speakers),
            "claim": ids_of(connection, claim, [given.claim_key]),
        }
        _must_be_there(refs["actor"], speakers, "actor")
        _must_be_there(refs["claim"], {given.claim_key}, "claim")
        ids, new = put_assertions(ledger, stored, [given], refs, status=Status.ACCEPTED)
        return Ref(RefKind.ASSERTION, ids[new[0]])


def newest(connection: sa.Connection, article_id: int) -> Stored:
    """Return where the newest snapshot of an article lies."""
    query = (
        sa.select(snapshot, article.c.key.label("article_key"))
        .join(article, article.c.id == snapshot.c.article_id)
        .where(article.c.id == article_id)
        .order_by(snapshot.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).one()
    return Stored(article_id, row.article_key, row.id, row.key, row.copy_sha256, "unchanged")


def _refuse_known(connection: sa.Connection, stored: Stored, record: AssertionRecord) -> None:
    key = assertion_key(stored.snapshot_key, record.key)
    known = ids_of(connection, assertion, [key]).get(key)
    if known is not None:
        raise ConflictError(f"this assertion is already there: {Ref(RefKind.ASSERTION, known)}")


def _must_be_there(ids: Ids, keys: set[str], noun: str) -> None:
    for key in sorted(keys - set(ids)):
        raise NotFoundError(f"there is no {noun} {key}: add it first")


def _must_be(ref: Ref, kind: RefKind) -> Ref:
    if ref.kind is not kind:
        raise UsageError(f"{ref} is not of the kind {kind} that is wanted here")
    return ref


def add_link(ledger: Ledger, a: Ref, b: Ref, kind: LinkKind, because: str) -> Ref:
    """Link two claims by hand; refuse a pair that is linked so already."""
    with ledger.transaction() as connection:
        ends = [key_of(connection, _must_be(ref, RefKind.CLAIM)) for ref in (a, b)]
        if a == b and kind not in _WITHIN:
            raise UsageError(f"{a} is one claim: give two")
        record = ordered_link(LinkRecord(kind, ends[0], ends[1], MANUAL_RULE, clean(because)))
        for known, status in linked(connection, record):
            raise ConflictError(f"these claims are already linked so: {known} ({status})")
        ids, _ = put_links(ledger, [record], Status.ACCEPTED)
        if kind is LinkKind.SAME_AS:
            refuse_apart(connection, CLAIMS, ids[record.key])
        return Ref(RefKind.LINK, ids[record.key])


def remove_link(ledger: Ledger, ref: Ref, why: str, other: Ref | None = None) -> None:
    """Reject a link, or every link between two claims; it stays in the ledger as rejected."""
    with ledger.transaction() as connection:
        links = [ref] if other is None else between(connection, ref, other)
        for one in links:
            judge(ledger, _must_be(one, RefKind.LINK), Decision.REJECT, why)


def linked(connection: sa.Connection, record: LinkRecord) -> list[tuple[Ref, Status]]:
    """Return the links of the same kind between the same claims, whoever clashes in them."""
    ends = ids_of(connection, claim, [record.a_key, record.b_key])
    query = sa.select(link.c.id, link.c.status).where(
        link.c.kind == record.kind, link.c.a_id == ends[record.a_key], link.c.b_id == ends[record.b_key]
    )
    return [(Ref(RefKind.LINK, row.id), row.status) for row in connection.execute(query)]


def between(connection: sa.Connection, a: Ref, b: Ref) -> list[Ref]:
    """Return the links between two claims, either way round, that nobody has rejected."""
    for ref in (a, b):
        key_of(connection, _must_be(ref, RefKind.CLAIM))
    pair = (link.c.a_id == a.id) & (link.c.b_id == b.id) | (link.c.a_id == b.id) & (link.c.b_id == a.id)
    query = sa.select(link.c.id).where(pair, link.c.status != Status.REJECTED)
    found = [Ref(RefKind.LINK, one) for one in connection.execute(query).scalars()]
    if not found:
        raise NotFoundError(f"no link ties {a} to {b}")
    return found
