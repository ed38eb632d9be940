"""tracker redo."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    change: Annotated[str | None, typer.Argument(metavar="[CHANGE]", help="H7 of `tracker history`.")] = None,
    because: BecauseOption = "",
) -> None:
    """Bring back a change that was taken back, by default the one that you took back last."""
    from tracker import undoing
    from tracker.errors import UsageError

    from ..context import writing
    from ..ids import parse_change
    from ..taking_back import told

    id = parse_change(change) if change else None
    if change and id is None:
        raise UsageError(f"{change!r} is no change: give one of `tracker history` (H7)")
    with writing(ctx) as ledger:
        told("brought back", [undoing.redo(ledger, id, because)])
