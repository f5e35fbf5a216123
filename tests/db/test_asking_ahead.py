"""Statements whose answers are wanted later, on PostgreSQL: they come along with others, and are nobody else's."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import pytest
from sqlalchemy import Connection, Integer, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from bot.db.engine import Database
from bot.db.prepared import Prepared
from bot.errors import Refusal
from tests.db.notes import ALL, BREAK_OFF, NOTES, WAYS, by_prepared, note, notebook, noted, nothing
from tests.support.databases import PostgresServer
from tests.support.writers import PostgresReplica

RENAME = Prepared(update(NOTES).where(NOTES.c.id == bindparam("number")), columns=("words",))
TAKE = Prepared(insert(NOTES).on_conflict_do_nothing(), columns=("id", "words"))
BROKEN = Prepared(select(1 / bindparam("number", type_=Integer)))


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with notebook(postgres) as opened:
        yield opened


def need(connection: Connection, number: int) -> None:
    """Rename a note, without which the unit is to be refused."""
    RENAME.put_off(connection, {"number": number, "words": "renamed"}, or_raise=Refusal("No such note."))


def take(connection: Connection) -> None:
    """Note 1, unless it is noted."""
    TAKE.put_off(connection, {"id": 1, "words": None}, or_raise=Refusal("It is noted."))


@pytest.mark.parametrize("look", [nothing, *WAYS])
def test_who_needs_a_row_is_told_before_anything_else_that_there_is_none(
    replica: PostgresReplica, database: Database, look: Callable[[Connection], object]
) -> None:
    told: list[object] = []

    def do(number: int, connection: Connection) -> None:
        need(connection, number)
        note(connection, 10 + number)
        told.append(look(connection))

    ends = replica.run(partial(note, number=1), *(partial(do, each) for each in (1, 2, 1)), partial(note, number=3))
    assert [type(each) for each in ends] == [type(None), type(None), Refusal, IntegrityError, type(None)]
    assert look is nothing or len(told) == 1
    assert noted(database) == [1, 3, 11]


def test_who_needs_a_row_is_told_so_rather_than_what_fails_behind_it(replica: PostgresReplica) -> None:
    def do(connection: Connection) -> None:
        need(connection, 2)
        note(connection, 1)
        by_prepared(connection)

    ends = replica.run(partial(note, number=1), do, partial(note, number=3))
    assert [type(each) for each in ends] == [type(None), Refusal, type(None)]


def test_who_needs_a_row_of_which_nobody_knows_whether_it_is_saved_is_told_that(replica: PostgresReplica) -> None:
    def take_and_break_off(connection: Connection) -> None:
        take(connection)
        BREAK_OFF.put_off(connection, {"id": 1})

    ends = replica.run(take_and_break_off, take)
    assert isinstance(ends[0], OperationalError)
    assert not isinstance(ends[1], Refusal)


@pytest.mark.parametrize("look", WAYS)
def test_who_catches_that_there_is_no_row_is_told_so_at_the_end(
    replica: PostgresReplica, database: Database, look: Callable[[Connection], object]
) -> None:
    def do(connection: Connection) -> None:
        need(connection, 1)
        for _ in range(2):
            with suppress(Refusal):
                look(connection)
        note(connection, 4)

    ends = replica.run(partial(note, number=2), do, partial(note, number=3))
    assert [type(each) for each in ends] == [type(None), Refusal, type(None)]
    assert noted(database) == [2, 3]


def test_what_is_asked_ahead_is_answered_along_with_the_next_question(replica: PostgresReplica) -> None:
    def do(connection: Connection) -> list[object]:
        note(connection, 1)
        first = ALL.ahead(connection, {})
        note(connection, 2)
        second = ALL.ahead(connection, {})
        seen: list[object] = [by_prepared(connection)]
        note(connection, 3)
        return [*seen, second(), first(), ALL.ahead(connection, {})()]

    assert replica.run(do) == [[[1, 2], [(1,), (2,)], [(1,)], [(1,), (2,), (3,)]]]


def test_an_answer_is_not_to_be_had_after_its_unit(replica: PostgresReplica, database: Database) -> None:
    asked: list[Callable[[], object]] = []

    def decline(connection: Connection) -> None:
        asked.append(ALL.ahead(connection, {}))
        raise Refusal("No.")

    ends = replica.run(decline, lambda _: asked[0](), partial(note, number=1))
    assert [type(each) for each in ends] == [Refusal, RuntimeError, type(None)]
    assert noted(database) == [1]


@pytest.mark.parametrize("look", WAYS)
def test_what_is_asked_ahead_and_fails_costs_only_its_own_unit(
    replica: PostgresReplica, database: Database, look: Callable[[Connection], object]
) -> None:
    def do(connection: Connection) -> None:
        BROKEN.ahead(connection, {"number": 0})
        look(connection)

    ends = replica.run(partial(note, number=1), do, partial(note, number=2))
    assert [type(each) for each in ends] == [type(None), DataError, type(None)]
    assert noted(database) == [1, 2]
