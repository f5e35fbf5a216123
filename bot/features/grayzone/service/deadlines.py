"""When things lapse: always at a tick of the group, so that the moment tells nobody when they were begun."""

from datetime import datetime, timedelta

from bot.features.grayzone.rules import decisions
from bot.features.peers.service import GroupFacts
from bot.schedule.hours import next_week_tick, tick_in_days, tick_in_working_days

A_MOMENT = timedelta(microseconds=1)


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


def comparison(group: GroupFacts) -> datetime:
    """Return the weekly tick at which quiet issues are compared next: the first that the group has not passed.

    Weekly, since they are locked for the 24 hours before it: with daily comparisons that lock would never end.
    """
    return next_week_tick(group.next_tick_at - A_MOMENT, group.zone, group.tick_hour)


def is_locked(now: datetime, group: GroupFacts) -> bool:
    """Tell whether quiet issues may not be changed any more before the next comparison."""
    return now >= comparison(group) - timedelta(hours=decisions.QUIET_LOCK_HOURS)
