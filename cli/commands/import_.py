"""tracker import."""

from typing import Annotated

import typer


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Written by export; - is stdin.")],
    actors: Annotated[
        bool, typer.Option("--actors", help="It is your own list of actors, in CSV or JSON lines.")
    ] = False,
) -> None:
    """Read a ledger written by export into this one, all of it or nothing; or your own list of actors."""
    if actors:
        _actors(ctx, file)
        return
    from tracker import importing
    from tracker.errors import TrackerError
    from tracker.export import ledger as format

    from .. import files
    from ..context import writing
    from ..progress import filed
    from ..terminal import note

    with files.twice(file) as name:
        # A broken file is refused before a database is made for it.
        with files.lines(name) as stream:
            count = sum(1 for _ in format.Rows(stream, file))
        with writing(ctx, create=True, seeded=False) as ledger, files.lines(name) as stream:
            rows = format.Rows(stream, file)
            try:
                added, links = importing.bring_in(ledger, rows, filed)
            except TrackerError as error:
                raise rows.refused(error) from error
    found = f"; {links} {'link' if links == 1 else 'links'} found between claims" if links else ""
    note(f"{count} rows read, {added} of them new{found}")


def _actors(ctx: typer.Context, file: str) -> None:
    """Add the actors of a list; a row that cannot be used is said in a line, and the others are kept."""
    from tracker import actorlist, ingest

    from ..context import writing
    from ..terminal import note

    rows, bad = ingest.read_actors(file)
    with writing(ctx, create=True) as ledger:
        added = actorlist.add(ledger, rows)
    for line in sorted((*bad, *added.bad), key=lambda one: one.line):
        note(f"{file}: line {line.line}: {line.reason}; left out")
    note(f"{len(rows)} actors read; new: {added.actors} actors, {added.aliases} names, {added.ties} ties")
    if bad or added.bad:
        raise typer.Exit(1)
