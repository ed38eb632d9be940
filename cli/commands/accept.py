"""tracker accept."""

import typer

from ..options import BecauseOption, ConfidenceOption, IdsArgument, IfUnchangedOption


def command(
    ctx: typer.Context,
    ids: IdsArgument,
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Accept what was proposed."""
    from tracker.terms import Verb

    from ..deciding import decide

    decide(ctx, Verb.ACCEPT, ids, because, confidence, if_unchanged)
