"""tracker disagreements."""

from typing import Annotated

import typer

from ..options import AsOfOption, Format, FormatOption, JsonOption, LimitOption, NoHeaderOption, OffsetOption


def command(
    ctx: typer.Context,
    kappa: Annotated[
        bool, typer.Option("--kappa", help="Print how far each two people agree, by Cohen's kappa.")
    ] = False,
    as_of: AsOfOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List what people judged differently, with what each of them holds.

    A person's newest decision or grade counts. Kappa is empty where it is undefined: where two people only
    ever gave one and the same answer, agreement beyond chance cannot be told.
    """
    from tracker import agreement, store

    from .. import listings, output
    from ..context import reading

    page = output.page(format, as_json, limit, offset, no_header)
    with reading(ctx, as_of) as ledger:
        held = store.opinions(ledger)
        if kappa:
            pairs = agreement.agreements(held)
            output.emit(listings.AGREEMENTS, output.cut(pairs, page), page, len(pairs))
            return
        found = store.disagreements(ledger, held)
    output.emit(listings.DISAGREEMENTS, output.cut(found, page), page, len(found))
