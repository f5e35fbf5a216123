"""Columns of private text: what stands in them is sealed, and whose row it is stands beside it.

A feature has a private field by one line in its model, which also registers it: `private_fields` is what resealing,
the doctor and the tests go by.

    what: Mapped[Sealed] = mapped_column(SealedText("group_id", "user", "ordinal"))

It writes `work.vault.seal(text, place=place_of(Signal.what, row))`, and reads with `open`, which refuses what does not
open, `show` (for lists) or `look` (for forms). Never compare such a column in SQL, but with NOTHING: twice the same
text looks different.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Dialect, MetaData, Table, Text
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeDecorator

from bot.db.vault import Place, Sealed


class SealedText(TypeDecorator[Sealed]):
    """Private text. `row` are columns that, with the workspace, name a row and never change: known before it is there.

    Refuses text that is not sealed.
    """

    impl = Text
    cache_ok = True

    def __init__(self, *row: str) -> None:
        super().__init__()
        self.row = row

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Return what is stored. Raises TypeError for a plain text, without repeating it."""
        del dialect
        if value is None:
            return None
        if not isinstance(value, Sealed) or value.is_clear:
            raise TypeError("a private column takes sealed text only: see bot/db/private.py")
        return value.stored

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Sealed | None:  # noqa: ANN401 (SQLAlchemy's)
        """Return the text as it is stored."""
        del dialect
        return None if value is None else Sealed(value)


@dataclass(frozen=True, slots=True)
class PrivateField:
    """A column of private text, and the names of the columns that say whose row it is."""

    table: Table
    column: Column[Sealed]
    row: tuple[str, ...]

    def place(self, values: Mapping[Any, Any]) -> Place:
        """Return where a row's text is kept; `values` are the row's, by the names of its columns."""
        return Place(self.table.name, self.column.name, values["workspace"], tuple(values[name] for name in self.row))


def place_of(column: InstrumentedAttribute[Sealed], row: object) -> Place:
    """Return where the text of a row is kept; the row as an entity, as facts, or as values that are to be inserted."""
    kind = cast("SealedText", column.type)
    names = ("workspace", *kind.row)
    workspace, *rest = (row[name] if isinstance(row, Mapping) else getattr(row, name) for name in names)
    return Place(column.class_.__tablename__, column.key, workspace, tuple(rest))


def private_fields(metadata: MetaData) -> tuple[PrivateField, ...]:
    """Return every private field of these tables."""
    return tuple(
        PrivateField(table, column, column.type.row)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, SealedText)
    )
