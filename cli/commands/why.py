"""tracker why."""

import typer

from ..options import AsOfOption, IdArgument, JsonOption, SaidUntilOption


def command(
    ctx: typer.Context,
    id: IdArgument,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    as_json: JsonOption = False,
) -> None:
    """Name the rows and rules that something derived comes from."""
    from tracker import store
    from tracker.records import named_in

    from .. import output
    from ..context import reading
    from ..ids import parse_ref
    from ..options import Format

    ref = parse_ref(id)
    with reading(ctx, as_of, said_until) as ledger:
        lines = store.explain(ledger, ref)
        if not as_json:
            output.emit_lines(lines)
            return
        because = [{"says": line, "rows": [str(one) for one in named_in(line)]} for line in lines]
        page = output.page(Format.JSON, True, 0, 0, False)
        output.emit_one("why", {"id": str(ref), "because": because}, page)
