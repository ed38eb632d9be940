"""The plain prompt of `review`."""

import sys
from collections import Counter
from typing import TYPE_CHECKING

from tracker.records import Choice, Waiting
from tracker.review import SKIPPED
from tracker.terms import Verb

from .output import emit_rendered
from .terminal import note
from .views import things

if TYPE_CHECKING:
    from tracker.store import Ledger

HELP = (
    "a accept, r reject, = same, ! different, m unsure, l later, n note, s skip, q quit, ? help;"
    " words after a letter are kept as your reason"
)
VERBS = {
    "a": Verb.ACCEPT,
    "r": Verb.REJECT,
    "=": Verb.SAME,
    "!": Verb.DIFFERENT,
    "m": Verb.UNSURE,
    "l": Verb.DEFER,
    "n": Verb.NOTE,
}


class Prompt:
    """Shows a thing and reads the decision on it from stdin."""

    def __init__(self, ledger: "Ledger") -> None:
        self.ledger = ledger
        self.asked = 0

    def ask(self, one: Waiting, token: str, refused: str) -> Choice | str | None:
        """Return the choice about one thing; None when the reviewer stops."""
        if not self.asked:
            note(HELP)
        self.asked += 1
        if refused:
            note(refused)
        emit_rendered(things.lines(self.ledger, one.ref))
        sys.stdout.write("\n")
        sys.stdout.flush()
        return self._answer(one, token)

    def _answer(self, one: Waiting, token: str) -> Choice | str | None:
        while True:
            typed = self._typed(one)
            letter, _, why = typed.strip().partition(" ")
            if not typed or letter == "q":
                return None
            if letter == "s":
                return SKIPPED
            if letter in VERBS:
                return Choice(VERBS[letter], (one.ref,), why.strip(), token=token)
            note(HELP)

    def _typed(self, one: Waiting) -> str:
        sys.stderr.write(f"{one.ref} [a/r/=/!/m/l/n/s/q/?] ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        # An answer that was piped in leaves no line end on the screen.
        if not sys.stdin.isatty():
            sys.stderr.write("\n")
        return typed


def summary(done: Counter[str]) -> str:
    """Return what was done in one line."""
    return "; ".join(f"{count} {what}" for what, count in done.items()) or "nothing decided"
