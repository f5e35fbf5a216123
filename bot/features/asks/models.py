"""Tables of asks. What is asked and what is thanked is private text: an ask to everyone is shown by its card only."""

from enum import StrEnum

from sqlalchemy import JSON, Enum, Float, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed


class State(StrEnum):
    """Where an ask stands. ROUTED: one peer is asked now, and nobody but they know it."""

    OPEN = "OPEN"
    ROUTED = "ROUTED"
    CLAIMED = "CLAIMED"
    DELIVERED = "DELIVERED"
    THANKED = "THANKED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class Way(StrEnum):
    """To whom an ask goes: everyone in the group, or one able peer after another."""

    EVERYONE = "EVERYONE"
    QUIETLY = "QUIETLY"


class Size(StrEnum):
    """About how much is asked for; `rules.counting.SIZES` has the hours."""

    S = "S"
    M = "M"
    L = "L"


class Word(StrEnum):
    """What one of the two has not been told, or not seen yet."""

    VAIN = "VAIN"  # to the asker: nobody was found yet
    BACK = "BACK"  # to the asker: the helper handed it back
    EXPIRED = "EXPIRED"  # to the asker: two weeks are over
    THANKS = "THANKS"  # to the helper
    CANCELLED = "CANCELLED"  # to the helper: it is no longer needed


class Ask(Base):
    """One ask. `key` is drawn by chance: private text is bound to it, so that a person's id may change.

    `handle` is drawn for itself: it stands in cards and buttons, and neither numbers asks nor tells the order in which
    people are asked, as the id or `key` would. `edits` counts changes, so that nobody says yes to words not read.

    `due_at` is when something happens by itself next; `expires_at` when it ends without a helper. `round` counts who
    was asked quietly, whether or not somebody could be; `tries` those since the asker last decided. `quarters` are
    quarter hours, as the receiver said. `public_at` is when everyone was asked, `counted_at` the tick of the latest
    publication of the group's health that counted it.
    """

    __tablename__ = "asks"
    __table_args__ = (
        UniqueConstraint("key"),
        UniqueConstraint("handle"),
        Index(None, "workspace", "asker"),
        Index(None, "workspace", "helper"),
        Index(None, "group_id", "state"),
        Index(None, "ring_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    handle: Mapped[str] = mapped_column(String(32))
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    asker: Mapped[SlackId]
    what: Mapped[Sealed] = mapped_column(SealedText("key"))
    edits: Mapped[int]
    by_day: Mapped[str | None] = mapped_column(String(10))
    size: Mapped[Size] = mapped_column(Enum(Size, native_enum=False, length=4))
    way: Mapped[Way] = mapped_column(Enum(Way, native_enum=False, length=12))
    functions: Mapped[list[int]] = mapped_column(JSON)
    source: Mapped[str | None] = mapped_column(String(120))
    ring_id: Mapped[int | None]
    listed: Mapped[bool]
    state: Mapped[State] = mapped_column(Enum(State, native_enum=False, length=16))
    helper: Mapped[str | None] = mapped_column(String(64))
    round: Mapped[int]
    tries: Mapped[int]
    idle: Mapped[bool]
    to_asker: Mapped[Word | None] = mapped_column(Enum(Word, native_enum=False, length=16))
    to_helper: Mapped[Word | None] = mapped_column(Enum(Word, native_enum=False, length=16))
    quarters: Mapped[int | None]
    thanks: Mapped[Sealed] = mapped_column(SealedText("key"))
    asked_at: Mapped[Instant]
    public_at: Mapped[Instant | None]
    counted_at: Mapped[Instant | None]
    claimed_at: Mapped[Instant | None]
    thanked_at: Mapped[Instant | None]
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    expires_at: Mapped[Instant | None] = mapped_column(index=True)


class Question(Base):
    """Somebody was asked quietly, in a round of an ask. `hidden` while they do not want to see it any more.

    It is forgotten with the round: a row of a past round is the same whether they passed or let it be.
    """

    __tablename__ = "ask_questions"
    __table_args__ = (UniqueConstraint("ask_id", "user"), Index(None, "workspace", "user"))

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    ask_id: Mapped[int] = mapped_column(ForeignKey("asks.id", ondelete="CASCADE"))
    user: Mapped[SlackId]
    round: Mapped[int]
    hidden: Mapped[bool]


class PersonWishes(Base):
    """What one person does not want to be asked. Without a row: nothing of it."""

    __tablename__ = "ask_people"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    no_quiet: Mapped[bool]
    no_rings: Mapped[bool]


class GroupAsks(Base):
    """A group's ring days, and what was last published of its health. Whoever asks quietly holds a workspace's rows.

    `health_week` is the Monday (ISO) that was looked at last, `published_at` the tick of the last one published; who
    contributed to that is not kept: it follows from the helps, and from the asks that were counted. `paused_at` is when
    the group was first seen paused, until its asks go on.
    """

    __tablename__ = "ask_groups"

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId] = mapped_column(index=True)
    ring_week: Mapped[int]
    ring_off: Mapped[bool]
    health_week: Mapped[str | None] = mapped_column(String(10))
    shown: Mapped[bool]
    answered: Mapped[float | None] = mapped_column(Float)
    circulation: Mapped[float | None] = mapped_column(Float)
    published_at: Mapped[Instant | None]
    paused_at: Mapped[Instant | None]


class Ring(Base):
    """A ring day that was held: one for each group and month (`YYYY-MM`). `list_at` until its asks were listed."""

    __tablename__ = "ask_rings"
    __table_args__ = (UniqueConstraint("group_id", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    month: Mapped[str] = mapped_column(String(7))
    begun_at: Mapped[Instant]
    list_at: Mapped[Instant | None] = mapped_column(index=True)


class Invitation(Base):
    """Somebody is to be asked on a ring day; the row goes when they are, so it tells nothing of what they answered."""

    __tablename__ = "ask_invitations"

    ring_id: Mapped[int] = mapped_column(ForeignKey("ask_rings.id", ondelete="CASCADE"), primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    due_at: Mapped[Instant] = mapped_column(index=True)
