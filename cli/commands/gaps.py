"""tracker gaps."""

from typing import Annotated

import typer

from tracker.terms import GapKind

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
    kind: Annotated[list[GapKind] | None, typer.Option(help="Only of this kind; may be repeated.")] = None,
    actor: Annotated[str | None, typer.Option(help="Of claims by, about or denied by this actor.")] = None,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List what is missing: answers, accusers, second origins, dates, names.

    Accusations never answered (unanswered), denials of what nobody asserts (no_accuser), contested claims of
    one origin (one_origin), assertions without a day (undated), sources without a name (unnamed).
    """
    from tracker import store
    from tracker.records import ClaimQuery

    from .. import listings, output
    from ..context import reading

    page = output.page(format, as_json, limit, offset, no_header)
    query = ClaimQuery(actor=actor)
    with reading(ctx, as_of, said_until) as ledger:
        found = store.list_gaps(ledger, kind or (), page.limit, page.offset, query)
        total = output.total(len(found), page, lambda: store.count_gaps(ledger, kind or (), query))
    output.emit(listings.GAPS, found, page, total)
