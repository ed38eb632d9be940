"""tracker accept."""

from typing import Annotated

import typer

from tracker.terms import Confidence

from ..options import BecauseOption, IdsArgument


def command(
    ctx: typer.Context,
    ids: IdsArgument,
    because: BecauseOption = "",
    confidence: Annotated[Confidence | None, typer.Option(help="How sure you are.")] = None,
) -> None:
    """Accept what was proposed."""
    from tracker.terms import Decision

    from ..deciding import decide

    decide(ctx, ids, Decision.ACCEPT, because, confidence)
