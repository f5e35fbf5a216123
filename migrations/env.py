"""How Alembic runs here: on the connection that it is given, or on the one that DATABASE_URL names."""

import os
from typing import Literal

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from bot.db.engine import migration_engine, parse_url
from bot.settings import DEFAULT_DATABASE
from bot.tables import metadata


def run(connection: Connection) -> None:
    """Run the wanted steps, each in a transaction of its own, on both dialects."""
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,  # SQLite cannot alter most things in place
        transactional_ddl=True,
        transaction_per_migration=True,
        render_item=plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()
    if is_sqlite:
        # Foreign keys were off (see migration_engine), so look whether a step left a row that refers to nothing.
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        connection.rollback()
        if broken:
            tables = ", ".join(sorted({row[0] for row in broken}))
            raise RuntimeError(f"a migration left rows that refer to nothing, in {tables}")


def plain_type(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write a column type of ours as the plain SQL type that it stores: a step must not depend on today's code."""
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


def main() -> None:
    """Take the given connection, or open one for the command line."""
    given = context.config.attributes.get("connection")
    if given is not None:
        run(given)
        return
    with migration_engine(parse_url(os.environ.get("DATABASE_URL", DEFAULT_DATABASE))).connect() as connection:
        run(connection)


main()
