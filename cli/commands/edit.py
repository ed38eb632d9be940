"""tracker edit."""

from typing import Annotated

import typer

from tracker.terms import ActorKind, Hedge, Modality, Polarity, Stance, Voice

from ..options import BecauseOption, ConfidenceOption, IfUnchangedOption


def command(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="An article, claim, assertion or actor.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Of an article: when it appeared, or `unknown`.")
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Of a claim: what it says.")] = None,
    polarity: Annotated[Polarity | None, typer.Option(help="Of a claim.")] = None,
    modality: Annotated[Modality | None, typer.Option(help="Of a claim.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Of an assertion.")] = None,
    scope: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Of a denial: what of the claim it reaches.")
    ] = None,
    hedge: Annotated[Hedge | None, typer.Option(help="Of an assertion: how sure it sounds.")] = None,
    voice: Annotated[Voice | None, typer.Option(help="Of an assertion: whose words it is in.")] = None,
    actor: Annotated[str | None, typer.Option(help="Of an assertion: who it is by.")] = None,
    claim: Annotated[
        str | None, typer.Option(metavar="C12", help="Of an assertion: what it is about.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Of an actor.")] = None,
    kind: Annotated[ActorKind | None, typer.Option(help="Of an actor.")] = None,
    because: BecauseOption = "",
    confidence: ConfidenceOption = None,
    if_unchanged: IfUnchangedOption = "",
) -> None:
    """Write over what was read wrong, or date an article; the log keeps what stood there before."""
    from tracker.terms import RefKind, Verb

    from .. import values
    from ..context import writing
    from ..deciding import decide
    from ..ids import parse_ref
    from ..views import dated

    given = {
        "published": published, "text": text, "polarity": polarity, "modality": modality, "stance": stance,
        "scope": scope, "hedge": hedge, "voice": voice, "actor": actor, "claim": claim, "name": name,
        "kind": kind,
    }  # fmt: skip
    fields = {field: str(value) for field, value in given.items() if value is not None}
    if set(fields) == {"published"}:
        from tracker import dating

        ref = parse_ref(id, RefKind.ARTICLE)
        day = None if published == values.UNKNOWN else values.interval(fields["published"])
        with writing(ctx) as ledger:
            dated.report(dating.date_article(ledger, ref, day, because))
        return
    decide(ctx, Verb.EDIT, [id], because, confidence, if_unchanged, "", tuple(fields.items()))
