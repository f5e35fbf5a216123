"""What may become known, and when: the rules of what is sealed, told once more and apart from the bot's own code.

A pair of histories is compared only where these rules let the same things be known in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from math import ceil, fsum
from statistics import median
from zoneinfo import ZoneInfo

from tests.noninterference.people import TICK_HOUR, ZONE

Key = tuple[int, str]  # handoff and symptom
Hours = tuple[str, str, str]  # low, likely, high, as typed
Opening = frozenset[tuple[str, str, str]]  # person, hours, and the condition where its author wants it shown
MOST_RUNNING = 2
LOCK = timedelta(hours=24)
BERLIN = ZoneInfo(ZONE)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge as its author typed it."""

    hours: str
    condition: str
    show: bool


@dataclass(slots=True)
class Signal:
    """A quiet issue as its author filed it; `function` is the one that they led then."""

    user: str
    ordinal: int
    key: Key
    function: int
    hours: Hours
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """What everybody knows of an issue."""

    number: int
    state: str
    giver: int
    receiver: int
    author: str | None
    driver: str | None
    claimed: int | None
    review_open: bool
    functions: int


@dataclass(frozen=True, slots=True)
class Public:
    """What everybody knows at a moment: who is in the group for which function, the issues, and the next tick."""

    seats: Mapping[str, int]
    issues: tuple[IssueSeen, ...]
    next_tick: datetime

    def gathering(self) -> tuple[IssueSeen, ...]:
        """The issues that gather pledges."""
        return tuple(issue for issue in self.issues if issue.state == "COALITION")

    def has_room(self) -> bool:
        """Tell whether one more issue may be chartered."""
        return sum(issue.state in {"CHARTERED", "DELIVERED"} for issue in self.issues) < MOST_RUNNING


@dataclass(slots=True)
class Sealed:
    """Everything under seal in one history, as it was typed and accepted."""

    pledges: dict[int, dict[str, Pledge]] = field(default_factory=dict)
    signals: list[Signal] = field(default_factory=list)

    def open_of(self, user: str) -> list[Signal]:
        """One person's sealed signals."""
        return [signal for signal in self.signals if signal.user == user and signal.sealed]

    def next_ordinal(self, user: str) -> int:
        """The ordinal of the next signal that a person files."""
        return 1 + sum(signal.user == user for signal in self.signals)


def opening(sealed: Sealed, public: Public, issue: IssueSeen) -> Opening | None:
    """Return what a tick would open of an issue, or None where too few have pledged."""
    present = {user: pledge for user, pledge in sealed.pledges.get(issue.number, {}).items() if user in public.seats}
    functions = {public.seats[user] for user in present}
    led = set(public.seats.values())
    enough = max(2, ceil(len(led) / 3))
    if not {issue.giver, issue.receiver} & led <= functions or len(functions) < enough:
        return None
    return frozenset((user, pledge.hours, pledge.condition if pledge.show else "") for user, pledge in present.items())


def openings(sealed: Sealed, public: Public) -> dict[int, Opening | None]:
    """Return what the next tick opens, by issue; nothing while there is no room."""
    if not public.has_room():
        return {}
    return {issue.number: opening(sealed, public, issue) for issue in public.gathering()}


def surfacing(sealed: Sealed, public: Public) -> dict[Key, tuple[int, float]]:
    """Return what the next comparison lets surface: for each key its number of functions and their hours in one sum."""
    found: dict[Key, dict[int, list[float]]] = {}
    for signal in sealed.signals:
        if signal.sealed and signal.user in public.seats:
            low, likely, high = (float(part) for part in signal.hours)
            by_function = found.setdefault(signal.key, {})
            by_function.setdefault(signal.function, []).append((low + 4 * likely + high) / 6)
    return {
        key: (len(hours), round(fsum(median(values) for values in hours.values()), 9))
        for key, hours in found.items()
        if len(hours) >= 2
    }


def unseal_surfaced(sealed: Sealed, public: Public) -> None:
    """Take out of the seal what surfaced."""
    keys = surfacing(sealed, public).keys()
    for signal in sealed.signals:
        if signal.key in keys and signal.user in public.seats:
            signal.sealed = False


def comparison(public: Public) -> datetime:
    """Return when quiet issues are compared next: the first Monday tick that has not passed."""
    local = public.next_tick.astimezone(BERLIN)
    day = local.date()
    while day.weekday() != 0:
        day += timedelta(days=1)
    return datetime.combine(day, time(TICK_HOUR), tzinfo=BERLIN)


def is_locked(public: Public, now: datetime) -> bool:
    """Tell whether quiet issues may not be changed any more before they are compared."""
    return now >= comparison(public) - LOCK
