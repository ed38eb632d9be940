"""The articles in which a phrase stands word for word, by the full-text index."""

from collections.abc import Sequence

import sqlalchemy as sa

from tracker.records import Document, Ref
from tracker.store.clean import clean_text
from tracker.store.models import snapshot
from tracker.store.queries.articles import get_article
from tracker.store.session import Ledger
from tracker.terms import RefKind

MOST = 20


def articles_with(
    ledger: Ledger, phrases: Sequence[Sequence[str]], besides: Ref, most: int = MOST
) -> tuple[tuple[Ref, Document], ...]:
    """Return the other articles that have one of the phrases, those with most of them first."""
    if not phrases:
        return ()
    quoted = (" ".join(words).replace('"', " ") for words in phrases)
    wanted = clean_text(" OR ".join(f'"{words}"' for words in quoted))
    index = sa.table("article_fts", sa.column("rowid"), sa.column("rank"))
    query = (
        sa.select(snapshot.c.article_id)
        .join(index, index.c.rowid == snapshot.c.id)
        .where(sa.literal_column("article_fts").op("MATCH")(wanted), snapshot.c.article_id != besides.id)
        .order_by(index.c.rank)
        .limit(most)
    )
    with ledger.reading() as connection:
        found = dict.fromkeys(connection.execute(query).scalars())
        return tuple((Ref(RefKind.ARTICLE, one), get_article(ledger, one)[1]) for one in found)
