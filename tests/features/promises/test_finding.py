"""Due dates within a sentence: found where they are meant, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.promises.rules.finding import Found, find_due

THURSDAY = date(2026, 11, 26)
LOCALES = ("en", "en-US", "en-GB", "de-XX", "fr-XX", "es-XX", "pt-XX")
DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("text", "locale", "day", "words"),
    [
        ("I will send the deck by Friday", "en", "2026-11-27", "by Friday"),
        ("I will send it by next Friday at the latest", "en", "2026-12-04", "by next Friday"),
        ("Send it by Friday, please. By Friday!", "en", "2026-11-27", "by Friday"),
        ("due end of month, thanks", "en", "2026-11-30", "due end of month"),
        ("no later than 2026-12-24.", "en", "2026-12-24", "no later than 2026-12-24"),
        ("Done until 4 December (promised)", "en", "2026-12-04", "until 4 December"),
        ("Schicke ich bis morgen", "de-XX", "2026-11-27", "bis morgen"),
        ("Je l'envoie d'ici vendredi", "fr-XX", "2026-11-27", "d'ici vendredi"),
    ],
)
def test_a_day_behind_a_word_for_due_is_found_in_a_sentence(text: str, locale: str, day: str, words: str) -> None:
    assert find_due(text, THURSDAY, locale) == Found(date.fromisoformat(day), words)


@pytest.mark.parametrize(
    "text",
    [
        *("We met on Friday", "by the way, the payload is late", "by now it is late", "Approved by may"),
        *("until 4 Dec or by 5 Dec", "done by Sun Microsystems", "by yesterday", "by next week", "Guten Morgen"),
        *("it cost 4 dec", "standby Friday", "by 4", "bis so bald", "in two weeks we did a lot", ""),
    ],
)
def test_nothing_is_found_rather_than_guessed(text: str) -> None:
    assert find_due(text, THURSDAY, "de-XX") is None


def test_in_what_was_typed_to_be_a_promise_a_day_at_the_end_counts_too() -> None:
    tomorrow = THURSDAY + timedelta(days=1)
    assert find_due("send the deck tomorrow", THURSDAY, "en", typed=True) == Found(tomorrow, "tomorrow")
    assert find_due("send the deck on Friday.", THURSDAY, "en", typed=True) == Found(tomorrow, "on Friday")
    for words, day in (("on 4 December", 8), ("in two weeks", 14), ("the day after tomorrow", 2), ("end of month", 4)):
        found = find_due(f"send the deck {words}", THURSDAY, "en", typed=True)
        assert found
        assert found.due == THURSDAY + timedelta(days=day)


@pytest.mark.parametrize(
    "text",
    [
        *("ship version 4.12", "cut it to 2 days", "back it up twice a day", "read chapter 1/3", "the deck of may"),
        *("answer mails within reason", "review it once a week", "hold it 2 weeks"),
    ],
)
def test_numbers_and_spans_at_the_end_are_no_day_unless_it_says_by(text: str) -> None:
    assert find_due(text, THURSDAY, "en-GB", typed=True) is None
    assert find_due("send it by 4.12.", THURSDAY, "en-GB", typed=True)


@given(text=st.text(), today=DAYS, locale=st.sampled_from(LOCALES), typed=st.booleans())
def test_looking_into_any_text_finds_a_day_ahead_and_words_of_that_text(
    *, text: str, today: date, locale: str, typed: bool
) -> None:
    for words in (text, f"by {text}"):
        found = find_due(words, today, locale, typed=typed)
        assert found is None or (found.due >= today and " ".join(found.words.split()) in " ".join(words.split()))
