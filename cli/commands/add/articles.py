"""tracker add article."""

from typing import Annotated

import typer


def article(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help=".txt, .md or .html; - is stdin.")],
    title: Annotated[str | None, typer.Option(help="Its title, instead of the one found.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="Who wrote it; may be repeated.")] = None,
) -> None:
    """Add an article without extraction; prints its id."""
    from dataclasses import replace

    from tracker import store
    from tracker.ingest import normalise_url, read

    from ... import values
    from ...context import writing

    found = read(file)
    document = replace(
        found,
        title=title or found.title,
        outlet=outlet or found.outlet,
        url=normalise_url(url) if url else found.url,
        published=values.interval(published) if published else found.published,
        authors=tuple(author or found.authors),
    )
    with writing(ctx, create=True) as ledger:
        print(store.add_article(ledger, document))
