"""Which database, and who is at the keyboard."""

import getpass
import os
from pathlib import Path

DEFAULT_DATABASE = "tracker.db"


def database_url(flag: str | None = None) -> str:
    """Return the SQLAlchemy URL: the flag, else TRACKER_DB, else ./tracker.db; a plain path means SQLite."""
    given = flag or os.environ.get("TRACKER_DB") or DEFAULT_DATABASE
    return given if "://" in given else f"sqlite:///{Path(given).expanduser().resolve()}"


def who() -> str:
    """Return the name that judgements and edits are recorded under: TRACKER_USER, else the login name."""
    given = os.environ.get("TRACKER_USER")
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError, ModuleNotFoundError):
        return "unknown"
