"""The options that several commands share, each defined once."""

from enum import StrEnum
from typing import Annotated

import typer

from tracker.terms import Confidence


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


FormatOption = Annotated[Format, typer.Option("--format", "-f", case_sensitive=False, help="How to print.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
LimitOption = Annotated[int, typer.Option(min=0, help="How many at most; 0 is all.")]
OffsetOption = Annotated[int, typer.Option(min=0, help="How many to pass over first.")]
NoHeaderOption = Annotated[bool, typer.Option("--no-header", help="Leave out the line of column names.")]

_IDS = "A3, C12, S40, L7, P5, M2, T4 or D3."
IdArgument = Annotated[str, typer.Argument(metavar="ID", help=_IDS)]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help=_IDS)]
BecauseOption = Annotated[str, typer.Option("--because", help="Your reason, kept with the decision.")]
IfUnchangedOption = Annotated[
    str,
    typer.Option(
        "--if-unchanged",
        metavar="TOKEN",
        help="Only if it is as it was shown: `show --json` and `review --list` print the token.",
    ),
]
ConfidenceOption = Annotated[Confidence | None, typer.Option("--confidence", help="How sure you are.")]
SearchOption = Annotated[str | None, typer.Option("--search", help="Only those with these words.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only from this outlet.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="To this day, month or year.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="WHEN", help="As the ledger stood then: a day, a UTC time, or a change (H7)."
    ),
]
SaidUntilOption = Annotated[
    str | None,
    typer.Option(
        "--said-until", metavar="DATE", help="Count only what was said, or else published, by then."
    ),
]
RollUpOption = Annotated[
    bool, typer.Option("--roll-up/--no-roll-up", help="Count those who speak for or belong to the actor.")
]
ViaOption = Annotated[
    str | None,
    typer.Option(
        metavar="WAY,...", help="By which ways: self, alias, metonym, spokesperson, member; else all."
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask, overwrite.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, change nothing.")]
