"""tracker alarms."""

from typing import Annotated

import typer

from ..options import AsOfOption, Format, FormatOption, JsonOption, LimitOption, NoHeaderOption, OffsetOption


def command(
    ctx: typer.Context,
    article: Annotated[str | None, typer.Argument(metavar="[ARTICLE]", help="A3; all without it.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="With those that were rejected.")] = False,
    as_of: AsOfOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List what looks wrong in the texts of the articles.

    Where nothing is wrong, `tracker reject W30412` says so: it is no longer listed, and `tracker undo
    W30412` brings it back.
    """
    from tracker import alarms
    from tracker.terms import RefKind

    from .. import listings, output
    from ..context import reading
    from ..ids import parse_ref

    page = output.page(format, as_json, limit, offset, no_header)
    ref = parse_ref(article, RefKind.ARTICLE) if article else None
    with reading(ctx, as_of) as ledger:
        found = alarms.listed(ledger, ref, page.limit, page.offset, rejected=everything)
        total = output.total(len(found), page, lambda: len(alarms.listed(ledger, ref, rejected=everything)))
    output.emit(listings.ALARMS, found, page, total)
