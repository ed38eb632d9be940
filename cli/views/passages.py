"""An assertion as a reader sees it: who, stance, chain, article, and the passage in its sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.export.stretches import holds, role_map, stretches
from tracker.records import AssertionView, Document
from tracker.terms import Hedge, Voice

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
        yield f"{view.ref}  {name}{speaks_for(view)} {stance(view)}"
        yield f"    {paint(source(view), DIM, on=self.on)}"
        yield f"    > {self.passage(view)}"
        names = rows.chain(view)
        if len(names) > 1:
            yield f"    chain: {one_line(' ← '.join(names))}"
        if view.answers is not None:
            yield f"    answers {view.answers}"

    def passage(self, view: AssertionView) -> str:
        """Return the words of an assertion in the sentence where they stand."""
        text = self.document(view.article.id).text
        if not view.spans or not holds(text, [found for _, found in view.spans]):
            # An older snapshot: its words are kept, what stood around them is not at hand.
            return one_line(rows.passage(view))
        roles = role_map(view.spans, len(text))
        return " […] ".join(marks.marked(text, span, roles, on=self.on) for span in stretches(text, view))


def speaks_for(view: AssertionView) -> str:
    """Return the words that say whom the actor speaks for."""
    return f" (speaks for {one_line(', '.join(view.speaks_for))})" if view.speaks_for else ""


def stance(view: AssertionView) -> str:
    """Return the stance with what qualifies it, in words."""
    parts = [view.stance.value.replace("_", " ")]
    if view.scope:
        parts.append(f"only: {one_line(view.scope)}")
    if view.hedge is not Hedge.PLAIN:
        parts.append(view.hedge.value)
    if view.voice is not Voice.SOURCE:
        parts.append(f"{view.voice.value}'s own words")
    parts.append(f"{view.quotation.value} quotation")
    if view.certainty is not None:
        parts.append(f"certainty {view.certainty:+.2f}, read by {view.certainty_by}")
    return ", ".join([*parts, view.status.value])


def source(view: AssertionView) -> str:
    """Return where the assertion was read."""
    parts = [view.article_title, view.outlet, f"said {rows.when(view.said)}" if view.said else None]
    return one_line(" · ".join([str(view.article), *(part for part in parts if part)]))
