"""Workers that act out what may happen to one; no model is loaded for these."""

import os
import signal
from multiprocessing.connection import Connection

from tracker.engine import Outcome
from tracker.records import Document, Passage, Span
from tracker.terms import Layer


def document(text: str) -> Document:
    """Return an article of one line, known by its text."""
    return Document(text, text, "", "utf-8", "text/plain", (Passage(Layer.BODY, Span(0, len(text))),))


def act(link: Connection) -> None:
    """Do what each document says: die, leave, or answer with the words in capitals."""
    try:
        while True:
            text = link.recv().text
            if text == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if text == "leave":
                os._exit(3)
            link.send(Outcome(reason=text.upper()))
    except EOFError:
        return


def stay(link: Connection) -> None:
    """Never answer."""
    signal.pause()
