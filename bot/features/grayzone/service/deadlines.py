"""When things lapse: always at a tick of the group, so that the moment tells nobody when they were begun."""

from datetime import datetime

from bot.features.grayzone.rules import decisions
from bot.features.peers.service import FIXED_AHEAD, GroupFacts
from bot.schedule.hours import tick_in_days, tick_in_working_days


def idle(now: datetime, group: GroupFacts) -> datetime:
    """Return when a proposal parks if nothing happens."""
    return tick_in_days(now, decisions.IDLE_DAYS, group.zone, group.tick_hour)


def dispute(now: datetime, group: GroupFacts) -> datetime:
    """Return when a claim stands undisputed."""
    return tick_in_working_days(now, decisions.DISPUTE_WORKING_DAYS, group.zone, group.tick_hour)


def case(now: datetime, group: GroupFacts) -> datetime:
    """Return when a case that nobody writes falls back."""
    return tick_in_working_days(now, decisions.CASE_WORKING_DAYS, group.zone, group.tick_hour)


def coalition(now: datetime, group: GroupFacts) -> datetime:
    """Return when a coalition that did not gather lapses."""
    return tick_in_working_days(now, decisions.COALITION_WORKING_DAYS, group.zone, group.tick_hour)


def one_more_day(due: datetime, now: datetime, group: GroupFacts) -> datetime:
    """Return a deadline moved by one working day, and in any case ahead."""
    return tick_in_working_days(max(due, now), 1, group.zone, group.tick_hour)


def work_done(now: datetime, weeks: int, group: GroupFacts) -> datetime:
    """Return when the weeks of a charter are over."""
    return tick_in_days(now, 7 * weeks, group.zone, group.tick_hour)


def review(now: datetime, group: GroupFacts) -> datetime:
    """Return when a win is looked at again."""
    return tick_in_days(now, decisions.REVIEW_DAYS, group.zone, group.tick_hour)


def fading(now: datetime, group: GroupFacts) -> datetime:
    """Return when a quiet issue that nobody else filed fades."""
    return tick_in_days(now, decisions.QUIET_DAYS, group.zone, group.tick_hour)


def is_locked(now: datetime, comparison: datetime) -> bool:
    """Tell whether quiet issues may not be changed any more before the next comparison, which is fixed by then.

    They are compared weekly, and not daily: then this lock would never end.
    """
    return now >= comparison - FIXED_AHEAD
