"""People join, change function, are away and leave: each by a press of their own."""

from datetime import timedelta

import pytest

from bot.errors import Refusal
from bot.features.peers import jobs, service
from bot.features.peers.rules.refusals import GroupNotReady, GroupPaused, UnknownThing
from bot.slack.requests import Click
from tests.features.desk import Desk, channel_facts, texts


def peers_of(desk: Desk) -> list[tuple[str, str]]:
    return [(peer.name, peer.function.name) for peer in service.peers(desk.work, 1)]


def test_a_person_joins_by_choosing_a_function_and_the_card_lists_the_name(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    desk.set_up()
    reply = desk.join("U0ANA", 1)
    assert reply.shown
    assert "You are in, as Sales" in reply.shown.text
    assert "*Sales:* Ana" in texts(reply.letters)
    assert "<@" not in texts(reply.letters)
    assert "*Open seats:* Operations, Finance" in texts(reply.letters)
    assert peers_of(desk) == [("Ana", "Sales")]


def test_joining_twice_is_harmless(desk: Desk) -> None:
    desk.team()
    reply = desk.click("U0ANA", "peers.join", 1)
    assert reply.shown
    assert "You are in already as Sales" in reply.shown.text
    form = desk.click("U0ANA", "peers.change", 1).modal
    again = desk.submit("U0ANA", form, {"function": "1"})
    assert again.shown
    assert "already" in again.shown.text
    assert again.letters == ()
    assert len(peers_of(desk)) == 2


def test_a_peer_changes_function(desk: Desk) -> None:
    desk.team()
    form = desk.click("U0ANA", "peers.change", 1).modal
    desk.submit("U0ANA", form, {"function": "3"})
    assert peers_of(desk) == [("Bo", "Operations"), ("Ana", "Finance")]


@pytest.mark.parametrize(("user", "said"), [("U0GUS", "Guests"), ("U0HAL", "another firm"), ("U0BOT", "Bots")])
def test_who_is_no_member_cannot_join_and_is_told_why(desk: Desk, user: str, said: str) -> None:
    desk.team()
    assert said in desk.refused(user, "peers.join", 1)


def test_who_is_unknown_is_asked_to_press_again(desk: Desk) -> None:
    desk.team()
    handler = desk.doors.find(Click, "peers.join")
    assert handler
    with pytest.raises(UnknownThing, match="again in a moment"):
        handler(Click("T0PLAY", "U0NEW", "x", "peers.join", "1", "", "t"), desk.work)


def test_nobody_joins_before_the_set_up(desk: Desk) -> None:
    desk.invite(facts=channel_facts())
    with pytest.raises(GroupNotReady):
        desk.click("U0ANA", "peers.join", 1)


@pytest.mark.parametrize("function", ["99", "", "x", "9" * 400])
def test_a_function_that_is_not_the_groups_is_refused_at_its_field(desk: Desk, function: str) -> None:
    desk.team()
    form = desk.click("U0CHI", "peers.join", 1).modal
    with pytest.raises(Refusal) as refused:
        desk.submit("U0CHI", form, {"function": function})
    assert refused.value.field == "function"


@pytest.mark.parametrize("subject", ["", "99", "x", "²", "9" * 400])
def test_a_button_of_no_group_is_refused(desk: Desk, subject: str) -> None:
    desk.team()
    assert desk.refused("U0ANA", "peers.join", subject)


def test_a_group_of_another_workspace_does_not_exist_here(desk: Desk) -> None:
    desk.team()
    service.learn(desk.work, "T0ELSE", service.PersonLearned("U0ANA", "Ana", None, "member"))
    with pytest.raises(UnknownThing):
        service.join(desk.work, workspace="T0ELSE", user="U0ANA", group_id=1, function_id=1)


def test_who_leaves_keeps_the_history_and_can_come_back(desk: Desk) -> None:
    desk.team()
    first = service.seat(desk.work, workspace="T0PLAY", user="U0BO")
    assert "*Open seats:* Operations" in texts(desk.click("U0BO", "peers.leave", 1).letters)
    assert desk.click("U0BO", "peers.leave", 1).letters == ()
    assert peers_of(desk) == [("Ana", "Sales")]
    desk.join("U0BO", 3)
    again = service.seat(desk.work, workspace="T0PLAY", user="U0BO")
    assert (again.peer_id, again.function.name) == (first.peer_id, "Finance")


def test_a_peer_is_away_until_the_day_named_and_back_by_itself(desk: Desk) -> None:
    desk.team()
    form = desk.click("U0ANA", "peers.away", 1).modal
    reply = desk.submit("U0ANA", form, {"back": "2026-12-07"})
    assert "Ana (away, back on Mon 7 Dec)" in texts(reply.letters)
    assert service.seat(desk.work, workspace="T0PLAY", user="U0ANA").away_until is not None
    assert jobs.end_absences(desk.work).letters == ()
    desk.now += timedelta(days=14)
    assert service.seat(desk.work, workspace="T0PLAY", user="U0ANA").away_until is None
    due = jobs.end_absences(desk.work)
    assert due.more
    assert "away, back" not in texts(due.letters)
    assert jobs.end_absences(desk.work).letters == ()


def test_a_peer_comes_back_earlier(desk: Desk) -> None:
    desk.team()
    desk.submit("U0ANA", desk.click("U0ANA", "peers.away", 1).modal, {"back": "2026-12-07"})
    assert "away, back" not in texts(desk.click("U0ANA", "peers.back", 1).letters)


@pytest.mark.parametrize("day", ["", "2026-11-23", "2020-01-01", "2031-01-01", "soon"])
def test_an_odd_day_is_refused_at_its_field(desk: Desk, day: str) -> None:
    desk.team()
    with pytest.raises(Refusal) as refused:
        desk.submit("U0ANA", desk.click("U0ANA", "peers.away", 1).modal, {"back": day})
    assert refused.value.field == "back"


def test_a_paused_group_takes_nobody(desk: Desk) -> None:
    desk.team()
    service.close_all(desk.work, "T0PLAY")
    with pytest.raises(GroupPaused):
        desk.click("U0CHI", "peers.join", 1)
