"""How check-ins look: in every state, with hostile and long names, within Slack's limits. Views are pure."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.checkins.facts import (
    Other,
    Shown,
)
from bot.features.checkins.models import Answer, State
from bot.features.checkins.text.card import FIRST, SKIPPED_STILL
from bot.features.checkins.views import card, forms, group
from bot.slack.replies import Message, Modal
from tests.features.checkins.looks import BO, ENDS, HOSTILE, NOW, OFFERED, actions, said, view


def message(shown: Shown) -> Message:
    made = card.message(shown, NOW)
    said(made)
    return made


def test_the_message_says_with_whom_why_now_what_to_bring_and_when_both_are_at_work() -> None:
    made = message(OFFERED)
    for words in ("Your check-in with Bo (Operations)", "You have not had a check-in yet.", "One idea and one offer."):
        assert words in said(made)
        assert words in made.text
    assert "When you are both at work next: <!date^" in made.text
    assert actions(made) == [
        "checkins.talked:abc123",
        "checkins.suggest:abc123",
        "checkins.snooze:abc123",
        "checkins.skip:abc123",
        "checkins.pause",
        "checkins.stop:1",
    ]


def test_the_card_says_until_when_it_is_put_off() -> None:
    assert "I write to you again: <!date^" in said(message(replace(OFFERED, prompt_at=ENDS)))
    assert "I write to you again" not in said(message(replace(OFFERED, prompt_at=ENDS, prompt=0)))
    assert "I write to you again" not in said(message(replace(OFFERED, prompt_at=ENDS, state=State.SKIPPED)))


def test_who_never_is_at_work_together_may_write() -> None:
    assert "a message counts, too" in said(message(replace(OFFERED, shared=None)))


def test_three_are_named() -> None:
    made = said(message(replace(OFFERED, others=(BO, Other("U0DEV", "Dev", "Finance")))))
    assert "Bo (Operations) and Dev (Finance)" in made
    assert "When you are all at work" in made


def test_a_time_is_agreed_to_as_it_was_read() -> None:
    at = NOW + timedelta(hours=3)
    asked = message(replace(OFFERED, suggested=at, suggested_by="U0BO"))
    assert "Bo suggests" in said(asked)
    assert actions(asked)[0] == f"checkins.agree:abc123.{int(at.timestamp())}"
    own = message(replace(OFFERED, suggested=at, suggested_by="U0ANA"))
    assert "You suggested" in said(own)
    assert not any(one.startswith("checkins.agree") for one in actions(own))
    agreed = message(replace(OFFERED, state=State.SET, suggested=at, suggested_by="U0ANA"))
    assert "It is set for" in said(agreed)
    assert not any(one.startswith("checkins.agree") for one in actions(agreed))


def test_who_did_not_say_it_may_object_and_reads_until_when_silence_counts_as_yes() -> None:
    held = replace(OFFERED, state=State.HELD, said_by="U0BO", object_until=ENDS)
    made = message(held)
    assert "Bo says that you talked. Without a word from you until" in said(made)
    assert actions(made) == ["checkins.talked:abc123", "checkins.not_talked:abc123", "checkins.notes:abc123"]
    own = message(replace(held, said_by="U0ANA", object_until=None, answer=Answer.TALKED))
    assert "Noted: you talked with Bo." in said(own)
    assert actions(own) == ["checkins.notes:abc123"]
    assert "You talked. What came of it?" in said(message(replace(held, object_until=None)))


def test_a_skip_reads_the_same_whoever_pressed_and_may_be_undone_until_the_round_ends() -> None:
    skipped = replace(OFFERED, state=State.SKIPPED)
    assert message(skipped) == message(replace(skipped, answer=Answer.NOT_THIS_TIME))
    assert actions(message(skipped)) == ["checkins.talked:abc123"]
    assert actions(card.message(skipped, ENDS)) == []
    assert actions(message(replace(OFFERED, state=State.MISSED))) == []
    noted = replace(skipped, has_worksheet=True)
    assert actions(message(noted)) == ["checkins.talked:abc123", "checkins.notes:abc123"]
    assert actions(card.message(noted, ENDS)) == ["checkins.notes:abc123"]
    assert actions(message(replace(noted, state=State.MISSED))) == ["checkins.notes:abc123"]


def test_who_left_is_named_and_nothing_is_asked_any_more() -> None:
    made = message(replace(OFFERED, state=State.SKIPPED, gone=("Bo",)))
    assert "Bo is no longer in the group" in said(made)
    assert actions(made) == []


@pytest.mark.parametrize("state", list(State))
def test_in_three_nothing_speaks_of_two(state: State) -> None:
    three = replace(OFFERED, state=state, others=(BO, Other("U0DEV", "Dev", "Finance")), said_by="U0BO")
    suggested = replace(three, suggested=NOW, suggested_by="U0BO")
    for one in (three, suggested, replace(three, object_until=ENDS)):
        _speaks_of_two_nowhere(message(one))
    _speaks_of_two_nowhere(forms.suggest(three, NOW))
    _speaks_of_two_nowhere(group.how())


def _speaks_of_two_nowhere(made: Message | Modal) -> None:
    for words in ("you two", "two of you", "the other one", "both of you", "are both", "the other does"):
        assert words not in str(made.blocks).casefold(), words


def test_the_two_who_stay_of_three_may_still_have_talked() -> None:
    three = replace(OFFERED, state=State.SKIPPED, others=(BO, Other("U0DEV", "Dev", "Finance")), gone=("Dev",))
    made = message(three)
    assert "Dev is no longer in the group" in said(made)
    assert SKIPPED_STILL in said(made)
    assert actions(made) == ["checkins.talked:abc123"]
    assert actions(message(replace(three, gone=("Dev", "Bo")))) == []


@pytest.mark.parametrize("state", [State.SKIPPED, State.MISSED])
def test_nothing_is_promised_where_no_round_can_keep_it(state: State) -> None:
    made = replace(OFFERED, state=state)
    assert FIRST in said(message(made))
    assert FIRST not in said(message(replace(made, in_round=False)))
    assert actions(message(replace(made, viewer_sits=False))) == []


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("gone", [(), (HOSTILE.name,)])
def test_no_name_and_no_words_page_or_link_anybody(state: State, gone: tuple[str, ...]) -> None:
    shown = replace(OFFERED, state=state, others=(HOSTILE, BO), gone=gone, why=(HOSTILE.function,) * 3, said_by="U0CHI")
    for one in (shown, replace(shown, suggested=NOW, suggested_by="U0CHI", object_until=ENDS)):
        made = message(one)
        for text in (made.text, said(made)):
            assert "<!channel>" not in text
            assert "<https" not in text
            assert "@here" not in text


def test_the_groups_card_names_who_takes_part_and_the_next_round() -> None:
    made = group.message(view())
    assert made
    assert "every two weeks" in said(made)
    assert "Taking part: Ana and Bo" in said(made)
    assert "The next round begins on Mon 30 Nov." in said(made)
    assert actions(made) == ["checkins.open:1", "checkins.how"]
    assert group.message(view(names=())) is None
    many = group.message(view(names=(HOSTILE.name,) * 200, next_on=None))
    assert many
    assert "and 176 more" in said(many)
    assert "@here" not in said(many)
