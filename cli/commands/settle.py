"""tracker settle."""

from typing import Annotated

import typer

from tracker.terms import Standing

from ..options import BecauseOption, ConfidenceOption, IfUnchangedOption


def command(
    ctx: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="C12.")],
    standing: Annotated[Standing, typer.Option("--as", help="Settled means: for now.")],
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Say where a claim stands: open, contested, or settled for now.

    It is your judgement, beside what the ledger derives.
    """
    from tracker.errors import UsageError
    from tracker.terms import Verb

    from ..deciding import decide

    if not because.strip():
        raise UsageError("where a claim stands is a judgement with a reason: give --because")
    decide(ctx, Verb.SETTLE, [claim], because, confidence, if_unchanged, standing.value)
