"""How alike texts are in what they say: by words, names, days and, where there is one, an encoder."""

from tracker.likeness.bands import MARK, bands, packed, unpacked
from tracker.likeness.days import last_day
from tracker.likeness.events import Meant, Scene, Told, around, on_one_happening
from tracker.likeness.gist import gist, gist_bands
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
    "gist_bands",
    "last_day",
    "on_one_happening",
    "packed",
    "plain",
    "rank",
    "telling",
    "unpacked",
]
