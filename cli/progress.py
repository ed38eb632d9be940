"""What `ingest` says while it runs and when it ends."""

import sys
from collections import Counter
from collections.abc import Sequence

from tracker.errors import InputError
from tracker.records import Report

from . import formats, listings, output, rows
from .options import Format
from .terminal import counted, is_tty, note, one_line, unread

FAILED = "failed"
# So many claims take a time that should be explained.
MANY = 200
OUTCOMES = ("new", "changed", "unchanged", FAILED)


class Progress:
    """Prints one line an article on stdout, failures and a counter on stderr."""

    def __init__(self, total: int, page: output.Page) -> None:
        self.total = total
        self.page = page
        self.counts: Counter[str] = Counter()
        self.assertions = 0
        self.links = 0
        self._kept: list[Report] = []
        self._counter = is_tty(sys.stderr)

    def refuse_nothing(self, paths: Sequence[str]) -> None:
        """Refuse folders without articles before a database is made for them."""
        if not self.total:
            raise InputError(
                f"no articles in {', '.join(paths)}: give .txt, .md or .html files, or folders of them"
            )

    def report(self, done: Report) -> None:
        """Take note of what became of one input and say so."""
        self.counts[done.outcome] += 1
        self.assertions += done.assertions
        self.links += done.links
        self._clear()
        if done.outcome == FAILED:
            note(f"tracker: {done.reason}")
        unread(done.uri, done.skipped)
        self._print(done)
        self._count()

    def filed(self, done: int, total: int) -> None:
        """Say how far what the ledger held before is filed; `ingest` files it first."""
        self._clear()
        filed(done, total)

    def _print(self, done: Report) -> None:
        if self.page.format is Format.JSONL:
            sys.stdout.write(formats.json_line(rows.report(done)) + "\n")
        elif self.page.readable:
            if done.outcome != FAILED:
                sys.stdout.write(line(done) + "\n")
        else:
            self._kept.append(done)
        sys.stdout.flush()

    def _count(self) -> None:
        if self._counter:
            sys.stderr.write(f"{self.counts.total()}/{self.total}")
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._counter:
            sys.stderr.write("\r\x1b[K")

    def close(self) -> None:
        """Take the counter off the screen."""
        self._clear()
        self._counter = False

    def so_far(self) -> str:
        """Return what is safe when the work stops here."""
        return f"{self.counts.total()} of {self.total} articles done and kept; run the same command to go on"

    def finish(self) -> int:
        """Print the sum and return the exit code."""
        if not self.page.readable and self.page.format is not Format.JSONL:
            output.emit(listings.REPORTS, self._kept, self.page, len(self._kept))
        outcomes = [f"{self.counts[name]} {name}" for name in OUTCOMES if self.counts[name]]
        found = f"{counted(self.assertions, 'assertion')} and {counted(self.links, 'link')} between claims"
        note(f"{counted(self.total, 'article')}: {', '.join(outcomes)}; {found}")
        failed = self.counts[FAILED]
        return 0 if not failed else InputError.exit_code if failed == self.total else 1


def filed(done: int, total: int) -> None:
    """Say how much of what was not filed yet is."""
    if is_tty(sys.stderr):
        sys.stderr.write(f"\r\x1b[Kfiling what is in the ledger: {done}/{total} claims")
        sys.stderr.write("\r\x1b[K" if done == total else "")
        sys.stderr.flush()
    if done == total >= MANY:
        note(f"{counted(total, 'claim')} of the ledger filed by what they say: they are compared from now on")


def line(done: Report) -> str:
    """Return the line of one article."""
    found = [counted(done.assertions, "assertion")]
    if done.skipped:
        found.append(f"{counted(len(done.skipped), 'passage')} skipped")
    more = "" if done.outcome == "unchanged" else f" ({', '.join(found)})"
    return one_line(f"{done.article} {done.outcome}: {done.uri}{more}")
