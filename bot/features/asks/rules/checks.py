"""What may be asked, and what may be recorded of a help. Pure."""

from datetime import date
from math import isfinite

from bot.features.asks.facts import Draft
from bot.features.asks.models import Size, Way
from bot.features.asks.rules.refusals import BadField
from bot.features.asks.text import refusals as say

LONGEST = 240
QUARTERS_OF_AN_HOUR = 4
MOST_HOURS = 40


def checked(draft: Draft, today: date) -> Draft:
    """Return what was filled in, tidied. Raises `BadField`; `today` is the asker's own day."""
    what = words("what", draft.what)
    if not what:
        raise BadField("what", say.NOTHING_ASKED)
    if draft.size not in set(Size):
        raise BadField("size", say.NO_SIZE)
    if draft.way not in set(Way):
        raise BadField("way", say.NO_WAY)
    if draft.by_day and _day(draft.by_day) < today:
        raise BadField("by_day", say.DAY_OVER)
    return Draft(what, draft.by_day, draft.size, draft.way, draft.functions if draft.way == Way.QUIETLY else ())


def words(field: str, typed: str) -> str:
    """Return somebody's words in one line. Raises `BadField` for too many."""
    tidy = " ".join(typed.split())
    if len(tidy) > LONGEST:
        raise BadField(field, say.long(LONGEST))
    return tidy


def quarters(typed: str) -> int:
    """Return hours as quarter hours. Raises `BadField` for what is no quarter step from 0.25 to 40."""
    try:
        hours = float(typed.replace(",", "."))
    except ValueError:
        raise BadField("hours", say.NO_HOURS) from None
    steps = hours * QUARTERS_OF_AN_HOUR
    if not isfinite(steps) or not steps.is_integer() or not 0 < hours <= MOST_HOURS:
        raise BadField("hours", say.NO_HOURS)
    return int(steps)


def thanks(typed: str) -> str:
    """Return the line of thanks. Raises `BadField`."""
    tidy = words("thanks", typed)
    if not tidy:
        raise BadField("thanks", say.NO_THANKS)
    return tidy


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadField("by_day", say.NO_DAY) from None
