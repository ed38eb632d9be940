"""The app: global options, commands loaded when they run, one line for every failure."""

import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from . import failures, registry
from .context import Settings


class _Loaded(Mapping[str, Any]):
    """The commands by name, each imported when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        if name not in registry.COMMANDS:
            raise KeyError(name)
        return registry.load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(registry.COMMANDS)

    def __len__(self) -> int:
        return len(registry.COMMANDS)  # pragma: no cover


class Commands(typer.core.TyperGroup):
    """The group of all commands; its help imports none of them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = _Loaded()

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the registry."""
        return list(registry.COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the registry's lines, section by section."""
        for title, lines in registry.SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(lines.items()))

    def invoke(self, ctx: Any) -> Any:
        """Run a command; Typer would swallow Ctrl-C and a closed pipe, so they are renamed here."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt as error:
            raise failures.StoppedError from error
        except BrokenPipeError as error:
            raise failures.PipeClosedError from error
        return result

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run, and turn whatever goes wrong into one line and an exit code."""
        settings["standalone_mode"] = False
        try:
            code = super().main(*args, **settings)
        except Exception as error:
            code = failures.report(error)
        sys.exit(code or 0)


app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        from tracker import __version__

        print(f"tracker {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def tracker(
    ctx: typer.Context,
    db: Annotated[
        str | None, typer.Option(metavar="PATH|URL", help="The database; else TRACKER_DB, else ./tracker.db.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Whose decisions these are; else TRACKER_USER, else you."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, who denied it, in which passage of which article."""
    ctx.obj = Settings(db, who)
    if ctx.invoked_subcommand is None:
        print(ctx.get_help(), file=sys.stderr)
        raise typer.Exit(2)


def run() -> None:
    """Run the command line on sys.argv."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is printed escaped instead of ending the command.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app(prog_name="tracker")
