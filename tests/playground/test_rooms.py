"""Private conversations that the bot makes: who is told of them, who is taken out, and what a firm may forbid."""

import pytest

from bot.playground import BOT_USER
from tests.playground.town import Json, Town

pytestmark = pytest.mark.anyio

CREATE, OPEN, KICK, ARCHIVE = (
    "conversations.create",
    "conversations.open",
    "conversations.kick",
    "conversations.archive",
)


async def made(town: Town) -> str:
    """Let the bot make a private channel with Ana in it; return its id."""
    await town.connect()
    channel = str((await town.call(CREATE, name="table-1", is_private=True))["channel"]["id"])
    assert (await town.call("conversations.invite", channel=channel, users="U0ANA"))["ok"]
    return channel


async def heard(town: Town, kind: str) -> list[Json]:
    """Return the events of this type once all were delivered."""
    await town.look("idle")
    return town.events(kind)


async def test_whoever_makes_a_channel_is_told_that_they_joined_it(wide_town: Town) -> None:
    channel = await made(wide_town)
    first, second = await heard(wide_town, "member_joined_channel")
    assert (first["user"], first["channel"], first.get("inviter")) == (BOT_USER, channel, None)
    assert (second["user"], second["inviter"]) == ("U0ANA", BOT_USER)


async def test_whoever_is_taken_out_is_gone_and_the_bot_hears_of_it(wide_town: Town) -> None:
    channel = await made(wide_town)
    assert (await wide_town.call(KICK, channel=channel, user="U0ANA"))["ok"]
    assert (await wide_town.call("conversations.members", channel=channel))["members"] == [BOT_USER]
    [left] = await heard(wide_town, "member_left_channel")
    assert (left["user"], left["channel"]) == ("U0ANA", channel)
    assert (await wide_town.call(KICK, channel=channel, user="U0ANA"))["error"] == "not_in_channel"


async def test_an_archived_channel_takes_nobody_out_and_is_not_archived_twice(wide_town: Town) -> None:
    channel = await made(wide_town)
    assert (await wide_town.call(ARCHIVE, channel=channel))["ok"]
    assert (await wide_town.call(ARCHIVE, channel=channel))["error"] == "already_archived"
    assert (await wide_town.call(KICK, channel=channel, user="U0ANA"))["error"] == "is_archived"


async def test_a_direct_conversation_has_nobody_taken_out_and_is_never_archived(wide_town: Town) -> None:
    group = (await wide_town.call(OPEN, users="U0ANA,U0BO"))["channel"]["id"]
    for method, details in ((KICK, {"user": "U0ANA"}), (ARCHIVE, {})):
        answer = await wide_town.call(method, channel=group, **details)
        assert answer["error"] == "method_not_supported_for_channel_type"


async def test_a_firm_forbids_private_channels_and_group_messages_and_allows_them_again(wide_town: Town) -> None:
    for allowed in (False, True):
        await wide_town.act("policy", private_channels=allowed, group_messages=allowed)
        create = await wide_town.call(CREATE, name="table-2", is_private=True)
        group = await wide_town.call(OPEN, users="U0ANA,U0BO")
        assert [one.get("error") for one in (create, group)] == [None if allowed else "restricted_action"] * 2
        assert (await wide_town.call(OPEN, users="U0ANA"))["ok"]
