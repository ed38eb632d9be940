"""tracker extract."""

from typing import Annotated

import typer

from ..options import Format, FormatOption, JsonOption, NoHeaderOption


def command(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE|-...", help="Files (.txt, .md, .html), folders, or - for stdin."),
    ],
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    no_header: NoHeaderOption = False,
) -> None:
    """Print who said what in each file; touches no database.

    JSON lines hold one object a file; the other formats one row an attribution. Exit codes as for ingest.
    """
    from tracker import pipeline
    from tracker.ingest import walk

    from .. import output
    from ..extracts import Extracts

    shown = Extracts(output.page(format, as_json, 0, 0, no_header))
    for each in pipeline.extract_files(walk(paths)):
        shown.take(each)
    raise typer.Exit(shown.finish())
