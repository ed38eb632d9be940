"""A desk without a terminal, on a ledger that was kept by hand and by a toy extractor."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from cli.desk.app import Desk
from tracker.sitting import Sitting
from tracker.store import Ledger, open_ledger

Act = Callable[["Pilot[None]"], Awaitable[None]]


def open_here(who: str = "tester") -> Ledger:
    """Open the ledger of this folder."""
    return open_ledger(f"sqlite:///{Path('tracker.db').resolve()}", who=who, write=True)


def screen(desk: Desk) -> str:
    """Return what stands on the screen, as lines of text."""
    width, height = desk.size
    strips = desk.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip)[:width].rstrip() for strip in strips]
    return "\n".join(lines[:height])


def sit(
    *keys: str, size: tuple[int, int] = (80, 24), colours: bool = False, made: type[Desk] = Desk
) -> tuple[Desk, str]:
    """Press these keys one after the other; return the desk and the last screen."""
    seen: list[str] = []

    async def run(desk: Desk) -> None:
        async with desk.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            seen.append(screen(desk))

    with open_here() as ledger:
        desk = made(Sitting(ledger), colours=colours)
        asyncio.run(run(desk))
    return desk, seen[0]
