"""The Alembic environment: the program hands over its connection; by the command line it is opened here.

alembic -x db=tracker.db current     # a database by its path or URL
alembic check                        # without one: a fresh database in memory, brought to head first
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import context
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from tracker.config import database_url
from tracker.store.engine import make_engine
from tracker.store.migrate import configuration
from tracker.store.models import metadata


def migrate(connection: sa.Connection) -> None:
    """Run what was asked for on a connection."""
    context.configure(
        connection=connection, target_metadata=metadata, **configuration(context.config.attributes)
    )
    with context.begin_transaction():
        context.run_migrations()


@contextmanager
def opened() -> Iterator[sa.Connection]:
    """Open the database named by `-x db=...`, else one in memory that is at head."""
    given = context.get_x_argument(as_dictionary=True).get("db")
    engine = make_engine(database_url(given) if given else "sqlite://", write=True, foreign_keys=False)
    with engine.connect() as connection:
        if not given:
            bring_to_head(connection)
        yield connection
    engine.dispose()


def bring_to_head(connection: sa.Connection) -> None:
    """Run every revision on an empty database."""
    with connection.begin():
        running = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        with Operations.context(running):
            for revision in reversed(list(context.script.walk_revisions())):
                revision.module.upgrade()
        running.stamp(context.script, "head")


if context.is_offline_mode():
    raise SystemExit("migrations run on a database only: --sql is not supported")
handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    with opened() as connection:
        migrate(connection)
