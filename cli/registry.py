"""The commands by section, with the line that --help shows; each module is imported when its command runs."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer

SECTIONS: dict[str, dict[str, str]] = {
    "Read articles": {
        "ingest": "Read articles into the ledger and find contradictions.",
        "extract": "Print who said what in each file; touches no database.",
    },
    "Look": {
        "claims": "List claims with who asserts and who denies them.",
        "contradictions": "List the places where accounts clash.",
        "gaps": "List what is missing: answers, accusers, second origins, dates, names.",
        "show": "Show a claim, article, actor, link or assertion whole.",
        "why": "Name the rows and rules that something derived comes from.",
        "alarms": "List what looks wrong in the texts of the articles.",
        "articles": "List the articles.",
        "actors": "List the actors, or those who belong to one.",
        "search": "Find words in claims and articles.",
        "like": "Find the claims that a text repeats, in whatever words.",
        "report": "Write up what is contested: both sides, passages, origins, gaps, pictures.",
        "disagreements": "List what people judged differently.",
        "history": "List the changes, or all that happened to one thing.",
    },
    "Write": {
        "add": "Add an article, actor, alias, claim or assertion by hand.",
        "edit": "Write over what was read wrong, or date an article.",
        "link": "Tie two claims together.",
        "unlink": "Reject the tie between two claims.",
        "copies": "Decide whether two articles are copies of one text.",
        "review": "Walk through what waits for a decision.",
        "accept": "Accept what was proposed.",
        "reject": "Reject what was proposed.",
        "unsure": "Say that you cannot tell.",
        "defer": "Put a decision off.",
        "note": "Keep words beside anything.",
        "grade": "Grade how reliable an actor is (A to F), or how credible an assertion (1 to 6).",
        "settle": "Say where a claim stands.",
        "decide": "Carry out the decisions of a file.",
        "merge": "Judge claims, or actors, to be one.",
        "split": "Judge a merged claim or actor to be none of the others.",
        "undo": "Take back a change, or the newest decision on a thing.",
        "redo": "Bring back a change that was taken back.",
    },
    "Keep": {
        "check": "Check every passage, counter and reference in the ledger.",
        "export": "Write the whole ledger as JSON lines.",
        "import": "Read a ledger written by export into this one.",
        "db": "Upgrade, downgrade, check or back up the database.",
    },
}
COMMANDS = {name: line for section in SECTIONS.values() for name, line in section.items()}


def load(name: str) -> Any:
    """Import the module of a command and return the command that Typer builds from it."""
    module = import_module(f".commands.{name}_" if iskeyword(name) else f".commands.{name}", __package__)
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name)(module.command)
    built = typer.main.get_command(app)
    built.name = name
    return built
