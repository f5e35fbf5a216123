"""Tables of gray-zone issues. What is sealed (signals, pledges) has tables of its own, which no card is made from."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Dialect, Enum, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from bot.db.base import Base
from bot.db.private import SealedText
from bot.db.types import Instant, SlackId
from bot.db.vault import Sealed


class State(StrEnum):
    """Where a gray-zone matter stands. QUIET and FADED are states of a sealed signal, all others of an issue."""

    QUIET = "QUIET"
    FADED = "FADED"
    PROPOSED = "PROPOSED"
    CLAIMED = "CLAIMED"
    OWNED = "OWNED"
    PARKED = "PARKED"
    WITHDRAWN = "WITHDRAWN"
    CASE = "CASE"
    COALITION = "COALITION"
    CHARTERED = "CHARTERED"
    DELIVERED = "DELIVERED"
    WON = "WON"
    LEARNED = "LEARNED"
    HELD = "HELD"
    SLIPPED = "SLIPPED"


class Symptom(StrEnum):
    """How a gray zone shows."""

    WAITS = "WAITS"
    REWORK = "REWORK"
    LOST = "LOST"
    DOUBLE_WORK = "DOUBLE_WORK"
    UNCLEAR_OWNER = "UNCLEAR_OWNER"
    CONTRADICTING_TARGETS = "CONTRADICTING_TARGETS"


class Question(StrEnum):
    """What a border function is asked about an issue: the delivered number, and later whether it held."""

    NUMBER = "NUMBER"
    REVIEW = "REVIEW"


class ExactNumber(TypeDecorator[Decimal]):
    """A decimal number kept as text, so that "12.5" stays 12.5 on both dialects."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the plain digits that are stored."""
        del dialect
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:  # noqa: ANN401 (SQLAlchemy's)
        """Return the number as it was given."""
        del dialect
        return None if value is None else Decimal(value)


STATE = Enum(State, native_enum=False, length=24)
SYMPTOM = Enum(Symptom, native_enum=False, length=24)


class Counter(Base):
    """The last issue number that a group has given; numbers are given when an issue becomes visible."""

    __tablename__ = "grayzone_counters"

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace: Mapped[SlackId]
    last_number: Mapped[int]


class Issue(Base):
    """One issue that the group sees.

    `due_at` is the tick at which its state may change by itself. A WON issue without one has its review open. The case
    (problem to joins) stays after the issue fell back, to be offered again as a draft; `driver` alone says who drives.
    """

    __tablename__ = "grayzone_issues"
    __table_args__ = (
        UniqueConstraint("group_id", "number"),
        Index(None, "group_id", "state"),  # what is due is found by it too: a group has few that are open
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    number: Mapped[int]
    state: Mapped[State] = mapped_column(STATE)
    what: Mapped[str] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(Text)
    handoff_id: Mapped[int]
    giver_id: Mapped[int]
    receiver_id: Mapped[int]
    artefact: Mapped[str] = mapped_column(Text)
    others: Mapped[list[int]] = mapped_column(JSON)
    symptom: Mapped[Symptom] = mapped_column(SYMPTOM)
    author: Mapped[str | None] = mapped_column(String(64))
    quiet_functions: Mapped[int] = mapped_column(default=0)
    quiet_hours: Mapped[float] = mapped_column(default=0.0)
    created_at: Mapped[Instant]
    state_since: Mapped[Instant]
    due_at: Mapped[Instant | None]
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    claimed_function: Mapped[int | None]
    driver: Mapped[str | None] = mapped_column(String(64))
    problem: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    baseline: Mapped[Decimal | None] = mapped_column(ExactNumber())
    target: Mapped[Decimal | None] = mapped_column(ExactNumber())
    smallest_fix: Mapped[str | None] = mapped_column(Text)
    weeks: Mapped[int | None]
    joins: Mapped[list[int]] = mapped_column(JSON)
    held_back: Mapped[bool] = mapped_column(default=False)
    chartered_until: Mapped[Instant | None]
    started_at: Mapped[Instant | None]
    measured: Mapped[Decimal | None] = mapped_column(ExactNumber())
    won_at: Mapped[Instant | None]


class Sighting(Base):
    """A peer sees an issue too: what it costs their function, in hours per week. One per person and issue."""

    __tablename__ = "grayzone_sightings"
    __table_args__ = (UniqueConstraint("issue_id", "user"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    issue_id: Mapped[int] = mapped_column(ForeignKey("grayzone_issues.id", ondelete="CASCADE"))
    user: Mapped[SlackId]
    function_id: Mapped[int]
    low: Mapped[float]
    likely: Mapped[float]
    high: Mapped[float]
    link: Mapped[str | None] = mapped_column(Text)
    seen_at: Mapped[Instant]


class Pledge(Base):
    """A sealed pledge. Readers: SELF until the issue is chartered; `show` lets the condition out then, else never."""

    __tablename__ = "grayzone_pledges"
    __table_args__ = (UniqueConstraint("issue_id", "user"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    issue_id: Mapped[int] = mapped_column(ForeignKey("grayzone_issues.id", ondelete="CASCADE"))
    user: Mapped[SlackId]
    hours: Mapped[float]
    condition: Mapped[Sealed] = mapped_column(SealedText("issue_id", "user"))
    show: Mapped[bool]
    pledged_at: Mapped[Instant]


class Answer(Base):
    """A border function's yes to a question about an issue, given by one of the group's peers."""

    __tablename__ = "grayzone_answers"
    __table_args__ = (UniqueConstraint("issue_id", "question", "function_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    issue_id: Mapped[int] = mapped_column(ForeignKey("grayzone_issues.id", ondelete="CASCADE"))
    question: Mapped[Question] = mapped_column(Enum(Question, native_enum=False, length=16))
    function_id: Mapped[int]
    user: Mapped[SlackId]
    answered_at: Mapped[Instant]


class Signal(Base):
    """A quiet issue: sealed until a second, different function files the same key. Readers of `what`: SELF, always.

    `ordinal` counts within one person's signals of a group: it names a signal to its author, tells nobody else
    anything, and being unique it lets two filings at once by one person have one winner.
    """

    __tablename__ = "grayzone_signals"
    __table_args__ = (
        UniqueConstraint("group_id", "user", "ordinal"),
        Index(
            "uq_grayzone_signals_open_key",
            "group_id",
            "user",
            "handoff_id",
            "symptom",
            unique=True,
            sqlite_where=text("state = 'QUIET'"),
            postgresql_where=text("state = 'QUIET'"),
        ),
        Index(None, "group_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[SlackId]
    group_id: Mapped[int]
    user: Mapped[SlackId]
    ordinal: Mapped[int]
    function_id: Mapped[int]
    handoff_id: Mapped[int]
    symptom: Mapped[Symptom] = mapped_column(SYMPTOM)
    what: Mapped[Sealed] = mapped_column(SealedText("group_id", "user", "ordinal"))
    low: Mapped[float]
    likely: Mapped[float]
    high: Mapped[float]
    state: Mapped[State] = mapped_column(STATE)
    filed_at: Mapped[Instant]
    fades_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    issue_number: Mapped[int | None]
