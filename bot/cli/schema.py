"""What the doctor asks the database: does it answer, and does its schema fit this code. Changes and makes nothing."""

import os
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.db.engine import migration_engine, parse_url
from bot.db.migrations import alembic_config

CONNECT_SECONDS = 5  # a host that drops packets would be waited for for minutes

ANSWERS_NOT = "Check DATABASE_URL, and that the server runs, lets this machine in, and has this database."


def look_at_database(url: str) -> tuple[str, str]:
    """Return what was seen, and what to do about it: an empty string when all is well."""
    parsed = parse_url(url)
    if parsed.drivername == "sqlite":
        file = Path(parsed.database or "")
        if not file.exists():
            return f"no file {file} yet", "" if _can_be_made(
                file
            ) else f"Make a folder {file.parent} that I may write to."
    try:
        current = _schema(parsed)
    except DBAPIError as error:
        # Only the driver's kind of error: its message may repeat the address with its password.
        return f"no answer ({type(error.orig).__name__})", ANSWERS_NOT
    script = ScriptDirectory.from_config(alembic_config())
    name = ", ".join(sorted(current)) or "none"
    if current == frozenset(script.get_heads()):
        return f"answers, schema {name}", ""
    if current <= {revision.revision for revision in script.walk_revisions()}:
        return (
            f"answers, schema {name}",
            "" if not current else "Run `grayzone migrate`; `serve` does it at its start, too.",
        )
    return f"schema {name} is newer than the code", "Install the version of the bot that made it, or a later one."


def _schema(url: URL) -> frozenset[str]:
    if url.drivername != "sqlite":
        url = url.update_query_dict({"connect_timeout": str(CONNECT_SECONDS)})
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            return frozenset(MigrationContext.configure(connection).get_current_heads())
    finally:
        engine.dispose()


def _can_be_made(file: Path) -> bool:
    # Starting makes the folders, too: the first one that is there must let itself be written to.
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
