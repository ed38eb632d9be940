"""Claims and who said them in, ordered links with reasons out."""

from tracker.contradict.alike import Meaning
from tracker.contradict.compare import Comparison, Relation, compare
from tracker.contradict.find import find
from tracker.contradict.matters import matters, near, tells
from tracker.contradict.sentences import compare_all
from tracker.contradict.standing import Setting, Standing, standings
from tracker.contradict.weighed import Weigher, weigh

__all__ = [
    "Comparison",
    "Meaning",
    "Relation",
    "Setting",
    "Standing",
    "Weigher",
    "compare",
    "compare_all",
    "find",
    "matters",
    "near",
    "standings",
    "tells",
    "weigh",
]
