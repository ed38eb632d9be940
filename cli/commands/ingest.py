"""tracker ingest."""

from typing import Annotated

import typer

from ..options import Format, FormatOption, JsonOption


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH|-...", help="Files (.txt, .md, .html), folders, or - for stdin."),
    ],
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that extract; else one a processor.")
    ] = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Read articles into the ledger and find contradictions.

    Each article is committed by itself, and one that is known already is passed over: after Ctrl-C
    or a crash run the same command again. Exit code 0: all read; 1: some failed; 6: every input failed.
    """
    from tracker import engine, pipeline
    from tracker.ingest import walk

    from .. import output
    from ..context import writing
    from ..failures import StoppedError
    from ..progress import Progress

    files = list(walk(paths))
    progress = Progress(len(files), output.page(format, as_json, 0, 0, False))
    progress.refuse_nothing(paths)
    with writing(ctx, create=True) as ledger:
        try:
            pipeline.ingest(ledger, files, progress.report, jobs or engine.cores(), progress.filed)
        except KeyboardInterrupt as error:
            raise StoppedError(progress.so_far()) from error
        finally:
            progress.close()
    raise typer.Exit(progress.finish())
