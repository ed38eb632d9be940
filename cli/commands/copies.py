"""tracker copies."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="A1", help="An article.")],
    second: Annotated[str, typer.Argument(metavar="A2", help="Another article.")],
    are_not: Annotated[bool, typer.Option("--not", help="They are no copies, whatever they share.")] = False,
    because: BecauseOption = "",
) -> None:
    """Decide whether two articles are copies of one text; the last decision holds."""
    from tracker import store
    from tracker.terms import RefKind

    from ..context import writing
    from ..ids import parse_ref
    from ..terminal import note

    one, other = sorted((parse_ref(one, RefKind.ARTICLE) for one in (first, second)), key=lambda ref: ref.id)
    with writing(ctx) as ledger:
        (store.part_copies if are_not else store.join_copies)(ledger, one, other, because)
    note(f"{one} and {other} are {'no copies' if are_not else 'copies of one text'}")
