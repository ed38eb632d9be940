"""Runs the command line in this process, as a user would from a shell."""

from typer.testing import CliRunner, Result

from cli.main import app


def ran(*args: str, stdin: str | bytes | None = None) -> Result:
    """Run one command; an exception that a user would see as a traceback fails the test."""
    result = CliRunner().invoke(app, list(args), input=stdin, prog_name="tracker")
    assert "Traceback" not in result.output
    return result


def done(*args: str, stdin: str | bytes | None = None) -> str:
    """Run one command that must succeed and return what it printed on stdout."""
    result = ran(*args, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(code: int, *args: str, stdin: str | bytes | None = None) -> str:
    """Run one command that must fail with this code and one line on stderr; return the line."""
    result = ran(*args, stdin=stdin)
    assert result.exit_code == code, result.output
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("tracker: ")
    return result.stderr.removeprefix("tracker: ").strip()
