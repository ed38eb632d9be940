"""The app starts light, names its commands, and turns every failure into one line and a code."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from runner import done, ran, refused

import cli.commands.history as history
from cli import failures, registry
from cli.main import run
from tracker.errors import ConflictError, TrackerError

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "sqlalchemy", "alembic", "spacy", "rich", "trafilatura", "rapidfuzz", "tracker.store")


def subprocess_run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | env
    return subprocess.run(
        [sys.executable, *args], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["--version"],
        [],
        ["nonsense"],
        ["claims", "--help"],
        ["claims", "--nope"],
        ["review", "--help"],
        ["show"],
        ["db", "-x"],
    ],
    ids=" ".join,
)
def test_help_and_usage_errors_import_nothing_heavy(args: list[str]) -> None:
    script = (
        "import sys, cli.main\n"
        f"sys.argv = ['tracker', *{args}]\n"
        "try: cli.main.run()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set(sys.modules) & set({HEAVY})), file=sys.stderr)"
    )
    assert subprocess_run("-c", script).stderr.endswith("[]\n")


def test_every_command_says_in_help_what_the_list_says() -> None:
    for name, line in registry.COMMANDS.items():
        command = registry.load(name)
        assert command.name == name
        assert command.help.startswith(line.removesuffix("."))


def test_help_lists_every_command() -> None:
    text = done("--help")
    assert all(f"\n  {name} " in text for name in registry.COMMANDS)


@pytest.mark.parametrize("name", registry.COMMANDS)
def test_every_command_has_help(name: str) -> None:
    assert f"Usage: tracker {name}" in done(name, "--help")


def test_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert done("--version") == f"tracker {project['version']}\n"


def test_no_command_prints_help_on_stderr() -> None:
    result = ran()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: tracker" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["clams"], "No such command 'clams'. Did you mean 'claims', 'alarms'? See: tracker --help"),
        (["--nope"], "No such option: --nope See: tracker --help"),
        (["claims", "--db", "x"], "It goes before the command: tracker --db PATH COMMAND."),
        (["claims", "--format", "xml"], "'--format'"),
        (["claims", "--limit", "-1"], "'--limit'"),
        (["claims", "--stance", "likes"], "'--stance'"),
        (["claims", "extra"], "See: tracker claims --help"),
        (["show"], "See: tracker show --help"),
        (["add"], "Missing command. See: tracker add --help"),
        (["add", "nonsense"], "See: tracker add --help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_usage_is_one_line(args: list[str], message: str) -> None:
    assert message in refused(2, *args)


def _raising(error: BaseException) -> Callable[..., None]:
    def command(ctx: typer.Context) -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ConflictError("it is there\nalready"), 4, "it is there already"),
        (TrackerError("esc \x1b[2J"), 1, r"esc \u001b[2J"),
        (KeyboardInterrupt(), 130, "stopped; nothing was left half done"),
        (EOFError(), 1, "the input ended before an answer"),
        (ValueError("odd"), 1, "unexpected ValueError: odd (TRACKER_DEBUG=1 shows where)"),
        (FileNotFoundError(2, "No such file", "x.txt"), 1, "No such file: x.txt"),
        (OSError(28, "No space left on device"), 1, "No space left on device"),
        (RecursionError("deep"), 1, "unexpected RecursionError: deep (TRACKER_DEBUG=1 shows where)"),
    ],
)
def test_whatever_goes_wrong_is_one_line(
    error: BaseException, code: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "command", _raising(error))
    line = ran("history")
    assert line.exit_code == code
    assert line.stderr.splitlines()[-1] == f"tracker: {message}"


def test_a_closed_pipe_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "command", _raising(BrokenPipeError(32, "Broken pipe")))
    result = ran("history")
    assert (result.exit_code, result.output) == (141, "")


def test_the_trace_is_shown_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DEBUG", "1")
    assert failures.report(ValueError("odd")) == 1
    assert capsys.readouterr().err.startswith("ValueError: odd\n")


def test_an_unopened_usage_error_has_no_hint() -> None:
    assert failures._explain(typer.BadParameter("no")) == ("Invalid value: no", 2)


def test_run_reads_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tracker", "--nope"])
    with pytest.raises(SystemExit) as stopped:
        run()
    assert stopped.value.code == 2
    assert capfd.readouterr().err == "tracker: No such option: --nope See: tracker --help\n"


def test_output_that_the_terminal_cannot_show_is_escaped() -> None:
    script = "import sys, cli.main; sys.argv = ['tracker', 'show', 'Kабул']; cli.main.run()"
    done = subprocess_run("-c", script, PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "\\u0430" in done.stderr
