"""When a person is told next that something waits, and whether they want to be."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.types import Instant, SlackId


class Notice(Base):
    """One row for each person who was ever owed a notice. `told_on` is their own day on which they were last told."""

    __tablename__ = "notices"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    told_on: Mapped[str | None] = mapped_column(String(10))
    off: Mapped[bool]
