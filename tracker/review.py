"""Review: a person decides on what was proposed, one path for commands, files and screens."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import ChangedError, TrackerError, UsageError
from tracker.records import BadLine, Choice, QueueQuery, Ref, typed_interval
from tracker.terms import Credibility, Decision, LinkKind, RefKind, Reliability, Standing, Verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.records import Grade, Waiting
    from tracker.store import Ledger
    from tracker.terms import Confidence

PAGE = 50
SKIPPED = "skipped"
UNKNOWN = "unknown"
_DECISIONS = {
    Verb.ACCEPT: Decision.ACCEPT,
    Verb.REJECT: Decision.REJECT,
    Verb.SAME: Decision.ACCEPT,
    Verb.DIFFERENT: Decision.REJECT,
    Verb.UNSURE: Decision.UNSURE,
    Verb.DEFER: Decision.DEFER,
    Verb.NOTE: Decision.NOTE,
}
_SCALES: dict[RefKind, type[Grade]] = {
    RefKind.ACTOR: Reliability,
    RefKind.ASSERTION: Credibility,
    RefKind.CLAIM: Standing,
}


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a list of decisions: the lines carried out, and those refused with the reason."""

    done: tuple[int, ...]
    refused: tuple[BadLine, ...]


def decide(
    ledger: Ledger,
    refs: Sequence[Ref],
    decision: Decision,
    why: str = "",
    confidence: Confidence | None = None,
) -> None:
    """Record one decision on several things, all or none."""
    from tracker import alarms, store

    with ledger.transaction():
        alarms.keep(ledger, refs)
        for ref in refs:
            store.judge(ledger, ref, decision, why, confidence)
        if decision is Decision.UNDO:
            # What was accepted before stands again.
            store.refuse_torn(ledger, refs)
        _look_again(ledger, refs)


def apply(ledger: Ledger, choice: Choice) -> tuple[Ref, ...]:
    """Carry out one choice, whole or not at all; return what it was recorded on."""
    with ledger.transaction(), _as(ledger, choice.who):
        _refuse_changed(ledger, choice)
        return _carry_out(ledger, choice)


def apply_all(
    ledger: Ledger,
    lines: Iterable[tuple[int, Choice | BadLine]],
    *,
    keep_going: bool = False,
    dry_run: bool = False,
) -> Batch:
    """Carry out the choices of numbered lines, all or none.

    To keep going leaves out those that are refused; a dry run says what would be done, and changes nothing.
    """
    done: list[int] = []
    refused: list[BadLine] = []
    try:
        with ledger.transaction():
            for number, choice in lines:
                try:
                    if isinstance(choice, BadLine):
                        raise UsageError(choice.reason)
                    apply(ledger, choice)
                    done.append(number)
                except TrackerError as error:
                    refused.append(BadLine(number, str(error)))
            if dry_run or (refused and not keep_going):
                raise _NoneKeptError
    except _NoneKeptError:
        if not dry_run:
            done.clear()
    return Batch(tuple(done), tuple(refused))


class _NoneKeptError(Exception):
    """Ends the transaction of a list in which something was refused."""


@contextmanager
def _as(ledger: Ledger, who: str) -> Iterator[None]:
    """Record under another name what is done inside."""
    before = ledger.who
    ledger.who = who or before
    try:
        yield
    finally:
        ledger.who = before


def _refuse_changed(ledger: Ledger, choice: Choice) -> None:
    from tracker import store

    if not choice.token:
        return
    if len(choice.refs) != 1:
        raise UsageError("a token belongs to one thing: give one id with it")
    (ref,) = choice.refs
    now = store.token(ledger, ref)
    if now != choice.token:
        raise ChangedError(f"{ref} has changed since it was shown: look at it again (it is now {now})")


def _carry_out(ledger: Ledger, choice: Choice) -> tuple[Ref, ...]:
    from tracker import store

    if choice.verb in _DECISIONS:
        if choice.verb in (Verb.SAME, Verb.DIFFERENT):
            _refuse_unlike(ledger, choice)
        decide(ledger, choice.refs, _DECISIONS[choice.verb], choice.why, choice.confidence)
        return choice.refs
    if choice.verb is Verb.MERGE:
        return merge(ledger, choice.refs, choice.why)
    for ref in choice.refs:
        if choice.verb is Verb.SPLIT:
            split(ledger, ref, choice.why)
        elif choice.verb is Verb.EDIT:
            edit(ledger, ref, dict(choice.fields), choice.why, choice.confidence)
        else:
            store.grade(ledger, ref, grade_of(ref, choice), choice.why, choice.confidence)
    return choice.refs


def _refuse_unlike(ledger: Ledger, choice: Choice) -> None:
    """Refuse to call the same what is no pair of things that may be one."""
    from tracker import store

    for ref in choice.refs:
        joins = ref.kind in (RefKind.PAIR, RefKind.COPY)
        if ref.kind is RefKind.LINK:
            joins = store.get_link(ledger, ref.id).kind is LinkKind.SAME_AS
        if not joins:
            raise UsageError(f"{ref} does not ask whether two are one: accept or reject it")


def grade_of(ref: Ref, choice: Choice) -> Grade:
    """Return the grade that a value spells, on the scale of what is graded."""
    scale = _SCALES.get(ref.kind)
    if scale is None or (scale is Standing) != (choice.verb is Verb.SETTLE):
        wanted = "a claim (C12)" if choice.verb is Verb.SETTLE else "an actor (P5) or an assertion (S40)"
        raise UsageError(f"{ref} is not {wanted}")
    known: dict[str, Grade] = {one.value.casefold(): one for one in scale}
    found = known.get(choice.value.casefold())
    if found is None:
        raise UsageError(f"{choice.value!r} is no grade of {ref}: give one of {', '.join(scale)}")
    return found


def merge(ledger: Ledger, refs: Sequence[Ref], why: str = "") -> tuple[Ref, ...]:
    """Record that actors, or claims, are one, and look for clashes; return the pairs judged."""
    from tracker import store

    with ledger.transaction():
        pairs = store.merge(ledger, refs, why)
        _look_again(ledger, pairs)
    return pairs


def split(ledger: Ledger, ref: Ref, why: str = "") -> tuple[Ref, ...]:
    """Record that one is none of those merged with it, and look for clashes; return the pairs judged."""
    from tracker import store

    with ledger.transaction():
        pairs = store.split(ledger, ref, why)
        _look_again(ledger, pairs)
    return pairs


def edit(
    ledger: Ledger,
    ref: Ref,
    fields: dict[str, str],
    why: str = "",
    confidence: Confidence | None = None,
) -> None:
    """Write over what was read wrong, and look for the clashes that follow; an article is dated anew."""
    from tracker import dating, filing, store

    with ledger.transaction():
        if ref.kind is RefKind.ARTICLE:
            if set(fields) != {"published"}:
                raise UsageError(f"of an article only its date can be edited: published=2018-03-14 on {ref}")
            day = fields["published"]
            dating.date_article(ledger, ref, None if day == UNKNOWN else typed_interval(day), why)
            return
        touched = store.edit(ledger, ref, fields, why, confidence)
        filing.file_actors(ledger)
        if touched:
            dating.clashes_anew(ledger, touched, f"no longer holds since {ref} was edited")


def link(ledger: Ledger, a: Ref, b: Ref, kind: LinkKind, because: str = "") -> Ref:
    """Tie two claims together, and look for the clashes that follow where that makes them one."""
    from tracker import store

    with ledger.transaction():
        ref = store.add_link(ledger, a, b, kind, because)
        _look_again(ledger, [ref])
    return ref


def unlink(ledger: Ledger, refs: Sequence[Ref], because: str = "") -> None:
    """Reject ties between claims, and look for the clashes that follow where that takes them apart."""
    from tracker import store

    with ledger.transaction():
        for ref in refs:
            store.remove_link(ledger, ref, because)
        _look_again(ledger, refs)


def _look_again(ledger: Ledger, refs: Sequence[Ref]) -> None:
    """Find the clashes anew where it has changed who is one with whom."""
    from tracker import store
    from tracker.dating import clashes_anew

    touched = store.regrouped_claims(ledger, refs)
    if touched:
        clashes_anew(ledger, touched, "no longer holds since it was judged anew what is one")


def waiting(ledger: Ledger, query: QueueQuery | None = None) -> Iterator[Waiting]:
    """Yield what waits, each once, page by page; what has left the queue meanwhile is not missed for it."""
    from tracker import store

    asked = query or QueueQuery()
    seen: set[Ref] = set()
    left = 0
    while True:
        page = store.queue(ledger, replace(asked, limit=PAGE + left, offset=0))
        fresh = [one for one in page if one.ref not in seen]
        if not fresh:
            return
        for one in fresh:
            seen.add(one.ref)
            yield one
        # What was looked at and left undecided is still at the head.
        left = len(page)
