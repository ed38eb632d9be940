"""tracker history."""

from typing import Annotated

import typer

from ..options import Format, FormatOption, JsonOption, LimitOption, NoHeaderOption


def command(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Only changes to this one.")] = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    no_header: NoHeaderOption = False,
) -> None:
    """List what was changed, by whom and when; newest first."""
    from tracker import store

    from .. import listings, output
    from ..context import reading
    from ..ids import parse_ref

    page = output.page(format, as_json, limit, 0, no_header)
    ref = parse_ref(id) if id else None
    with reading(ctx) as ledger:
        found = store.changes(ledger, ref, page.limit)
        total = output.total(len(found), page, lambda: len(store.changes(ledger, ref, None)))
    output.emit(listings.CHANGES, found, page, total)
