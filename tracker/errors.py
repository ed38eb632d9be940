"""The error tree: each error carries its exit code and what to do next."""


class TrackerError(Exception):
    """Anything that ends a command with one clear line on stderr."""

    exit_code = 1


class UsageError(TrackerError):
    """The command was called with values that cannot be used."""

    exit_code = 2


class NotFoundError(TrackerError):
    """The database, row or actor asked for does not exist."""

    exit_code = 3


class ConflictError(TrackerError):
    """The row exists already, or a constraint of the ledger refuses it."""

    exit_code = 4


class ChangedError(ConflictError):
    """What was shown has changed since, so a decision on it is not taken."""


class UpgradeError(TrackerError):
    """The database's schema is not the one that this program reads."""

    exit_code = 5


class InputError(TrackerError):
    """A file, or a database that is not one, cannot be read."""

    exit_code = 6


class ProblemsFoundError(TrackerError):
    """`check` ran and found problems."""

    exit_code = 7


class NothingCheckedError(TrackerError):
    """`check` had nothing to check."""

    exit_code = 8
