"""tracker review."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.terms import CandidateKind

from ..options import (
    Format,
    FormatOption,
    JsonOption,
    LimitOption,
    NoHeaderOption,
    OffsetOption,
)

if TYPE_CHECKING:
    from tracker.records import QueueQuery

    from ..output import Page


def command(
    ctx: typer.Context,
    article: Annotated[
        str | None, typer.Option(metavar="A3", help="Only what comes from this article.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Only what is by, about or denied by this actor.")] = None,
    kind: Annotated[
        list[CandidateKind] | None, typer.Option(help="Only of this kind; may be repeated.")
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Only from this likeness on; what has none is left out."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print what waits and decide nothing.")] = False,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """Walk through what waits for a decision.

    Contested things come first, then what somebody is unsure of or what is only perhaps so, then the rest;
    what was put off comes last.
    """
    from tracker.records import QueueQuery
    from tracker.terms import RefKind

    from .. import output
    from ..ids import parse_ref

    page = output.page(format, as_json, limit, offset, no_header)
    of = parse_ref(article, RefKind.ARTICLE) if article else None
    query = QueueQuery(tuple(kind or ()), of, actor, min_score, page.limit, page.offset)
    if listed:
        _list(ctx, query, page)
    else:
        _walk(ctx, query)


def _list(ctx: typer.Context, query: "QueueQuery", page: "Page") -> None:
    from tracker import store

    from .. import listings, output
    from ..context import reading

    with reading(ctx) as ledger:
        found = store.candidates(ledger, store.queue(ledger, query))
        total = output.total(len(found), page, lambda: store.count_queue(ledger, query))
    output.emit(listings.CANDIDATES, found, page, total)


def _walk(ctx: typer.Context, query: "QueueQuery") -> None:
    from tracker import review

    from ..context import writing
    from ..prompt import Prompt, summary
    from ..terminal import note

    with writing(ctx) as ledger:
        prompt = Prompt(ledger)
        done = review.walk(ledger, prompt.ask, query)
    note(summary(done) if prompt.asked else "nothing waits for a decision")
