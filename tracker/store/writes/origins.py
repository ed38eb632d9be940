"""Where the words of an assertion descend from."""

from collections.abc import Mapping

from tracker.records import AssertionRecord, stable_key
from tracker.store.models.claims import OriginKind
from tracker.store.writes.rows import Row
from tracker.terms import Voice

OWN_VOICE = frozenset({Voice.AUTHOR, Voice.HEADLINE, Voice.OPINION})


def origin_row(record: AssertionRecord, copy_sha256: str, named: Mapping[str, bool]) -> Row | None:
    """Return the origin of an assertion as a portable row, or None when its lineage is not known.

    `named` says of each actor's key whether that actor has a name. An unknown hop or a speaker without a name
    anywhere in the chain leaves the lineage unknown: such words never count as independent.
    """
    if any(hop.actor_key is None or not named.get(hop.actor_key, False) for hop in record.chain):
        return None
    if not named.get(record.actor_key, False):
        return None
    if record.voice in OWN_VOICE:
        rule = "the article's own words; copies of one text are one origin"
        return _row(OriginKind.DOCUMENT, copy_sha256, rule)
    return _row(OriginKind.ACTOR, record.actor_key, "the first speaker of the chain, who has a name")


def _row(kind: OriginKind, what: str, rule: str) -> Row:
    return {
        "key": stable_key("origin", kind, what),
        "kind": kind,
        "actor_id": what if kind is OriginKind.ACTOR else None,
        "copy_sha256": what if kind is OriginKind.DOCUMENT else None,
        "rule": rule,
    }
