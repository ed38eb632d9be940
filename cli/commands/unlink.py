"""tracker unlink."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    link: Annotated[str, typer.Argument(metavar="L1|C1", help="A link, or the first of two claims.")],
    other: Annotated[str | None, typer.Argument(metavar="[C2]", help="The other claim.")] = None,
    because: BecauseOption = "",
) -> None:
    """Reject the tie between two claims; nothing is deleted."""
    from tracker import review

    from ..context import writing
    from ..ids import parse_ref
    from ..terminal import note
    from ..views import pairs

    first = parse_ref(link, *pairs.kinds(other))
    with writing(ctx) as ledger:
        refs = pairs.between(ledger, first, other)
        review.unlink(ledger, refs, because)
    for ref in refs:
        note(f"rejected {ref}")
