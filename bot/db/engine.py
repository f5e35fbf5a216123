"""Opening the database: one URL in, engines out that are set up so that no write is lost and nothing waits for ever."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import orjson
from psycopg import Connection as PostgresConnection
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bot.db.statements import Statements

Dialect = Literal["sqlite", "postgresql"]

PATIENCE_SECONDS = 2.0  # Slack gives up after 3 s; the person must be told before that nothing was saved
# Milliseconds for each second of patience: the database gives up before the person is told.
STATEMENT_SHARE = 900
LOCK_SHARE = 750
IDLE_IN_TRANSACTION_SHARE = 950
SQLITE_BUSY_SHARE = 900
READERS = 2
POSTGRES_CONNECTIONS = 4


def to_json(value: object) -> str:
    """Return a value as JSON columns keep it."""
    return orjson.dumps(value).decode()


# `hide_parameters`: what people wrote must not reach the logs inside an error.
ENGINE: Mapping[str, Any] = MappingProxyType(
    {
        "hide_parameters": True,
        "json_serializer": to_json,
        "json_deserializer": orjson.loads,
        "execution_options": {"compiled_cache": Statements()},
    }
)

# Execution options of a connection that will not write; on SQLite it then does not take the write lock.
READ_ONLY = MappingProxyType({"grayzone_read_only": True, "postgresql_readonly": True})


class UnusableDatabaseUrl(Exception):  # noqa: N818 (named for what is wrong, as the operator reads it)
    """The text in DATABASE_URL names no database that the bot can use; the message says what to write instead."""


def parse_url(text: str) -> URL:
    """Return the SQLAlchemy URL for `sqlite:///file`, a bare path, `postgres://...` or `postgresql://...`.

    Raises `UnusableDatabaseUrl`, whose sentence never repeats the URL (it may hold a password).
    """
    if "://" not in text and text.strip():
        return URL.create("sqlite", database=text.strip())
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise UnusableDatabaseUrl(
            "DATABASE_URL is not a database URL; write sqlite:///file.db or postgresql://..."
        ) from None
    kind = url.drivername.partition("+")[0]
    if kind in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise UnusableDatabaseUrl(f"DATABASE_URL starts with {kind}; the bot knows sqlite and postgresql")
    if not url.database or url.database == ":memory:" or url.query.get("mode") == "memory":
        raise UnusableDatabaseUrl("DATABASE_URL must name a file for SQLite, as in sqlite:///grayzone.db")
    return url.set(drivername="sqlite")


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `engine` gives ordinary transactions; the bot itself works through `bot.work.Works`.

    A connection with the execution options `READ_ONLY` cannot write. After `patience_seconds` a unit of work is late,
    unless it is given a deadline of its own.
    """

    url: URL
    engine: Engine
    patience_seconds: float = PATIENCE_SECONDS

    @property
    def dialect(self) -> Dialect:
        """Which of the two databases this is."""
        return "sqlite" if self.engine.dialect.name == "sqlite" else "postgresql"

    def dispose(self) -> None:
        """Close every connection that is not in use."""
        self.engine.dispose()


def open_database(text: str, *, patience_seconds: float = PATIENCE_SECONDS) -> Database:
    """Open the database that a URL or path names; make the folder of an SQLite file.

    Connects lazily: an unreachable server shows at the first use. Raises `UnusableDatabaseUrl`.
    """
    url = parse_url(text)
    engine = _sqlite_engine if url.drivername == "sqlite" else _postgres_engine
    return Database(url, engine(url, patience_seconds), patience_seconds)


def _sqlite_engine(url: URL, patience_seconds: float) -> Engine:
    Path(url.database or "").absolute().parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_size=READERS, max_overflow=4, connect_args={"check_same_thread": False}, **ENGINE)
    event.listen(engine, "connect", lambda connection, _: set_up_sqlite(connection, patience_seconds))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def set_up_sqlite(connection: sqlite3.Connection, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Make one SQLite connection durable and strict, and leave BEGIN to us instead of the driver."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {patience_seconds * SQLITE_BUSY_SHARE:.0f}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What a statement or a savepoint may have to undo would stand in a file; Python waits in all of that.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")  # KiB, instead of 2 MiB
    # Pages. A commit waits half as long for a log that is written over as for one that grows: so this comes soon.
    connection.execute("PRAGMA wal_autocheckpoint = 2000")


def _begin_sqlite(connection: Connection) -> None:
    # A plain BEGIN that writes later fails as "locked" without waiting: ask for the write lock at once.
    reading = connection.get_execution_options().get("grayzone_read_only", False)
    connection.exec_driver_sql("PRAGMA query_only = " + ("ON" if reading else "OFF"))
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _postgres_engine(url: URL, patience_seconds: float) -> Engine:
    pool = {"pool_size": POSTGRES_CONNECTIONS, "max_overflow": 4, "pool_timeout": patience_seconds}
    engine = create_engine(url, **pool, pool_use_lifo=True, **ENGINE)
    event.listen(engine, "connect", lambda connection, _: set_up_postgres(connection, patience_seconds))
    return engine


def set_up_postgres(connection: PostgresConnection, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Let no statement, lock or forgotten transaction outlast a person's patience."""
    # By SET and not by the start-up packet, which connection poolers refuse.
    limits = {
        "statement_timeout": STATEMENT_SHARE,
        "lock_timeout": LOCK_SHARE,
        "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_SHARE,
    }
    settings = (f"SET {limit} = {patience_seconds * share:.0f}" for limit, share in limits.items())
    connection.autocommit = True
    connection.execute("; ".join(settings).encode())
    connection.autocommit = False


def migration_engine(url: URL) -> Engine:
    """Return an engine for migrations: no time limits, nothing kept open, and foreign keys off on SQLite.

    There, a table is changed by making it anew and dropping the old one, which would delete the rows that refer to it.
    """
    engine = create_engine(url, poolclass=NullPool, **ENGINE)
    if url.drivername == "sqlite":
        Path(url.database or "").absolute().parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _set_up_sqlite_migration)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite_migration(connection: sqlite3.Connection, _record: object) -> None:
    set_up_sqlite(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
