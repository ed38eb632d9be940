"""The global options, and the ledger that they name."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from .terminal import note

if TYPE_CHECKING:
    from tracker.store import Ledger


@dataclass(frozen=True)
class Settings:
    """What was given before the command."""

    db: str | None = None
    who: str | None = None


def url(ctx: typer.Context) -> str:
    """Return the URL of the database to use."""
    from tracker.config import database_url

    return database_url(ctx.obj.db)


def command_words(ctx: typer.Context) -> str:
    """Return the command as it was typed, without the program: "add claim"."""
    return " ".join(ctx.command_path.split()[1:])


@contextmanager
def reading(
    ctx: typer.Context, as_of: str | None = None, said_until: str | None = None
) -> Iterator["Ledger"]:
    """Open the ledger to read: as it is, as it was, or with what was said by a day."""
    from tracker import store

    from . import values

    # What was asked for is read before the ledger is copied, which takes time.
    moment = None if as_of is None else values.moment(as_of)
    day = values.until(said_until)
    with ExitStack() as opened:
        ledger = opened.enter_context(store.open_ledger(url(ctx)))
        if moment is not None:
            ledger = opened.enter_context(store.as_of(ledger, moment))
        if day is not None:
            ledger = opened.enter_context(store.said_until(ledger, day))
        yield ledger


@contextmanager
def writing(ctx: typer.Context, *, create: bool = False, seeded: bool = True) -> Iterator["Ledger"]:
    """Open the ledger to write; one that may be created is announced and gets the starting actors."""
    from tracker import pipeline
    from tracker.config import who
    from tracker.store import open_ledger

    with open_ledger(url(ctx), who=ctx.obj.who or who(), write=True, create=create) as ledger:
        ledger.doing = command_words(ctx)
        if ledger.created:
            note(f"created {url(ctx).removeprefix('sqlite:///')}")
        if create and seeded:
            pipeline.start(ledger)
        yield ledger
