"""tracker undo."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CHANGE|ID]...", help="H7 of `tracker history`, or L7 for its newest decision."
        ),
    ] = None,
    with_later: Annotated[
        bool, typer.Option("--with-later", help="Take back the later changes that rest on it, too.")
    ] = False,
    because: BecauseOption = "",
) -> None:
    """Take back a change, or the newest decision on a thing.

    Without any, your newest change. A change is what one command did in one go: an ingested article, a
    merge, a decision, an edit, an import. It is refused while later changes rest on it, such as decisions on
    what it brought in: the line names them, and `--with-later` takes them back first. Nothing leaves the
    history, and `tracker redo` brings a change back under the ids that it had.
    """
    from tracker import undoing
    from tracker.errors import UsageError

    from ..context import writing
    from ..ids import parse_change, parse_refs
    from ..taking_back import decisions, told

    given = what or []
    changes = [id for one in given if (id := parse_change(one)) is not None]
    if changes and len(changes) < len(given):
        raise UsageError("give changes (H7), or things whose newest decision is taken back (L7), not both")
    refs = parse_refs([] if changes else given)
    with writing(ctx) as ledger:
        if refs:
            decisions(ledger, refs, because)
        else:
            told("took back", undoing.undo(ledger, changes, because, with_later=with_later))
