"""Whoever speaks to the bot gets a sensible sentence, whatever the words."""

import pytest

from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.slack.requests import ChannelChanged, MemberLeft
from tests.features.desk import LEADERSHIP, WORKSPACE, Desk, channel_facts, texts


def heard(desk: Desk, user: str, text: str, channel: str = LEADERSHIP, *, direct: bool = False) -> str:
    shown = desk.speak(user, text, channel, direct=direct).shown
    assert shown
    return f"{shown.text} {shown.blocks}"


@pytest.mark.parametrize("words", ["", "help", "payload", "what?", "x" * 3000, "<!channel> & \u202eabc 🙂"])
def test_any_words_get_the_short_help(desk: Desk, words: str) -> None:
    desk.team()
    for answer in (heard(desk, "U0ANA", words), heard(desk, "U0CHI", words, "D0CHI", direct=True)):
        assert "/grayzone" in answer
        assert "<!channel>" not in answer


@pytest.mark.parametrize("words", ["stop", "STOP!", "leave", "unsubscribe."])
def test_who_wants_it_to_stop_gets_the_buttons_for_it(desk: Desk, words: str) -> None:
    desk.team()
    answer = heard(desk, "U0ANA", words, "D0ANA", direct=True)
    assert "peers.leave:1" in answer
    assert "peers.away:1" in answer
    assert "You are in no group" in heard(desk, "U0CHI", words, "D0CHI", direct=True)


def test_who_wants_a_pause_is_asked_of_what_and_nothing_is_stopped(desk: Desk) -> None:
    desk.team()
    answer = heard(desk, "U0ANA", "Pause", "D0ANA", direct=True)
    assert "peers.away:1" in answer
    assert "checkins.pause" not in answer
    assert not notices.choice(desk.work, WORKSPACE, "U0ANA").stopped
    desk.submit(
        "U0ANA", desk.click("U0ANA", "checkins.open", 1).modal, {"weekday": "1", "hour": "10", "rhythm": "group"}
    )
    assert "checkins.pause" in heard(desk, "U0ANA", "pause", "D0ANA", direct=True)
    assert "You are in no group" in heard(desk, "U0CHI", "pause", "D0CHI", direct=True)
    assert "Away until" in heard(desk, "U0ANA", "pause")
    assert "check-ins of yours that were open" in heard(desk, "U0ANA", "stop", "D0ANA", direct=True)


def test_asked_to_stop_in_a_channel_it_names_no_other_group(desk: Desk) -> None:
    desk.team()
    inside = heard(desk, "U0ANA", "stop", LEADERSHIP)
    assert "peers.leave:1" in inside
    outside = heard(desk, "U0ANA", "stop", "C0RAND")
    assert "peers.leave" not in outside
    assert "leadership" not in outside
    assert "Home tab" in outside


def test_mentioned_in_a_channel_without_a_group_it_says_how_to_set_one_up(desk: Desk) -> None:
    desk.team()
    answer = heard(desk, "U0ANA", "hello", "C0RAND")
    assert "/invite @Grayzone" in answer
    assert "leadership" not in answer


def test_mentioned_before_the_set_up_it_offers_it(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    assert "peers.set_up:1" in heard(desk, "U0ANA", "hello")


def test_mentioned_where_it_was_thought_absent_the_group_goes_on(desk: Desk) -> None:
    desk.team()
    desk.handle(MemberLeft(WORKSPACE, "U0GRAY", desk.once(), LEADERSHIP, is_bot_itself=True))
    assert "/grayzone" in heard(desk, "U0ANA", "are you there?")
    assert peers.group_of_channel(desk.work, workspace=WORKSPACE, channel=LEADERSHIP)


def test_mentioned_in_a_shared_channel_the_group_stays_paused(desk: Desk) -> None:
    desk.team()
    desk.handle(ChannelChanged(WORKSPACE, "U0ANA", desk.once(), LEADERSHIP, "shared"))
    assert "another firm" in heard(desk, "U0ANA", "hello")


def test_help_on_home_opens_over_it(desk: Desk) -> None:
    reply = desk.click("U0ANA", "home.help")
    assert reply.shown
    assert texts(reply.letters) == ""
