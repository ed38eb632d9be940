"""Whatever goes wrong becomes one line on stderr and an exit code."""

import os
import sys
import traceback
from contextlib import suppress

import typer

from tracker.errors import TrackerError

from .terminal import one_line


class StoppedError(TrackerError):
    """The user pressed Ctrl-C."""

    exit_code = 130

    def __init__(self, detail: str = "nothing was left half done") -> None:
        super().__init__(f"stopped; {detail}")


class PipeClosedError(TrackerError):
    """The reader of our output went away, as `head` does; nobody is left to tell."""

    exit_code = 141


def report(error: Exception) -> int:
    """Print the line for an error and return its exit code."""
    if os.environ.get("TRACKER_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, PipeClosedError):
        _discard_output()
        return error.exit_code
    line, code = _explain(error)
    print(f"tracker: {one_line(line)}", file=sys.stderr)
    return code


def _explain(error: Exception) -> tuple[str, int]:
    if isinstance(error, TrackerError):
        return str(error), error.exit_code
    if isinstance(error, typer.Abort):
        return "the input ended before an answer", 1
    # Typer vendors the classes of its usage errors, so they are known by what they can do.
    usage = getattr(error, "format_message", None)
    if usage is not None:
        return _usage(error, usage()), getattr(error, "exit_code", 2)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror, 1
    return f"unexpected {type(error).__name__}: {error} (TRACKER_DEBUG=1 shows where)", 1


def _usage(error: Exception, message: str) -> str:
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return message
    if "--db" in message or "--who" in message:
        return f"{message} It goes before the command: tracker --db PATH COMMAND."
    return f"{message} See: {ctx.command_path} --help"


def _discard_output() -> None:
    # Without this the interpreter complains on exit that it cannot flush stdout.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
