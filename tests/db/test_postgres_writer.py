"""PostgreSQL's writer: what waits together is saved together, and whoever fails, is late or is stuck is so alone."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.db.engine import Database
from bot.db.units import Do
from bot.errors import Refusal, TooSlow
from tests.support.databases import PostgresServer, unmigrated
from tests.support.writers import DYING, PostgresReplica, end, unit

TABLES = """
CREATE TABLE tally (id INTEGER PRIMARY KEY, n INTEGER NOT NULL);
INSERT INTO tally VALUES (1, 0), (2, 0);
CREATE TABLE child (tally INTEGER REFERENCES tally (id) DEFERRABLE INITIALLY DEFERRED);
"""
ADD = text("UPDATE tally SET n = n + 1 WHERE id = :id")
TRANSACTION = text("SELECT CAST(pg_current_xact_id() AS text)")
DIE = text("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with unmigrated(postgres) as opened:
        with opened.engine.begin() as connection:
            connection.exec_driver_sql(TABLES + DYING)
        yield opened


def add(connection: Connection, *ids: int) -> object:
    """Count, and say in which transaction."""
    for number in ids or (1,):
        connection.execute(ADD, {"id": number})
    return connection.scalar(TRANSACTION)


def counts(database: Database) -> list[int]:
    with database.engine.connect() as connection:
        return list(connection.execute(text("SELECT n FROM tally ORDER BY id")).scalars())


def first_time(do: Callable[[Connection], object], then: Do = add) -> Do:
    """Do something before the unit's own work, but not when it is run again."""
    left = [do]

    def both(connection: Connection) -> object:
        if left:
            left.pop()(connection)
        return then(connection)

    return both


def test_units_that_wait_together_are_one_transaction(replica: PostgresReplica, database: Database) -> None:
    ends = replica.run(*[add] * 20)
    assert {type(each) for each in ends} == {str}
    assert len(set(ends)) < 20
    assert counts(database) == [20, 0]


def decline(connection: Connection) -> None:
    add(connection)
    raise Refusal("No.")


def collide(connection: Connection) -> None:
    add(connection)
    connection.execute(text("INSERT INTO tally VALUES (1, 0)"))


def swallow(connection: Connection) -> None:
    try:
        collide(connection)
    except IntegrityError:
        return


@pytest.mark.parametrize(
    ("fail", "kind"),
    [(decline, Refusal), (collide, IntegrityError), (swallow, RuntimeError)],
    ids=lambda each: each.__name__,
)
def test_who_fails_costs_only_itself(
    replica: PostgresReplica, database: Database, fail: Do, kind: type[Exception]
) -> None:
    runs: list[Do] = []

    def noted(do: Do, connection: Connection) -> object:
        runs.append(do)
        return do(connection)

    does = (fail, add, fail, add, add, fail)
    ends = replica.run(*[partial(noted, do) for do in does])
    assert [type(each) for each in ends] == [kind, str, kind, str, str, kind]
    assert runs == list(does)
    assert counts(database) == [3, 0]


def test_a_commit_that_fails_costs_only_the_unit_at_fault(replica: PostgresReplica, database: Database) -> None:
    def orphan(connection: Connection) -> None:
        connection.execute(text("INSERT INTO child VALUES (99)"))

    ends = replica.run(add, orphan, decline, add)
    assert [type(each) for each in ends] == [str, IntegrityError, Refusal, str]
    assert ends[0] != ends[3]
    assert counts(database) == [2, 0]


def test_who_is_late_is_not_saved_and_the_others_are(replica: PostgresReplica, database: Database) -> None:
    """One caller gives up while its own unit runs, one after its unit, before the commit."""
    in_time: list[bool] = []

    def give_up(of: int, connection: Connection) -> object:
        in_time.append(replica.queued[of].abandon())
        return add(connection)

    ends = replica.run(add, partial(give_up, 1), add, partial(give_up, 2), add)
    late = in_time[:2]
    assert late[0]
    assert [isinstance(each, TooSlow) for each in ends] == [False, *late, False, False]
    assert counts(database) == [5 - sum(late), 0]


def test_who_waits_for_a_lock_delays_nobody_and_gets_it_in_time(replica: PostgresReplica, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(ADD, {"id": 1})
        stuck, *neighbours = replica.queue(add, *[partial(add_to, 2)] * 3)
        assert [type(end(each)) for each in neighbours] == [str] * 3
        assert isinstance(stuck.waiter, threading.Event)
        assert not stuck.waiter.is_set()
    assert isinstance(end(stuck), str)
    assert counts(database) == [2, 3]


def add_to(number: int, connection: Connection) -> object:
    return add(connection, number)


def test_a_slow_statement_is_finished_outside_its_group(replica: PostgresReplica, database: Database) -> None:
    def slow(connection: Connection) -> object:
        connection.execute(text("SELECT pg_sleep(0.7)"))
        return add(connection)

    ends = replica.run(slow, add)
    assert [type(each) for each in ends] == [str, str]
    assert ends[0] != ends[1]
    assert counts(database) == [2, 0]


def test_a_connection_that_breaks_amid_a_group_and_again_is_survived(
    replica: PostgresReplica, database: Database
) -> None:
    dying = first_time(lambda connection: connection.execute(DIE))
    ends = replica.run(add, first_time(lambda connection: connection.execute(DIE), dying), add)
    assert [type(each) for each in ends] == [str] * 3
    assert counts(database) == [3, 0]
    assert [type(each) for each in replica.run(add, add)] == [str] * 2


def test_a_commit_of_which_nobody_knows_is_told_and_not_repeated(replica: PostgresReplica, database: Database) -> None:
    runs: list[str] = []

    def break_off(connection: Connection) -> None:
        runs.append("break off")
        connection.execute(text("INSERT INTO fatal VALUES (1)"))

    def neighbour(connection: Connection) -> object:
        runs.append("neighbour")
        return add(connection)

    told, broken, declined = replica.run(neighbour, break_off, decline)
    assert isinstance(broken, DBAPIError)
    assert broken.connection_invalidated
    assert told is broken or isinstance(told, str)
    assert isinstance(declined, Refusal)
    assert runs == ["neighbour", "break off"]
    assert counts(database) == [int(isinstance(told, str)), 0]


def test_two_writers_that_would_wait_for_each_other_both_succeed(replica: PostgresReplica, database: Database) -> None:
    other = PostgresReplica(database)
    both_hold_one = threading.Barrier(2)

    def cross(first: int, second: int) -> Do:
        tries: list[int] = []

        def do(connection: Connection) -> object:
            add(connection, first)
            tries.append(first)
            if len(tries) == 1:
                both_hold_one.wait(60)
            return add(connection, second)

        return do

    units = replica.queue(cross(1, 2)) + other.queue(cross(2, 1))
    assert [type(end(each)) for each in units] == [str, str]
    other.close()
    assert counts(database) == [2, 2]


def test_no_update_is_lost_between_two_writers(replica: PostgresReplica, database: Database) -> None:
    other = PostgresReplica(database)
    units = [unit(partial(add_to, 1 + number % 2)) for number in range(320)]
    for number, each in enumerate(units):
        (replica if number % 4 < 2 else other).writer.submit(each)
    assert {type(end(each)) for each in units} == {str}
    other.close()
    assert counts(database) == [160, 160]
