"""Tables of promises. Their readers are performer and customer, always; what they wrote is private text."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed

KEY_LENGTH = 32
SOURCE_LENGTH = 120


class State(StrEnum):
    """Where a promise stands."""

    ASKED = "ASKED"
    OFFERED = "OFFERED"
    COUNTERED = "COUNTERED"
    PROMISED = "PROMISED"
    RENEGOTIATING = "RENEGOTIATING"
    REPORTED = "REPORTED"
    KEPT = "KEPT"
    KEPT_LATE = "KEPT_LATE"
    NOT_KEPT = "NOT_KEPT"
    RELEASED = "RELEASED"
    WITHDRAWN = "WITHDRAWN"
    DECLINED = "DECLINED"
    LAPSED = "LAPSED"


class Origin(StrEnum):
    """What a promise was born from."""

    FREE = "FREE"
    ASK = "ASK"
    CHARTER = "CHARTER"
    AGREEMENT = "AGREEMENT"


class Withdrawal(StrEnum):
    """How a withdrawal counts: not at all in time or where the customer has left, else as not kept."""

    IN_TIME = "IN_TIME"
    COUNTED = "COUNTED"
    OTHER_LEFT = "OTHER_LEFT"


class PromiseRecord(Base):
    """What one peer asked of another, or offered, and what became of it.

    `key` names the row for its sealed texts: people's ids may be replaced. `turn` is who has to answer now, `news_for`
    who has not looked yet at what the other one did. `due_at` is the end of `due_on` in the performer's zone when it
    was agreed, and `overdue_at` when the customer may say that it was not kept. `deadline` is when the state changes by
    itself; `remind_at` when the performer is told next, `tell_at` the customer. `snoozed` hides it from the performer's
    list until then. `half`: closed by silence. `version` grows with each change of state, so that a stale button is
    found out.
    """

    __tablename__ = "promises"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(None, "workspace", "performer", "state"),
        Index(None, "workspace", "customer", "state"),
        Index(None, "group_id", "source"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    performer: Mapped[SlackId]
    customer: Mapped[SlackId]
    begun_by: Mapped[SlackId]
    turn: Mapped[str | None] = mapped_column(String(64))
    news_for: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[State] = mapped_column(Enum(State, native_enum=False, length=16))
    version: Mapped[int]
    what: Mapped[Sealed] = mapped_column(SealedText("key"))
    done_means: Mapped[Sealed] = mapped_column(SealedText("key"))
    reason: Mapped[Sealed] = mapped_column(SealedText("key"))
    missing: Mapped[Sealed] = mapped_column(SealedText("key"))
    link: Mapped[Sealed] = mapped_column(SealedText("key"))
    due_on: Mapped[date]
    due_at: Mapped[Instant]
    overdue_at: Mapped[Instant]
    asked_on: Mapped[date | None]
    counters: Mapped[int]
    hands_off: Mapped[bool]
    half: Mapped[bool]
    withdrawal: Mapped[Withdrawal | None] = mapped_column(Enum(Withdrawal, native_enum=False, length=16))
    origin: Mapped[Origin] = mapped_column(Enum(Origin, native_enum=False, length=16))
    source: Mapped[str | None] = mapped_column(String(SOURCE_LENGTH))
    asked_at: Mapped[Instant]
    agreed_at: Mapped[Instant | None]
    reported_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    deadline: Mapped[Instant | None] = mapped_column(index=True)
    remind_at: Mapped[Instant | None] = mapped_column(index=True)
    tell_at: Mapped[Instant | None] = mapped_column(index=True)
    snoozed: Mapped[Instant | None]


class PromiseChange(Base):
    """A date moved, from what to what: `by` whom it was wished, and who agreed.

    `agreed_by` is None for a date suggested before anything was promised: accepting agrees to the last of them.
    """

    __tablename__ = "promise_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    promise_id: Mapped[int] = mapped_column(ForeignKey("promises.id", ondelete="CASCADE"), index=True)
    by: Mapped[SlackId]
    agreed_by: Mapped[str | None] = mapped_column(String(64))
    from_on: Mapped[date]
    to_on: Mapped[date]
    at: Mapped[Instant]
