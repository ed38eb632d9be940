"""What dating an article changed."""

from typing import TYPE_CHECKING

from .. import rows
from ..terminal import counted, note, one_line

if TYPE_CHECKING:
    from tracker.dating import Dated


def report(done: "Dated") -> None:
    """Print each time that changed, then what became of the clashes."""
    for one in done.changed:
        before, after = rows.when(one.before) or rows.UNKNOWN, rows.when(one.after) or rows.UNKNOWN
        print(one_line(f"{one.ref} {one.field}: {before} -> {after}"))
    links = f"{counted(done.links, 'new link')} between claims"
    note(f"{links}, {done.withdrawn} no longer hold" if done.withdrawn else links)
