"""Custom emoji and skin tones: which names are reactions, and what a bot can know of the workspace's own."""

import pytest

from tests.playground.town import Json, Town

pytestmark = pytest.mark.anyio

PICTURE = "https://emoji.slack-edge.com/T0PLAY/shipped/1.png"


async def reacted(town: Town, emoji: str, person: str = "bo") -> str | None:
    """React to a fresh message; return why it did not work."""
    ts = (await town.act("say", "ana", channel="random", text="done"))["ts"]
    error: str | None = (await town.act("react", person, channel="random", ts=ts, emoji=emoji))["error"]
    return error


async def test_the_workspaces_own_emoji_are_listed_as_pictures_and_aliases(wide_town: Town) -> None:
    answer = await wide_town.call("emoji.list")
    assert answer["emoji"] == {
        "partyparrot": f"{wide_town.address}/static/emoji/partyparrot.svg",
        "kudos": "alias:trophy",
        "hooray": "alias:partyparrot",
    }
    async with wide_town.session.get(answer["emoji"]["partyparrot"]) as picture:
        assert picture.content_type == "image/svg+xml"


async def test_emoji_are_not_listed_without_the_scope(town: Town) -> None:
    await town.act("scopes", grant=[], revoke=["emoji:read"])
    refused = await town.call("emoji.list")
    assert (refused["error"], refused["needed"]) == ("missing_scope", "emoji:read")


@pytest.mark.parametrize("emoji", ["clap::skin-tone-3", "+1::skin-tone-6", "partyparrot", "kudos", "hooray"])
async def test_a_reaction_keeps_the_name_it_was_given(wide_town: Town, emoji: str) -> None:
    await wide_town.bot_in("random")
    assert await reacted(wide_town, emoji) is None
    [event] = wide_town.events("reaction_added")
    [message] = await wide_town.look("messages", "ana", channel="random")
    assert event["reaction"] == message["reactions"][0]["name"] == emoji
    place = {"channel": "C0RAND", "timestamp": message["ts"], "name": emoji}
    assert (await wide_town.call("reactions.add", **place))["ok"]
    assert (await wide_town.act("unreact", "bo", channel="random", ts=message["ts"], emoji=emoji))["ok"]


@pytest.mark.parametrize(
    "emoji", ["clap::skin-tone-1", "clap::skin-tone-7", "clap::skin-tone-", "trophy::skin-tone-3", "kudos::skin-tone-3"]
)
async def test_only_hands_and_people_have_skin_tones_and_only_five(town: Town, emoji: str) -> None:
    assert await reacted(town, emoji) == "no_such_emoji"


async def test_an_emoji_is_added_and_removed_with_its_aliases(wide_town: Town) -> None:
    await wide_town.connect()
    assert await reacted(wide_town, "shipped") == "no_such_emoji"
    await wide_town.act("set_emoji", change="add", name="shipped", value=PICTURE)
    await wide_town.act("set_emoji", change="add", name="out_the_door", value="alias:shipped")
    assert await reacted(wide_town, "out_the_door") is None
    assert (await wide_town.call("emoji.list"))["emoji"]["out_the_door"] == "alias:shipped"
    assert (await wide_town.look("state", "ana"))["emoji"]["shipped"] == PICTURE
    removed = await wide_town.act("set_emoji", change="remove", name="shipped")
    assert {"shipped", "out_the_door"}.isdisjoint(removed["emoji"])
    assert await reacted(wide_town, "out_the_door") == "no_such_emoji"
    first, second, last = wide_town.events("emoji_changed")
    assert (first["subtype"], first["name"], first["value"]) == ("add", "shipped", PICTURE)
    assert (second["name"], second["value"]) == ("out_the_door", "alias:shipped")
    assert (last["subtype"], last["names"], "name" in last) == ("remove", ["shipped", "out_the_door"], False)


async def test_a_reset_brings_the_first_emoji_back(town: Town) -> None:
    await town.act("set_emoji", change="remove", name="partyparrot")
    await town.act("reset")
    assert set((await town.look("state", "ana"))["emoji"]) == {"partyparrot", "kudos", "hooray"}


@pytest.mark.parametrize(
    ("details", "error"),
    [
        ({"change": "add", "name": "trophy", "value": PICTURE}, "name_taken"),
        ({"change": "add", "name": "kudos", "value": PICTURE}, "name_taken"),
        ({"change": "add", "name": "shipped", "value": "alias:nothing"}, "no_such_emoji"),
        ({"change": "add", "name": "shipped"}, "no_value"),
        ({"change": "add", "name": "shipped", "value": "shipped.png"}, "invalid_act"),
        ({"change": "add", "name": "Loud One", "value": PICTURE}, "invalid_act"),
        ({"change": "remove", "name": "trophy"}, "no_such_emoji"),
    ],
)
async def test_an_emoji_that_cannot_be_is_refused(town: Town, details: Json, error: str) -> None:
    assert (await town.act("set_emoji", **details))["error"] == error
