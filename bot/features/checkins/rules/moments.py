"""When rounds begin and when people are written to: local rules turned into instants. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features.checkins.models import Rhythm
from bot.schedule.holidays import Calendar, is_working_day, local_day, next_working_moment, working_day_from
from bot.schedule.hours import CLOSES, OPENS, at_local

FIRST_ZONE = timedelta(hours=14)  # where a day begins first
DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28}
AHEAD = {Rhythm.WEEKLY: 4, Rhythm.FORTNIGHTLY: 7, Rhythm.MONTHLY: 14}  # days: half a rhythm
SLACK_DAYS = 4  # a late round, by three days and some hours, costs nobody who comes every other time their turn
A_DAY = timedelta(days=1)
LATE_WORKING_DAYS = 2
OBJECT_WORKING_DAYS = 3
NOW_WORKING_DAYS = 5  # a week: one also asks for a talk only once in that time
LOOK_DAYS = 7  # ahead, for hours that are shared
LONG_ENOUGH = timedelta(minutes=30)
SOONEST = timedelta(hours=1)  # to be written to again
MOST_DAYS = 400  # a bound on every search

Span = tuple[datetime, datetime]


def looked_at_until(now: datetime) -> str:
    """Return the latest day (ISO) that has begun anywhere by now."""
    return (now + FIRST_ZONE).date().isoformat()


def first_monday(year: int, month: int) -> date:
    """Return the first Monday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def next_monday(earliest: date, rhythm: Rhythm) -> date:
    """Return the first Monday on or after a day on which a round may begin: of a month the first one only."""
    if rhythm is not Rhythm.MONTHLY:
        return earliest + timedelta(days=-earliest.weekday() % 7)
    found = first_monday(earliest.year, earliest.month)
    after = earliest.replace(day=1) + timedelta(days=31)
    return found if found >= earliest else first_monday(after.year, after.month)


def following(monday: date, today: date, rhythm: Rhythm) -> date:
    """Return the next Monday of the grid that began with this one and is at least half a rhythm ahead of today."""
    day = monday
    while day == monday or (day - today).days < AHEAD[rhythm]:
        step = A_DAY if rhythm is Rhythm.MONTHLY else timedelta(days=DAYS[rhythm])
        day = next_monday(day + step, rhythm)
    return day


def newly_chosen(today: date, last: date | None, rhythm: Rhythm) -> date:
    """Return the next Monday after a rhythm was chosen; `last` is the day on which the latest round began."""
    earliest = today + A_DAY
    if last:
        earliest = max(earliest, last + timedelta(days=AHEAD[rhythm]))
    return next_monday(earliest, rhythm)


def has_turn(own: Rhythm | None, last: datetime | None, now: datetime) -> bool:
    """Tell whether a round is one of theirs for somebody with a rhythm of their own, who last had a check-in then."""
    return own is None or last is None or now - last >= timedelta(days=DAYS[own] - SLACK_DAYS)


def in_time(back_at: datetime | None, begins: datetime, ends: datetime) -> bool:
    """Tell whether somebody who is away or pauses is back before half of the round is over."""
    return back_at is None or back_at <= begins + (ends - begins) / 2


def prompt_at(begins: datetime, ends: datetime, chosen: tuple[int, int], calendar: Calendar) -> datetime:
    """Return when somebody is written to in a round: at their weekday and hour, or that hour of the next working day.

    Where that would leave less than a day of the round it is the first working moment of the round. It may be over
    already when a round begins late.
    """
    weekday, hour = chosen
    day = local_day(begins, calendar.zone)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    if at_local(day, hour, calendar.zone) < begins:
        day += timedelta(days=7)
    for _ in range(MOST_DAYS):
        if is_working_day(day, calendar):
            break
        day += A_DAY
    moment = at_local(day, hour, calendar.zone)
    return moment if moment <= ends - A_DAY else next_working_moment(begins, calendar)


def not_before(now: datetime, at: datetime, calendar: Calendar) -> datetime:
    """Return a moment, or where it is over the next working one."""
    return at if at > now else next_working_moment(now, calendar)


def is_too_late(wished: datetime, now: datetime, calendar: Calendar) -> bool:
    """Tell whether a message that was to be sent then would come more than two working days late."""
    local = wished.astimezone(ZoneInfo(calendar.zone))
    last = working_day_from(local.date(), LATE_WORKING_DAYS, calendar)
    return now > at_local(last, local.hour, calendar.zone) + timedelta(minutes=local.minute + 1)


def looked_again(later: datetime, now: datetime, hour: int, calendar: Calendar) -> datetime:
    """Return when to look again whether somebody is back who is not expected before `later`.

    That is at their hour on the next working day: they may be back sooner; or `later` itself, if that is today.
    """
    today = local_day(now, calendar.zone)
    if local_day(later, calendar.zone) <= today:
        return later
    return at_local(working_day_from(today, 1, calendar), hour, calendar.zone)


def in_zone(at: datetime, old: str, new: str) -> datetime:
    """Return the instant at which a clock in the new zone shows what one in the old zone shows then; UTC."""
    return at.astimezone(ZoneInfo(old)).replace(tzinfo=ZoneInfo(new)).astimezone(UTC)


def may_object_until(told_at: datetime, calendar: Calendar, hour: int, zone: str) -> datetime:
    """Return until when somebody may object who is told then: the group's hour, three working days of theirs later."""
    day = working_day_from(local_day(told_at, calendar.zone), OBJECT_WORKING_DAYS, calendar)
    return at_local(day, hour, zone)


def snoozed(how: str, now: datetime, hour: int, calendar: Calendar) -> datetime | None:
    """Return when somebody is written to again; None for a way that is not known."""
    today = local_day(now, calendar.zone)
    if how == "hour":
        return next_working_moment(now + timedelta(hours=1), calendar)
    if how == "tomorrow":
        return at_local(working_day_from(today, 1, calendar), hour, calendar.zone)
    if how == "week":
        return at_local(working_day_from(today + timedelta(days=6), 1, calendar), hour, calendar.zone)
    return None


def last_before(ends: datetime, hour: int, calendar: Calendar) -> datetime | None:
    """Return the last time before the end at which somebody's hour comes on a working day, in its last week."""
    today = local_day(ends, calendar.zone)
    for back in range(LOOK_DAYS + 1):
        day = today - timedelta(days=back)
        if is_working_day(day, calendar) and at_local(day, hour, calendar.zone) < ends:
            return at_local(day, hour, calendar.zone)
    return None


def shared_hours(after: datetime, calendars: Sequence[Calendar]) -> Span | None:
    """Return from when to when all are at work, on the first such day of whoever comes first among them."""
    mine, *others = calendars
    for ahead in range(LOOK_DAYS):
        day = local_day(after, mine.zone) + timedelta(days=ahead)
        span = _at_work(day, mine)
        for other in others:
            span = _longest(span, other) if span else None
        if span and span[1] - max(span[0], after) >= LONG_ENOUGH:
            return span
    return None


def _at_work(day: date, calendar: Calendar) -> Span | None:
    if not is_working_day(day, calendar):
        return None
    return at_local(day, OPENS, calendar.zone), at_local(day, CLOSES, calendar.zone)


def _longest(span: Span, other: Calendar) -> Span | None:
    """Return the longest part of a span in which another is at work as well."""
    days = (local_day(span[0], other.zone) + timedelta(days=ahead) for ahead in (-1, 0, 1))
    spans = (one for day in days if (one := _at_work(day, other)))
    both = ((max(span[0], one[0]), min(span[1], one[1])) for one in spans)
    return max((one for one in both if one[0] < one[1]), key=lambda one: one[1] - one[0], default=None)
