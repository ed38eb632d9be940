"""tracker add actor, tracker add alias."""

from typing import Annotated

import typer

from tracker.terms import ActorKind, AffiliationKind, AliasKind

AliasKindOption = Annotated[AliasKind, typer.Option("--as", help="How it names the actor.")]


def actor(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The full name.")],
    kind: Annotated[ActorKind | None, typer.Option(help="What it is; leave out when unknown.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name; may be repeated.")] = None,
    speaks_for: Annotated[list[str] | None, typer.Option(metavar="ACTOR", help="Whom it speaks for.")] = None,
    leads: Annotated[list[str] | None, typer.Option(metavar="ACTOR", help="What it leads.")] = None,
    member_of: Annotated[
        list[str] | None, typer.Option(metavar="ACTOR", help="What it is a member of.")
    ] = None,
    part_of: Annotated[list[str] | None, typer.Option(metavar="ACTOR", help="What it is a part of.")] = None,
) -> None:
    """Add an actor, with its other names and its ties; prints its id."""
    from tracker import store

    from ...byhand import actor_record, tie
    from ...context import writing

    ties = {
        AffiliationKind.SPEAKS_FOR: speaks_for,
        AffiliationKind.LEADS: leads,
        AffiliationKind.MEMBER_OF: member_of,
        AffiliationKind.PART_OF: part_of,
    }
    record = actor_record(name, kind, alias or [])
    with writing(ctx, create=True) as ledger, ledger.transaction():
        ref = store.add_actor(ledger, record)
        found = [tie(ledger, record, kind, other) for kind, names in ties.items() for other in names or []]
        store.save_actors(ledger, (), found)
    print(ref)


def alias(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help="Its name or id.")],
    name: Annotated[str, typer.Argument(help="The other name.")],
    kind: AliasKindOption = AliasKind.NAME,
) -> None:
    """Add another name of an actor; prints the actor's id."""
    from tracker import store
    from tracker.records import Alias

    from ...byhand import checked_name
    from ...context import writing

    with writing(ctx) as ledger:
        ref = store.find_actor(ledger, actor)
        store.add_alias(ledger, ref, Alias(checked_name(name), kind))
        print(ref)
