"""tracker link."""

from typing import Annotated

import typer

from tracker.terms import LinkKind

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="C1", help="A claim.")],
    second: Annotated[str, typer.Argument(metavar="C2", help="The other claim.")],
    kind: Annotated[LinkKind, typer.Option("--as", help="How the first stands to the second.")],
    because: BecauseOption = "",
) -> None:
    """Tie two claims together."""
    from tracker import review
    from tracker.errors import UsageError
    from tracker.terms import RefKind

    from ..context import writing
    from ..ids import parse_ref

    a, b = parse_ref(first, RefKind.CLAIM), parse_ref(second, RefKind.CLAIM)
    if a == b:
        raise UsageError(f"{a} cannot be tied to itself: give two claims")
    with writing(ctx) as ledger:
        print(review.link(ledger, a, b, kind, because))
