"""tracker add: a ledger kept by hand."""

import typer

from . import actors, articles, assertions, claims

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback()
def add() -> None:
    """Add an article, actor, alias, claim or assertion by hand."""


app.command("article")(articles.article)
app.command("actor")(actors.actor)
app.command("alias")(actors.alias)
app.command("claim")(claims.claim)
app.command("assertion")(assertions.assertion)
