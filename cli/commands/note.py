"""tracker note."""

from typing import Annotated

import typer

from ..options import IdArgument


def command(
    ctx: typer.Context,
    id: IdArgument,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="What you want to keep beside it.")],
) -> None:
    """Keep words beside anything; they decide nothing."""
    from tracker.errors import UsageError
    from tracker.terms import Verb

    from ..deciding import decide

    text = " ".join(words).strip()
    if not text:
        raise UsageError("an empty note says nothing: give words")
    decide(ctx, Verb.NOTE, [id], text)
