"""An assertion as a reader sees it: who, stance, chain, article, and the passage in its sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.export import words
from tracker.export.stretches import holds, role_map, stretches
from tracker.records import AssertionView, Document

from .. import rows
from ..terminal import BOLD, DIM, one_line, paint
from . import marks

if TYPE_CHECKING:
    from tracker.store import Ledger


class Passages:
    """Renders assertions; keeps the articles that it has fetched."""

    def __init__(self, ledger: "Ledger", on: bool) -> None:
        self.ledger = ledger
        self.on = on
        self._documents: dict[int, Document] = {}

    def document(self, article: int) -> Document:
        """Return the newest snapshot of an article."""
        if article not in self._documents:
            from tracker import store

            self._documents[article] = store.get_article(self.ledger, article)[1]
        return self._documents[article]

    def lines(self, view: AssertionView) -> Iterator[str]:
        """Yield the lines of one assertion, unindented."""
        name = paint(one_line(view.actor_name), BOLD, on=self.on)
        yield f"{view.ref}  {name}{words.speaks_for(view)} {stance(view)}"
        yield f"    {paint(words.where(view), DIM, on=self.on)}"
        yield f"    > {self.passage(view)}"
        names = rows.chain(view)
        if len(names) > 1:
            yield f"    chain: {one_line(' ← '.join(names))}"
        if view.answers is not None:
            yield f"    answers {view.answers}"
        graded = words.graded(view)
        if graded:
            yield f"    {graded}"

    def passage(self, view: AssertionView) -> str:
        """Return the words of an assertion in the sentence where they stand."""
        text = self.document(view.article.id).text
        if not view.spans or not holds(text, [found for _, found in view.spans]):
            # An older snapshot: its words are kept, what stood around them is not at hand.
            return one_line(rows.passage(view))
        roles = role_map(view.spans, len(text))
        return " […] ".join(marks.marked(text, span, roles, on=self.on) for span in stretches(text, view))


def stance(view: AssertionView) -> str:
    """Return the stance with what qualifies it, how certain it reads and its status."""
    parts = [words.stance(view)]
    if view.certainty is not None:
        parts.append(f"certainty {view.certainty:+.2f}, read by {view.certainty_by}")
    return ", ".join([*parts, view.status.value])
