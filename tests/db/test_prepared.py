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
from bot.db.prepared import EVENED, Prepared
from bot.db.types import UtcDateTime
from bot.work import Work, Works


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
        ways = [numbers, set(numbers), tuple(numbers)]
        return [NUMBERED.rows(work.connection, {"numbers": way}) for way in ways]

    def fill(work: Work) -> list[list[tuple[object, ...]]]:
        work.connection.execute(insert(MANY), [{**ROW, "number": number} for number in [*numbers, -1]])
        return find(work)

    expected = [[(number,) for number in numbers]] * 3
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
