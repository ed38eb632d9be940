"""Claims of propositions that nobody is known to have put forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.resolve.actors import Actors
from tracker.resolve.claims import make_claim
from tracker.resolve.parties import object_words, parties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.records import ClaimRecord, Document, Proposition
    from tracker.resolve.gazetteer import Gazetteer


def claims_alone(
    document: Document, propositions: Sequence[Proposition], gazetteer: Gazetteer
) -> tuple[ClaimRecord, ...]:
    """Return the claims of a text's propositions, without their times."""
    mentions = [mention for each in propositions for mention in (*each.subject, *each.object)]
    actors = Actors(document, gazetteer, iter(mentions))
    return tuple(
        make_claim(
            each.text,
            each.predicate,
            object_words(each, document),
            parties(each, document, actors, gazetteer),
            each.polarity,
            each.modality,
            each.bound,
        )
        for each in propositions
    )
