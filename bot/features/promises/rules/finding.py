"""A due date within a sentence: "I will send the deck by Friday". Nothing is found rather than guessed. Pure."""

import re
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from bot.features.promises.rules.calendar_words import LANGUAGES, SHORT, Word
from bot.features.promises.rules.due import BadDue, read_due
from bot.features.promises.rules.library import is_month
from bot.features.promises.rules.locales import ahead_names, known_words, languages_of, near_names

_SEARCHED = 1000  # characters of a message in which a date is looked for
_MOST_MARKS = 3
_WINDOW = 5
_FULL_NAME = 5  # letters: what is shorter is the abbreviation of a weekday, and often another word
_ENDS_IT = re.compile(r"[,;:!?()\[\]\n\"“”]|\.(?:\s|$)|\s[-\u2013\u2014]\s")


class Found(NamedTuple):
    """A day that was found in a text, and the words that it was read from."""

    due: date
    words: str


def find_due(words: str, today: date, locale: str, *, typed: bool = False) -> Found | None:
    """Return the one day that a text names as due ("... by Friday"), with the words it was read from.

    It counts only behind a word such as "by" or "until". In what was `typed` to be a promise it counts at the end as
    well, where the words can hardly be something else: a weekday, a month, tomorrow, "in two weeks", "end of quarter".
    None when no day, or more than one, could be meant.
    """
    searched = words[:_SEARCHED]
    marks = islice(_marks(locale).finditer(searched), _MOST_MARKS)
    found = [_behind(mark, today, locale) for mark in marks]
    if typed and not any(found):
        found = [_at_end(searched, today, locale)]
    known = [one for one in found if one]
    return known[0] if len({one.due for one in known}) == 1 else None


@cache
def _marks(locale: str) -> re.Pattern[str]:
    said = "|".join(LANGUAGES[language].by for language in languages_of(locale))
    return re.compile(rf"(?<!\w)(?:{said})\s+", re.IGNORECASE)


def _behind(mark: re.Match[str], today: date, locale: str) -> Found | None:
    """Return the day that stands behind such a word, from the longest run of words that names one."""
    after = mark.string[mark.end() :]
    end = _ENDS_IT.search(after)
    tokens = (after[: end.start()] if end else after).split()[:_WINDOW]
    runs = (tokens[:size] for size in range(len(tokens), 0, -1))
    found = next((found for run in runs if (found := _quietly(run, today, locale))), None)
    return Found(found.due, f"{mark.group()}{found.words}") if found else None


def _at_end(words: str, today: date, locale: str) -> Found | None:
    tokens = words.split()
    runs = (tokens[-size:] for size in range(min(_WINDOW, len(tokens)), 0, -1))
    sure = (run for run in runs if _is_sure(run, locale))
    return next((found for run in sure if (found := _quietly(run, today, locale))), None)


def _is_sure(run: list[str], locale: str) -> bool:
    """Tell whether words name a day without a "by" before them: "version 4.12" and "twice a day" do not."""
    bare = [token.casefold().replace("\u2019", "'").strip(".,!?;") for token in run]
    known = known_words(locale)
    ends = (known.get(part) for token in bare for part in SHORT.get(token, token).split())
    return (
        bare[0] in ahead_names(locale)
        or bare[-1] in near_names(locale)
        or any(isinstance(meant, int) or meant is Word.END for meant in ends)
        or any(is_month(token, locale) for token in bare)
    )


def _is_plain(run: list[str], locale: str) -> bool:
    """Tell whether nothing in these words is likely to be something else: "by Sun Microsystems", "Friday at the"."""
    bare = [token.casefold().strip(",.") for token in run]
    short = any(isinstance(known_words(locale).get(token), int) and len(token) < _FULL_NAME for token in bare)
    return not short and known_words(locale).get(bare[-1]) is not Word.NOTHING


def _quietly(run: list[str], today: date, locale: str) -> Found | None:
    words = " ".join(run)
    if not _is_plain(run, locale):
        return None
    try:
        day = read_due(words, today, locale)
    except BadDue:
        return None
    return Found(day, words.rstrip(" .!?,;")) if day else None
