"""How dates are written where somebody is, and in the language that they chose."""

from datetime import date

import pytest

from bot.features.promises.rules.due import read_due
from bot.features.promises.rules.locales import locale_of


def test_the_place_of_a_zone_says_how_dates_are_written_there() -> None:
    zones = ("America/New_York", "America/Indiana/Knox", "Europe/Berlin", "Europe/London", "America/Toronto", None)
    asia = ("Asia/Tokyo", "Asia/Shanghai", "Asia/Seoul", "Asia/Manila", "Asia/Singapore", "Asia/Kolkata")
    assert [locale_of(zone) for zone in zones] == ["en-US", "en-US", "de-XX", "en-GB", "en", "en"]
    assert [locale_of(zone) for zone in asia] == ["en", "en", "en", "en", "en-GB", "en-GB"]


@pytest.mark.parametrize(
    ("zone", "chosen", "expected"),
    [
        ("Europe/Berlin", "en-US", "de-XX"),  # everybody has it who never chose
        ("America/New_York", "en-US", "en-US"),
        ("America/New_York", "en-GB", "en-GB"),
        ("America/New_York", "fr-CA", "fr-CA"),
        ("Asia/Tokyo", "pt-BR", "pt-BR"),
        ("Asia/Tokyo", "ja-JP", "en"),  # not a language that is read: as is usual there
        ("Europe/Berlin", None, "de-XX"),
        (None, "de-DE", "de-DE"),
    ],
)
def test_what_a_person_chose_in_slack_goes_before_what_is_usual_where_they_are(
    zone: str | None, chosen: str | None, expected: str
) -> None:
    assert locale_of(zone, chosen) == expected


def test_in_a_chosen_locale_its_words_and_its_order_are_read() -> None:
    new_york = locale_of("America/New_York", "de-DE")
    assert read_due("Freitag", date(2026, 11, 26), new_york) == date(2026, 11, 27)
    assert read_due("4/12", date(2026, 11, 26), new_york) == date(2026, 12, 4)
    assert read_due("4/12", date(2026, 11, 26), locale_of("America/New_York", "en-US")) == date(2027, 4, 12)
