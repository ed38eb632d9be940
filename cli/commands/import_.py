"""tracker import."""

from typing import Annotated

import typer


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Written by export; - is stdin.")],
) -> None:
    """Read a ledger written by export into this one: all of it or nothing."""
    from tracker import store
    from tracker.errors import TrackerError
    from tracker.export import ledger as format

    from .. import files
    from ..context import writing
    from ..terminal import note

    with files.twice(file) as name:
        # A broken file is refused before a database is made for it.
        with files.lines(name) as stream:
            count = sum(1 for _ in format.Rows(stream, file))
        with writing(ctx, create=True, seeded=False) as ledger, files.lines(name) as stream:
            rows = format.Rows(stream, file)
            try:
                added = store.load(ledger, rows)
            except TrackerError as error:
                raise rows.refused(error) from error
    note(f"{count} rows read, {added} of them new")
