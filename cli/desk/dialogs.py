"""What lies over the screen: a line to type, and a page to read."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class Line(ModalScreen[str | None]):
    """Asks for one line of words; Escape gives none."""

    DEFAULT_CSS = """
    Line { align: center bottom; background: transparent; }
    Line > Vertical { height: 4; border: round ansi_default; padding: 0 1; background: ansi_default; }
    Line Input, Line Input:focus { border: none; height: 1; padding: 0; background: ansi_default; }
    """
    BINDINGS = [Binding("escape", "leave", "Leave")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical():
            yield Static(f"{self.question} (Enter keeps, Escape leaves)", markup=False)
            yield Input()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand back what was typed."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Hand back nothing."""
        self.dismiss(None)


class Page(ModalScreen[None]):
    """Shows a page of words until a key is pressed."""

    DEFAULT_CSS = """
    Page { align: center middle; background: transparent; }
    Page > Static {
        width: auto; max-width: 100%; height: auto; border: round ansi_default; padding: 0 1;
        background: ansi_default;
    }
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        yield Static(self.words, markup=False)

    def on_key(self, event: Key) -> None:
        """Go back."""
        event.stop()
        self.dismiss(None)
