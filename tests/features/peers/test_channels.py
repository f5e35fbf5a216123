"""A group lives with its channel, and with the bot's presence in it."""

from typing import Literal

import pytest
from sqlalchemy import select

from bot.delivery.models import Card
from bot.features.peers import service
from bot.features.peers.rules.refusals import GroupPaused, NotAPeer
from bot.slack.requests import ChannelChanged, MemberJoined, MemberLeft, Uninstalled
from tests.features.desk import LEADERSHIP, WORKSPACE, Desk, channel_facts, texts

Change = Literal["renamed", "archived", "unarchived", "deleted", "shared", "unshared", "new_id"]


def change(
    desk: Desk, what: Change, *, name: str | None = None, new: str | None = None, channel: str = LEADERSHIP
) -> str:
    event = ChannelChanged(WORKSPACE, "U0ANA", desk.once(), channel, what, name, new)
    return texts(desk.handle(event).letters)


def is_open(desk: Desk, channel: str = LEADERSHIP) -> bool:
    return service.group_of_channel(desk.work, workspace=WORKSPACE, channel=channel) is not None


def kick(desk: Desk) -> None:
    desk.handle(MemberLeft(WORKSPACE, "U0GRAY", desk.once(), LEADERSHIP, is_bot_itself=True))


def test_the_bot_says_hello_once_with_one_card(desk: Desk) -> None:
    reply = desk.invite(facts=channel_facts())
    assert [letter.card for letter in reply.letters] == ["peers.group:1"]
    assert "peers.set_up:1" in texts(reply.letters)


def test_the_bot_greets_nobody_else(desk: Desk) -> None:
    event = MemberJoined(WORKSPACE, "U0ANA", desk.once(), LEADERSHIP, is_bot_itself=False, inviter=None)
    assert desk.handle(event).letters == ()


@pytest.mark.parametrize(
    ("kind", "shared", "said"),
    [
        ("direct", False, "direct messages"),
        ("group_direct", False, "direct messages"),
        ("channel", True, "another firm"),
        ("private", True, "another firm"),
    ],
)
def test_where_it_does_not_work_it_says_why(
    desk: Desk, kind: Literal["channel", "private", "direct", "group_direct"], said: str, *, shared: bool
) -> None:
    reply = desk.invite("C0PART", facts=channel_facts("C0PART", "partners", kind, shared=shared))
    assert said in texts(reply.letters)
    assert "peers.set_up" not in texts(reply.letters)
    assert service.state_of_channel(desk.work, workspace=WORKSPACE, channel="C0PART") is None


def test_it_says_hello_even_when_slack_told_nothing_of_the_channel(desk: Desk) -> None:
    event = MemberJoined(WORKSPACE, "U0GRAY", desk.once(), LEADERSHIP, is_bot_itself=True, inviter="U0ANA")
    assert "peers.set_up:1" in texts(desk.handle(event).letters)


@pytest.mark.parametrize(
    ("kind", "inviter"), [("private", None), ("private", "U0GRAY"), ("group_direct", None), ("group_direct", "U0GRAY")]
)
def test_it_greets_nobody_in_a_conversation_that_it_made_itself(
    desk: Desk, kind: Literal["private", "group_direct"], inviter: str | None
) -> None:
    facts = channel_facts("C0TABLE", "table-1", kind)
    event = MemberJoined(WORKSPACE, "U0GRAY", desk.once(), "C0TABLE", True, inviter, facts)  # noqa: FBT003 (as the event has it)
    assert desk.handle(event).letters == ()
    assert service.state_of_channel(desk.work, workspace=WORKSPACE, channel="C0TABLE") is None


def test_removed_and_invited_again_the_group_is_found_with_everything_in_it(desk: Desk) -> None:
    desk.team()
    kick(desk)
    with pytest.raises(GroupPaused):
        service.seat(desk.work, workspace=WORKSPACE, user="U0ANA")
    reply = desk.invite(facts=channel_facts())
    assert reply.letters[0].card == "peers.group:1"
    assert "as you left them" in texts(reply.letters)
    assert "peers.join:1" in texts(reply.letters[1:])
    assert service.seat(desk.work, workspace=WORKSPACE, user="U0ANA").function.name == "Sales"


def test_an_archived_group_rests_and_goes_on_when_unarchived(desk: Desk) -> None:
    desk.team()
    change(desk, "archived")
    assert not is_open(desk)
    assert service.groups_with_tick_due(desk.work, 10) == ()
    assert "*Sales:* Ana" in change(desk, "unarchived")
    assert is_open(desk)


def test_a_deleted_channel_pauses_its_group(desk: Desk) -> None:
    desk.team()
    change(desk, "deleted")
    assert not is_open(desk)
    assert change(desk, "unarchived") == ""


def test_sharing_with_another_firm_pauses_with_a_sentence_once(desk: Desk) -> None:
    desk.team()
    assert "another firm" in change(desk, "shared")
    assert change(desk, "shared") == ""
    change(desk, "archived")
    assert change(desk, "unarchived") == ""
    assert not is_open(desk)
    assert "your own again" in change(desk, "unshared")
    assert is_open(desk)


def test_invited_again_into_a_channel_that_is_shared_it_stays_paused(desk: Desk) -> None:
    desk.team()
    kick(desk)
    assert "another firm" in texts(desk.invite(facts=channel_facts(shared=True)).letters)
    assert not is_open(desk)


def test_the_group_follows_its_channels_name_and_id(desk: Desk) -> None:
    desk.team()
    desk.session.add(Card(workspace=WORKSPACE, name="peers.group:1", channel=LEADERSHIP, ts="1.1"))
    change(desk, "renamed", name="board")
    change(desk, "new_id", new="C0NEW")
    assert desk.session.scalars(select(Card.channel)).all() == ["C0NEW"]
    group = service.group_of_channel(desk.work, workspace=WORKSPACE, channel="C0NEW")
    assert group
    assert (group.id, group.name) == (1, "board")


@pytest.mark.parametrize("what", ["renamed", "archived", "unarchived", "deleted", "shared", "unshared", "new_id"])
def test_what_happens_to_other_channels_is_nothing_to_us(desk: Desk, what: Change) -> None:
    desk.team()
    assert change(desk, what, channel="C0ELSE", name="x", new="C0NEW") == ""
    assert is_open(desk)


def test_who_leaves_the_channel_leaves_the_group_quietly(desk: Desk) -> None:
    desk.team()
    reply = desk.handle(MemberLeft(WORKSPACE, "U0BO", desk.once(), LEADERSHIP, is_bot_itself=False))
    assert [letter.card for letter in reply.letters] == ["peers.group:1"]
    with pytest.raises(NotAPeer):
        service.seat(desk.work, workspace=WORKSPACE, user="U0BO")
    stranger = MemberLeft(WORKSPACE, "U0CHI", desk.once(), LEADERSHIP, is_bot_itself=False)
    assert desk.handle(stranger).letters == ()


def test_uninstalling_pauses_every_group(desk: Desk) -> None:
    desk.team()
    desk.invite("C0SALE")
    desk.session.add(Card(workspace=WORKSPACE, name="peers.group:1", channel=LEADERSHIP, ts="1.1"))
    desk.handle(Uninstalled(WORKSPACE, "U0GRAY", desk.once()))
    assert not is_open(desk)
    assert desk.session.scalars(select(Card.channel)).all() == []
    desk.invite(facts=channel_facts())
    assert is_open(desk)
