"""tracker reject."""

import typer

from ..options import BecauseOption, ConfidenceOption, IdsArgument, IfUnchangedOption


def command(
    ctx: typer.Context,
    ids: IdsArgument,
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Reject what was proposed; it stays on record."""
    from tracker.terms import Verb

    from ..deciding import decide

    decide(ctx, Verb.REJECT, ids, because, confidence, if_unchanged)
