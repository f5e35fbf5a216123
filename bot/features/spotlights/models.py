"""Tables of spotlights. What is not posted is private: a text has one reader, its writer and then its hero."""

from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed


class State(StrEnum):
    """Where a spotlight stands."""

    WAITING = "WAITING"
    PROMPTED = "PROMPTED"
    DRAFT = "DRAFT"
    HERO_REVIEW = "HERO_REVIEW"
    SCHEDULED = "SCHEDULED"
    POSTED = "POSTED"
    KEPT = "KEPT"
    DECLINED = "DECLINED"
    REVOKED = "REVOKED"
    ENDED = "ENDED"


class Kind(StrEnum):
    """What somebody did for a win, as it was recorded. Only a contribution makes a hero; each makes a witness."""

    EVIDENCE = "EVIDENCE"
    PLEDGE = "PLEDGE"
    PROMISE = "PROMISE"
    HELP = "HELP"
    SEEN = "SEEN"
    CONFIRMED = "CONFIRMED"


CONTRIBUTIONS = frozenset({Kind.EVIDENCE, Kind.PLEDGE, Kind.PROMISE, Kind.HELP})


class Win(Base):
    """A finished result, by the key of the feature that knows it. `ended_at` when it slipped: nobody is asked more."""

    __tablename__ = "spotlight_wins"
    __table_args__ = (UniqueConstraint("group_id", "source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    source: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(Text)
    driver: Mapped[str | None] = mapped_column(String(64))
    won_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]


class ContributionRecord(Base):
    """Somebody did this for a win: one row per person and kind. The driver has none."""

    __tablename__ = "spotlight_contributions"
    __table_args__ = (UniqueConstraint("win_id", "user", "kind"), Index(None, "group_id", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    win_id: Mapped[int] = mapped_column(ForeignKey("spotlight_wins.id", ondelete="CASCADE"))
    user: Mapped[SlackId]
    kind: Mapped[Kind] = mapped_column(Enum(Kind, native_enum=False, length=16))
    at: Mapped[Instant]


class Spotlight(Base):
    """What is, or may be, written about one person for one win.

    `writer` is who is asked now, or wrote it. `due_at` is when the state changes by itself; `notice_at` when whoever
    has to act is told so. `begun_at` is when a first writer was asked, `sent_at` when the text reached its hero.
    """

    __tablename__ = "spotlights"
    __table_args__ = (
        UniqueConstraint("win_id", "hero"),
        Index(None, "group_id", "state"),
        Index(None, "workspace", "hero"),
        Index(None, "workspace", "writer"),
        Index(None, "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    win_id: Mapped[int] = mapped_column(ForeignKey("spotlight_wins.id", ondelete="CASCADE"))
    hero: Mapped[SlackId]
    since: Mapped[Instant]
    state: Mapped[State] = mapped_column(Enum(State, native_enum=False, length=16))
    writer: Mapped[str | None] = mapped_column(String(64))
    did: Mapped[Sealed] = mapped_column(SealedText("win_id", "hero"))
    effect: Mapped[Sealed] = mapped_column(SealedText("win_id", "hero"))
    edited: Mapped[bool]
    together: Mapped[bool]
    begun_at: Mapped[Instant | None]
    sent_at: Mapped[Instant | None]
    posted_at: Mapped[Instant | None]
    due_at: Mapped[Instant | None]
    notice_at: Mapped[Instant | None] = mapped_column(index=True)


class Prompt(Base):
    """Somebody was asked to write. The row is the same whether they wrote, declined or let it pass."""

    __tablename__ = "spotlight_prompts"
    __table_args__ = (UniqueConstraint("spotlight_id", "writer"), Index(None, "workspace", "prompted_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    spotlight_id: Mapped[int] = mapped_column(ForeignKey("spotlights.id", ondelete="CASCADE"))
    writer: Mapped[SlackId]
    prompted_at: Mapped[Instant]


class Turn(Base):
    """When a group's spotlights are looked at next; None while none is under way.

    Whoever asks writers holds the rows of the whole workspace: nobody is asked too often, in however many groups.
    """

    __tablename__ = "spotlight_turns"

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId] = mapped_column(index=True)
    due_at: Mapped[Instant | None] = mapped_column(index=True)
