"""The screen of a review: what is proposed in its context, and one key for each decision."""

from pathlib import Path

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tracker.errors import TrackerError
from tracker.records import Choice
from tracker.sitting import Sitting
from tracker.terms import Verb

from ..terminal import counted, safe_term
from . import keys
from .dialogs import Line, Page
from .panes import Panes, panes

_PLAIN = [
    *(
        Binding(keys.NAMED.get(key, key), f"decide('{verb.value}')", show=False)
        for key, verb in keys.VERBS.items()
    ),
    *(
        Binding(keys.NAMED.get(key, key), action, show=False)
        for key, action in (
            ("s", "skip"),
            ("space", "skip"),
            ("n", "note"),
            ("e", "edit"),
            ("b", "because"),
            ("u", "undo"),
            ("?", "help"),
            ("q", "end"),
        )
    ),
]


class Desk(App[None]):
    """Goes through the queue with a reviewer."""

    CSS_PATH = Path(__file__).with_name("desk.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = _PLAIN  # type: ignore[assignment]

    def __init__(self, sitting: Sitting, *, colours: bool = True) -> None:
        super().__init__(ansi_color=True)
        self.ledger = sitting.ledger
        self.sitting = sitting
        self.colours = colours
        self.reason = ""
        self.said = ""
        self.waits = ""

    def compose(self) -> ComposeResult:
        """Lay out the bar, the head, the panes and the keys."""
        yield Static(id="bar", markup=False)
        yield Static(id="head", markup=False)
        with Horizontal(id="sides"):
            yield VerticalScroll(Static(id="left-words", markup=False), id="left")
            yield VerticalScroll(Static(id="right-words", markup=False), id="right")
        yield Static(id="said", markup=False)
        yield Static("\n".join(keys.LINES), id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first thing; how much waits is counted once it is on the screen."""
        self._show()
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        from tracker import store

        count = store.count_queue(self.ledger, self.sitting.query) + self.sitting.settled
        self.waits = f" of {count:,}"
        self._bar()

    def _show(self) -> None:
        one = self.sitting.current
        if one is None:
            self._fill(
                Panes(("Nothing more waits for a decision.",), ("u takes the last one back, q ends.",))
            )
            return
        try:
            self._fill(panes(self.ledger, one.ref, self.colours))
        except TrackerError as error:
            self._fill(Panes((f"{one.ref} cannot be shown: {error}",), ()))

    def _fill(self, shown: Panes) -> None:
        self._bar()
        self._put("#head", shown.head)
        self._put("#left-words", shown.left)
        self._put("#right-words", shown.right or ())
        self.query_one("#right").display = shown.right is not None
        for side in ("#left", "#right"):
            self.query_one(side).scroll_home(animate=False)
        self.query_one("#left").focus()
        self._put("#said", (self.said,))
        self.query_one("#said").display = bool(self.said)

    def _put(self, where: str, lines: tuple[str, ...]) -> None:
        self.query_one(where, Static).update(Text.from_ansi("\n".join(lines)))

    def _bar(self) -> None:
        one = self.sitting.current
        parts = ["tracker review"]
        if one is not None:
            score = "" if one.score is None else f" {one.score:.2f}"
            parts.append(f"{one.ref} {one.kind.value}{score}, {one.worth.value}")
        parts.append(f"{self.sitting.seen}{self.waits} seen")
        self.query_one("#bar", Static).update(" · ".join(parts))

    def _say(self, words: str) -> None:
        self.said = safe_term(words)
        self._show()

    def _answer(self, choice: Choice, said: str) -> None:
        refused = self.sitting.answer(choice)
        self.reason = "" if not refused else self.reason
        self._say(refused or said)

    def action_decide(self, verb: str) -> None:
        """Decide on what is shown."""
        one = self.sitting.current
        if one is not None:
            self._answer(Choice(Verb(verb), (one.ref,), self.reason), f"{verb} {one.ref}")

    def action_skip(self) -> None:
        """Go on without a decision."""
        self.sitting.skip()
        self._say("")

    def action_note(self) -> None:
        """Keep words beside what is shown."""
        self._ask("A note", Verb.NOTE)

    def action_edit(self) -> None:
        """Write over what was read wrong."""
        self._ask("Edit, such as stance=denies; scope=money", Verb.EDIT)

    def _ask(self, question: str, verb: Verb) -> None:
        one = self.sitting.current
        if one is None:
            return

        def typed(words: str | None) -> None:
            if not words:
                return
            if verb is Verb.NOTE:
                self._answer(Choice(verb, (one.ref,), words), f"kept a note on {one.ref}")
                return
            fields = tuple(
                (name.strip(), value.strip())
                for name, _, value in (part.partition("=") for part in words.split(";"))
            )
            self._answer(Choice(verb, (one.ref,), self.reason, fields=fields), f"edited {one.ref}")

        self.push_screen(Line(f"{question} ({one.ref})"), typed)

    def action_because(self) -> None:
        """Take a reason for the next decision."""

        def typed(words: str | None) -> None:
            if words is not None:
                self.reason = words
                self._say(f"because: {words}" if words else "")

        self.push_screen(Line("Your reason for the next decision"), typed)

    def action_undo(self) -> None:
        """Take back the last thing done."""
        try:
            self._say(self.sitting.undo())
        except TrackerError as error:
            self._say(str(error))

    def action_help(self) -> None:
        """Show what the keys do."""
        self.push_screen(Page(keys.HELP))

    def action_end(self) -> None:
        """Show what was done, then end."""
        done = self.sitting.done
        lines = [f"{count:>6}  {what}" for what, count in done.most_common()] or ["nothing decided"]
        total = counted(sum(done.values()), "thing")
        self.push_screen(
            Page("\n".join([f"Done in this sitting: {total}", "", *lines, "", "Any key ends."])),
            lambda _: self.exit(),
        )
