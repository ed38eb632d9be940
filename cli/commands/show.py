"""tracker show."""

import typer

from ..options import (
    AsOfOption,
    Format,
    FormatOption,
    IdArgument,
    JsonOption,
    NoHeaderOption,
    SaidUntilOption,
)


def command(
    ctx: typer.Context,
    id: IdArgument,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    no_header: NoHeaderOption = False,
) -> None:
    """Show a claim, article, actor, link or assertion whole."""
    from .. import listings, output
    from ..context import reading
    from ..ids import parse_ref
    from ..views import things

    ref = parse_ref(id)
    page = output.page(format, as_json, 0, 0, no_header)
    with reading(ctx, as_of, said_until) as ledger:
        if page.readable:
            output.emit_rendered(things.lines(ledger, ref))
        elif page.format in {Format.JSON, Format.JSONL}:
            output.emit_one(*things.record(ledger, ref), page)
        else:
            found = things.assertions(ledger, ref)
            output.emit(listings.ASSERTIONS, found, page, len(found))
