"""tracker search."""

from typing import Annotated

import typer

from ..options import (
    AsOfOption,
    Format,
    FormatOption,
    JsonOption,
    LimitOption,
    NoHeaderOption,
    OffsetOption,
    SaidUntilOption,
)


def command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="All of these, in any order.")],
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """Find words in claims and articles."""
    from tracker import store

    from .. import listings, output
    from ..context import reading

    page = output.page(format, as_json, limit, offset, no_header)
    sought = " ".join(words)
    with reading(ctx, as_of, said_until) as ledger:
        found = store.search(ledger, sought, page.limit, page.offset)
        total = output.total(len(found), page, lambda: len(store.search(ledger, sought, None, 0)))
    output.emit(listings.HITS, found, page, total)
