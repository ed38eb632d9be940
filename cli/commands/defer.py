"""tracker defer."""

import typer

from ..options import BecauseOption, ConfidenceOption, IdsArgument, IfUnchangedOption


def command(
    ctx: typer.Context,
    ids: IdsArgument,
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Put a decision off: it goes to the end of the queue."""
    from tracker.terms import Verb

    from ..deciding import decide

    decide(ctx, Verb.DEFER, ids, because, confidence, if_unchanged)
