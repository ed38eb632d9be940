"""Imported once by the server that workers are forked from: they share the loaded models' memory.

Whatever goes wrong here goes wrong again in the worker that extracts, which reports it.
"""

import gc
import signal
from contextlib import suppress

from tracker.records import Document, Passage, Span
from tracker.terms import Layer

TEXT = "The minister said on Monday that the talks were over."


def load() -> None:
    """Extract from one sentence, which loads everything that extraction needs."""
    from tracker.extract import extract

    passages = (Passage(Layer.BODY, Span(0, len(TEXT))),)
    extract(Document("", TEXT, "", "utf-8", "text/plain", passages))


def prepare() -> None:
    """Load, and keep the collector from touching, and so copying, what is shared."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception):
        load()
    gc.collect()
    gc.freeze()


if __name__ != "__main__":
    prepare()
