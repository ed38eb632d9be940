"""The global options, and the ledger that they name."""

from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def reading(ctx: typer.Context) -> Iterator["Ledger"]:
    """Open the ledger to read."""
    from tracker.store import open_ledger

    with open_ledger(url(ctx)) as ledger:
        yield ledger


@contextmanager
def writing(ctx: typer.Context, *, create: bool = False, seeded: bool = True) -> Iterator["Ledger"]:
    """Open the ledger to write; one that may be created is announced and gets the starting actors."""
    from tracker import pipeline
    from tracker.config import who
    from tracker.store import open_ledger

    with open_ledger(url(ctx), who=ctx.obj.who or who(), write=True, create=create) as ledger:
        if ledger.created:
            note(f"created {url(ctx).removeprefix('sqlite:///')}")
        if create and seeded:
            pipeline.start(ledger)
        yield ledger
