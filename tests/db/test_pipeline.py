"""Statements that are put off, on PostgreSQL: in order, in time, and their errors are nobody else's."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.db.engine import Database
from bot.db.pipeline import Pipeline
from bot.db.prepared import Prepared
from bot.db.units import Do
from bot.errors import Refusal
from tests.db.notes import BREAK_OFF, NOTE, NOTES, WAYS, note, notebook, noted, nothing
from tests.support.databases import PostgresServer
from tests.support.writers import PostgresReplica, end

RENAME_FIRST = Prepared(update(NOTES).where(NOTES.c.id == 1), columns=("words",))
DIE = select(func.pg_terminate_backend(func.pg_backend_pid()))
DIE_PREPARED = Prepared(DIE)


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with notebook(postgres) as opened:
        yield opened


def test_what_is_put_off_makes_no_round_trip_of_its_own(database: Database) -> None:
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as driver:
        states = []
        pipeline = Pipeline(driver)
        pipeline.begin("BEGIN")
        states.append(driver.info.transaction_status)
        assert pipeline.look(pipeline.put_off("SELECT $1::INTEGER", [1])).fetchall() == [(1,)]
        states.append(driver.info.transaction_status)
        pipeline.put_off("INSERT INTO notes (id) VALUES ($1)", [1])
        pipeline.commit()
        states.append(driver.info.transaction_status)
    assert states == [TransactionStatus.IDLE, TransactionStatus.INTRANS, TransactionStatus.IDLE]
    assert noted(database) == [1]


def test_every_later_statement_sees_what_was_put_off(replica: PostgresReplica, database: Database) -> None:
    def do(first: int, connection: Connection) -> list[list[int]]:
        seen = []
        for number, look in enumerate((*WAYS, *WAYS), first):
            note(connection, number)
            seen.append([each for each in look(connection) if each >= first])
        return seen

    ends = replica.run(partial(do, 10), partial(do, 20))
    assert ends == [[list(range(first, first + n)) for n in range(1, 7)] for first in (10, 20)]
    assert noted(database) == [*range(10, 16), *range(20, 26)]


def test_who_only_puts_off_is_saved(replica: PostgresReplica, database: Database) -> None:
    assert replica.run(*[partial(note, number=number) for number in range(5)]) == [None] * 5
    assert noted(database) == [0, 1, 2, 3, 4]


def careless(look: Callable[[Connection], object], connection: Connection) -> str:
    """Let no error out, whose ever it is."""
    with suppress(Exception):
        look(connection)
        NOTE.changed(connection, {"id": 7, "words": None})
    return "well"


NEIGHBOURS = [nothing, *(partial(careless, look) for look in WAYS)]


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=("asks nothing", "prepared", "connection", "session"))
@pytest.mark.parametrize("place", [0, 1], ids=("before", "behind"))
def test_what_was_put_off_and_fails_costs_only_its_own_unit(
    replica: PostgresReplica, database: Database, neighbour: Do, place: int
) -> None:
    replica.run(partial(note, number=1))
    does: list[Do] = [neighbour]
    does.insert(place, partial(note, number=1))
    ends = replica.run(partial(note, number=2), *does, partial(note, number=3))
    assert isinstance(ends.pop(1 + place), IntegrityError)
    assert ends == [None, "well", None]
    assert noted(database) == [1, 2, 3, *([] if neighbour is nothing else [7])]


@pytest.mark.parametrize("look", WAYS)
def test_who_catches_the_error_of_what_it_put_off_itself_is_refused(
    replica: PostgresReplica, database: Database, look: Callable[[Connection], object]
) -> None:
    def do(connection: Connection) -> None:
        note(connection, 4)
        note(connection, 1)
        with suppress(IntegrityError):
            look(connection)

    ends = replica.run(partial(note, number=1), do, partial(note, number=2))
    assert [type(each) for each in ends] == [type(None), RuntimeError, type(None)]
    assert noted(database) == [1, 2]


@pytest.mark.parametrize("look", [nothing, *WAYS])
def test_who_is_refused_takes_along_what_it_put_off(
    replica: PostgresReplica, database: Database, look: Callable[[Connection], object]
) -> None:
    def decline(connection: Connection) -> None:
        note(connection, 1)
        look(connection)
        note(connection, 1)
        raise Refusal("No.")

    ends = replica.run(decline, partial(note, number=2), decline, partial(note, number=3), decline)
    assert [type(each) for each in ends] == [Refusal, type(None)] * 2 + [Refusal]
    assert noted(database) == [2, 3]


def test_a_savepoint_inside_a_unit_undoes_what_was_put_off_in_it(replica: PostgresReplica, database: Database) -> None:
    def do(connection: Connection) -> None:
        note(connection, 1)
        with suppress(IntegrityError), connection.begin_nested():
            note(connection, 2)
            NOTE.changed(connection, {"id": 1, "words": None})
        note(connection, 3)

    assert replica.run(do, partial(note, number=4)) == [None, None]
    assert noted(database) == [1, 3, 4]


def test_a_lock_that_keeps_what_was_put_off_delays_nobody(replica: PostgresReplica, database: Database) -> None:
    replica.run(partial(note, number=1))
    with database.engine.begin() as connection:
        connection.execute(update(NOTES).values(words="held"))
        stuck, *neighbours = replica.queue(
            lambda connection: RENAME_FIRST.put_off(connection, {"words": "renamed"}),
            *(partial(note, number=number) for number in (2, 3)),
        )
        assert [end(each) for each in neighbours] == [None, None]
        assert isinstance(stuck.waiter, threading.Event)
        assert not stuck.waiter.is_set()
    assert end(stuck) is None
    assert noted(database) == [1, 2, 3]


@pytest.mark.parametrize("die", [lambda connection: connection.execute(DIE), partial(DIE_PREPARED.rows, values={})])
def test_who_goes_on_after_its_connection_broke_saves_nothing_by_it(
    replica: PostgresReplica, database: Database, die: Do
) -> None:
    runs: list[Connection] = []

    def go_on(connection: Connection) -> None:
        runs.append(connection)
        if len(runs) == 1:
            with suppress(DBAPIError):
                die(connection)
            with suppress(Exception):
                NOTE.changed(connection, {"id": 1, "words": None})
        note(connection, 2)

    assert replica.run(go_on) == [None]
    assert noted(database) == [2]


def test_a_commit_of_which_nobody_knows_is_told_to_who_put_off(replica: PostgresReplica, database: Database) -> None:
    runs: list[int] = []

    def break_off(connection: Connection) -> None:
        runs.append(1)
        note(connection, 1)
        BREAK_OFF.put_off(connection, {"id": 1})

    [told] = replica.run(break_off)
    assert isinstance(told, DBAPIError)
    assert told.connection_invalidated
    assert runs == [1]
    assert noted(database) == []
