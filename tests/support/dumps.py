"""All that a database says, as whoever steals it reads it: SQLite's files as they lie there, PostgreSQL's every row."""

import shutil
import subprocess
from pathlib import Path

from sqlalchemy import inspect

from bot.db.engine import migration_engine, parse_url

SCHEMAS = ("public", "pg_catalog")  # the catalogue holds the statistics, which quote common values


def everything(url: str) -> str:
    """Return all that a database's files or rows hold, with what is committed and not yet in its place."""
    parsed = parse_url(url)
    if parsed.drivername == "sqlite":
        file = Path(parsed.database or "")
        parts = (part for part in file.parent.glob(f"{file.name}*") if part.is_file())
        return "\n".join(part.read_bytes().decode(errors="replace") for part in parts)
    return f"{_rows(url)}\n{_dump(url)}"


def _rows(url: str) -> str:
    """Return every row of every table, as text."""
    said: list[str] = []
    engine = migration_engine(parse_url(url))
    with engine.connect() as connection:
        for schema in SCHEMAS:
            for table in inspect(connection).get_table_names(schema):
                rows = connection.exec_driver_sql(f'SELECT one::text FROM {schema}."{table}" one')  # noqa: S608 (our own names)
                said.extend(row[0] for row in rows)
    engine.dispose()
    return "\n".join(said)


def _dump(url: str) -> str:
    """Return what pg_dump says, where there is one that fits the server."""
    program = shutil.which("pg_dump")
    if program is None:
        return ""
    address = url.replace("postgresql+psycopg://", "postgresql://", 1)
    done = subprocess.run([program, address], check=False, capture_output=True, text=True)  # noqa: S603 (our own words, no shell)
    return done.stdout
