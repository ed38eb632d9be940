"""Extraction of many articles, over several processes where that pays."""

from tracker.engine.alone import Outcome, outcome
from tracker.engine.order import cores, in_order

__all__ = ["Outcome", "cores", "in_order", "outcome"]
