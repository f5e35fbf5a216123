"""When somebody is told that something waits, how many messages a week are, and when its digest comes. Pure."""

from datetime import date, datetime, timedelta

from bot.errors import Refusal
from bot.schedule.holidays import Calendar, last_working_day, local_day, next_working_moment
from bot.schedule.hours import OPENS, at_local, end_of_day

WEEKLY_MESSAGES = 3  # of all kinds together, unless a person chooses another number
MOST_CHOSEN = 5
DIGEST_HOUR = 15  # of the last working day of a person's week
A_WEEK = timedelta(days=7)
NO_HOLIDAYS, OF_ZONE = "none", "zone"  # chosen instead of a country


class BadField(Refusal):
    """What was chosen cannot be taken."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the sentence with the field."""
        super().__init__(sentence, field=field)


def telling_moment(wished: datetime, calendar: Calendar, told_on: str | None) -> datetime:
    """Return when a notice that is wished for `wished` is sent: in working hours, and on a day of its own; UTC.

    `told_on` is the person's day (ISO) on which they were last told.
    """
    moment = next_working_moment(wished, calendar)
    if told_on is None or local_day(moment, calendar.zone) > (last := date.fromisoformat(told_on)):
        return moment
    return next_working_moment(at_local(last + timedelta(days=1), OPENS, calendar.zone), calendar)


def week_of(moment: datetime, zone: str) -> str:
    """Return the ISO week of an instant in the zone, such as 2026-W48: of two, the later one sorts behind."""
    year, week, _ = local_day(moment, zone).isocalendar()
    return f"{year:04}-W{week:02}"


def counted_week(kept: str | None, now: datetime, zone: str) -> str:
    """Return the week for which messages are counted now, where they were counted for the week `kept` before.

    Who travels back over the date line is in no new week. A week that is further ahead is of a clock that was wrong.
    """
    this, next_ = week_of(now, zone), week_of(now + A_WEEK, zone)
    return kept if kept and this < kept <= next_ else this


def is_spent(week: str | None, spent: int, most: int | None, moment: datetime, zone: str) -> bool:
    """Tell whether the messages of the week in which this instant lies are used up, by what was counted so far."""
    counted = spent if week == counted_week(week, moment, zone) else 0
    return counted >= (WEEKLY_MESSAGES if most is None else most)


def digest_moment(now: datetime, calendar: Calendar) -> datetime:
    """Return when what is kept now is told: at 15:00 on the last working day of the week; UTC.

    If that is over, on the next working day, before the new week's messages are counted.
    """
    last = last_working_day(local_day(now, calendar.zone), calendar)
    if last and (moment := at_local(last, DIGEST_HOUR, calendar.zone)) > now:
        return moment
    return next_working_moment(end_of_day(local_day(now, calendar.zone), calendar.zone), calendar)
