"""tracker articles."""

import typer

from ..options import (
    AsOfOption,
    Format,
    FormatOption,
    JsonOption,
    LimitOption,
    NoHeaderOption,
    OffsetOption,
    OutletOption,
    SearchOption,
    SinceOption,
    UntilOption,
)


def command(
    ctx: typer.Context,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    search: SearchOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List the articles."""
    from tracker import store

    from .. import listings, output, values
    from ..context import reading

    page = output.page(format, as_json, limit, offset, no_header)
    days = values.since(since), values.until(until)
    with reading(ctx, as_of) as ledger:
        found = store.list_articles(ledger, outlet, *days, search, page.limit, page.offset)
        total = output.total(
            len(found), page, lambda: len(store.list_articles(ledger, outlet, *days, search, None, 0))
        )
    output.emit(listings.ARTICLES, found, page, total)
