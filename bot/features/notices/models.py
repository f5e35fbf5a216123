"""When a person is written to, how often, and whether at all; and what is kept for the one digest of their week."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.types import Instant, SlackId

KIND_LENGTH = 40
SUBJECT_LENGTH = 120


class Notice(Base):
    """One row for each person who was ever owed a message, or chose something about them.

    `due_at` and `told_on` (their own day) are of the one notice about what is private and waits; `off`: they do not
    want it. `stopped`: nothing is sent of the bot's own accord. `most` messages a week, None for the product's number;
    `spent` of them in `week`, an ISO week of theirs. `country`: two letters, `NO_HOLIDAYS`, or None for their zone's.
    """

    __tablename__ = "notices"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    told_on: Mapped[str | None] = mapped_column(String(10))
    off: Mapped[bool]
    stopped: Mapped[bool]
    most: Mapped[int | None]
    week: Mapped[str | None] = mapped_column(String(8))
    spent: Mapped[int]
    country: Mapped[str | None] = mapped_column(String(4))
    digest_at: Mapped[Instant | None] = mapped_column(index=True)


class Kept(Base):
    """What was not sent, since the week's messages were used up: its line comes in the digest, once per subject."""

    __tablename__ = "notice_kept"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(KIND_LENGTH), primary_key=True)
    subject: Mapped[str] = mapped_column(String(SUBJECT_LENGTH), primary_key=True)
    kept_at: Mapped[Instant]
