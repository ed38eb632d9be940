"""The other side of a team: a process that extracts what it is sent, one article at a time."""

import signal
from multiprocessing.connection import Connection

from tracker.engine.alone import outcome


def run(link: Connection) -> None:
    """Work until the other end is closed; Ctrl-C is for the one who hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(link)


def serve(link: Connection) -> None:
    """Answer each document with its outcome until nobody sends or listens any more."""
    while True:
        try:
            link.send(outcome(link.recv()))
        except (EOFError, OSError):
            return
