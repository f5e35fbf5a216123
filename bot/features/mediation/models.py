"""Tables of mediation: one record for each reader of a table, so that nobody's row holds what another may not read."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed

CONTACT_LENGTH = 300
BROUGHT_LENGTH = 2_000
AWAY_LENGTH = 200


class MediationTable(Base):
    """A table: who sits at it, and where it stands. Nothing here depends on what is under seal.

    `handle` is drawn by chance and stands in cards and buttons. `one` sits at A, `other` at B; `broker` is who is asked
    to be the broker, or is, or was in the last week. `inviter` asked them to it (None: two flags met). `version` counts
    the ticks that changed what SHARED holds, so that a stale button is found out; a row that is closed and of version 0
    never was a table: it keeps that somebody invited two, and has no records. `due_at` is the group's tick at which it
    is looked at next, whoever has acted; None once nothing can happen any more. `form` and `channel` tell where its
    conversation is; `brought` names whoever was ever brought into it, comma separated, so that nobody who left by
    themselves is fetched back; `away` those of them who sit at the table, and left or were taken out.
    """

    __tablename__ = "mediation_tables"
    __table_args__ = (
        UniqueConstraint("handle"),
        Index(None, "workspace", "one"),
        Index(None, "workspace", "other"),
        Index(None, "workspace", "broker"),
        Index(None, "workspace", "inviter"),
        Index(None, "workspace", "channel"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(String(32))
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    one: Mapped[SlackId]
    other: Mapped[SlackId]
    broker: Mapped[SlackId | None]
    inviter: Mapped[SlackId | None]
    stage: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    laid_at: Mapped[Instant]
    form: Mapped[str] = mapped_column(String(16))
    channel: Mapped[SlackId | None]
    brought: Mapped[str] = mapped_column(String(BROUGHT_LENGTH))
    away: Mapped[str] = mapped_column(String(AWAY_LENGTH))


class MediationRecord(Base):
    """What one reader of a table may read: SHARED is everybody's at it, A, B and BROKER are one person's alone.

    `key` is drawn by chance: the private text is bound to it. `body` is the whole record as one document.
    """

    __tablename__ = "mediation_records"
    __table_args__ = (UniqueConstraint("key"),)

    table_id: Mapped[int] = mapped_column(ForeignKey("mediation_tables.id", ondelete="CASCADE"), primary_key=True)
    reader: Mapped[str] = mapped_column(String(16), primary_key=True)
    workspace: Mapped[SlackId]
    key: Mapped[str] = mapped_column(String(32))
    body: Mapped[Sealed] = mapped_column(SealedText("key"))


class MediationFlag(Base):
    """A quiet flag of `user` about friction with `other`: its author alone reads it, and its words are never opened."""

    __tablename__ = "mediation_flags"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(None, "workspace", "user"),
        Index(None, "workspace", "other"),
        Index(None, "group_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    user: Mapped[SlackId]
    other: Mapped[SlackId]
    words: Mapped[Sealed] = mapped_column(SealedText("key"))
    filed_at: Mapped[Instant]
    taken_back_at: Mapped[Instant | None]
    met_at: Mapped[Instant | None]


class MediationWilling(Base):
    """That `user` is willing to be a broker at the tables of a group: only who said so is a candidate there."""

    __tablename__ = "mediation_willing"
    __table_args__ = (Index(None, "workspace", "user"),)

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    said_at: Mapped[Instant]


class MediationGroup(Base):
    """What a group says of mediation: whom to talk to about what does not belong at a table, and its next comparison.

    Whoever lays a table, turns a key or files a flag holds these rows of the whole workspace. `compare_at` is the
    week's tick at which flags are compared next.
    """

    __tablename__ = "mediation_groups"

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId] = mapped_column(index=True)
    contact: Mapped[str] = mapped_column(String(CONTACT_LENGTH))
    compare_at: Mapped[Instant] = mapped_column(index=True)
