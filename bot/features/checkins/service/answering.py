"""What a member of a check-in says of it, and when they meet."""

from datetime import datetime

from bot.features.checkins.facts import Act, Shown
from bot.work import Work


def talked(work: Work, act: Act) -> Shown:
    """Say that they talked: HELD, until the others object. Raises a `Refusal`, as every act here does."""
    raise NotImplementedError


def did_not_talk(work: Work, act: Act) -> Shown:
    """Object, while one may: the check-in is MISSED."""
    raise NotImplementedError


def not_this_time(work: Work, act: Act) -> Shown:
    """Let it not take place; nobody learns who."""
    raise NotImplementedError


def suggest(work: Work, act: Act, at: datetime) -> Shown:
    """Name a time (UTC); the others agree, or name another. A refusal of the time has the field `at`."""
    raise NotImplementedError


def agree(work: Work, act: Act, at: datetime) -> Shown:
    """Agree to the time that another named, `at` as it was read: the check-in is SET."""
    raise NotImplementedError


def snooze(work: Work, act: Act, how: str) -> Shown:
    """Be written to again later: one of `facts.SNOOZES`, never behind the end."""
    raise NotImplementedError
