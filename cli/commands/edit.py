"""tracker edit."""

from typing import Annotated

import typer

from ..options import BecauseOption


def command(
    ctx: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A3.")],
    published: Annotated[str, typer.Option(metavar="DATE", help="When it appeared, or `unknown`.")],
    because: BecauseOption = "",
) -> None:
    """Date an article, and read anew what its words say of time."""
    from tracker import dating
    from tracker.terms import RefKind

    from .. import values
    from ..context import writing
    from ..ids import parse_ref
    from ..views import dated

    ref = parse_ref(article, RefKind.ARTICLE)
    day = None if published == values.UNKNOWN else values.interval(published)
    with writing(ctx) as ledger:
        dated.report(dating.date_article(ledger, ref, day, because))
