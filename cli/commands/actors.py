"""tracker actors."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.terms import ActorKind

from ..options import (
    AsOfOption,
    Format,
    FormatOption,
    JsonOption,
    LimitOption,
    NoHeaderOption,
    OffsetOption,
    SaidUntilOption,
    SearchOption,
)

if TYPE_CHECKING:
    from tracker.records import ActorLine


def command(
    ctx: typer.Context,
    search: SearchOption = None,
    kind: Annotated[ActorKind | None, typer.Option(help="Only actors of this kind.")] = None,
    of: Annotated[
        str | None, typer.Option(metavar="ACTOR", help="Only this actor and those who belong to it.")
    ] = None,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List the actors, or those who belong to one."""
    from tracker import store

    from .. import listings, output
    from ..context import reading

    page = output.page(format, as_json, limit, offset, no_header)
    with reading(ctx, as_of, said_until) as ledger:
        if of is None:
            found = store.list_actors(ledger, search, kind, page.limit, page.offset)
            total = output.total(len(found), page, lambda: store.count_actors(ledger, search, kind))
        else:
            every = store.members(ledger, store.find_actor(ledger, of).id)
            every = tuple(line for line in every if _fits(line, search, kind))
            total = len(every)
            found = every[page.offset :][: page.limit]
        found = store.with_grades(ledger, found)
    output.emit(listings.ACTORS, found, page, total)


def _fits(line: "ActorLine", search: str | None, kind: ActorKind | None) -> bool:
    names = " ".join((line.name, *line.aliases)).casefold()
    return (kind is None or line.kind is kind) and (search is None or search.casefold() in names)
