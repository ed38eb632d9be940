"""Records in, records out: mentions become actors, propositions claims, phrases intervals."""

from tracker.resolve.alone import claims_alone
from tracker.resolve.bundle import resolve
from tracker.resolve.claims import make_claim
from tracker.resolve.dating import redated, reread
from tracker.resolve.forms import FORMS, forms
from tracker.resolve.gazetteer import Gazetteer
from tracker.resolve.intervals import interval
from tracker.resolve.names import fold
from tracker.resolve.represents import Represents
from tracker.resolve.starting import day, starting_actors

__all__ = [
    "FORMS",
    "Gazetteer",
    "Represents",
    "claims_alone",
    "day",
    "fold",
    "forms",
    "interval",
    "make_claim",
    "redated",
    "reread",
    "resolve",
    "starting_actors",
]
