"""A table of notes on PostgreSQL, and the ways in which a unit of work writes and reads it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, insert, select
from sqlalchemy.orm import Session

from bot.db.engine import Database
from bot.db.prepared import Prepared
from tests.support.databases import PostgresServer, unmigrated
from tests.support.writers import DYING

METADATA = MetaData()
NOTES = Table("notes", METADATA, Column("id", Integer, primary_key=True), Column("words", Text))
FATAL = Table("fatal", MetaData(), Column("id", Integer))  # of DYING
NOTE = Prepared(insert(NOTES).inline(), columns=("id", "words"))
ALL = Prepared(select(NOTES.c.id).order_by(NOTES.c.id))
BREAK_OFF = Prepared(insert(FATAL).inline(), columns=("id",))


@contextmanager
def notebook(postgres: PostgresServer) -> Iterator[Database]:
    """Open a new database with the table, and with DYING."""
    with unmigrated(postgres) as opened:
        with opened.engine.begin() as connection:
            connection.exec_driver_sql(DYING)
            METADATA.create_all(connection)
        yield opened


def noted(database: Database) -> list[int]:
    """Return what is saved."""
    with database.engine.connect() as connection:
        return by_connection(connection)


def note(connection: Connection, number: int) -> None:
    """Put off a note."""
    NOTE.put_off(connection, {"id": number, "words": "put off"})


def by_prepared(connection: Connection) -> list[int]:
    """Read the notes on the driver."""
    return [row[0] for row in ALL.rows(connection, {})]


def by_connection(connection: Connection) -> list[int]:
    """Read the notes with SQLAlchemy."""
    return list(connection.scalars(select(NOTES.c.id).order_by(NOTES.c.id)))


def by_session(connection: Connection) -> list[int]:
    """Read the notes in a session."""
    with Session(connection) as session:
        return list(session.scalars(select(NOTES.c.id).order_by(NOTES.c.id)))


WAYS = (by_prepared, by_connection, by_session)


def nothing(connection: Connection) -> str:
    """Read nothing."""
    del connection
    return "well"
