"""tracker split."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim (C2), or an actor by id (P9) or by name.")],
    because: BecauseOption = "",
) -> None:
    """Judge a merged claim or actor to be none of the others; these stay one, and `undo` takes it back."""
    from tracker import review

    from ..context import writing
    from ..ids import named
    from ..terminal import note

    with writing(ctx) as ledger:
        ref = named(ledger, id)
        pairs = review.split(ledger, ref, because)
    note(f"split {ref} off ({', '.join(map(str, pairs))})")
