"""tracker add claim."""

from typing import Annotated

import typer

from tracker.terms import Modality


def claim(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="A sentence that stands alone, without a speaker.")],
    subject: Annotated[list[str], typer.Option(metavar="ACTOR", help="Who does it; may be repeated.")],
    predicate: Annotated[str, typer.Option(help='What it does, as a plain verb: "fund".')],
    object: Annotated[str, typer.Option(help="To whom or what: an actor, or words.")] = "",
    negated: Annotated[bool, typer.Option("--negated", help="The claim says that it is not so.")] = False,
    modality: Annotated[Modality, typer.Option(help="In what mode.")] = Modality.ACTUAL,
    event: Annotated[str | None, typer.Option(metavar="DATE", help="When it happened.")] = None,
) -> None:
    """Add a claim; prints its id."""
    from tracker import store
    from tracker.resolve import make_claim
    from tracker.terms import Polarity

    from ... import byhand, values
    from ...context import writing

    when = values.interval(event) if event else None
    polarity = Polarity.NEGATIVE if negated else Polarity.POSITIVE
    sentence = byhand.checked_name(text)
    with writing(ctx, create=True) as ledger:
        actors = byhand.claim_actors(ledger, subject, object)
        record = make_claim(sentence, predicate, object, actors, polarity, modality, None, when)
        print(store.add_claim(ledger, record))
