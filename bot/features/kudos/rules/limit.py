"""How many thanks a giver has for one of their days. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

LEAST_A_DAY, MOST_A_DAY = 1, 50


def day_of(now: datetime, zone: str) -> str:
    """Return the giver's own day at this instant, as `YYYY-MM-DD`; `zone` is an IANA name."""
    return now.astimezone(ZoneInfo(zone)).date().isoformat()


def fits(new: int, *, used: int, a_day: int) -> bool:
    """Tell whether so many more may be given today."""
    return used + new <= a_day


def left(*, used: int, a_day: int) -> int:
    """Return how many are left today; none when the limit was lowered below what was given."""
    return max(0, a_day - used)
