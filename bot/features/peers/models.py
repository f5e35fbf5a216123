"""Groups, their functions and handoffs, the peers at the table, and what Slack last said of a person."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.types import Instant, SlackId

NAME_LENGTH = 60  # of a function and of an artefact: fits a menu's option with room for "Sales → Operations: "
LOCALE_LENGTH = 20
KEY_LENGTH = 240  # of a normalised name: normalising may lengthen a character several times


class Standing(StrEnum):
    """What an account is, and so what the person may do here."""

    MEMBER = "member"
    GUEST = "guest"
    EXTERNAL = "external"
    BOT = "bot"
    DEACTIVATED = "deactivated"


class Closure(StrEnum):
    """Why a group is paused, which decides what opens it again."""

    REMOVED = "removed"
    ARCHIVED = "archived"
    DELETED = "deleted"
    SHARED = "shared"
    UNINSTALLED = "uninstalled"


ABSENCES = frozenset({Closure.REMOVED, Closure.ARCHIVED, Closure.DELETED, Closure.UNINSTALLED})  # over when we are back


class PeerGroup(Base):
    """A channel with the bot in it. Ready once somebody set it up; closed (paused) while the bot cannot work there."""

    __tablename__ = "peer_group"
    __table_args__ = (UniqueConstraint("workspace", "channel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    channel: Mapped[SlackId]
    name: Mapped[str] = mapped_column(String(100))
    zone: Mapped[str] = mapped_column(String(64))
    tick_hour: Mapped[int]
    next_tick_at: Mapped[Instant] = mapped_column(index=True)
    next_week_tick_at: Mapped[Instant]  # the first tick of a week, see rules/ticks.py
    created_at: Mapped[Instant]
    ready_at: Mapped[Instant | None]
    set_up_by: Mapped[SlackId | None]
    version: Mapped[int]  # grows with each change of functions, handoffs, zone or hour: guards against overwriting
    closed_at: Mapped[Instant | None]
    closed_because: Mapped[str | None] = mapped_column(String(20))


class GroupFunction(Base):
    """A part of the firm that peers of the group lead. Retired, never deleted: issues refer to it."""

    __tablename__ = "group_function"
    __table_args__ = (UniqueConstraint("group_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int] = mapped_column(ForeignKey("peer_group.id"))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))  # the name as compared: without case and spare spaces
    position: Mapped[int]
    retired_at: Mapped[Instant | None]


class Handoff(Base):
    """What one function passes to another: where gray-zone issues live. Retired, never deleted."""

    __tablename__ = "handoff"
    __table_args__ = (UniqueConstraint("group_id", "giver_id", "receiver_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int] = mapped_column(ForeignKey("peer_group.id"))
    giver_id: Mapped[int] = mapped_column(ForeignKey("group_function.id"))
    receiver_id: Mapped[int] = mapped_column(ForeignKey("group_function.id"))
    artefact: Mapped[str] = mapped_column(String(NAME_LENGTH))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))  # the artefact as compared
    retired_at: Mapped[Instant | None]


class Peer(Base):
    """A person who joined a group. Who left keeps the row, so that coming back finds the history."""

    __tablename__ = "peer"
    __table_args__ = (UniqueConstraint("group_id", "user"), Index(None, "workspace", "user"))

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int] = mapped_column(ForeignKey("peer_group.id"))
    user: Mapped[SlackId]
    function_id: Mapped[int] = mapped_column(ForeignKey("group_function.id"))
    joined_at: Mapped[Instant]
    away_until: Mapped[Instant | None] = mapped_column(index=True)
    left_at: Mapped[Instant | None] = mapped_column(index=True)


class PersonRecord(Base):
    """What Slack last said of an account: the name to show, the zone, the locale, and the standing.

    `status_away`: their status says that they are away, until `status_until`, or with no end. Between `quiet_from` and
    `quiet_until` they have paused notifications. What a status says is not kept.
    """

    __tablename__ = "person_record"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str | None] = mapped_column(String(64))
    locale: Mapped[str | None] = mapped_column(String(LOCALE_LENGTH))
    kind: Mapped[str] = mapped_column(String(20))
    learned_at: Mapped[Instant]
    status_away: Mapped[bool | None]
    status_until: Mapped[Instant | None]
    quiet_from: Mapped[Instant | None]
    quiet_until: Mapped[Instant | None]
