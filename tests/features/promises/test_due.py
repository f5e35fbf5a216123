"""Due dates in words: what is read, what is refused with a sentence, and what is no date at all."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.promises.rules.due import BadDue, day_words, read_due, warm
from bot.features.promises.rules.moments import FARTHEST_DAYS

THURSDAY = date(2026, 11, 26)
LOCALES = ("en", "en-US", "en-GB", "de-XX", "fr-XX", "es-XX", "pt-XX")
DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))


@pytest.fixture(scope="module", autouse=True)
def language_data() -> None:
    warm()


def due(words: str, locale: str = "en-GB", today: date = THURSDAY) -> str:
    found = read_due(words, today, locale)
    return found.isoformat() if found else "none"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Friday", "2026-11-27"),
        ("  fri ", "2026-11-27"),
        ("by Friday.", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("Friday next week", "2026-12-04"),
        ("Thursday", "2026-12-03"),
        ("this Thursday", "2026-11-26"),
        ("today", "2026-11-26"),
        ("tomorrow", "2026-11-27"),
        ("day after tomorrow", "2026-11-28"),
        ("in two weeks", "2026-12-10"),
        ("in a fortnight", "2026-12-10"),
        ("in 10 days", "2026-12-06"),
        ("in a week", "2026-12-03"),
        ("4 Dec", "2026-12-04"),
        ("Dec 4", "2026-12-04"),
        ("4th of December", "2026-12-04"),
        ("4 Dec 2026", "2026-12-04"),
        ("Friday 4 December", "2026-12-04"),
        ("Fri, 4 Dec", "2026-12-04"),
        ("25 November", "2027-11-25"),
        ("26 November 2027", "2027-11-26"),
        ("2026-12-04", "2026-12-04"),
        ("4.12.", "2026-12-04"),
        ("04.12.26", "2026-12-04"),
        ("31/12", "2026-12-31"),
        ("end of the week", "2026-11-27"),
        ("EOW", "2026-11-27"),
        ("end of next week", "2026-12-04"),
        ("end of month", "2026-11-30"),
        ("end of this month", "2026-11-30"),
        ("month end", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of quarter", "2026-12-31"),
        ("end of next quarter", "2027-03-31"),
        ("end of Q1", "2027-03-31"),
        ("end of Q4", "2026-12-31"),
        ("end of January", "2027-01-31"),
        ("end of November", "2026-11-30"),
        ("end of year", "2026-12-31"),
        ("end of day", "2026-11-26"),
        ("end of the day", "2026-11-26"),
        ("EOD", "2026-11-26"),
        ("COB", "2026-11-26"),
        ("close of business tomorrow", "2026-11-27"),
        ("end of today", "2026-11-26"),
        ("end of tomorrow", "2026-11-27"),
        ("EOD tomorrow", "2026-11-27"),
        ("end of Friday", "2026-11-27"),
        ("end of day Friday", "2026-11-27"),
        ("Friday COB", "2026-11-27"),
        ("end of next Friday", "2026-12-04"),
        ("end of day 4 December", "2026-12-04"),
        ("2 weeks from today", "2026-12-10"),
        ("a month from now", "2026-12-26"),
    ],
)
def test_a_day_in_english_words_is_read(words: str, day: str) -> None:
    assert due(words) == day


@pytest.mark.parametrize(
    ("locale", "words", "day"),
    [
        ("de-XX", "Freitag", "2026-11-27"),
        ("de-XX", "bis nächsten Freitag", "2026-12-04"),
        ("de-XX", "morgen", "2026-11-27"),
        ("de-XX", "übermorgen", "2026-11-28"),
        ("de-XX", "in zwei Wochen", "2026-12-10"),
        ("de-XX", "4. Dezember", "2026-12-04"),
        ("de-XX", "Monatsende", "2026-11-30"),
        ("de-XX", "Ende des Quartals", "2026-12-31"),
        ("de-XX", "Ende nächster Woche", "2026-12-04"),
        ("fr-XX", "vendredi", "2026-11-27"),
        ("fr-XX", "mardi prochain", "2026-12-01"),
        ("fr-XX", "vendredi de la semaine prochaine", "2026-12-04"),
        ("fr-XX", "fin du jour", "2026-11-26"),
        ("fr-XX", "fin de semaine", "2026-11-27"),
        ("fr-XX", "fin janvier", "2027-01-31"),
        ("de-XX", "Ende Tag", "2026-11-26"),
        ("de-XX", "Ende morgen", "2026-11-27"),
        ("de-XX", "Ende Januar", "2027-01-31"),
        ("es-XX", "final del día", "2026-11-26"),
        ("es-XX", "fin de la semana", "2026-11-27"),
        ("es-XX", "finales de enero", "2027-01-31"),
        ("es-XX", "próximo martes", "2026-12-01"),
        ("pt-XX", "fim do dia", "2026-11-26"),
        ("pt-XX", "fim da semana", "2026-11-27"),
        ("pt-XX", "fim de janeiro", "2027-01-31"),
        ("fr-XX", "demain", "2026-11-27"),
        ("fr-XX", "dans deux semaines", "2026-12-10"),
        ("fr-XX", "le 4 décembre", "2026-12-04"),
        ("fr-XX", "fin du mois", "2026-11-30"),
        ("es-XX", "el viernes", "2026-11-27"),
        ("es-XX", "mañana", "2026-11-27"),
        ("es-XX", "en 2 semanas", "2026-12-10"),
        ("es-XX", "el 4 de diciembre", "2026-12-04"),
        ("es-XX", "final del próximo mes", "2026-12-31"),
        ("pt-XX", "sexta-feira", "2026-11-27"),
        ("pt-XX", "amanhã", "2026-11-27"),
        ("pt-XX", "4 de dezembro", "2026-12-04"),
        ("pt-XX", "fim do mês", "2026-11-30"),
    ],
)
def test_so_is_a_day_in_the_persons_own_language(locale: str, words: str, day: str) -> None:
    assert due(words, locale) == day


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "may", "march", "sun and sea", "now", "10", "the 4th", "5pm", "4 Dec 17:00", "in 2 hours"),
        *(
            "the payload is late",
            "December",
            "second",
            "one",
            "end",
            "next",
            "week",
            "4 mon",
            "end of sprint",
            "end of decade",
        ),
        *("end of fortnight", "end of 2 days", "end of weekend", "end of next day", "a week from Friday"),
        *("Monday Tuesday", "30 Feb", "31/11", "13/13", "0000-01-01", "10000-01-01", "in 99999999 days", "1 2"),
        *("morgen", "x" * 10_000, "e" * 59, "<!channel>", "明日", "4 Dec; 5 Dec", "as soon as possible"),
    ],
)
def test_what_names_no_day_is_no_date(words: str) -> None:
    assert due(words) == "none"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        *(("es-XX", "fin de semana"), ("es-XX", "próximo fin de semana"), ("pt-XX", "fim de semana")),
        *(("fr-CA", "fin de semaine"), ("de-XX", "Ende Sprint"), ("fr-XX", "fin de quinzaine")),
        *(("es-XX", "fin de quincena"), ("pt-XX", "fim de quinzena"), ("de-XX", "Ende Jahrzehnt")),
    ],
)
def test_a_weekend_and_what_has_no_last_day_here_is_no_date_in_any_language(locale: str, words: str) -> None:
    assert due(words, locale) == "none"


@pytest.mark.parametrize(
    ("locale", "words"),
    [("es-XX", "el próximo viernes"), ("fr-XX", "vendredi prochain"), ("pt-XX", "próxima sexta")],
)
def test_where_next_may_be_the_coming_one_it_is_asked_which_day(locale: str, words: str) -> None:
    with pytest.raises(BadDue, match="which day"):
        read_due(words, THURSDAY, locale)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("yesterday", "that is over"),
        ("3 weeks ago", "Thursday 5 November 2026"),
        ("2025-12-04", "that is over"),
        ("4 Dec 2025", "that is over"),
        ("29 Feb", "more than a year ahead"),
        ("in 100 years", "more than a year ahead"),
        ("next week", "which day"),
        ("this month", "which day"),
        ("Thursday 4 December", "that date is Friday 4 December 2026"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_with_a_sentence(words: str, said: str) -> None:
    with pytest.raises(BadDue, match=said) as refused:
        read_due(words, THURSDAY, "en-GB", field="words")
    assert refused.value.field == "words"


def test_two_numbers_are_read_in_the_order_of_the_place_or_asked_about() -> None:
    assert due("12/4", "en-US") == "2026-12-04"
    assert due("12/4", "en-GB") == "2027-04-12"
    assert due("12/24", "en-GB") == "2026-12-24"
    with pytest.raises(BadDue, match="Please write the month as a word"):
        read_due("12/4", THURSDAY, "en")


@given(st.text() | st.from_regex(r"[a-z0-9 /.,-]{0,30}", fullmatch=True), DAYS, st.sampled_from(LOCALES))
def test_whatever_is_typed_a_day_is_today_or_near_ahead_or_refused(words: str, today: date, locale: str) -> None:
    with suppress(BadDue):
        found = read_due(words, today, locale)
        assert found is None or 0 <= (found - today).days <= FARTHEST_DAYS


@given(DAYS, st.integers(0, 364), st.sampled_from(LOCALES))
def test_a_day_that_is_written_out_is_read_back(today: date, ahead: int, locale: str) -> None:
    day = today + timedelta(days=ahead)
    assert read_due(day_words(day), today, locale) == day
    assert read_due(day.isoformat(), today, locale) == day
    assert read_due(f"{day.day} {day:%b}", today, locale) == day


@given(DAYS, st.integers(0, 6), st.sampled_from(LOCALES))
def test_a_weekday_is_within_a_week_and_the_next_one_in_the_week_after(today: date, number: int, locale: str) -> None:
    name = f"{date(2026, 11, 23) + timedelta(days=number):%A}"
    coming = read_due(name, today, locale)
    later = read_due(f"next {name}", today, locale)
    assert coming
    assert later
    assert coming.weekday() == later.weekday() == number
    assert 1 <= (coming - today).days <= 7
    assert later.isocalendar().week != today.isocalendar().week
    assert 1 <= (later - today).days <= 13


@given(DAYS, st.sampled_from(LOCALES))
def test_the_ends_of_periods_are_their_last_days(today: date, locale: str) -> None:
    for words, months in (("end of month", 1), ("end of quarter", 3), ("end of year", 12)):
        end = read_due(words, today, locale)
        assert end
        assert (end + timedelta(days=1)).day == 1
        assert end.month % months == 0
        assert 0 <= (end - today).days < 31 * months
