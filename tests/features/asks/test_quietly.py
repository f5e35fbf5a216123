"""A quiet ask: one able peer at a time, at ticks, without a trace of who passed; then the asker decides."""

from datetime import UTC, datetime
from functools import partial

import pytest

from bot.features.asks.models import State
from tests.features.asks.market import ANA, BO, CHI, DEV, ELI, EVERYBODY, FAY, NOTICE, QUIETLY, WHAT, Market, refused
from tests.features.asks.market import words_of as said

OTHERS = (BO, CHI, DEV, ELI, FAY)


def test_the_first_is_found_at_once_and_nothing_is_seen_of_it(market: Market) -> None:
    before = {user: market.sees(user) for user in OTHERS}
    reply = market.ask(way=QUIETLY)
    assert reply.letters == ()
    assert "Asked quietly" in str(reply.shown)
    asked = market.asked_now()
    assert market.card() is None
    for user in OTHERS:
        assert (market.sees(user).removesuffix("None") == before[user]) is (user != asked)
    assert "being asked quietly, one after another" in market.sees(ANA)
    assert asked
    assert asked not in market.sees(ANA)


def test_who_is_asked_sees_it_on_home_and_reads_it_in_a_form(market: Market) -> None:
    asked = market.quietly(by_day="2026-11-27")
    (one,) = market.waiting(asked)
    assert one.title == "One ask fits you (about 1 h)"
    assert [press.label for press in one.presses] == ["I can help", "Not now"]
    assert WHAT not in str(one)
    assert "Ana" not in str(one)
    assert one.title in str(market.desk.home(asked).blocks)
    form = said(market.press(asked, "help").modal)
    assert all(
        words in form for words in ("*Ana* asks you", WHAT, "by Fri 27 Nov", market.helps_on().replace("help", "pass"))
    )


def test_nobody_else_can_look_pass_or_say_yes(market: Market) -> None:
    asked = market.quietly()
    for user in {*EVERYBODY} - {asked}:
        for verb in ("help", "pass"):
            assert "Nothing waits here" in refused(partial(market.press, user, verb))[1]


def test_who_says_yes_helps_and_only_the_asker_learns_it(market: Market) -> None:
    asked = market.quietly()
    market.help(asked)
    assert market.state() is State.CLAIMED
    assert market.titles(ANA)[0].endswith("helps you")
    assert market.card() is None
    for user in set(OTHERS) - {asked}:
        assert market.titles(user) == []


@pytest.mark.parametrize("passes", [True, False])
def test_the_next_is_asked_at_the_same_tick_whether_the_one_before_passed_or_not(market: Market, passes: bool) -> None:  # noqa: FBT001 (both)
    first = market.quietly()
    if passes:
        assert "Nobody learns of it" in said(market.press(first, "pass").modal)
        assert market.titles(first) == []
        assert "Nothing waits" in refused(partial(market.press, first, "help"))[1]
    assert market.one().due_at == datetime(2026, 11, 25, 8, tzinfo=UTC)  # all have had a whole Tuesday
    market.wait(days=1, hours=21)
    assert market.asked_now() == first
    market.to_due()
    assert market.asked_now() not in {first, None}
    assert market.titles(first) == []
    assert [row.hidden for row in market.questions()] == [False, False]


def test_a_pass_changes_what_nobody_else_sees(market: Market) -> None:
    first = market.quietly()
    before = {user: market.sees(user) for user in EVERYBODY if user != first}
    letters = market.press(first, "pass").letters
    assert letters == ()
    assert {user: market.sees(user) for user in EVERYBODY if user != first} == before
    assert [letter for letter in market.run() if letter.to.user != first] == []  # type: ignore[union-attr]


def in_vain(market: Market) -> None:
    """Ask quietly, and let three tries pass."""
    market.quietly()
    for _ in range(3):
        market.to_due()


def test_after_three_in_vain_the_asker_decides_and_nothing_is_published_by_itself(market: Market) -> None:
    in_vain(market)
    assert len(market.questions()) == 3
    (one,) = market.waiting(ANA)
    assert one.title == "Nobody was found yet"
    assert [press.label for press in one.presses] == ["Ask everyone", "Make it smaller", "Keep looking", "Close"]
    assert market.card() is None
    assert all(market.titles(user) == [] for user in OTHERS)
    told = [letter for letter in market.run() if letter.message and letter.message.text == NOTICE]
    assert len([one for one in (*market.letters, *told) if one.to.user == ANA]) == 1  # type: ignore[union-attr]


def test_asking_everyone_shows_the_card_first_and_posts_it_by_a_press(market: Market) -> None:
    in_vain(market)
    form = market.press(ANA, "publish").modal
    assert WHAT in said(form)
    assert market.card() is None
    reply = market.desk.submit(ANA, form, {})
    assert [letter.card for letter in reply.letters] == [market.name()]
    assert WHAT in market.card_says()
    assert market.titles(ANA) == []
    market.help(market.questions()[0].user)


def test_keeping_on_asks_others_and_never_anybody_twice(market: Market) -> None:
    in_vain(market)
    market.press(ANA, "look")
    assert market.titles(ANA) == []
    for _ in range(2):
        market.to_due()
    assert sorted(row.user for row in market.questions()) == sorted(OTHERS)
    assert "Nothing waits" in refused(partial(market.press, ANA, "look"))[1]


def test_making_it_smaller_asks_on(market: Market) -> None:
    in_vain(market)
    form = market.press(ANA, "edit").modal
    market.desk.submit(ANA, form, {"what": "Only one line", "size": "S"})
    asked = market.asked_now()
    assert asked
    assert market.titles(ANA) == []
    assert market.titles(asked) == ["One ask fits you (about half an hour)"]


def test_when_nobody_is_able_it_takes_as_long_and_ends_the_same(market: Market) -> None:
    market.quietly()
    expected = market.one().due_at
    for user in OTHERS:
        market.desk.click(user, "asks.quietly", "off")
    market.ask(CHI, QUIETLY, functions=("2",))
    assert market.asked_now(2) is None
    assert market.one(2).due_at == expected
    for _ in range(3):
        market.to_due(2)
    assert market.titles(CHI) == ["Nobody was found yet"]


def test_only_functions_that_could_help_are_asked(market: Market) -> None:
    assert market.quietly(functions=("4",)) == DEV
    market.to_due()
    assert market.asked_now() is None


def test_who_is_away_or_does_not_want_to_be_asked_is_not(market: Market) -> None:
    market.desk.submit(BO, market.desk.click(BO, "peers.away", 1).modal, {"back": "2027-01-07"})
    market.desk.click(CHI, "asks.quietly", "off")
    assert "You may ask me quietly" in market.sees(CHI)
    for user in (DEV, ELI):
        market.desk.click(user, "peers.leave", 1)
    assert market.quietly() == FAY
    market.to_due()
    assert market.asked_now() is None
    market.desk.click(CHI, "asks.quietly", "on")
    market.to_due()
    assert market.asked_now() == CHI


def test_the_least_loaded_is_asked_and_nobody_with_two_in_hand(market: Market) -> None:
    for helper in (BO, CHI, DEV, ELI):
        market.helped(helper)
    assert market.quietly() == FAY
    for _ in range(2):
        market.ask()
        market.help(FAY, market.newest().id)
    assert market.quietly(CHI) != FAY


def test_questions_that_are_put_to_somebody_count_as_in_hand_passed_or_not(market: Market) -> None:
    for user in (BO, CHI, DEV):
        market.desk.click(user, "peers.leave", 1)
    asked = [market.quietly() for _ in range(4)]
    market.press(asked[0], "pass", 1)
    assert sorted(asked) == [ELI, ELI, FAY, FAY]
    market.ask(way=QUIETLY)
    assert market.asked_now(5) is None


def test_handed_back_it_is_asked_of_others_at_once(market: Market) -> None:
    first = market.quietly()
    market.help(first)
    market.press(first, "back")
    assert market.asked_now() not in {first, None}
    assert market.titles(ANA) == ["It is open again"]


def test_after_two_weeks_it_ends_and_the_question_is_gone(market: Market) -> None:
    market.quietly()
    market.wait(days=14)
    assert market.state() is State.EXPIRED
    assert all(market.titles(user) == [] for user in OTHERS)
    assert market.titles(ANA) == ["Its time is over, and nobody was free"]
    market.press(ANA, "seen")
    assert market.titles(ANA) == []
    assert "None is open" in market.sees(ANA)


def test_for_an_asker_who_left_nobody_is_asked_any_more(market: Market) -> None:
    first = market.quietly()
    market.desk.click(ANA, "peers.leave", 1)
    assert "Nothing waits here" in refused(partial(market.press, first, "help"))[1]
    market.to_due()
    assert market.state() is State.CANCELLED
    assert all(market.titles(user) == [] for user in OTHERS)
