"""Dialects for connections whose transactions are a writer's own: SQLAlchemy never begins, commits or rolls back there.

Its sessions may end, well or not, while the transaction goes on with the next unit of the group.
"""

import psycopg
from sqlalchemy import Connection
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from bot.db.driver_errors import wrapped
from bot.db.pipeline import pipeline_of


class _Grouped:
    def do_begin(self, dbapi_connection: object) -> None:
        """Leave it to the writer."""

    def do_commit(self, dbapi_connection: object) -> None:
        """Leave it to the writer."""

    def do_rollback(self, dbapi_connection: object) -> None:
        """Leave it to the writer."""


class GroupedSQLite(_Grouped, SQLiteDialect_pysqlite):
    """SQLite for its writer."""

    supports_statement_cache = True

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """End the savepoint, too: SQLite would copy pages for it until the group's end."""
        super().do_rollback_to_savepoint(connection, name)  # type: ignore[no-untyped-call]
        super().do_release_savepoint(connection, name)  # type: ignore[no-untyped-call]


class GroupedPostgres(_Grouped, PGDialect_psycopg):
    """PostgreSQL for its writer; the connections are to be in autocommit, else the driver begins transactions."""

    supports_statement_cache = True

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """Go past the driver: whenever it sees a ROLLBACK, it has the server forget all prepared statements."""
        words = f"ROLLBACK TO SAVEPOINT {self.identifier_preparer.quote(name)}"
        try:
            pipeline_of(connection).tell(words)
        except psycopg.Error as error:
            raise wrapped(connection, words, error) from error


registry.register("sqlite.grouped", __name__, GroupedSQLite.__name__)
registry.register("postgresql.grouped", __name__, GroupedPostgres.__name__)
