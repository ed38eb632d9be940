"""The plain prompt of `review`."""

import sys
from collections import Counter

from tracker.records import Choice, Waiting
from tracker.sitting import Sitting
from tracker.terms import Verb

from .output import emit_rendered
from .terminal import note
from .views import things

HELP = (
    "a accept, r reject, = same, ! different, m unsure, l later, n note, s skip, u undo, q quit, ? help;"
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
    """Shows each thing and reads the decision on it from stdin, line by line."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting

    def walk(self) -> None:
        """Go on until nothing is left, or the reviewer stops."""
        note(HELP)
        while self.sitting.current is not None:
            emit_rendered(things.lines(self.sitting.ledger, self.sitting.current.ref))
            sys.stdout.write("\n")
            sys.stdout.flush()
            if not self.answered(self.sitting.current):
                return

    def answered(self, one: Waiting) -> bool:
        """Read answers until one of them is a decision; return whether to go on."""
        while True:
            typed = self.typed(one)
            letter, _, why = typed.strip().partition(" ")
            if not typed or letter == "q":
                return False
            if letter == "s":
                self.sitting.skip()
                return True
            if letter == "u":
                note(self.sitting.undo())
                return True
            if letter in VERBS:
                refused = self.sitting.answer(Choice(VERBS[letter], (one.ref,), why.strip()))
                if refused:
                    note(refused)
                return True
            note(HELP)

    def typed(self, one: Waiting) -> str:
        """Return the line that the reviewer types, empty at the end of the input."""
        sys.stderr.write(f"{one.ref} [a/r/=/!/m/l/n/s/u/q/?] ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        # An answer that was piped in leaves no line end on the screen.
        if not sys.stdin.isatty():
            sys.stderr.write("\n")
        return typed


def summary(done: Counter[str]) -> str:
    """Return what was done in one line."""
    return "; ".join(f"{count} {what}" for what, count in done.items()) or "nothing decided"
