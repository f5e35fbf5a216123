"""The databases' writers on their own, without an event loop: units that are queued, and their ends."""

import threading

from sqlalchemy import Connection

from bot.db.engine import Database
from bot.db.pooled_runner import PooledRunner
from bot.db.postgres_writer import PostgresWriter
from bot.db.units import Do, Runner, Unit

DYING = """
CREATE TABLE fatal (id INTEGER);
CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER die AFTER INSERT ON fatal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION die();
"""  # a row in `fatal` ends the connection amid COMMIT


def unit(do: Do, *, seconds: float = 60) -> Unit:
    """Make a unit whose caller waits in a thread."""
    made = Unit(do, seconds=seconds)
    made.waiter = threading.Event()
    return made


def end(each: Unit) -> object:
    """Wait for a unit's answer, and return its result or error."""
    assert isinstance(each.waiter, threading.Event)
    assert each.waiter.wait(60)
    try:
        return each.value()
    except Exception as error:  # noqa: BLE001 (the tests look at each)
        return error


def queue(writer: Runner, *does: Do) -> list[Unit]:
    """Have all these wait at the same moment, behind a unit that waits for them: so they become one group.

    On a machine that stands still for 200 ms they may become two: tests are to hold then, too.
    """
    gate = threading.Event()

    def hold(connection: Connection) -> None:
        del connection
        gate.wait()

    queued = [unit(do) for do in does]
    for each in (unit(hold), *queued):
        writer.submit(each)
    gate.set()
    return queued


class PostgresReplica:
    """A writer, and the runner of those who are left alone."""

    def __init__(self, database: Database, *, threads: int = 4) -> None:
        self.queued: list[Unit] = []
        self.alone = PooledRunner(database.engine, threads=threads)
        self.writer = PostgresWriter(database.url, alone=self.alone)

    def queue(self, *does: Do) -> list[Unit]:
        """Have all these wait at the same moment, as `queue` does."""
        self.queued = queue(self.writer, *does)
        return self.queued

    def run(self, *does: Do) -> list[object]:
        """Have them wait at the same moment, and return their ends."""
        return [end(each) for each in self.queue(*does)]

    def close(self) -> None:
        """Finish what is queued."""
        self.writer.close()
        self.alone.close()
