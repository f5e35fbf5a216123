"""What an ended attempt means: pure decisions."""

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.retry import (
    FIRST_PAUSE_SECONDS,
    LONGEST_PAUSE_SECONDS,
    MOST_ATTEMPTS,
    Dropped,
    Later,
    after_refusal,
    after_unclear,
    pause,
)
from bot.slack.gateway import SlackRefused

chances = st.floats(0, 1)


@given(st.integers(1, 10_000), chances)
def test_pauses_stay_between_half_the_first_and_the_longest(attempts: int, chance: float) -> None:
    assert FIRST_PAUSE_SECONDS / 2 <= pause(attempts, chance) <= LONGEST_PAUSE_SECONDS


@given(st.integers(1, 100), chances)
def test_a_later_attempt_never_waits_less(attempts: int, chance: float) -> None:
    assert pause(attempts, chance) <= pause(attempts + 1, chance)


@given(st.floats(0, 3600), st.integers(1, 1_000), chances)
def test_slacks_own_time_is_kept_and_does_not_wear_the_letter_out(seconds: float, attempts: int, chance: float) -> None:
    ending = after_refusal(SlackRefused("ratelimited", permanent=False, retry_after=seconds), attempts, chance)
    assert isinstance(ending, Later)
    assert ending.seconds >= seconds
    assert not ending.counted


def test_an_endless_failure_is_given_up() -> None:
    assert after_unclear(MOST_ATTEMPTS, 0, unclear=True) == Dropped("gave_up")


def test_a_refusal_after_an_unclear_attempt_stays_unclear() -> None:
    ending = after_refusal(SlackRefused("unreachable", permanent=False), 2, 0, unclear=True)
    assert isinstance(ending, Later)
    assert ending.unclear
