"""Tables of check-ins. A prompt is due by the instant in its member's row; worksheets are private text."""

from enum import StrEnum

from sqlalchemy import JSON, Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed


class Rhythm(StrEnum):
    """How often a group has a round, and how often a person takes part in one."""

    WEEKLY = "WEEKLY"
    FORTNIGHTLY = "FORTNIGHTLY"
    MONTHLY = "MONTHLY"


class State(StrEnum):
    """Where a check-in stands. HELD: one says so, and nobody objects within three working days."""

    PLANNED = "PLANNED"
    OFFERED = "OFFERED"
    SET = "SET"
    HELD = "HELD"
    MISSED = "MISSED"
    SKIPPED = "SKIPPED"


class Answer(StrEnum):
    """What one member said. Only the members of the check-in ever see it."""

    TALKED = "TALKED"
    DID_NOT = "DID_NOT"
    NOT_THIS_TIME = "NOT_THIS_TIME"


class Dropped(StrEnum):
    """Why a member was not written to, or not any more."""

    LATE = "LATE"  # it would have come more than two working days after its time
    DIGEST = "DIGEST"  # the week's messages were used up: it stood in the digest
    STOPPED = "STOPPED"  # they want no messages at all
    OVER = "OVER"  # the check-in was over before


class Method(StrEnum):
    """How a round's pairs were found."""

    CIRCLE = "CIRCLE"
    MATCHING = "MATCHING"
    NOBODY = "NOBODY"  # fewer than two were there: it has rests only, and the circle goes on after it


class RestReason(StrEnum):
    """Why somebody has no check-in in a round."""

    ODD = "ODD"  # the number of those present is odd
    NOBODY_LEFT = "NOBODY_LEFT"  # nobody is there for them this time
    AWAY = "AWAY"
    PAUSED = "PAUSED"
    RHYTHM = "RHYTHM"  # they take part less often than the group has rounds
    STOPPED = "STOPPED"


class GroupRounds(Base):
    """A group's rounds. The next one begins at the group's tick hour on `next_on` (ISO, the group's own day).

    `cycle` counts the circles that were begun, `rounds` the rounds that were held.
    """

    __tablename__ = "checkin_groups"

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId] = mapped_column(index=True)
    rhythm: Mapped[Rhythm] = mapped_column(Enum(Rhythm, native_enum=False, length=16))
    next_on: Mapped[str] = mapped_column(String(10), index=True)
    cycle: Mapped[int]
    rounds: Mapped[int]


class CheckinPerson(Base):
    """What one person chose for all their groups: the weekday (0 is Monday) and hour to be written to.

    `trio`: rather talk in three than rest. `paused_until` (UTC): no new check-ins before.
    """

    __tablename__ = "checkin_people"

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    weekday: Mapped[int]
    hour: Mapped[int]
    trio: Mapped[bool]
    paused_until: Mapped[Instant | None] = mapped_column(index=True)


class Participant(Base):
    """Somebody takes part in a group's rounds, by their own press; `left_at` when they no longer do."""

    __tablename__ = "checkin_participants"
    __table_args__ = (Index(None, "workspace", "user"),)

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    rhythm: Mapped[Rhythm | None] = mapped_column(Enum(Rhythm, native_enum=False, length=16))  # None: the group's
    since: Mapped[Instant]
    left_at: Mapped[Instant | None]


class Exclusion(Base):
    """`user` does not want to be brought together with `other`. Nobody but `user` ever learns of it."""

    __tablename__ = "checkin_exclusions"
    __table_args__ = (Index(None, "workspace", "other"),)

    workspace: Mapped[SlackId] = mapped_column(primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    other: Mapped[SlackId] = mapped_column(primary_key=True)


class Round(Base):
    """A round that was held. `step` is its place in the circle (from 0), None for any other.

    `ends_at` (UTC) is when what is still open in it ends; `late`: it began after its own day.
    """

    __tablename__ = "checkin_rounds"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    number: Mapped[int]
    cycle: Mapped[int]
    step: Mapped[int | None]
    method: Mapped[Method] = mapped_column(Enum(Method, native_enum=False, length=12))
    begun_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    late: Mapped[bool]


class Checkin(Base):
    """Two peers, or three by consent, in a round; without a round when one of them asked to talk now.

    `handle` is drawn by chance and stands in cards and buttons. `why` holds `facts.Reason`s as JSON: no person and
    no words. `set_for` (UTC) is the time that `set_by` suggested, agreed when the state is SET. `said_by` said that
    they talked; until `due_at` the others can object. At `ends_at` it is over (that of its round); `due_at` is when
    something happens by itself next.
    """

    __tablename__ = "checkins"
    __table_args__ = (UniqueConstraint("handle"), Index(None, "group_id", "state"), Index(None, "round_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(String(32))
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    round_id: Mapped[int | None]
    state: Mapped[State] = mapped_column(Enum(State, native_enum=False, length=12))
    why: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    set_for: Mapped[Instant | None]
    set_by: Mapped[SlackId | None]
    said_by: Mapped[SlackId | None]
    planned_at: Mapped[Instant]
    held_at: Mapped[Instant | None]
    ends_at: Mapped[Instant]
    due_at: Mapped[Instant | None] = mapped_column(index=True)


class Member(Base):
    """One person in a check-in. `due_at` (UTC) is when they are written to next, in `zone`; None when they were.

    `wished_at` is the moment of the present prompt as it was planned, or put off by the person themselves; `prompts`
    counts the messages. `place` (0, 1, 2) tells the members apart where no id of a person may stand.
    """

    __tablename__ = "checkin_members"
    __table_args__ = (Index(None, "workspace", "user"),)

    checkin_id: Mapped[int] = mapped_column(ForeignKey("checkins.id", ondelete="CASCADE"), primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    place: Mapped[int]
    answer: Mapped[Answer | None] = mapped_column(Enum(Answer, native_enum=False, length=16))
    wished_at: Mapped[Instant]
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    zone: Mapped[str] = mapped_column(String(64))
    prompts: Mapped[int]
    dropped: Mapped[Dropped | None] = mapped_column(Enum(Dropped, native_enum=False, length=12))


class Rest(Base):
    """Somebody who takes part has no check-in in a round, and why. `due_at` until they were told; see `Member`."""

    __tablename__ = "checkin_rests"
    __table_args__ = (Index(None, "workspace", "user"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("checkin_rounds.id", ondelete="CASCADE"), primary_key=True)
    user: Mapped[SlackId] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    reason: Mapped[RestReason] = mapped_column(Enum(RestReason, native_enum=False, length=16))
    wished_at: Mapped[Instant]
    due_at: Mapped[Instant | None] = mapped_column(index=True)
    zone: Mapped[str] = mapped_column(String(64))
    dropped: Mapped[Dropped | None] = mapped_column(Enum(Dropped, native_enum=False, length=12))


class Worksheet(Base):
    """What one member noted for themselves. `key` is drawn by chance: the private text is bound to it.

    `done` holds the names of the lines that were passed on, or need nothing.
    """

    __tablename__ = "checkin_worksheets"
    __table_args__ = (UniqueConstraint("key"), UniqueConstraint("checkin_id", "user"), Index(None, "workspace", "user"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    workspace: Mapped[SlackId]
    checkin_id: Mapped[int] = mapped_column(ForeignKey("checkins.id", ondelete="CASCADE"))
    user: Mapped[SlackId]
    touches: Mapped[Sealed] = mapped_column(SealedText("key"))
    need: Mapped[Sealed] = mapped_column(SealedText("key"))
    offer: Mapped[Sealed] = mapped_column(SealedText("key"))
    border: Mapped[Sealed] = mapped_column(SealedText("key"))
    done: Mapped[list[str]] = mapped_column(JSON)
    saved_at: Mapped[Instant]
