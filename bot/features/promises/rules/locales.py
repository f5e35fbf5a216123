"""How somebody writes days: by the locale they chose in Slack and by what is usual in their time zone. Pure."""

from functools import cache

from bot.features.promises.rules.calendar_words import (
    DAY_FIRST_IN_ASIA,
    LANGUAGE_OF_ZONE,
    LANGUAGES,
    MONTH_FIRST,
    MONTH_FIRST_REGIONS,
    Word,
)


def locale_of(zone: str | None, chosen: str | None = None) -> str:
    """Return how a person writes days, such as `de-DE`, `en-US`, or `en` where months may come first or not.

    `chosen` is their locale in Slack. `en-US` there says little, since everybody has it who never chose: so English is
    read as is usual in the person's time zone, but for other English in a zone where months come first.
    """
    usual = _usual_in(zone)
    language = (chosen or "").partition("-")[0]
    if chosen and language in LANGUAGES and (language != "en" or (chosen != "en-US" and usual == "en-US")):
        return chosen
    return usual


def _usual_in(zone: str | None) -> str:
    if zone in MONTH_FIRST or (zone or "").startswith(MONTH_FIRST_REGIONS):
        return "en-US"
    if zone in LANGUAGE_OF_ZONE:
        return f"{LANGUAGE_OF_ZONE[zone]}-XX"
    day_first = zone in DAY_FIRST_IN_ASIA or (zone or "").startswith(("Europe/", "Africa/", "Australia/"))
    return "en-GB" if day_first else "en"


@cache
def known_words(locale: str) -> dict[str, int | Word]:
    """Return what the calendar's words mean in a locale: a weekday's number (Monday 0) or what they do to a date."""
    known: dict[str, int | Word] = {}
    for language in reversed(languages_of(locale)):  # what is English in both is English
        spoken = LANGUAGES[language]
        known |= {name: number for number, names in enumerate(spoken.weekdays) for name in names.split()}
        known |= {name: word for word, names in spoken.words.items() for name in names.split()}
    return known


def languages_of(locale: str) -> tuple[str, ...]:
    """Return the languages in which dates are read: English, and the locale's."""
    return tuple(dict.fromkeys(("en", locale.partition("-")[0])))


@cache
def day_names(locale: str) -> frozenset[str]:
    """Return the words for the day as a whole: the end of it is that day."""
    return frozenset(name for language in languages_of(locale) for name in LANGUAGES[language].day.split())


@cache
def near_names(locale: str) -> frozenset[str]:
    """Return the words for today and the days right after it."""
    return frozenset(name for language in languages_of(locale) for name in LANGUAGES[language].near.split())


@cache
def ahead_names(locale: str) -> frozenset[str]:
    """Return the words that stand before a span which ends on the day that is meant: "in two weeks"."""
    return frozenset(name for language in languages_of(locale) for name in LANGUAGES[language].ahead.split())
