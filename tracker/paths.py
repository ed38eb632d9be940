"""Where migrations and seeds lie: at the root of a checkout, or inside the installed package."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _beside_or_inside(outside: str, inside: str) -> Path:
    installed = PACKAGE / inside
    return installed if installed.is_dir() else PACKAGE.parent / outside


def migrations() -> Path:
    """Return the folder of the Alembic environment."""
    return _beside_or_inside("alembic", "migrations")


def seeds() -> Path:
    """Return the folder of starting actors and articles."""
    return _beside_or_inside("seeds", "seeds")
