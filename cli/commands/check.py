"""tracker check."""

import typer

from ..options import Format, FormatOption, JsonOption, NoHeaderOption


def command(
    ctx: typer.Context,
    format: FormatOption = Format.TABLE,
    as_json: JsonOption = False,
    no_header: NoHeaderOption = False,
) -> None:
    """Check every passage, counter and reference in the ledger.

    Exit code 0: all is well; 7: problems found; 8: there was nothing to check.
    """
    from tracker import store
    from tracker.errors import NothingCheckedError, ProblemsFoundError

    from .. import listings, output
    from ..context import reading
    from ..terminal import note

    page = output.page(format, as_json, 0, 0, no_header)
    with reading(ctx) as ledger:
        found, counts = store.check(ledger), store.checked(ledger)
    output.emit(listings.PROBLEMS, found, page, len(found))
    note("checked " + ", ".join(f"{what} {count}" for what, count in counts.items()))
    if found:
        raise ProblemsFoundError(f"{len(found)} problems found")
    # The starting actors alone are nothing that a person or a program put in.
    if not any(count for what, count in counts.items() if what not in {"actor", "change"}):
        raise NothingCheckedError("nothing to check: the ledger is empty")
