"""tracker history."""

from typing import Annotated

import typer

from ..options import Format, FormatOption, JsonOption, LimitOption, NoHeaderOption, OffsetOption


def command(
    ctx: typer.Context,
    id: Annotated[
        str | None, typer.Argument(metavar="[ID|CHANGE]", help="One thing (C12), or one change (H7).")
    ] = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List the changes, or all that happened to one thing.

    The newest first. A change (H7) is what a command did in one go, and what `tracker undo` takes; with its
    number all that it did is listed.
    """
    from tracker import store

    from .. import listings, output
    from ..context import reading
    from ..ids import parse_change, parse_ref

    page = output.page(format, as_json, limit, offset, no_header)
    change = parse_change(id) if id else None
    with reading(ctx) as ledger:
        if id is None:
            found = store.batches(ledger, page.limit, page.offset)
            total = output.total(len(found), page, lambda: store.count_batches(ledger))
            output.emit(listings.BATCHES, found, page, total)
            return
        every = (
            store.changes(ledger, parse_ref(id), None) if change is None else store.changes_in(ledger, change)
        )
    output.emit(listings.CHANGES, every[page.offset :][: page.limit], page, len(every))
