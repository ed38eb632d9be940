"""tracker report."""

from typing import Annotated

import typer

from tracker.export.report import ReportFormat

from ..options import (
    AsOfOption,
    OutletOption,
    RollUpOption,
    SaidUntilOption,
    SearchOption,
    SinceOption,
    UntilOption,
    ViaOption,
    YesOption,
)


def command(
    ctx: typer.Context,
    actor: Annotated[str | None, typer.Option(help="By, about or denied by this actor.")] = None,
    roll_up: RollUpOption = True,
    via: ViaOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    search: SearchOption = None,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", case_sensitive=False, help="What to write it as.")
    ] = ReportFormat.MD,
    to: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Write it here, with its texts and a manifest.")
    ] = None,
    yes: YesOption = False,
) -> None:
    """Write up what is contested: both sides, passages, origins, gaps, pictures.

    Without --to the document goes to stdout. With it a folder gets the document, the texts that its
    passages stand in, and manifest.json with their hashes, to be checked without this program.
    """
    from tracker import config, reporting
    from tracker.export import manifest, report
    from tracker.records import ClaimQuery

    from .. import files, values
    from ..context import reading
    from ..terminal import note

    query = ClaimQuery(
        actor=actor, outlet=outlet, since=values.since(since), until=values.until(until), search=search,
        via=values.ways(via, roll_up),
    )  # fmt: skip
    clocks = [(name, when) for name, when in (("as of", as_of), ("said until", said_until)) if when]
    with reading(ctx, as_of, said_until) as ledger:
        dossier = reporting.gather(ledger, query, ctx.obj.who or config.who(), clocks)
    document = report.render(dossier, format)
    if to is None:
        print(document, end="")
        return
    sha256 = files.folder(to, manifest.folder(dossier, (f"report.{format}", document)), overwrite=yes)
    note(f"{to}: {len(dossier.claims)} claims; SHA-256 of {manifest.NAME}: {sha256}")
