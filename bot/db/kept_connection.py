"""A writer's one connection, kept from group to group: taking it anew took a tenth of the writer's time."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


class KeptConnection:
    """Opens the connection at its first use; after a use that failed, the next has a new one.

    The engine is not to pool (`NullPool`), and its transactions are to be the writer's own (`bot.db.grouped_dialects`).
    """

    def __init__(self, engine: Engine) -> None:
        """Open nothing yet."""
        self._engine = engine
        self._connection: Connection | None = None

    @contextmanager
    def used(self) -> Iterator[Connection]:
        """Give the connection. Raises what connecting raises, and what its user does."""
        connection = self._connection = self._connection or self._engine.connect()
        try:
            yield connection
        except BaseException:
            self.close()  # nobody knows what state it is in
            raise
        if connection.invalidated:
            self.close()
        elif connection.in_transaction():
            connection.rollback()  # what has begun in SQLAlchemy's eyes only; the database hears nothing of it

    def close(self) -> None:
        """Close it, if it is open."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
