"""Entry point: the commands live in cli/ in a checkout, in tracker/cli in a wheel."""

from importlib import import_module
from importlib.util import find_spec


def main() -> None:
    """Run the command line."""
    package = "tracker.cli" if find_spec("tracker.cli") else "cli"
    import_module(f"{package}.main").run()


if __name__ == "__main__":
    main()
