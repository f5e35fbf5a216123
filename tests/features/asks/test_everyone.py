"""An ask to everyone: a card, somebody on it, done, with thanks; and all that may come in between."""

from datetime import timedelta
from functools import partial

import pytest

from bot.features.asks.models import State
from bot.features.asks.service import thanked_for
from tests.features.asks.market import ANA, BO, CHI, DEV, LINE, NOTICE, WHAT, Market, refused, words_of
from tests.features.desk import MONDAY


def test_a_card_says_who_asks_for_what_by_when_and_about_how_long(market: Market) -> None:
    reply = market.ask(by_day="2026-11-27", size="L")
    assert [letter.card for letter in reply.letters] == [market.name()]
    said = market.card_says()
    assert all(
        words in said for words in ("Ana asks for a hand", WHAT, "by Fri 27 Nov", "about 3 h", market.helps_on())
    )


def test_above_the_form_stands_one_calm_line_about_asking(market: Market) -> None:
    said = words_of(market.command(ANA, "words of mine").modal)
    assert "people say yes far more often than those who ask expect" in said
    assert "words of mine" in said


def test_who_helps_is_told_to_the_two_and_to_nobody_else(market: Market) -> None:
    market.ask()
    reply = market.help(BO)
    assert "Ana is told that it is you" in str(reply.shown)
    said = market.card_says()
    assert "Somebody is on it." in said
    assert "asks.help" not in said
    market.press(BO, "back")
    market.help(DEV)
    assert market.card_says() == said  # whoever it is
    market.press(DEV, "back")
    market.press(ANA, "seen")
    market.help(BO)
    assert market.titles(ANA) == ["Bo helps you"]
    assert market.titles(BO) == ["You help Ana"]
    assert market.titles(CHI) == []
    assert "Bo helps" not in market.sees(CHI)


def test_done_and_thanked_it_stands_in_both_books_and_the_card_says_no_more(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    done = market.card_says()
    assert "Done, with thanks." in done
    assert market.titles(ANA) == ["Bo helped you: record it today"]
    market.thank(hours="1.5")
    assert market.card_says() == done
    assert market.titles(BO) == ["Ana thanks you"]
    assert LINE in market.waiting(BO)[0].what
    market.press(BO, "seen")
    assert market.titles(BO) == []
    for user, title in ((BO, "You helped"), (ANA, "Helped you")):
        said = words_of(market.command(user, "list").modal)
        assert title in said
        assert "about 1.5 h" in said
        assert LINE in said
    assert LINE not in market.sees(CHI)


def test_the_asker_who_says_that_it_is_done_records_it_at_once(market: Market) -> None:
    market.ask()
    market.help(BO)
    form = market.press(ANA, "done").modal
    market.desk.submit(ANA, form, {"hours": "0.25", "thanks": LINE})
    assert market.state() is State.THANKED
    assert market.one().quarters == 1


@pytest.mark.parametrize("hours", ["0", "0.1", "40.25", "-1", "nan", "inf", "one", "", "1e400"])
def test_hours_come_in_quarter_steps_up_to_forty(market: Market, hours: str) -> None:
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    assert refused(lambda: market.thank(hours=hours))[0] == "hours"
    assert refused(lambda: market.thank(line=" "))[0] == "thanks"
    assert refused(lambda: market.thank(line="x" * 241))[0] == "thanks"


def test_what_was_recorded_is_fixed(market: Market) -> None:
    market.helped(BO)
    assert "Nothing waits here any more" in refused(lambda: market.thank(hours="9"))[1]
    assert market.one().quarters == 4


def test_only_the_receiver_records(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    for user in (BO, CHI):
        assert "Nothing waits here" in refused(partial(market.press, user, "record"))[1]


def test_without_an_answer_in_five_working_days_it_is_closed_without_hours_and_without_reproach(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    said = market.card_says()
    market.to_due()
    assert (market.state(), market.one().quarters, market.one().due_at) == (State.DELIVERED, None, None)
    assert market.card_says() == said
    assert market.titles(ANA) == market.titles(BO) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": "x" * 241}, "what"),
        ({"by_day": "2026-11-22"}, "by_day"),
        ({"by_day": "tomorrow"}, "by_day"),
        ({"size": "XL"}, "size"),
        ({"way": ""}, "way"),
        ({"way": "QUIETLY", "functions": ("99",)}, "functions"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_field(market: Market, fields: dict[str, str], field: str) -> None:
    assert refused(lambda: market.ask(**fields))[0] == field


def test_ones_own_ask_and_one_that_somebody_is_on_are_refused_kindly(market: Market) -> None:
    market.ask()
    assert "your own ask" in refused(lambda: market.press(ANA, "help"))[1]
    form = market.press(CHI, "help").modal
    market.help(BO)
    assert "Somebody was a little faster" in refused(lambda: market.desk.submit(CHI, form, {}))[1]
    assert "Somebody was a little faster" in refused(lambda: market.press(DEV, "help"))[1]


def test_only_peers_of_the_group_may_help(market: Market) -> None:
    market.ask()
    assert "Guests" in refused(lambda: market.press("U0GUS", "help"))[1]
    market.desk.click(BO, "peers.leave", 1)
    assert refused(lambda: market.press(BO, "help"))


def test_an_asker_changes_and_takes_back_and_the_card_follows(market: Market) -> None:
    market.ask()
    form = market.press(ANA, "edit").modal
    assert WHAT in words_of(form)
    market.desk.submit(ANA, form, {"what": "Only its first page", "size": "S"})
    assert "Only its first page" in market.card_says()
    assert "half an hour" in market.card_says()
    assert refused(lambda: market.press(BO, "cancel"))
    market.help(BO)
    assert market.press(ANA, "cancel").letters
    assert "Closed." in market.card_says()
    assert market.titles(BO) == ["Ana does not need it any more"]
    market.press(BO, "seen")
    assert market.titles(ANA) == market.titles(BO) == []


def test_a_helper_hands_it_back_without_a_mark(market: Market) -> None:
    market.ask()
    before = market.card_says()
    market.help(BO)
    market.press(BO, "back")
    assert market.card_says() == before
    one = market.one()
    assert (one.state, one.helper, one.claimed_at) == (State.OPEN, None, None)
    assert market.titles(BO) == []
    assert market.titles(ANA) == ["It is open again"]
    market.press(ANA, "seen")
    assert market.titles(ANA) == []
    market.help(BO)


def test_after_two_weeks_the_asker_is_asked_whether_a_smaller_one_helps(market: Market) -> None:
    market.ask()
    market.wait(days=13)
    assert market.state() is State.OPEN
    market.wait(days=1)
    assert market.state() is State.EXPIRED
    assert "Closed." in market.card_says()
    assert market.titles(ANA) == ["Its time is over, and nobody was free"]
    form = market.press(ANA, "edit").modal
    market.desk.submit(ANA, form, {"what": "One line of it", "size": "S"})
    assert market.state() is State.OPEN
    assert market.helps_on() in market.card_says()


def test_after_five_working_days_the_two_are_asked_once(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.to_due()
    assert all("Five working days have passed" in market.waiting(user)[0].what for user in (ANA, BO))
    assert market.state() is State.CLAIMED
    assert market.run() == ()
    market.wait(days=6)
    assert market.state() is State.CLAIMED


def test_a_helper_who_left_makes_room_for_another(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.desk.click(BO, "peers.leave", 1)
    market.to_due()
    assert market.state() is State.OPEN
    assert market.helps_on() in market.card_says()


def test_whoever_is_told_anything_is_told_one_sentence(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.run()
    told = [letter for letter in market.letters if not letter.card]
    assert [(letter.to.user, letter.message.text) for letter in told] == [(ANA, NOTICE)]  # type: ignore[union-attr]


def test_an_ask_from_an_issue_keeps_its_source_and_names_whose_help_was_thanked(market: Market) -> None:
    form = market.desk.click(ANA, "asks.open", "1.12").modal
    assert "helped with the issue" in words_of(form)
    market.desk.submit(ANA, form, {"what": WHAT, "size": "M", "way": "EVERYONE"})
    market.help(BO)
    assert thanked_for(market.desk.work, 1, "issue:12", MONDAY) == ()
    market.press(BO, "done")
    market.thank()
    assert thanked_for(market.desk.work, 1, "issue:12", MONDAY) == (BO,)
    assert thanked_for(market.desk.work, 1, "issue:12", market.desk.now + timedelta(seconds=1)) == ()
    assert thanked_for(market.desk.work, 1, "issue:1", MONDAY) == ()


@pytest.mark.parametrize("subject", ["", "x", "0", "1.x", "99999999999", "1 2 3"])
def test_a_forged_button_changes_nothing(market: Market, subject: str) -> None:
    market.ask()
    for verb in ("edit", "publish", "look", "cancel", "seen", "help", "pass", "back", "done", "record", "ring"):
        refused(partial(market.desk.click, CHI, f"asks.{verb}", subject))
    assert market.state() is State.OPEN
