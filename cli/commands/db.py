"""tracker db."""

from typing import Annotated

import typer

from ..options import YesOption

app = typer.Typer(
    help="Upgrade, downgrade, check or back up the database.", add_completion=False, rich_markup_mode=None
)


@app.callback()
def db() -> None:
    """Upgrade, downgrade, check or back up the database."""


@app.command()
def upgrade(ctx: typer.Context) -> None:
    """Bring the schema to this program's; the file is backed up first."""
    from tracker.store import migrate

    from ..context import url
    from ..terminal import note

    before = migrate.current(url(ctx))
    migrate.upgrade(url(ctx))
    note(f"schema {before or 'base'} -> {migrate.current(url(ctx)) or 'base'}")


@app.command()
def downgrade(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(help="A revision from `tracker db history`, -1, or base.")],
    yes: YesOption = False,
) -> None:
    """Take the schema back; the file is backed up first."""
    from tracker.errors import UsageError
    from tracker.store import migrate

    from ..context import url
    from ..terminal import note

    if not yes:
        raise UsageError("going back drops what the older schema has no place for: add --yes to do it")
    before = migrate.current(url(ctx))
    migrate.downgrade(url(ctx), revision)
    note(f"schema {before or 'base'} -> {migrate.current(url(ctx)) or 'base'}")


@app.command()
def current(ctx: typer.Context) -> None:
    """Print the revision of the schema."""
    from tracker.store import migrate

    from ..context import url

    print(migrate.current(url(ctx)) or "base")


@app.command()
def history() -> None:
    """List the revisions, newest first."""
    from tracker.store import migrate

    from ..output import emit_lines

    emit_lines(migrate.history())


@app.command()
def check(ctx: typer.Context) -> None:
    """Compare the database's schema with this program's; exit code 7 when they differ."""
    from tracker.errors import ProblemsFoundError
    from tracker.store import migrate

    from ..context import url
    from ..output import emit_lines
    from ..terminal import note

    differences = migrate.check_schema(url(ctx))
    emit_lines(differences)
    if differences:
        raise ProblemsFoundError(f"{len(differences)} differences between the database and this program")
    note("the schema is this program's")


@app.command()
def backup(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Where to; else beside the database.")
    ] = None,
) -> None:
    """Copy the database while it may be in use."""
    from tracker.store import migrate

    from ..context import url

    print(migrate.backup(url(ctx), file))
