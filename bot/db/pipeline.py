"""Statements that travel to PostgreSQL together, so that what nobody waits for makes no round trip of its own.

What is put off goes ahead of the next statement whose answer is wanted: BEGIN with the first question of a unit of
work, its last change with what ends it. Statements with values are prepared when they are first met, and cost from then
on a fraction of what the driver's cursor takes (docs/performance.md).
"""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

import psycopg
from psycopg import abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import (
    DuplicatePreparedStatement,
    FeatureNotSupported,
    InvalidSqlStatementName,
    error_from_result,
)
from psycopg.generators import fetch_many, send
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection
from sqlalchemy.pool import ConnectionPoolEntry

from bot.db.answer import Answer

_IN_INFO = "grayzone_pipeline"
# A statement was forgotten, its table has changed since, or another connection through the same pooler has prepared it.
_STALE = (InvalidSqlStatementName, FeatureNotSupported, DuplicatePreparedStatement)
_GOOD = frozenset({ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK})


class _Waiting(NamedTuple):
    """A statement that was put off: what sends it, where its answer goes, what is raised if it changes no row."""

    send: Callable[[], None]
    answer: Answer | None = None
    or_raise: Exception | None = None


class Pipeline:
    """The way to the server of one thread's statements, in a transaction and its parts. Raises the driver's errors."""

    def __init__(self, driver: "psycopg.Connection[Any]") -> None:
        """Take a connection in autocommit, so that the driver begins no transactions."""
        self._driver = driver
        self._transformer = Transformer(driver)
        self._names: dict[str, bytes] = {}
        self._waiting: list[_Waiting] = []
        self._before_part = self._own_from = 0  # how many wait that are older than this part, and than its own
        self._begun = False
        self._sent = False  # whether anything of this part has gone to the server
        self._failed = False
        self._unmet: Exception | None = None  # what came out as a statement of this part has changed no row

    @property
    def broken(self) -> bool:
        """Whether nothing of the transaction may be kept: the connection broke, or what an earlier part had put off.

        That error has come out at a statement of the present part, to which it means nothing and which may catch it.
        """
        return self._failed or self._driver.closed

    @property
    def refused(self) -> bool:
        """Whether the present part of the transaction cannot be kept, since the server refused something of it."""
        return self._sent and self._driver.pgconn.transaction_status != TransactionStatus.INTRANS

    def begin(self, *words: str) -> None:
        """Put off what begins the transaction, or a part of it."""
        self._begun, self._sent = True, False
        self._before_part = len(self._waiting)
        self._own(*words)

    def end(self, *words: str) -> None:
        """Put off what keeps the present part."""
        self._say(*words)

    def give_up(self, *words: str) -> None:
        """Forget what was put off in the present part, and put off what undoes the rest of it, if there is any."""
        del self._waiting[self._before_part :]
        self._unmet = None
        if self._sent:
            self._say(*words)

    def put_off(self, statement: str, values: Sequence[object], or_raise: Exception | None = None) -> Answer:
        """Have a statement sent ahead of the next whose answer is wanted. Its values are $1, $2 and so on.

        When it has changed no row, `or_raise` comes out there.
        """
        name = self._names.get(statement) or self._prepare(statement)
        # As text and without types: the statement says them, and so is prepared once for values of every size.
        given = self._transformer.dump_sequence(values, [PyFormat.TEXT] * len(values))
        answer = Answer(self._transformer)
        self._waiting.append(_Waiting(partial(self._driver.pgconn.send_query_prepared, name, given), answer, or_raise))
        return answer

    def look(self, answer: Answer) -> Answer:
        """Send what was put off, unless this answer has come; return it."""
        if answer.result is None:
            self.catch_up()
        return answer

    def catch_up(self) -> None:
        """Send what was put off: ahead of a statement that goes another way."""
        if self._waiting or self.broken or not self._begun:
            self._send()

    def settle(self) -> None:
        """Have it said what `or_raise` of the present part comes out, if any: again, if the part has not heeded it."""
        if self._unmet:
            raise self._unmet
        if any(each.or_raise for each in self._waiting):
            self._send()

    def tell(self, words: str) -> None:
        """Send what was put off and then this, which takes no values."""
        self._say(words)
        self._send()

    def commit(self) -> None:
        """Send what was put off, and commit. After an error that leaves the connection unbroken nothing is saved."""
        self._own()
        self._say("COMMIT")
        if self._send().command_status != b"COMMIT":
            raise psycopg.InternalError("the server has rolled back what was to be committed")
        self._begun = False

    def roll_back(self) -> None:
        """Undo what has reached the server, and forget the rest."""
        self._waiting.clear()
        if self._driver.pgconn.transaction_status != TransactionStatus.IDLE:
            self.tell("ROLLBACK")
        self._begun = False

    def _own(self, *words: str) -> None:
        """Put off these; what waits up to here is none of the present part's doing."""
        self._say(*words)
        self._own_from = len(self._waiting)

    def _say(self, *words: str) -> None:
        for each in words:
            self._waiting.append(_Waiting(partial(self._driver.pgconn.send_query_params, each.encode(), None)))

    def _prepare(self, statement: str) -> bytes:
        self.catch_up()  # so that it is refused, if it is, as a part of its transaction
        name = b"unit_" + sha256(statement.encode()).hexdigest()[:16].encode()  # the same name is the same statement
        result = self._driver.pgconn.prepare(name, statement.encode())
        if result.status != ExecStatus.COMMAND_OK:
            error = error_from_result(result)
            self._failed = isinstance(error, _STALE)
            raise error
        self._names[statement] = name
        return name

    def _send(self) -> PGresult:
        """Send all that waits; return what the server said to the last."""
        if self.broken or not self._begun:
            raise RuntimeError("a unit of work went on when its transaction was lost")
        waiting, self._waiting = self._waiting, []
        own_from, self._own_from, self._before_part = self._own_from, 0, 0
        self._sent = self._failed = True  # that it has not failed, the server has to say
        try:
            results = self._exchange(waiting)
        except BaseException:
            self._driver.close()  # nobody knows what of it has taken effect
            raise
        failed = next((place for place, result in enumerate(results) if result.status not in _GOOD), None)
        for each, result in zip(waiting[:failed], results, strict=False):
            if each.answer:
                each.answer.result = result
            if each.or_raise and not result.command_tuples:
                self._unmet = self._unmet or each.or_raise
        self._failed = False
        if self._unmet:
            raise self._unmet  # rather than what fails behind it, and would not have been said
        if failed is not None:
            error = error_from_result(results[failed])
            self._failed = failed < own_from or isinstance(error, _STALE)
            raise error
        return results[-1]

    def _exchange(self, waiting: Sequence[_Waiting]) -> list[PGresult]:
        """Send these in one go; return an answer for each. After one that fails the server does none of the others."""
        pgconn = self._driver.pgconn
        pgconn.enter_pipeline_mode()
        for each in waiting:
            each.send()
        pgconn.pipeline_sync()
        results = self._driver.wait(self._fetched(len(waiting)))
        if len(results) != len(waiting):
            raise psycopg.InternalError("the server has not answered as often as it was asked")
        pgconn.exit_pipeline_mode()
        return results

    def _fetched(self, many: int) -> abc.PQGen[list[PGresult]]:
        """Flush what was sent, and fetch the answers."""
        pgconn = self._driver.pgconn
        yield from send(pgconn)
        results: list[PGresult] = []
        for _ in range(many):
            results += yield from fetch_many(pgconn)
        yield from fetch_many(pgconn)  # that it was all
        return results


def give_pipeline(driver: "psycopg.Connection[Any]", record: ConnectionPoolEntry) -> None:
    """Let the statements of a new connection take this way."""
    record.info[_IN_INFO] = Pipeline(driver)


def pipeline_if_any(connection: Connection) -> Pipeline | None:
    """Return the pipeline of a connection, if it has one."""
    if connection.dialect.name == "sqlite":  # to look it up would take a tenth of a statement
        return None
    return connection.info.get(_IN_INFO)


def pipeline_of(connection: Connection) -> Pipeline:
    """Return the pipeline of a writer's connection."""
    pipeline = pipeline_if_any(connection)
    if pipeline is None:
        raise RuntimeError("this connection has no pipeline")
    return pipeline
