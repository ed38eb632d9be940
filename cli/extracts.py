"""How `extract` prints what it found."""

import sys
from typing import Any

from tracker.errors import InputError
from tracker.pipeline import Extracted

from . import formats, output
from .listings import ATTRIBUTIONS
from .options import Format
from .terminal import colours, note, unread
from .views.extracted import lines


class Extracts:
    """Prints JSON lines and text as they come, the other formats at the end."""

    def __init__(self, page: output.Page) -> None:
        self.page = page
        self.done = 0
        self.failed = 0
        self._records: list[dict[str, Any]] = []

    def take(self, each: Extracted) -> None:
        """Take what one file gave."""
        self.done += 1
        unread(each.path, each.skipped)
        if each.record is None:
            self.failed += 1
            note(f"tracker: {each.reason}")
        elif self.page.format is Format.JSONL:
            sys.stdout.write(formats.json_line(each.record) + "\n")
            sys.stdout.flush()
        elif self.page.readable:
            output.emit_rendered([*([""] if self.done > 1 else []), *lines(each.record, colours())])
        else:
            self._records.append(each.record)

    def finish(self) -> int:
        """Print what is left and return the exit code."""
        if self.page.format is Format.JSON:
            sys.stdout.write(
                formats.document({"articles": self._records, "total": len(self._records)}) + "\n"
            )
        elif self.page.format is not Format.JSONL and not self.page.readable:
            rows = [
                {"article": one["article"], **row} for one in self._records for row in one["attributions"]
            ]
            output.emit(ATTRIBUTIONS, rows, self.page, len(rows))
        if not self.done:
            note("no articles there: give .txt, .md or .html files, or folders of them")
        return 0 if not self.failed else InputError.exit_code if self.failed == self.done else 1
