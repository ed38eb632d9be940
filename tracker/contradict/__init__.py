"""Claims and who said them in, ordered links with reasons out."""

from tracker.contradict.find import find

__all__ = ["find"]
