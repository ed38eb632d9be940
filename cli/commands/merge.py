"""tracker merge."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR ACTOR...", help="Names or ids (P5).")],
    because: BecauseOption = "",
) -> None:
    """Judge actors to be one: every listing counts them as the one known first; `undo` takes it back."""
    from tracker import review, store

    from ..context import writing
    from ..terminal import note

    with writing(ctx) as ledger:
        refs = [store.find_actor(ledger, name) for name in actors]
        pairs = review.merge(ledger, refs, because)
    note(f"merged {', '.join(map(str, refs))} ({', '.join(map(str, pairs))})")
