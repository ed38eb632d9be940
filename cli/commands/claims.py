"""tracker claims."""

from typing import Annotated

import typer

from tracker.terms import Stance, Status

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
    by: Annotated[str | None, typer.Option(help="Asserted by this actor.")] = None,
    about: Annotated[str | None, typer.Option(help="With this actor as subject or object.")] = None,
    denied_by: Annotated[str | None, typer.Option(help="Denied by this actor.")] = None,
    roll_up: RollUpOption = True,
    via: ViaOption = None,
    stance: Annotated[Stance | None, typer.Option(help="With an assertion of this stance.")] = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only claims that someone denies.")] = False,
    status: Annotated[Status | None, typer.Option(help="Only with this status of review.")] = None,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Only what people accepted: claims, sides, counts and origins.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Rejected claims too.")] = False,
    search: SearchOption = None,
    as_of: AsOfOption = None,
    said_until: SaidUntilOption = None,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    no_header: NoHeaderOption = False,
) -> None:
    """List claims with who asserts and who denies them.

    Without --reviewed or --all: candidates and what people accepted, rejected claims left out.
    """
    from tracker import store
    from tracker.errors import UsageError
    from tracker.records import ClaimQuery

    from .. import listings, output, values
    from ..context import reading

    if reviewed + everything + (status is not None) > 1:
        raise UsageError("--reviewed, --all and --status each say which claims are meant: give one of them")
    page = output.page(format, as_json, limit, offset, no_header)
    query = ClaimQuery(
        actor, by, about, denied_by, stance, outlet, values.since(since), values.until(until),
        contested, status, search, values.ways(via, roll_up), page.limit, page.offset,
        reviewed, everything,
    )  # fmt: skip
    with reading(ctx, as_of, said_until) as ledger:
        found = store.with_reviews(ledger, store.list_claims(ledger, query), only=reviewed)
        total = output.total(len(found), page, lambda: store.count_claims(ledger, query))
    output.emit(listings.CLAIMS, found, page, total, _meant(reviewed, everything, status))


def _meant(reviewed: bool, everything: bool, status: Status | None) -> str:
    """Return the line above the table that says which claims are meant."""
    if status is not None:
        return f"claims that are {status}"
    if reviewed:
        return (
            "accepted claims only, with what was accepted of each (--all: candidates and rejected ones too)"
        )
    if everything:
        return "all claims: candidates, accepted and rejected ones (--reviewed: accepted only)"
    return "candidates and accepted claims (--reviewed: accepted only; --all: rejected ones too)"
