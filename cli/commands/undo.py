"""tracker undo."""

import typer

from ..options import BecauseOption, IdsArgument


def command(ctx: typer.Context, ids: IdsArgument, because: BecauseOption = "") -> None:
    """Take back the newest decision on each; what was decided before it stands again."""
    from tracker import review
    from tracker.terms import Decision

    from ..context import writing
    from ..ids import parse_refs
    from ..terminal import note

    refs = parse_refs(ids)
    with writing(ctx) as ledger:
        review.decide(ledger, refs, Decision.UNDO, because)
    note(f"took back the newest decision on {', '.join(map(str, refs))}")
