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
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line, instead of on the full screen.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print what waits and decide nothing.")] = False,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """Walk through what waits for a decision, on the full screen of a terminal.

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
        _sit(ctx, query, plain)


def _list(ctx: typer.Context, query: "QueueQuery", page: "Page") -> None:
    from tracker import store

    from .. import listings, output
    from ..context import reading

    with reading(ctx) as ledger:
        found = store.candidates(ledger, store.queue(ledger, query))
        total = output.total(len(found), page, lambda: store.count_queue(ledger, query))
    output.emit(listings.CANDIDATES, found, page, total)


def _sit(ctx: typer.Context, query: "QueueQuery", plain: bool) -> None:
    from tracker.sitting import Sitting

    from ..context import writing
    from ..prompt import Prompt, summary
    from ..terminal import colours, note, screen

    with writing(ctx) as ledger:
        sitting = Sitting(ledger, query)
        if sitting.current is None:
            note("nothing waits for a decision")
            return
        if screen() and not plain:
            from ..desk.app import Desk

            Desk(sitting, colours=colours()).run()
        else:
            Prompt(sitting).walk()
    note(summary(sitting.done))
