"""Tables of kudos: what thanks are for, the grounds on which they stand, who thanks whom, the cards, and settings."""

from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed

EMOJI_LENGTH = 150  # an emoji's name and a skin tone
TS_LENGTH = 32


class State(StrEnum):
    """Whether a row counts. REFUSED ones never did: `why` says what forbade it."""

    ACTIVE = "ACTIVE"
    WITHDRAWN = "WITHDRAWN"
    REFUSED = "REFUSED"


class Why(StrEnum):
    """Why a row does not count."""

    REACTION_REMOVED = "REACTION_REMOVED"
    EDITED = "EDITED"
    DELETED = "DELETED"
    TAKEN_BACK = "TAKEN_BACK"
    LIMIT = "LIMIT"


class GroupSettings(Base):
    """What a group has chosen for its kudos; without a row, the defaults. Without a channel, the group's own."""

    __tablename__ = "kudos_settings"

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId]
    emoji: Mapped[list[str]] = mapped_column(JSON)
    channel: Mapped[str | None] = mapped_column(String(64))
    a_day: Mapped[int]
    in_messages: Mapped[bool]


class PersonSettings(Base):
    """What one person wants to hear of. Its row is also the lock at which the acts of one giver queue."""

    __tablename__ = "kudos_people"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    notices: Mapped[bool]
    refusals: Mapped[bool]


class DueNotice(Base):
    """When somebody may be told of new kudos, and up to when they were told of.

    A table of its own: a giver's act locks their own settings and then this, so two who thank each other never wait in
    a circle.
    """

    __tablename__ = "kudos_notices"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    told_until: Mapped[Instant | None]


class Occasion(Base):
    """What thanks are for: a message in Slack, or words given to the bot (without channel and ts).

    `open` where everybody of the workspace may read the message; of any other, neither words nor place may get out.
    `thread_ts` is the parent of a message that is a reply. A deleted message never counts again.
    """

    __tablename__ = "kudos_occasions"
    __table_args__ = (UniqueConstraint("workspace", "channel", "ts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    channel: Mapped[str | None] = mapped_column(String(64))
    ts: Mapped[str | None] = mapped_column(String(TS_LENGTH))
    thread_ts: Mapped[str | None] = mapped_column(String(TS_LENGTH))
    author: Mapped[str | None] = mapped_column(String(64))
    open: Mapped[bool]
    permalink: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[Instant]
    deleted_at: Mapped[Instant | None]


class Ground(Base):
    """One thing that a giver did on an occasion: a reaction (`sign` is its emoji), their message, a form or a press.

    `version` is Slack's timestamp of its newest state: an older one that comes later changes nothing. `held` waits for
    the giver to confirm that so many are meant.
    """

    __tablename__ = "kudos_grounds"

    occasion_id: Mapped[int] = mapped_column(ForeignKey("kudos_occasions.id", ondelete="CASCADE"), primary_key=True)
    giver: Mapped[SlackId] = mapped_column(primary_key=True)
    sign: Mapped[str] = mapped_column(String(EMOJI_LENGTH), primary_key=True)
    workspace: Mapped[SlackId]
    version: Mapped[str] = mapped_column(String(TS_LENGTH))
    present: Mapped[bool]
    receivers: Mapped[list[str]] = mapped_column(JSON)
    reason: Mapped[Sealed] = mapped_column(SealedText("occasion_id", "giver", "sign"))
    held: Mapped[bool]


class Kudos(Base):
    """That one peer thanks another for an occasion: one row for each pair, however often and in whatever way.

    `given_on` is the giver's own day, on which it counts against their limit. `published` when others may learn of it.
    """

    __tablename__ = "kudos"
    __table_args__ = (
        UniqueConstraint("occasion_id", "giver", "receiver"),
        Index(None, "workspace", "giver", "given_on"),
        Index(None, "workspace", "receiver", "given_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    occasion_id: Mapped[int] = mapped_column(ForeignKey("kudos_occasions.id", ondelete="CASCADE"))
    giver: Mapped[SlackId]
    receiver: Mapped[SlackId]
    group_id: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    why: Mapped[str | None] = mapped_column(String(24))
    given_at: Mapped[Instant]
    given_on: Mapped[str] = mapped_column(String(10))
    published: Mapped[bool]


class CardPlace(Base):
    """Where the card of an occasion stands in a group: fixed when it is first shown, whatever the settings become."""

    __tablename__ = "kudos_cards"

    occasion_id: Mapped[int] = mapped_column(ForeignKey("kudos_occasions.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId]
    channel: Mapped[SlackId]
