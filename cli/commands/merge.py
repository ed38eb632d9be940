"""tracker merge."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID ID...", help="Claims (C1 C2), or actors by id (P5) or by name."),
    ],
    because: BecauseOption = "",
) -> None:
    """Judge claims, or actors, to be one: every listing counts them as the one known first.

    Nothing is rewritten: each assertion stays on the words that it was read from. `split` takes one out
    again, `undo` takes the decision back. What is only proposed to be the same is not joined.
    """
    from tracker import review

    from ..context import writing
    from ..ids import named
    from ..terminal import note

    with writing(ctx) as ledger:
        refs = [named(ledger, words) for words in ids]
        pairs = review.merge(ledger, refs, because)
    note(f"merged {', '.join(map(str, refs))} ({', '.join(map(str, pairs))})")
