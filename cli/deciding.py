"""What the commands share by which a person decides."""

from typing import TYPE_CHECKING

import typer

from tracker import review
from tracker.errors import ChangedError
from tracker.records import Choice, Ref
from tracker.terms import Confidence, Verb

from .context import writing
from .ids import parse_refs
from .terminal import note

if TYPE_CHECKING:
    from tracker.store import Ledger

_DONE = {
    Verb.ACCEPT: "accepted",
    Verb.REJECT: "rejected",
    Verb.UNSURE: "left as unsure",
    Verb.DEFER: "put off",
    Verb.NOTE: "kept the note on",
    Verb.GRADE: "graded",
    Verb.SETTLE: "noted where it stands:",
    Verb.EDIT: "edited",
}


def decide(
    ctx: typer.Context,
    verb: Verb,
    ids: list[str],
    because: str,
    confidence: Confidence | None = None,
    token: str = "",
    value: str = "",
    fields: tuple[tuple[str, str], ...] = (),
) -> None:
    """Carry out one choice on several things, all or none."""
    choice = Choice(verb, parse_refs(ids), because, confidence, "", value, fields, token)
    with writing(ctx) as ledger:
        try:
            review.apply(ledger, choice)
        except ChangedError:
            _show(ledger, choice.refs[0])
            raise
    note(f"{_DONE[verb]} {', '.join(map(str, choice.refs))}")


def _show(ledger: "Ledger", ref: Ref) -> None:
    """Print what has changed as it is now."""
    from .output import emit_rendered
    from .views import things

    emit_rendered(things.lines(ledger, ref))
