"""Due dates in words: "Friday", "in two weeks", "4 Dec", "end of quarter". Days only; never a guess.

Weekdays, numbers and the ends of weeks, months, quarters and years are read here; what else a language has for a day is
dateparser's. Languages are English and the person's own.
"""

import re
import unicodedata
from datetime import date, timedelta
from functools import cache

from bot.errors import Refusal
from bot.features.promises.rules.calendar_words import SHORT, Word
from bot.features.promises.rules.library import ABSOLUTE, FIRST_DAY, by_library, is_month
from bot.features.promises.rules.locales import day_names, known_words, near_names
from bot.features.promises.rules.moments import FARTHEST_DAYS
from bot.features.promises.text import due as text

LONGEST_WORDS = 60
FRIDAY, WEEK, MONTHS, QUARTER_MONTHS = 4, 7, 12, 3
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_QUARTER = re.compile(r"q([1-4])")
_FROM_NOW = re.compile(r"(.+) from (?:today|now)")
_WEEKEND = re.compile(r"\b(?:fin|fines|final|fim) de semana\b")
_WEEKEND_IN_QUEBEC = re.compile(r"\bfin de semaine\b")
_LATER = frozenset({Word.NEXT, Word.COMING_OR_NEXT})


class BadDue(Refusal):
    """Words that name no day which a promise can be due on."""


def read_due(words: str, today: date, locale: str, *, field: str | None = None) -> date | None:
    """Return the day that these words name, today or later; None when they name none.

    Raises `BadDue` at `field` for a day that is over or more than a year away, for two numbers that may be read
    either way, and for a weekday that is not the date's.
    """
    if len(words) > LONGEST_WORDS:
        return None
    said = " ".join(unicodedata.normalize("NFKC", words).casefold().replace("\u2019", "'").split()).rstrip(" .!?,;")
    try:
        day = _read(said, today, locale)
    except (ValueError, OverflowError):  # no such day, or none that a calendar reaches
        return None
    except BadDue as refusal:
        raise BadDue(refusal.sentence, field=field) from None
    if day is not None and day < today:
        raise BadDue(text.past(day_words(day)), field=field)
    if day is not None and (day - today).days > FARTHEST_DAYS:
        raise BadDue(text.far(day_words(day)), field=field)
    return day


def day_words(day: date) -> str:
    """Return a day as it is written out, such as "Thursday 10 December 2026"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


@cache
def warm() -> None:
    """Have the language data read now, so that nobody waits for it later."""
    by_library("4 december", FIRST_DAY, "en")


def _read(said: str, today: date, locale: str) -> date | None:
    if found := _ISO.fullmatch(said):
        return date(*(int(part) for part in found.groups()))
    said = _FROM_NOW.sub(r"in \1", said.replace("close of business", "end of day"))
    if "from" in said.split() or _is_weekend(said, locale):  # "a week from Friday"
        return None
    tokens = _tokens(said, locale)
    rest = " ".join(token for token in tokens if isinstance(token, str))
    marks = [token for token in tokens if isinstance(token, Word)]
    weekdays = [token for token in tokens if isinstance(token, int)]
    if Word.END in marks:
        return _end(rest, marks, weekdays, today, locale)
    if weekdays:
        return _weekday(weekdays, rest, marks, today, locale)
    if {Word.THIS, *_LATER} & set(marks) and len(marks) > 1:
        raise BadDue(text.WHICH_DAY)  # "next week"
    return _by_number(rest, today, locale) if not marks else _asked_of_library(said, today, locale)


def _is_weekend(said: str, locale: str) -> bool:
    """Tell whether the words mean the weekend, not the end of a week: nobody delivers then."""
    return bool(_WEEKEND.search(said) or (locale == "fr-CA" and _WEEKEND_IN_QUEBEC.search(said)))


def _tokens(said: str, locale: str) -> list[int | str | Word]:
    """Return the words, where they are known as what they mean: a weekday's number, or what they do to a date."""
    known = known_words(locale)
    spelled = [part for token in said.split() for part in SHORT.get(token, token).split()]
    found = [known.get(token.strip(",."), token) for token in spelled]
    return [token for token in found if token is not Word.NOTHING]


def _weekday(weekdays: list[int], rest: str, marks: list[Word], today: date, locale: str) -> date | None:
    if len(weekdays) > 1:
        return None
    (wanted,) = weekdays
    if rest:  # "Friday 4 December"
        day = None if marks else _by_number(rest, today, locale)
        if day and day.weekday() != wanted:
            raise BadDue(text.other_weekday(day_words(day)))
        return day
    if not set(marks) <= {Word.THIS, *_LATER, Word.WEEK} or (Word.WEEK in marks and len(marks) == 1):
        return None
    ahead, later = (wanted - today.weekday()) % WEEK, _monday(today) + timedelta(days=WEEK + wanted)
    if Word.COMING_OR_NEXT in marks and Word.WEEK not in marks and today + timedelta(days=ahead or WEEK) != later:
        raise BadDue(text.WHICH_DAY)
    if _LATER & set(marks):
        return later
    return today + timedelta(days=ahead or (0 if Word.THIS in marks else WEEK))


def _end(rest: str, marks: list[Word], weekdays: list[int], today: date, locale: str) -> date | None:
    """Return the last day of a period, of a week its Friday; the end of a day is that day."""
    named = [word for word in rest.split() if word not in day_names(locale)]
    of_day, rest = named != rest.split(), " ".join(named)
    if weekdays:
        return _weekday(weekdays, rest, [mark for mark in marks if mark is not Word.END], today, locale)
    periods = [mark for mark in marks if mark in {Word.WEEK, Word.MONTH, Word.QUARTER, Word.YEAR}]
    later = bool(_LATER & set(marks))
    if rest or of_day:
        return _end_of_named(rest, today, locale) if not periods and not later else None
    if len(periods) != 1:
        return None
    if periods == [Word.WEEK]:
        weekend = today.weekday() > FRIDAY  # this week is over
        return _monday(today) + timedelta(days=FRIDAY + WEEK * (later + weekend))
    months = {Word.MONTH: 1, Word.QUARTER: QUARTER_MONTHS, Word.YEAR: MONTHS}[periods[0]]
    return _last_day(today, ((today.month - 1) // months + 1 + later) * months)


def _end_of_named(rest: str, today: date, locale: str) -> date | None:
    """Return the end of a quarter, a month or a day that is named: "end of Q4", "end of January", "end of tomorrow"."""
    if not rest:
        return today
    if quarter := _QUARTER.fullmatch(rest):
        last = _last_day(today, int(quarter[1]) * QUARTER_MONTHS)
        return last if last >= today else _last_day(today, int(quarter[1]) * QUARTER_MONTHS + MONTHS)
    if is_month(rest, locale):
        first = by_library(f"1 {rest}", _last_day(today, today.month - 1), locale, (ABSOLUTE,))
        return _last_day(first, first.month) if first else None
    if rest.rsplit(maxsplit=1)[-1] in near_names(locale):
        return _asked_of_library(rest, today, locale)
    return by_library(rest, today, locale, (ABSOLUTE,)) if any(is_month(one, locale) for one in rest.split()) else None


def _last_day(of: date, month: int) -> date:
    """Return the last day of a month of that day's year, counted on into the years around it."""
    year, number = of.year + month // MONTHS, month % MONTHS
    return date(year, number + 1, 1) - timedelta(days=1)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _by_number(rest: str, today: date, locale: str) -> date | None:
    found = _NUMERIC.fullmatch(rest)
    if not found:
        return _asked_of_library(rest, today, locale)
    first, mark, second, year = found.groups()
    day_first = [_dated(int(first), int(second), year, today)]
    month_first = [] if mark == "." else [_dated(int(second), int(first), year, today)]
    order = month_first + day_first if locale == "en-US" else day_first + month_first
    possible = list(dict.fromkeys(day for day in order if day))
    if locale == "en" and len(possible) > 1:
        raise BadDue(text.either(*(day_words(day) for day in possible)))
    return possible[0] if possible else None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return that day; without a year, the next one."""
    years = [int(year) % 2000 + 2000] if year else range(today.year, today.year + 5)  # a 29 February
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _asked_of_library(said: str, today: date, locale: str) -> date | None:
    return by_library(said, today, locale) if any(letter.isalpha() for letter in said) else None
