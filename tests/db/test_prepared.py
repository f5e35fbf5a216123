"""Statements that run on the driver: what is written comes back, by them and by SQLAlchemy."""

from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Enum,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    bindparam,
    insert,
    or_,
    select,
    tuple_,
)

from bot.db.engine import Database
from bot.db.inserts import insert_or_leave
from bot.db.prepared import EVENED, Prepared
from bot.db.types import UtcDateTime
from bot.work import Work, Works
from tests.support.statements import sent


class Colour(StrEnum):
    """Something with few values."""

    RED = "red"


MANY = Table(
    "many",
    MetaData(),
    Column("words", Text),
    Column("maybe", Text),
    Column("number", Integer),
    Column("price", Numeric(10, 4)),
    Column("yes", Boolean),
    Column("moment", UtcDateTime()),
    Column("facts", JSON),
    Column("colour", Enum(Colour, native_enum=False)),
)
WRITE = Prepared(insert(MANY).inline(), columns=MANY.c.keys())
READ = Prepared(select(MANY))
ROW = {
    "words": 'it\'s 100% \\ "so" $1 %(words)s \N{EM DASH} \N{CLOUD WITH RAIN}',
    "maybe": None,
    "number": -2_147_483_648,
    "price": Decimal("12.3450"),
    "yes": False,
    "moment": datetime(2026, 11, 26, 12, 30, 0, 123456, UTC),
    "facts": {"a": [1, None, "'"]},
    "colour": Colour.RED,
}


def test_values_of_every_kind_come_back_as_they_were(works: Works, database: Database) -> None:
    MANY.create(database.engine)

    def do(work: Work) -> list[list[tuple[object, ...]]]:
        WRITE.changed(work.connection, ROW)
        WRITE.put_off(work.connection, ROW)
        by_itself = READ.rows(work.connection, {})
        return [by_itself, [tuple(row) for row in work.connection.execute(select(MANY))]]

    assert works.run_blocking(do) == [[tuple(ROW.values())] * 2] * 2


NUMBERED = Prepared(select(MANY.c.number).where(MANY.c.number.in_(bindparam("numbers"))).order_by(MANY.c.number))
COLOURED = Prepared(
    select(MANY.c.number)
    .where(
        MANY.c.yes == bindparam("yes"),
        MANY.c.moment.in_(bindparam("moments")),
        or_(
            MANY.c.colour.in_(bindparam("colours")),
            tuple_(MANY.c.number, MANY.c.colour).in_(bindparam("pairs")),
        ),
    )
    .order_by(MANY.c.number)
)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 5, EVENED, EVENED + 1, 3 * EVENED])
def test_a_list_of_any_length_finds_what_is_in_it_and_nothing_else(works: Works, database: Database, many: int) -> None:
    MANY.create(database.engine)
    numbers = [10 * number for number in range(many)]

    def find(work: Work) -> list[list[tuple[object, ...]]]:
        ways = [numbers, set(numbers), tuple(numbers), [number - 5 for number in numbers]]
        return [NUMBERED.rows(work.connection, {"numbers": way}) for way in ways]

    def fill(work: Work) -> list[list[tuple[object, ...]]]:
        work.connection.execute(insert(MANY), [{**ROW, "number": number} for number in [*numbers, -1]])
        return find(work)

    expected = [*([[(number,) for number in numbers]] * 3), []]
    assert works.run_blocking(fill) == expected
    assert works.run_blocking(find, read_only=True) == expected


@pytest.mark.parametrize("read_only", [False, True])
def test_lists_of_every_kind_are_taken_beside_other_values(
    works: Works, database: Database, *, read_only: bool
) -> None:
    MANY.create(database.engine)
    with database.engine.begin() as connection:
        connection.execute(insert(MANY), [{**ROW, "number": number} for number in range(4)])
    lists: dict[str, dict[str, Collection[object]]] = {
        "none": {"colours": [], "pairs": []},
        "colours": {"colours": {Colour.RED}, "pairs": []},
        "pairs": {"colours": [], "pairs": [(2, Colour.RED), (3, Colour.RED), (7, Colour.RED)]},
    }

    def do(work: Work) -> dict[str, list[int]]:
        fixed = {"yes": False, "moments": [ROW["moment"], datetime(2026, 1, 1, tzinfo=UTC)]}
        return {
            kind: [number for (number,) in COLOURED.rows(work.connection, {**fixed, **given})]
            for kind, given in lists.items()
        }

    assert works.run_blocking(do, read_only=read_only) == {"none": [], "colours": [0, 1, 2, 3], "pairs": [2, 3]}


@pytest.mark.parametrize(("lengths", "statements"), [((5, 6, 7, 8), 1), ((1, 2, 3), 3), ((513, 1000, 1024), 1)])
def test_lists_of_nearly_the_same_length_are_one_statement(
    database: Database, lengths: tuple[int, ...], statements: int
) -> None:
    MANY.create(database.engine)
    with database.engine.connect() as connection, sent(connection) as asked:
        for many in lengths:
            NUMBERED.rows(connection, {"numbers": range(100_000, 100_000 + many)})
    assert len(asked) == len(lengths)
    assert len(set(asked)) == statements


PAIRED = Table(
    "paired",
    MetaData(),
    Column("one", Integer, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("words", Text),
)
PAIRS = Prepared(select(PAIRED.c.words).where(tuple_(PAIRED.c.one, PAIRED.c.other).in_(bindparam("pairs"))))


@pytest.mark.parametrize("many", [1, 2, 3, 40])
@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # PostgreSQL plans by what is in the table
def test_pairs_are_looked_for_in_the_index_of_their_columns(database: Database, many: int) -> None:
    PAIRED.create(database.engine)
    pairs = [(number, "x") for number in range(many)]
    with database.engine.connect() as connection:
        connection.execute(insert(PAIRED), [{"one": one, "other": other, "words": "x"} for one, other in pairs])
        with sent(connection) as asked:
            assert len(PAIRS.rows(connection, {"pairs": pairs})) == many
        question = asked[0]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}", (None,) * question.count("?")).all()
    steps = [step for *_, step in plan if "paired" in step]
    assert [step.partition(" USING ")[0] for step in steps] == ["SEARCH paired"]


KEYED = Table(
    "keyed",
    MetaData(),
    Column("one", Integer, primary_key=True),
    Column("other", Integer, unique=True),
    Column("words", Text),
)
WITH_DEFAULT = Table(
    "with_default", MetaData(), Column("one", Integer, primary_key=True), Column("two", Text, default="2")
)


def test_a_row_is_inserted_unless_one_of_its_keys_is_there(works: Works, database: Database) -> None:
    KEYED.create(database.engine)
    rows = [
        {"one": 1, "other": 1, "words": "first"},
        {"one": 1, "other": 2, "words": "same key"},
        {"one": 2, "other": 1, "words": "same other key"},
        {"one": 3, "other": 3, "words": "another"},
    ]
    done = works.run_blocking(lambda work: [insert_or_leave(work.connection, KEYED, row) for row in rows])
    assert done == [True, False, False, True]
    kept = works.run_blocking(lambda work: [row.words for row in work.connection.execute(select(KEYED))])
    assert sorted(kept) == ["another", "first"]


def test_a_default_that_would_not_be_filled_in_is_refused(works: Works, database: Database) -> None:
    WITH_DEFAULT.create(database.engine)
    with pytest.raises(ValueError, match="with_default"):
        works.run_blocking(lambda work: insert_or_leave(work.connection, WITH_DEFAULT, {"one": 1}))
    assert works.run_blocking(lambda work: insert_or_leave(work.connection, WITH_DEFAULT, {"one": 1, "two": "3"}))
