"""Why something stands in the ledger as it does: a line for each row and rule that it comes from."""

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from tracker.records import AssertionView, Interval, LinkView, Ref
from tracker.store.derive.counters import DENIALS
from tracker.store.derive.groups import ACTORS
from tracker.store.models import (
    actor,
    affiliation,
    affiliation_closure,
    article,
    assertion,
    claim_actor,
    snapshot,
)
from tracker.store.queries.actors import get_actor, members
from tracker.store.queries.articles import get_article
from tracker.store.queries.assertions import assertions_of
from tracker.store.queries.bodies import undated, when_said
from tracker.store.queries.candidates import describe
from tracker.store.queries.claims import get_claim
from tracker.store.queries.groups import get_pair, merged_because
from tracker.store.queries.links import get_link, links_of
from tracker.store.queries.origins import copies_of, copy_words, origin_lines
from tracker.store.queries.review import judgements_of, standing_of
from tracker.store.queries.state_ties import ties_between
from tracker.store.queries.ties import each_way_up, tie_columns, tie_words, ways_up
from tracker.store.session import Ledger
from tracker.terms import LinkKind, RefKind, Stance, Status

_REACHES = "denial-reaches"


def explain(ledger: Ledger, ref: Ref) -> tuple[str, ...]:
    """Return the rows and rules that a claim, assertion, link, actor or article derives from, a line each."""
    with ledger.reading():
        lines = list(_EXPLAINERS[ref.kind](ledger, ref))
        return (*lines, *_decided(ledger, ref))


def _decided(ledger: Ledger, ref: Ref) -> Iterator[str]:
    """Yield the decision by which each that is one with it stands as it does; `show` has all."""
    views = judgements_of(ledger, ref)
    for target in dict.fromkeys(one.target for one in views):
        one = standing_of(each for each in views if each.target == target)
        if one is not None:
            why = f": {one.why}" if one.why else ""
            of = "" if target == ref else f" of {target}"
            yield f"{one.decision}{of} by {one.who or 'unknown'} at {one.when:%Y-%m-%d %H:%M} UTC{why}"


def _quoted(view: AssertionView) -> str:
    spans = sorted({span.span: span.quote for _, span in view.spans}.items())
    return " … ".join(" ".join(words.split()) for _, words in spans)


def _in_short(view: AssertionView) -> str:
    return f"{view.ref} {view.actor_name} {_verb(view.stance)} it in {view.article}: “{_quoted(view)}”"


def _verb(stance: Stance) -> str:
    longer = {Stance.PARTLY_DENIES: "partly denies", Stance.DECLINES: "declines to comment on"}
    return longer.get(stance, stance)


def _claim(ledger: Ledger, ref: Ref) -> Iterator[str]:
    line = get_claim(ledger, ref.id)
    if line.ref != ref:
        yield f"{ref} is listed under {line.ref}, since they say the same"
    yield f"{line.ref} is “{line.text}”: {line.predicate}, polarity {line.polarity}, modality {line.modality}"
    yield from _when("event", line.event)
    yield from (f"in other words {words}" for words in line.merged)
    yield from _stands_in(ledger, line.ref.id)
    views = assertions_of(ledger, ref)
    yield from map(_in_short, views)
    yield from _why_contested(ledger, ref, views)
    yield line.lineage
    yield from origin_lines(ledger, ref.id)


def _stands_in(ledger: Ledger, claim_id: int) -> Iterator[str]:
    query = (
        sa.select(claim_actor, actor.c.name)
        .join(actor, actor.c.id == claim_actor.c.actor_id)
        .where(claim_actor.c.claim_id == claim_id)
        .order_by(claim_actor.c.position)
    )
    with ledger.reading() as connection:
        for row in connection.execute(query).all():
            method = f" ({row.method})" if row.method else ""
            yield f"{row.role}: “{row.words}” is {Ref(RefKind.ACTOR, row.actor_id)} {row.name}{method}"


def _why_contested(ledger: Ledger, ref: Ref, views: tuple[AssertionView, ...]) -> Iterator[str]:
    asserting = [one for one in views if one.stance is Stance.ASSERTS]
    denying = [one for one in views if one.stance in DENIALS]
    if any(one.actor != other.actor for one in asserting for other in denying):
        sides = [", ".join(str(one.ref) for one in side) for side in (asserting, denying)]
        yield f"contested: asserted ({sides[0]}) and denied ({sides[1]}) by different actors"
    for one in links_of(ledger, ref.id):
        if one.status is not Status.REJECTED:
            contested = "contested: " if one.kind is LinkKind.CONTRADICTS else ""
            yield f"{contested}{one.ref} {one.kind} by rule {one.rule}: {one.reason}"


def _assertion(ledger: Ledger, ref: Ref) -> Iterator[str]:
    (view,) = assertions_of(ledger, ref)
    yield f"{ref} {view.actor_name} {_verb(view.stance)} {view.claim} “{view.claim_text}”"
    for role, span in view.spans:
        place = f"{span.span.start}-{span.span.end} of {view.article}"
        yield f"{role} at {place}: “{' '.join(span.quote.split())}”"
    yield f"who: {_who(ledger, view)} ({view.method or 'no method recorded'})"
    for hop in view.chain:
        yield f"hop {hop.position}: {hop.words or 'unknown'} ({hop.cue})"
    if view.answers:
        yield f"answers {view.answers}"
    yield from _reach(ledger, view)
    yield from _when("said", view.said)
    yield f"produced by {view.producer}"
    with ledger.reading() as connection:
        for words in _speaking(connection, view):
            yield f"{view.actor_name} {words}"


def _who(ledger: Ledger, view: AssertionView) -> str:
    """Return the actor that the words were resolved to, with whom people made it one."""
    with ledger.reading() as connection:
        said = sa.select(actor.c.id, actor.c.name).join(assertion, assertion.c.actor_id == actor.c.id)
        row = connection.execute(said.where(assertion.c.id == view.ref.id)).one()
        own = f"{Ref(RefKind.ACTOR, row.id)} {row.name}"
        if row.id == view.actor.id:
            return own
        why = merged_because(connection, ACTORS, [row.id]).get(row.id, "")
        return f"{own}, listed under {view.actor}: {why}"


def _when(what: str, when: Interval | None) -> Iterator[str]:
    """Yield a time with the words that it was read from."""
    if when is not None and (when.edtf or when.words):
        words = f", from the words “{when.words}”" if when.words and when.words != when.edtf else ""
        yield f"{what} {when.edtf or 'at no known time'}{words}"


def _speaking(connection: sa.Connection, view: AssertionView) -> Iterator[str]:
    """Yield for whom the speaker of an assertion spoke then, over any number of ties, with how."""
    above = affiliation_closure
    query = (
        sa.select(above.c.member_id, above.c.body_id, above.c.way)
        .join(actor, actor.c.id == above.c.body_id)
        .join(assertion, assertion.c.actor_id == above.c.member_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(assertion.c.id == view.ref.id, actor.c.name.in_(view.speaks_for), undated() | when_said())
        .order_by(above.c.depth, above.c.body_id, above.c.way)
    )
    for row in connection.execute(query).all():
        yield each_way_up(connection, row.body_id, [row.member_id], cited=True)[row.member_id, row.way]


def _reach(ledger: Ledger, view: AssertionView) -> Iterator[str]:
    """Yield what a denial denies: its claim, as far as its scope goes, and the narrower claims in it."""
    if view.stance not in DENIALS:
        return
    yield f"denies {view.claim}" + (f", by its words “{view.scope}”" if view.scope else "")
    for one in links_of(ledger, view.claim.id):
        own = {*one.a_side, *one.b_side}
        if (
            one.rule == _REACHES
            and one.status is not Status.REJECTED
            and view.ref in {each.ref for each in own}
        ):
            other = one.b if one.a.ref == view.claim else one.a
            yield f"which reaches {other.ref} “{other.text}” ({one.ref}): {one.reason}"


def _tie_lines(connection: sa.Connection, actor_id: int) -> list[str]:
    query = tie_columns().where(affiliation.c.actor_id == actor_id, affiliation.c.status != Status.REJECTED)
    return [tie_words(row, cited=True) for row in connection.execute(query.order_by(affiliation.c.id))]


def _link(ledger: Ledger, ref: Ref) -> Iterator[str]:
    view = get_link(ledger, ref.id)
    clash = f" ({view.clash})" if view.clash else ""
    yield f"{ref} {view.a.ref} {view.kind} {view.b.ref}{clash} by rule {view.rule}: {view.reason}"
    yield f"{view.a.ref} is “{view.a.text}”"
    if view.a.ref != view.b.ref:
        yield f"{view.b.ref} is “{view.b.text}”"
    if view.kind is LinkKind.SAME_AS:
        joined = "accepted, so every listing counts them as one"
        yield joined if view.status is Status.ACCEPTED else f"{view.status}, so it joins nothing"
    for name, side in (("a", view.a_side), ("b", view.b_side)):
        for one in side:
            yield f"side {name}: {_in_short(one)}"
    with ledger.reading() as connection:
        yield from _standing_for(connection, view)


def _standing_for(connection: sa.Connection, view: LinkView) -> Iterator[str]:
    """Yield the ties by which the reason of a link takes a subject for its state."""
    whose, state = actor.alias("whose"), actor.alias("state")
    query = (
        sa.select(whose.c.id, whose.c.name, state.c.id.label("state_id"), state.c.name.label("state"))
        .join(claim_actor, claim_actor.c.actor_id == whose.c.id)
        .join(affiliation, affiliation.c.actor_id == whose.c.id)
        .join(state, state.c.id == affiliation.c.other_id)
        .where(claim_actor.c.claim_id.in_((view.a.ref.id, view.b.ref.id)))
        .distinct()
        .order_by(whose.c.id, state.c.id)
    )
    for row in connection.execute(query).all():
        for how in ("leads", "stands for", "is part of"):
            words = f"“{row.name}” {how} {row.state}"
            if words in view.reason:
                ties = (str(Ref(RefKind.TIE, id)) for id in ties_between(connection, row.id, row.state_id))
                yield f"{words} by {', '.join(ties)}"


def _actor(ledger: Ledger, ref: Ref) -> Iterator[str]:
    line = get_actor(ledger, ref.id)
    yield f"{ref} is {line.name}: {line.kind or 'of unknown kind'}, key {line.key}"
    if line.aliases:
        yield f"also called {', '.join(line.aliases)}"
    yield from (f"one with {words}" for words in line.merged)
    with ledger.reading() as connection:
        yield from _tie_lines(connection, ref.id)
        below = members(ledger, ref.id)
        ways = ways_up(connection, ref.id, [one.ref.id for one in below], cited=True)
    for one in below:
        yield f"{one.ref} {one.name} answers for it: {ways.get(one.ref.id, one.why)}"


def _pair(ledger: Ledger, ref: Ref) -> Iterator[str]:
    pair = get_pair(ledger, ref.id)
    yield f"{ref} perhaps the same actor: {pair.a} {pair.a_name} and {pair.b} {pair.b_name}"
    yield f"by rule {pair.rule}: {pair.reason}"
    if pair.status is Status.ACCEPTED:
        yield "accepted, so every listing counts them as one"


def _single(ledger: Ledger, ref: Ref) -> Iterator[str]:
    words, status = describe(ledger, ref)
    yield f"{ref} {words} ({status})"


def _article(ledger: Ledger, ref: Ref) -> Iterator[str]:
    line, document = get_article(ledger, ref.id)
    yield f"{ref} is “{line.title or line.uri}”, read from {line.uri}"
    yield f"its text has the SHA-256 {document.text_sha256}, decoded as {document.encoding}"
    yield f"{line.snapshots} snapshot(s), {line.assertions} assertion(s)"
    with ledger.reading() as connection:
        yield from map(copy_words, copies_of(connection, ref.id))
    for reason in line.skipped:
        yield f"left out: {reason}"


_EXPLAINERS: dict[RefKind, Callable[[Ledger, Ref], Iterator[str]]] = {
    RefKind.CLAIM: _claim,
    RefKind.ASSERTION: _assertion,
    RefKind.LINK: _link,
    RefKind.ACTOR: _actor,
    RefKind.ARTICLE: _article,
    RefKind.PAIR: _pair,
    RefKind.TIE: _single,
    RefKind.COPY: _single,
    RefKind.ALARM: _single,
}
