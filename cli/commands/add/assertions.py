"""tracker add assertion."""

from typing import Annotated

import typer

from tracker.terms import Hedge, Quotation, Stance, Voice


def assertion(
    ctx: typer.Context,
    claim: Annotated[str, typer.Option(metavar="C3", help="The claim.")],
    actor: Annotated[str, typer.Option(metavar="ACTOR", help="Whose stance: a name or an id.")],
    article: Annotated[str, typer.Option(metavar="A2", help="The article.")],
    stance: Annotated[Stance, typer.Option(help="What the actor does with the claim.")],
    words: Annotated[str | None, typer.Option("--quote", help="The passage, word for word.")] = None,
    nth: Annotated[
        int | None, typer.Option(min=1, help="Which one, when the words stand there twice.")
    ] = None,
    start: Annotated[
        int | None, typer.Option(min=0, help="Instead of words: where the passage starts.")
    ] = None,
    end: Annotated[int | None, typer.Option(min=1, help="And where it ends.")] = None,
    scope: Annotated[str | None, typer.Option(help="The part of the claim that the stance reaches.")] = None,
    said: Annotated[str | None, typer.Option(metavar="DATE", help="When it was said.")] = None,
    via: Annotated[
        list[str] | None, typer.Option(help="Who passed it on, outermost first, or unknown; may be repeated.")
    ] = None,
    hedge: Annotated[Hedge, typer.Option(help="How sure the speaker sounds.")] = Hedge.PLAIN,
    voice: Annotated[Voice, typer.Option(help="Whose words the passage is in.")] = Voice.SOURCE,
    quotation: Annotated[Quotation, typer.Option(help="How much of it is quoted.")] = Quotation.INDIRECT,
    answers: Annotated[str | None, typer.Option(metavar="S4", help="The assertion that it answers.")] = None,
) -> None:
    """Add an actor's stance on a claim, with its passage in an article; prints its id."""
    from tracker import store
    from tracker.terms import RefKind

    from ... import byhand, finding, values
    from ...context import writing
    from ...ids import parse_ref

    claim_ref, article_ref = parse_ref(claim, RefKind.CLAIM), parse_ref(article, RefKind.ARTICLE)
    when = values.interval(said) if said else None
    asked = finding.Asked(words, nth, start, end)
    with writing(ctx) as ledger:
        _, document = store.get_article(ledger, article_ref.id)
        evidence = finding.locate(document.text, asked, str(article_ref))
        made = byhand.Stated(claim_ref, actor, stance, scope, when, via or [], hedge, voice, quotation)
        record = byhand.assertion_record(ledger, document, evidence, made, answers)
        print(store.add_assertion(ledger, record, article_ref))
