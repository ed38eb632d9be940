"""tracker grade."""

from typing import Annotated

import typer

from ..options import BecauseOption, ConfidenceOption, IdArgument, IfUnchangedOption


def command(
    ctx: typer.Context,
    id: IdArgument,
    grade: Annotated[
        str,
        typer.Argument(
            metavar="GRADE",
            help="A to E for an actor or outlet, 1 to 5 for an assertion; F and 6 where it cannot be judged.",
        ),
    ],
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Grade how reliable an actor is (A to F), or how credible an assertion (1 to 6).

    Everybody's grade is kept under his name; nothing is averaged, and the two scales are never made one.
    """
    from tracker.terms import Verb

    from ..deciding import decide

    decide(ctx, Verb.GRADE, [id], because, confidence, if_unchanged, grade)
