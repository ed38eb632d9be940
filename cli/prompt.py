"""The plain prompt of `review`."""

import sys
from typing import TYPE_CHECKING

from tracker.records import Ref
from tracker.review import Answer
from tracker.terms import Decision

from .output import emit_rendered
from .terminal import note
from .views import things

if TYPE_CHECKING:
    from tracker.store import Ledger

HELP = "a accept, r reject, s skip, q quit, ? help; words after a or r are kept as your reason"
_DECISIONS = {"a": Decision.ACCEPT, "r": Decision.REJECT, "s": None}


class Prompt:
    """Shows a thing and reads the decision on it from stdin."""

    def __init__(self, ledger: "Ledger") -> None:
        self.ledger = ledger
        self.asked = 0

    def ask(self, ref: Ref) -> Answer | None:
        """Return the answer about one thing; None when the reviewer stops."""
        if not self.asked:
            note(HELP)
        self.asked += 1
        emit_rendered(things.lines(self.ledger, ref))
        sys.stdout.write("\n")
        sys.stdout.flush()
        while True:
            sys.stderr.write(f"{ref} [a/r/s/q/?] ")
            sys.stderr.flush()
            typed = sys.stdin.readline()
            # An answer that was piped in leaves no line end on the screen.
            if not sys.stdin.isatty():
                sys.stderr.write("\n")
            letter, _, why = typed.strip().partition(" ")
            if not typed or letter == "q":
                return None
            if letter in _DECISIONS:
                return Answer(_DECISIONS[letter], why.strip())
            note(HELP)
