"""tracker unsure."""

import typer

from ..options import BecauseOption, ConfidenceOption, IdsArgument, IfUnchangedOption


def command(
    ctx: typer.Context,
    ids: IdsArgument,
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Say that you cannot tell; it stays in the queue, before what nobody has looked at."""
    from tracker.terms import Verb

    from ..deciding import decide

    decide(ctx, Verb.UNSURE, ids, because, confidence, if_unchanged)
