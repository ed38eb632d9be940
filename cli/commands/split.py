"""tracker split."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Its name or id (P9).")],
    because: BecauseOption = "",
) -> None:
    """Judge a merged actor to be none of the others; these stay one, and `undo` takes it back."""
    from tracker import review, store

    from ..context import writing
    from ..terminal import note

    with writing(ctx) as ledger:
        ref = store.find_actor(ledger, actor)
        pairs = review.split(ledger, ref, because)
    note(f"split {ref} off ({', '.join(map(str, pairs))})")
