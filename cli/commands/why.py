"""tracker why."""

import typer

from ..options import AsOfOption, IdArgument, SaidUntilOption


def command(
    ctx: typer.Context,
    id: IdArgument,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
) -> None:
    """Name the rows and rules that something derived comes from."""
    from tracker import store

    from ..context import reading
    from ..ids import parse_ref
    from ..output import emit_lines

    ref = parse_ref(id)
    with reading(ctx, as_of, said_until) as ledger:
        emit_lines(store.explain(ledger, ref))
