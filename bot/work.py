"""A unit of work: one event, one transaction, one moment; and what runs it ("asynchronous shell, synchronous core").

The contract of what is run: a plain function of its request and the database. It may be run more than once (a lock was
lost, its group was undone); only one run is committed. So it touches nothing but `work`.
"""

import asyncio
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Self, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bot.db.engine import POSTGRES_CONNECTIONS, READERS, Database
from bot.db.gathering import Gathering
from bot.db.pooled_runner import PooledRunner
from bot.db.postgres_writer import PostgresWriter
from bot.db.sqlite_writer import SqliteWriter
from bot.db.units import Do, Runner, Unit
from bot.db.vault import Vault

T = TypeVar("T")
K = TypeVar("K")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present instant, aware, in UTC: the only reading of the machine's clock in the bot."""
    return datetime.now(UTC)


class Work:
    """What a handler, a job or a service verb works with: a transaction that the doorway commits, and its one moment.

    `session` is for entities, `connection` for statements that were built beforehand; both are the same transaction,
    which nobody below the doorway commits or rolls back. `now` (aware, UTC) is the only time: nothing in the domain
    reads a clock. `vault` seals private text before it is written, and opens it for its readers.
    """

    __slots__ = ("_answers", "_connection", "_session", "now", "vault")

    def __init__(self, opened: Session | Connection, now: datetime, vault: Vault, *, only_reads: bool = False) -> None:
        """Work on a session; or on a connection, where a session is opened only if somebody asks for it.

        Who says that it `only_reads` lets it remember what it was told: see `asked_once`.
        """
        self._answers: dict[Hashable, object] | None = {} if only_reads else None
        self._session = opened if isinstance(opened, Session) else None
        self._connection = opened.connection() if isinstance(opened, Session) else opened
        self.now = now
        self.vault = vault

    @property
    def session(self) -> Session:
        """The session of this unit; its changes are flushed when the unit ends."""
        if self._session is None:
            self._session = Session(self._connection, expire_on_commit=False)
        return self._session

    @property
    def connection(self) -> Connection:
        """The connection of this unit, which sees what the session has changed."""
        if self._session is not None:
            self._session.flush()
        return self._connection

    def asked_once(self, question: Hashable, ask: Callable[[], T]) -> T:
        """Return the answer to a question: in a unit that only reads, the database is asked for it once.

        A page asks for the same peers and names in many places; and what a unit changes, it must see changed.
        """
        if self._answers is None:
            return ask()
        if question not in self._answers:
            self._answers[question] = ask()
        return cast("T", self._answers[question])

    def asked_of_each(
        self, question: Hashable, about: Iterable[K], ask: Callable[[tuple[K, ...]], Mapping[K, T]]
    ) -> dict[K, T]:
        """Return the answers about many, as above: `ask` is called with those about whom nothing is known yet, if any.

        It has to answer about each.
        """
        known: dict[K, T] = self.asked_once(question, dict)
        wanted = tuple(dict.fromkeys(about))
        if unknown := tuple(one for one in wanted if one not in known):
            known |= ask(unknown)
        return {one: known[one] for one in wanted}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Let go of the session; its changes go to the database first when the unit ends well."""
        if self._session is not None:
            try:
                if kind is None:
                    self._session.flush()
            finally:
                self._session.close()


class Works:
    """Runs units of work on one database: through one writer with group commit.

    Units that only read (`read_only=True`) have threads of their own and may not write.
    """

    def __init__(self, database: Database, *, vault: Vault, clock: Clock = utc_now) -> None:
        """Start the threads. `clock` gives each unit its `now`, `vault` is the same for all."""
        self.database = database
        self.vault = vault
        self.clock = clock
        self._closed = False
        if database.dialect == "sqlite":
            self._writer: Runner = SqliteWriter(database.url)
            self._reader: Runner = PooledRunner(database.engine, threads=READERS)
        else:
            self._reader = PooledRunner(database.engine, threads=POSTGRES_CONNECTIONS)
            self._writer = PostgresWriter(database.url, alone=self._reader)
        self._gathering = Gathering(self._hand_over)

    async def run(
        self, do: Callable[[Work], T], *, deadline_seconds: float | None = None, read_only: bool = False
    ) -> T:
        """Run `do` in a transaction, commit, and return its result.

        Whatever `do` raises comes out here, and nothing of it is saved. Raises `TooSlow` when the deadline passes
        before the commit begins (without one, the database's patience): then, too, nothing is saved, even if the
        database is stuck.
        """
        seconds = self._seconds(deadline_seconds)
        unit = self._unit(do, seconds, read_only=read_only)
        unit.loop = asyncio.get_running_loop()
        unit.waiter = future = unit.loop.create_future()
        timer = unit.loop.call_later(seconds, _give_up, unit, future)
        self._check_open()
        if unit.read_only:
            self._reader.submit(unit)
        else:
            self._gathering.add(unit, unit.loop)
        try:
            await future
        except asyncio.CancelledError:
            unit.abandon()
            raise
        finally:
            timer.cancel()
            if not read_only:
                self._gathering.left()
        return cast("T", unit.value())

    def run_blocking(
        self, do: Callable[[Work], T], *, deadline_seconds: float | None = None, read_only: bool = False
    ) -> T:
        """Do the same as `run`, for the command line and tests: never call it in an event loop."""
        seconds = self._seconds(deadline_seconds)
        unit = self._unit(do, seconds, read_only=read_only)
        unit.waiter = answered = threading.Event()
        self._check_open()
        (self._reader if unit.read_only else self._writer).submit(unit)
        if not answered.wait(seconds) and not unit.abandon():
            answered.wait()  # its commit has begun
        return cast("T", unit.value())

    async def close(self) -> None:
        """Take no more units, finish those that wait, and close the database."""
        if not self._closed:
            self._closed = True  # at once: who came while the threads end would be gathered, and run by nobody
            self._gathering.end()
            await asyncio.to_thread(self._finish)

    def close_blocking(self) -> None:
        """Do the same as `close`, for the command line and tests. A second call does nothing."""
        if not self._closed:
            self._closed = True
            self._finish()

    def _finish(self) -> None:
        self._writer.close()  # first: it may leave units to the other
        self._reader.close()
        self.database.dispose()

    def _seconds(self, deadline: float | None) -> float:
        return self.database.patience_seconds if deadline is None else deadline

    def _unit(self, do: Callable[[Work], T], seconds: float, *, read_only: bool) -> Unit:
        clock, vault = self.clock, self.vault

        def with_work(connection: Connection) -> object:
            with Work(connection, clock(), vault, only_reads=read_only) as work:
                return do(work)

        inside: Do = with_work
        return Unit(inside, seconds=seconds, read_only=read_only)

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("the bot is stopping and takes no more work")

    def _hand_over(self, units: Sequence[Unit]) -> None:
        for unit in units:
            self._writer.submit(unit)


def _give_up(unit: Unit, future: "asyncio.Future[object]") -> None:
    if unit.abandon() and not future.done():
        future.set_result(None)
