"""When a receiver may be told: in their own working hours, once a day at most. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.schedule.hours import at_local, next_working_moment


def notice_due(now: datetime, told_until: datetime | None, zone: str) -> datetime:
    """Return when somebody of this IANA zone may be told of what was given now; UTC."""
    if told_until is None:
        return next_working_moment(now, zone)
    next_day = told_until.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return next_working_moment(max(now, at_local(next_day, 0, zone)), zone)
