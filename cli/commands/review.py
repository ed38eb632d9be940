"""tracker review."""

import typer


def command(ctx: typer.Context) -> None:
    """Walk through what waits for a decision."""
    from tracker import review

    from ..context import writing
    from ..prompt import Prompt
    from ..terminal import note

    with writing(ctx) as ledger:
        prompt = Prompt(ledger)
        done = review.walk(ledger, prompt.ask)
    if not prompt.asked:
        note("nothing waits for a decision")
    else:
        note("; ".join(f"{count} {what}" for what, count in done.items()) or "nothing decided")
