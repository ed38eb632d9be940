"""tracker contradictions."""

from typing import Annotated

import typer

from tracker.terms import Status

from ..options import (
    AsOfOption,
    Format,
    FormatOption,
    JsonOption,
    LimitOption,
    NoHeaderOption,
    OffsetOption,
    OutletOption,
    RollUpOption,
    SaidUntilOption,
    SearchOption,
    SinceOption,
    UntilOption,
    ViaOption,
)


def command(
    ctx: typer.Context,
    actor: Annotated[str | None, typer.Option(help="By, about or denied by this actor.")] = None,
    by: Annotated[str | None, typer.Option(help="With a side asserted by this actor.")] = None,
    about: Annotated[str | None, typer.Option(help="With this actor as subject or object.")] = None,
    denied_by: Annotated[str | None, typer.Option(help="With a side denied by this actor.")] = None,
    roll_up: RollUpOption = True,
    via: ViaOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: Annotated[Status | None, typer.Option(help="Only with this status of review.")] = None,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="What only the trained model of pairs sees, likeliest first.")
    ] = False,
    search: SearchOption = None,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List the places where accounts clash."""
    from tracker import store
    from tracker.records import ClaimQuery

    from .. import listings, output, terminal, values
    from ..context import reading
    from ..views import links

    page = output.page(format, as_json, limit, offset, no_header)
    query = ClaimQuery(
        actor, by, about, denied_by, None, outlet, values.since(since), values.until(until), False, status,
        search, values.ways(via, roll_up), page.limit, page.offset, proposed=proposed,
    )  # fmt: skip
    with reading(ctx, as_of, said_until) as ledger:
        found = links.with_sides(ledger, store.list_links(ledger, query))
        total = output.total(len(found), page, lambda: links.count(ledger, query))
        if page.readable:
            output.emit_text(listings.LINKS, links.blocks(ledger, found), page, total, len(found))
            if not proposed and links.more_proposed(ledger, query):
                terminal.note("the trained model of pairs proposes more, for you to decide: --proposed")
            return
    output.emit(listings.LINKS, found, page, total)
