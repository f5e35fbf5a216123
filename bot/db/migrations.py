"""Bringing a database to the schema of this code: at every start, and safely when several replicas start at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from filelock import Timeout as LockTimeout
from sqlalchemy import URL, Connection, text

from bot.db.engine import migration_engine, parse_url

LOCK_KEY = 0x6772_6179_7A6F_6E65  # "grayzone": one bot's schema per PostgreSQL database
LOCK_SECONDS = 120.0
POLL_SECONDS = 0.2


class NewerSchema(Exception):  # noqa: N818 (named for what was found)
    """The database was migrated by a newer version of the bot than this one; the message says so in one sentence."""


class MigrationBusy(Exception):  # noqa: N818 (named for what was found)
    """Another process kept the migration lock for too long; the message says so in one sentence."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for the migrations that came with this code, installed or checked out."""
    spec = find_spec("migrations")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package 'migrations' is not installed beside 'bot'")
    config = Config()
    config.set_main_option("script_location", str(Path(spec.origin).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(url: str) -> bool:
    """Bring the database that `url` names to this code's schema; return whether there was anything to do.

    Raises `NewerSchema`, `MigrationBusy`, and the database's own errors.
    """
    parsed = parse_url(url)
    engine = migration_engine(parsed)
    try:
        with engine.connect() as connection:
            if _is_current(connection):
                return False
        with _alone(parsed), engine.connect() as connection:
            if _is_current(connection):
                return False
            command.upgrade(alembic_config(connection), "head")
            return True
    finally:
        engine.dispose()


@cache
def _revisions() -> tuple[frozenset[str], frozenset[str]]:
    """Return the steps that came with this code, and the last ones of them: to read them, each is run as a module."""
    script = ScriptDirectory.from_config(alembic_config())
    return frozenset(one.revision for one in script.walk_revisions()), frozenset(script.get_heads())


def _is_current(connection: Connection) -> bool:
    known, heads = _revisions()
    current = set(MigrationContext.configure(connection).get_current_heads())
    connection.rollback()  # reading began a transaction
    if current - known:
        newest = ", ".join(sorted(current - known))
        raise NewerSchema(f"The database has schema {newest}, which is newer than this version of the bot: update it.")
    return current == heads


@contextmanager
def _alone(url: URL) -> Iterator[None]:
    """Hold the migration lock: nobody else migrates this database meanwhile."""
    busy = MigrationBusy(f"Another process has been migrating the database for {LOCK_SECONDS:.0f} seconds: look there.")
    if url.drivername == "sqlite":
        try:
            with FileLock(f"{url.database}.migration-lock", timeout=LOCK_SECONDS, poll_interval=POLL_SECONDS):
                yield
        except LockTimeout:
            raise busy from None
        return
    engine = migration_engine(url)
    try:
        # Polling, on a connection without a transaction: a waiting pg_advisory_lock would hold a snapshot for which
        # CREATE INDEX CONCURRENTLY waits in turn, for ever. The lock ends with the connection.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            until = time.monotonic() + LOCK_SECONDS
            while not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK_KEY}):
                if time.monotonic() > until:
                    raise busy
                time.sleep(POLL_SECONDS)
            yield
    finally:
        engine.dispose()
