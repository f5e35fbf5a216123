"""What dateparser reads in a person's languages: whole days only, one call at a time."""

import threading
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser

from bot.features.promises.rules.locales import languages_of

ABSOLUTE, RELATIVE = "absolute-time", "relative-time"
FIRST_DAY = date(1970, 1, 1)
_WORDS_KNOWN = 500
# dateparser keeps language data and settings in its modules, and handlers run on several threads.
_LOCK = threading.Lock()


def by_library(said: str, today: date, locale: str, kinds: Iterable[str] = (RELATIVE, ABSOLUTE)) -> date | None:
    """Return what dateparser reads: a whole day, not a time, and neither a month nor a number alone."""
    # A day of the month that is today's is today, not in a year: so it is looked for from yesterday on.
    for kind in kinds:
        base = today if kind == RELATIVE else max(today, FIRST_DAY) - timedelta(days=1)
        settings = {
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": datetime.combine(base, time()),
            "PARSERS": [kind],
            "REQUIRE_PARTS": ["day", "month"],
            "RETURN_TIME_AS_PERIOD": True,
        }
        with _LOCK:
            parser = DateDataParser(languages=list(languages_of(locale)), use_given_order=True, settings=settings)
            found = parser.get_date_data(said)
        if found.date_obj is not None and found.period != "time" and found.date_obj.time() == time():
            day: date = found.date_obj.date()
            return day
    return None


@lru_cache(_WORDS_KNOWN)
def is_month(word: str, locale: str) -> bool:
    """Tell whether a word is the name of a month."""
    if not word.isalpha():
        return False
    first, second = (by_library(f"{day} {word}", FIRST_DAY, locale, (ABSOLUTE,)) for day in (1, 2))
    return first is not None and first.day == 1 and second == first.replace(day=2)
