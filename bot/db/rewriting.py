"""Writing tables anew, so that what they said before is in no free page, log or statistic of the database's files."""

import sqlite3
from collections.abc import Iterable

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot.db.engine import migration_engine, parse_url

LOCK_SECONDS = 10  # behind a waiting VACUUM FULL everybody else waits

log = structlog.get_logger(__name__)


def rewrite(url: str, tables: Iterable[str]) -> bool:
    """Write these tables anew; False, and a warning in the log, when somebody else kept them for too long.

    What disks, backups and archived logs keep of before is out of reach.
    """
    engine = migration_engine(parse_url(url))
    try:
        if engine.dialect.name == "sqlite":
            _rewrite_file(engine)
        else:
            _rewrite_tables(engine, tables)
    except (DBAPIError, sqlite3.Error) as error:
        log.warning("tables_not_rewritten", error=type(error).__name__)
        return False
    finally:
        engine.dispose()
    return True


def _rewrite_file(engine: Engine) -> None:
    raw = engine.raw_connection()  # SQLAlchemy's would begin a transaction, and VACUUM runs outside of any
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchall()[0][0]:
            raise sqlite3.OperationalError("somebody reads what the log says of before")
    finally:
        raw.close()


def _rewrite_tables(engine: Engine, tables: Iterable[str]) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        for table in tables:
            connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE) "{table}"')
