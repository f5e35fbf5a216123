"""The outbox's tables: letters under way, the cards they keep up to date, what was seen before, known direct chats."""

from enum import StrEnum
from typing import Any, cast

from sqlalchemy import JSON, BigInteger, ColumnElement, FromClause, Index, Integer, String, Table, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.types import Instant, SlackId

# SQLite numbers rows by itself only in an INTEGER PRIMARY KEY.
RowNumber = BigInteger().with_variant(Integer(), "sqlite")
# Letters are written while people wait: an index that a new one is not in costs nothing then.
_SETTLED = text("settled_at IS NOT NULL")
_UNSENT = text("state IN ('waiting', 'claimed')")
# Without its second half PostgreSQL, before it has statistics, takes this index for questions of order: minutes.
_UNSENT_CARD = text("state IN ('waiting', 'claimed') AND card IS NOT NULL")


class State(StrEnum):
    """Where a letter is. Waiting and claimed ones are unsent; sent and dropped ones have lost their text."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"


class LetterRow(Base):
    """One letter. Its `number` gives the order within its conversation (`to_id`: a person's or a channel's id).

    `due_at` is when a worker may take it next; while it is claimed, the end of the claim's lease. `fence` counts the
    claims, so that a worker that slept past its lease cannot settle another's. `attempted_at` is the begin of the first
    attempt of which nobody knows the end; `unclear_since` is that moment as the present claim found it.
    """

    __tablename__ = "letters"

    number: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    id: Mapped[str] = mapped_column(String(32))  # drawn by chance: nothing looks it up here
    workspace: Mapped[SlackId]
    to_kind: Mapped[str] = mapped_column(String(8))
    to_id: Mapped[SlackId]
    card: Mapped[str | None] = mapped_column(String(255))
    thread: Mapped[str | None] = mapped_column(String(255))
    thread_ts: Mapped[str | None] = mapped_column(String(32))
    message: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[State] = mapped_column(String(8))
    due_at: Mapped[Instant]
    attempts: Mapped[int]
    fence: Mapped[int]
    attempted_at: Mapped[Instant | None]
    unclear_since: Mapped[Instant | None]
    channel: Mapped[str | None] = mapped_column(String(64))
    ts: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[Instant]
    settled_at: Mapped[Instant | None]

    __table_args__ = (
        Index("ix_letters_due", "due_at", "number", sqlite_where=_UNSENT, postgresql_where=_UNSENT),
        Index("ix_letters_order", "workspace", "to_id", "number", sqlite_where=_UNSENT, postgresql_where=_UNSENT),
        Index("ix_letters_card", "workspace", "card", sqlite_where=_UNSENT_CARD, postgresql_where=_UNSENT_CARD),
        Index("ix_letters_settled", "settled_at", sqlite_where=_SETTLED, postgresql_where=_SETTLED),
    )


def unsent(letters: FromClause) -> ColumnElement[bool]:
    """Return "is waiting or claimed", in literals: only so the databases see that a partial index holds the rows."""
    states: tuple[ColumnElement[str], ...] = (literal_column("'waiting'"), literal_column("'claimed'"))
    return cast("ColumnElement[bool]", letters.c.state.in_(states))


LETTERS = cast("Table", LetterRow.__table__)


class Card(Base):
    """A message that is kept up to date in place, and where it is."""

    __tablename__ = "cards"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    channel: Mapped[SlackId]
    ts: Mapped[str] = mapped_column(String(32))


class Direct(Base):
    """The bot's direct conversation with a person, once Slack has told it."""

    __tablename__ = "directs"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    person: Mapped[SlackId] = mapped_column(primary_key=True)
    channel: Mapped[SlackId]


class Seen(Base):
    """A request that was carried out, by the key under which Slack would send it again."""

    __tablename__ = "seen"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    seen_at: Mapped[Instant] = mapped_column(index=True)
