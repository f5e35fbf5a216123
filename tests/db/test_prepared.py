"""Statements that run on the driver: what is written comes back, by them and by SQLAlchemy."""

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import JSON, Boolean, Column, Enum, Integer, MetaData, Numeric, Table, Text, insert, select

from bot.db.engine import Database
from bot.db.prepared import Prepared
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
