"""tracker export."""

from typing import Annotated

import typer

from ..options import YesOption


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="Where to; - is stdout.")] = "-",
    yes: YesOption = False,
) -> None:
    """Write the whole ledger as JSON lines; `import` reads them back without loss."""
    from tracker import store
    from tracker.export import ledger as format

    from .. import files
    from ..context import reading

    with reading(ctx) as ledger, files.written(file, overwrite=yes) as stream:
        stream.writelines(format.lines(store.dump(ledger)))
