"""A ledger that is open: one connection, its transactions, and what they have touched."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType

import sqlalchemy as sa

from tracker.errors import TrackerError
from tracker.store.base import now
from tracker.store.clock import next_moment
from tracker.store.engine import file_of, make_engine, use_wal
from tracker.store.guard import plain_errors


class Ledger:
    """An open database; made by `open_ledger`, closed by leaving its block."""

    def __init__(self, url: str, *, who: str = "", write: bool = False, created: bool = False) -> None:
        self.url = url
        self.who = who
        self.write = write
        self.created = created
        # What the batches that follow are called in the history, and why they were made.
        self.doing = ""
        self.why = ""
        self.where = str(file_of(url) or "the database in memory")
        self.batch = ""
        self.at: datetime = now()
        self.sequence = 0
        self.begun = False
        self.touched_claims: set[int] = set()
        self.touched_actors: set[int] = set()
        self.touched_texts: set[int] = set()
        self.touched_groups: set[int] = set()
        self.touched_wordings: set[int] = set()
        self._writing = False
        self._engine = make_engine(url, write=write)
        with plain_errors(self.where):
            self.connection: sa.Connection = self._engine.connect()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; an open transaction is rolled back."""
        self.connection.close()
        self._engine.dispose()

    def use_wal(self) -> None:
        """Switch the file to the journal that lets others read while one writes."""
        with plain_errors(self.where):
            use_wal(self.connection)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give the connection for reads that belong together; joins an open transaction."""
        with plain_errors(self.where):
            if self.connection.in_transaction():
                yield self.connection
                return
            self.connection.info["writing"] = False
            # One transaction, so that what is read in several steps belongs together.
            transaction = self.connection.begin()
            try:
                yield self.connection
            finally:
                transaction.rollback()

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """Give the connection for writes: one commit, one batch; an inner block that fails undoes itself."""
        if not self.write:
            raise TrackerError(f"{self.where} is open for reading only")
        with plain_errors(self.where):
            if self._writing:
                with self.connection.begin_nested():
                    yield self.connection
                return
            if self.connection.in_transaction():
                raise TrackerError(f"{self.where} is being read by the same program: finish that first")
            with self._outermost():
                yield self.connection

    @contextmanager
    def _outermost(self) -> Iterator[None]:
        from tracker.store.derive import settle

        self.connection.info["writing"] = True
        try:
            with self.connection.begin():
                # Under the lock, so that what was written later bears the later time.
                self.next_batch()
                self._forget()
                self._writing = True
                yield
                settle(self)
        finally:
            self._writing = False

    def next_batch(self) -> None:
        """Let what is logged from here on be a batch of its own, later than every other."""
        self.batch, self.at, self.sequence = uuid.uuid4().hex, next_moment(self.connection), 0
        self.begun = False

    def _forget(self) -> None:
        self.touched_claims.clear()
        self.touched_actors.clear()
        self.touched_texts.clear()
        self.touched_groups.clear()
        self.touched_wordings.clear()
