"""When somebody is told that something waits. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.schedule.hours import OPENS, at_local, next_working_moment


def local_day(moment: datetime, zone: str) -> date:
    """Return the day of an instant in the IANA zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def telling_moment(wished: datetime, zone: str, told_on: str | None) -> datetime:
    """Return when a notice that is wished for `wished` is sent: in working hours, and on a day of its own; UTC.

    `told_on` is the person's day (ISO) on which they were last told.
    """
    moment = next_working_moment(wished, zone)
    if told_on is None or local_day(moment, zone) > (last := date.fromisoformat(told_on)):
        return moment
    return next_working_moment(at_local(last + timedelta(days=1), OPENS, zone), zone)
