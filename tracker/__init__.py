"""A ledger of contested claims: who said what, who denied it, in which passage of which article."""

__version__ = "0.1.0"
