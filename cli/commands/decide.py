"""tracker decide."""

from typing import Annotated

import typer

from ..options import DryRunOption


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="CSV or JSON lines; - is stdin.")],
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave out the lines that are refused; else none is kept.")
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Carry out the decisions of a file, all or none.

    Columns: id, decision (accept, reject, same, different, unsure, defer, note, merge, split, edit, grade,
    settle), and where wanted because, confidence, who, value, with, if_unchanged.
    """
    from tracker import ingest, review

    from ..context import writing
    from ..terminal import counted, note

    lines = ingest.read_decisions(file)
    with writing(ctx) as ledger:
        batch = review.apply_all(ledger, lines, keep_going=keep_going, dry_run=dry_run)
    for bad in batch.refused:
        note(f"{file}: line {bad.line}: {bad.reason}")
    if batch.refused and not keep_going:
        note(f"nothing was recorded: {counted(len(batch.refused), 'line')} of {len(lines)} cannot be used")
    else:
        kept = "would be recorded" if dry_run else "recorded"
        note(f"{counted(len(batch.done), 'decision')} {kept}" + _left(len(batch.refused)))
    if batch.refused:
        raise typer.Exit(1)


def _left(count: int) -> str:
    return f", {count} left out" if count else ""
