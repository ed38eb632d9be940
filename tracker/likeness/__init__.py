"""How alike texts are in what they say: by words, names, days and, where there is one, an encoder."""

from tracker.likeness.bands import MARK, bands, packed, unpacked
from tracker.likeness.days import last_day
from tracker.likeness.events import Meant, Scene, Told, around
from tracker.likeness.gist import gist
from tracker.likeness.recall import Found, rank
from tracker.likeness.shelf import Recorded, Shelf
from tracker.likeness.text import plain, telling

__all__ = [
    "MARK",
    "Found",
    "Meant",
    "Recorded",
    "Scene",
    "Shelf",
    "Told",
    "around",
    "bands",
    "gist",
    "last_day",
    "packed",
    "plain",
    "rank",
    "telling",
    "unpacked",
]
