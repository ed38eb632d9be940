"""tracker like."""

from typing import Annotated

import typer

from ..options import Format, FormatOption, JsonOption, NoHeaderOption


def command(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="A post, a sentence, a whole claim.")],
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1)] = 5,
    no_header: NoHeaderOption = False,
) -> None:
    """Find the claims that a text repeats, in whatever words."""
    from tracker import comparing

    from .. import listings, output
    from ..context import reading

    page = output.page(format, as_json, limit, 0, no_header)
    with reading(ctx) as ledger:
        found = comparing.like(ledger, " ".join(text), most=limit)
    output.emit(listings.HITS, found, page, len(found))
