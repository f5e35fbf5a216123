"""What a row says, and what the service tells: frozen values, so that nobody holds a row."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.db.vault import Sealed
from bot.features.promises.models import Origin, State, Withdrawal


class Side(StrEnum):
    """Which of the two somebody is."""

    PERFORMER = "PERFORMER"
    CUSTOMER = "CUSTOMER"


class Event(StrEnum):
    """What can happen to a promise."""

    ASK = "ASK"
    OFFER = "OFFER"
    ACCEPT = "ACCEPT"
    COUNTER = "COUNTER"
    DECLINE = "DECLINE"
    TAKE_BACK = "TAKE_BACK"
    LAPSE = "LAPSE"
    ASK_DATE = "ASK_DATE"
    AGREE_DATE = "AGREE_DATE"
    KEEP_DATE = "KEEP_DATE"
    SILENCE = "SILENCE"
    RELEASE = "RELEASE"
    REPORT = "REPORT"
    CONFIRM = "CONFIRM"
    NOT_YET = "NOT_YET"
    WITHDRAW = "WITHDRAW"
    NOT_KEPT = "NOT_KEPT"
    TRUST = "TRUST"
    SNOOZE = "SNOOZE"


class Band(StrEnum):
    """How much of what somebody promises arrives on time."""

    NEARLY_ALL = "NEARLY_ALL"
    MOST = "MOST"
    MORE_THAN_HALF = "MORE_THAN_HALF"
    FEWER = "FEWER"


class Terms(NamedTuple):
    """What is promised: what, what "done" means, and the day; people's text, not escaped."""

    what: str
    done_means: str
    due: date


class Draft(NamedTuple):
    """A promise that is to begin. `hands_off` counts only where the customer asks: no performer gives it to oneself."""

    performer: str
    customer: str
    terms: Terms
    hands_off: bool = False
    origin: Origin = Origin.FREE
    source: str | None = None
    link: str | None = None


ISSUE = "issue:"  # and the number of the issue, in the same group


def issue_source(issue: int) -> str:
    """Return the `source` of what was born from an issue: a task of its charter, or an ask for it."""
    return f"{ISSUE}{issue}"


def issue_of(source: str | None) -> int | None:
    """Return the number of the issue from which something was born; None where it was from none."""
    return int(source.removeprefix(ISSUE)) if source and source.startswith(ISSUE) else None


class Act(NamedTuple):
    """Who presses, and on which promise; `seen` is the version that they saw: another one is `Overtaken`."""

    workspace: str
    user: str
    key: int
    seen: int | None = None


class Change(NamedTuple):
    """A date that was moved, or that somebody suggested before it was promised; `by` is the name to show."""

    at: datetime
    by: str
    before: date
    after: date


class PromiseFacts(NamedTuple):
    """A promise: the columns of `models.PromiseRecord`, by the same names."""

    id: int
    key: str
    workspace: str
    group_id: int
    performer: str
    customer: str
    begun_by: str
    turn: str | None
    news_for: str | None
    state: State
    version: int
    what: Sealed
    done_means: Sealed
    reason: Sealed
    missing: Sealed
    link: Sealed
    due_on: date
    due_at: datetime
    overdue_at: datetime
    asked_on: date | None
    counters: int
    hands_off: bool
    half: bool
    withdrawal: Withdrawal | None
    origin: Origin
    source: str | None
    asked_at: datetime
    agreed_at: datetime | None
    reported_at: datetime | None
    closed_at: datetime | None
    deadline: datetime | None
    remind_at: datetime | None
    tell_at: datetime | None
    snoozed: datetime | None

    def of(self, user: str) -> Side | None:
        """Return which of the two somebody is; None for everybody else."""
        if user == self.performer:
            return Side.PERFORMER
        return Side.CUSTOMER if user == self.customer else None

    def other(self, user: str) -> str:
        """Return the other one of the two."""
        return self.customer if user == self.performer else self.performer


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as one of the two sees it now, its texts opened, not escaped; a text that is not there is empty.

    What was declined, taken back or lapsed has the state LAPSED for both. `moves` is what the viewer may do now;
    `deadline` (UTC) when silence decides; `asked_due` a new date that waits for the customer's word; `half` when it was
    closed by silence. `free_to_withdraw`: withdrawing would count for nothing (told to the performer only).
    `other_left`: the other one does not sit in the group. `news`: the other one did
    something that this person has not looked at yet. What did not come about has no `closed_at`.
    """

    id: int
    version: int
    group_id: int
    state: State
    you: Side
    your_turn: bool
    news: bool
    performer: str
    customer: str
    performer_name: str
    customer_name: str
    terms: Terms
    link: str
    late: bool
    hands_off: bool
    counters_left: int
    asked_due: date | None
    reason: str
    missing: str
    origin: Origin
    source: str | None
    changes: tuple[Change, ...]
    moves: frozenset[Event]
    half: bool
    free_to_withdraw: bool
    other_left: bool
    asked_at: datetime
    agreed_at: datetime | None
    reported_at: datetime | None
    closed_at: datetime | None
    deadline: datetime | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """What arrives on time of what somebody promised: for themselves only. `band` is None with too few to tell."""

    band: Band | None
    promises: int
    people: int


@dataclass(frozen=True, slots=True)
class Book:
    """All promises of one person: what they perform, what is promised to them, and the newest that are closed."""

    mine: tuple[Promise, ...]
    to_me: tuple[Promise, ...]
    closed: tuple[Promise, ...]
    reliability: Reliability
