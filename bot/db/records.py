"""What is kept about one person: the form in which every room gives it out, and the few statements that erase it.

After an erasure a stand-in stands where the person's id stood in rows that belong to others. It is drawn by chance and
used for one erasure only, so that unique keys hold and nothing joins it to the person.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, CursorResult, Table, delete, update
from sqlalchemy.orm import InstrumentedAttribute

from bot.db.private import place_of
from bot.db.vault import NOTHING, Sealed, Standing, Vault

Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Record = Mapping[str, Value]
Records = Mapping[str, Sequence[Record]]  # by what they are, in the product's words

STAND_IN = "former-"  # no id of Slack's has a small letter in it

Person = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]  # a column that holds the id of a person


def new_stand_in() -> str:
    """Return an id that nobody has had before."""
    return STAND_IN + secrets.token_hex(16)


def is_stand_in(user: str) -> bool:
    """Tell whether this id stands for somebody who was erased: never ask Slack about it, and never write to it."""
    return user.startswith(STAND_IN)


@dataclass(frozen=True, slots=True)
class StandingCard:
    """The name under which delivery keeps a message up to date, and the thread it belongs in, if in any.

    `thread` is the name of the card in whose thread it is; `conversation` the key of the private one that it is in.
    """

    name: str
    thread_ts: str | None = None
    thread: str | None = None
    conversation: str | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went, how many are kept without the person, and which cards may have shown them."""

    gone: int = 0
    kept: int = 0
    cards: tuple[StandingCard, ...] = ()

    def __add__(self, other: "Erased") -> "Erased":
        cards = tuple(dict.fromkeys((*self.cards, *other.cards)))
        return replace(self, gone=self.gone + other.gone, kept=self.kept + other.kept, cards=cards)


def moment(instant: datetime | None) -> str | None:
    """Return an instant as ISO 8601, in UTC."""
    return None if instant is None else instant.astimezone(UTC).isoformat()


def drop(connection: Connection, person: Person, workspace: str, user: str, *which: ColumnElement[bool]) -> int:
    """Delete the rows that hold a person's id in this column; return how many there were."""
    table = _table(person)
    mine = (table.c.workspace == workspace, table.c[person.key] == user, *which)
    return _count(connection.execute(delete(table).where(*mine)))


def rename(connection: Connection, person: Person, workspace: str, user: str, stand_in: str | None) -> int:
    """Put the stand-in, or nobody, where a person's id stands in this column; return how many rows there were."""
    table = _table(person)
    mine = (table.c.workspace == workspace, table.c[person.key] == user)
    return _count(connection.execute(update(table).where(*mine).values({person.key: stand_in})))


def resealed(vault: Vault, column: InstrumentedAttribute[Sealed], row: Mapping[str, Any], **key: str) -> Sealed:
    """Return the text of a row for the place it has once `key` has changed; nothing, where it is broken.

    Raises CannotOpen for one whose key is not there: it may be set again, and then others could read it.
    """
    stored: Sealed = row[column.key]
    place, standing = place_of(column, row), vault.standing(stored)
    if standing is Standing.FOREIGN:
        vault.open(stored, place=place)
    text = stored.stored if standing is Standing.CLEAR else vault.look(stored, place=place)
    return vault.seal(text, place=place_of(column, {**row, **key})) if text else NOTHING


def _table(column: Person) -> Table:
    return cast("Table", column.class_.__table__)


def _count(result: CursorResult[Any]) -> int:
    return result.rowcount
