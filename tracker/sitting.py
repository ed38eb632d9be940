"""One sitting of a reviewer: what is shown, what was decided on it, and the way back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import ConflictError, NotFoundError, UsageError
from tracker.records import Choice, QueueQuery, Waiting
from tracker.review import SKIPPED, apply, waiting
from tracker.terms import Verb
from tracker.undoing import take_back

if TYPE_CHECKING:
    from tracker.store import Ledger

_LEAVE = (Verb.ACCEPT, Verb.REJECT, Verb.SAME, Verb.DIFFERENT, Verb.EDIT)


class Sitting:
    """Goes through the queue; each decision is committed before the next thing is shown."""

    def __init__(self, ledger: Ledger, query: QueueQuery | None = None) -> None:
        self.ledger = ledger
        self.query = query or QueueQuery()
        self.done: Counter[str] = Counter()
        self.current: Waiting | None = None
        self.token = ""
        self._queue = waiting(ledger, self.query)
        self._ahead: list[Waiting] = []
        self._taken: list[tuple[Waiting, str, str]] = []
        self.pass_on()

    @property
    def seen(self) -> int:
        """Return how many things were passed, decided or not."""
        return len({one.ref for one, *_ in self._taken} - {self.current.ref if self.current else None})

    @property
    def settled(self) -> int:
        """Return how many of them have left the queue."""
        return sum(self.done[verb.value] for verb in _LEAVE)

    def pass_on(self) -> None:
        """Show what comes next; None when nothing is left."""
        self.current = self._ahead.pop() if self._ahead else next(self._queue, None)
        self.look()

    def look(self) -> None:
        """Take note of what the thing shown looks like now."""
        from tracker import store

        self.token = "" if self.current is None else store.token(self.ledger, self.current.ref)

    def skip(self) -> None:
        """Leave the thing shown as it is."""
        if self.current is not None:
            self._count(SKIPPED, "")
            self.pass_on()

    def answer(self, choice: Choice) -> str:
        """Carry out a choice on the thing shown; return why it was refused, or nothing.

        After a refusal the thing stays, and is looked at anew.
        """
        try:
            apply(self.ledger, replace(choice, token=self.token))
        except (ConflictError, NotFoundError, UsageError) as error:
            self.look()
            return str(error)
        self._count(choice.verb.value, self.ledger.batch)
        if choice.verb is Verb.NOTE:
            # The question is still open.
            self.look()
        else:
            self.pass_on()
        return ""

    def undo(self) -> str:
        """Take back the last thing done in this sitting and show what it was on; return what was done."""
        if not self._taken:
            return "nothing to take back in this sitting"
        one, what, batch = self._taken[-1]
        try:
            if batch:
                take_back(self.ledger, batch)
        except ConflictError as error:
            return str(error)
        self._taken.pop()
        self.done[what] -= 1
        self.done += Counter()
        if self.current is not None and self.current != one:
            self._ahead.append(self.current)
        self.current = one
        self.look()
        return f"took back: {what} {one.ref}"

    def _count(self, what: str, batch: str) -> None:
        assert self.current is not None
        self.done[what] += 1
        self._taken.append((self.current, what, batch))
