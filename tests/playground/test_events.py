"""Events: what the manifest subscribes to, where the bot is, and again when nobody answered."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground import BOT_USER
from tests.playground.town import SILENCE, Town

pytestmark = pytest.mark.anyio


async def test_the_bot_hears_who_joins_and_leaves_where_it_is(town: Town) -> None:
    await town.connect()
    await town.act("leave", "fay", channel="leadership")
    assert town.heard == []
    await town.act("invite", "ana", channel="leadership", user="grayzone")
    await town.act("join", "fay", channel="leadership")
    await town.act("kick", "ana", channel="leadership", user="fay")
    await town.act("kick", "ana", channel="leadership", user="grayzone")
    await town.act("join", "fay", channel="leadership")
    joined = [(one["user"], one.get("inviter"), one["channel_type"]) for one in town.events("member_joined_channel")]
    assert joined == [(BOT_USER, "U0ANA", "C"), ("U0FAY", None, "C")]
    assert [one["user"] for one in town.events("member_left_channel")] == ["U0FAY", BOT_USER]


async def test_an_envelope_is_slacks(town: Town) -> None:
    await town.bot_in()
    [payload] = town.heard
    assert set(payload) == {
        *("token", "team_id", "context_team_id", "context_enterprise_id", "api_app_id", "event", "type", "event_id"),
        *("event_time", "authorizations", "is_ext_shared_channel", "event_context"),
    }
    [authorization] = payload["authorizations"]
    assert authorization["user_id"] == BOT_USER
    envelope = town.envelopes[-1]
    assert (envelope["type"], envelope["retry_attempt"], envelope["retry_reason"]) == ("events_api", 0, "")
    assert envelope["accepts_response_payload"] is False


async def test_channel_messages_are_not_heard_unless_subscribed_but_direct_ones_and_mentions_are(town: Town) -> None:
    await town.bot_in("random")
    await town.act("say", "ana", channel="random", text="private talk")
    await town.act("say", "ana", channel="random", text="@Grayzone help")
    await town.act("say", "ana", channel="grayzone", text="hello")
    assert [one["text"] for one in town.events("app_mention")] == ["<@U0GRAY> help"]
    [direct] = town.events("message")
    assert (direct["text"], direct["channel_type"], direct["channel"]) == ("hello", "im", "D0ANA")


async def test_edits_and_deletions_of_direct_messages_are_heard(town: Town) -> None:
    await town.connect()
    ts = (await town.act("say", "ana", channel="grayzone", text="one"))["ts"]
    await town.act("edit", "ana", channel="grayzone", ts=ts, text="two")
    await town.act("delete", "ana", channel="grayzone", ts=ts)
    _, changed, deleted = town.events("message")
    assert (changed["subtype"], changed["message"]["text"], changed["previous_message"]["text"]) == (
        *("message_changed", "two"),
        "one",
    )
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)


async def test_a_revoked_scope_silences_its_events(town: Town) -> None:
    await town.connect()
    await town.act("scopes", revoke=["im:history"])
    await town.act("say", "ana", channel="grayzone", text="hello")
    assert town.events("message") == []


async def test_reactions_name_the_author_of_peoples_messages_only(wide_town: Town) -> None:
    town = wide_town
    await town.bot_in("random")
    said = (await town.act("say", "ana", channel="random", text="one"))["ts"]
    posted = (await town.call("chat.postMessage", channel="C0RAND", text="two"))["ts"]
    for ts in (said, posted):
        await town.act("react", "bo", channel="random", ts=ts, emoji="clap")
    first, second = town.events("reaction_added")
    assert first["item_user"] == "U0ANA"
    assert "item_user" not in second
    assert second["item"] == {"type": "message", "channel": "C0RAND", "ts": posted}


async def test_changes_of_channels_are_heard_with_slacks_shapes(town: Town) -> None:
    await town.bot_in("board-prep")
    await town.act("set_channel", "ana", channel="board-prep", change="rename", name="board")
    await town.act("set_channel", "ana", channel="board", change="archive")
    await town.act("set_channel", "ana", channel="board", change="unarchive")
    shared = await town.act("set_channel", "ana", channel="board", change="share")
    await town.act("set_channel", "ana", channel="board", change="unshare")
    await town.act("set_channel", "ana", channel="board", change="delete")
    kinds = [one["event"]["type"] for one in town.heard[1:]]
    assert kinds == [
        *("group_rename", "group_archive", "group_unarchive", "channel_id_changed", "channel_shared"),
        *("channel_unshared", "group_deleted"),
    ]
    assert town.events("group_rename")[0]["channel"]["name"] == "board"
    assert town.events("group_archive")[0]["channel"] == "G0BOARD"
    assert town.events("channel_id_changed")[0]["new_channel_id"] == shared["channel"] == "C0BOARD"
    assert town.events("channel_unshared")[0]["channel"] == "C0BOARD"


async def test_changes_of_accounts_are_heard_with_the_whole_user(town: Town) -> None:
    await town.connect()
    await town.act("set_person", "bo", change="zone", value="Asia/Tokyo")
    await town.act("set_person", "bo", change="deactivate")
    moved, gone = (one["user"] for one in town.events("user_change"))
    assert (moved["tz"], moved["tz_offset"], moved["deleted"]) == ("Asia/Tokyo", 9 * 3600, False)
    assert gone["deleted"]
    assert "tz" not in gone


async def test_a_status_is_heard_with_its_end_and_is_over_by_itself(town: Town) -> None:
    await town.connect()
    ends = int(town.playground.clock().timestamp()) + 3600
    until = datetime.fromtimestamp(ends, UTC).isoformat()
    await town.act("set_status", "bo", emoji="palm_tree", text="at the sea", until=until)
    (user,) = (one["user"] for one in town.events("user_change"))
    expected = {"status_emoji": ":palm_tree:", "status_text": "at the sea", "status_expiration": ends}
    assert user["profile"].items() >= expected.items()
    assert (await town.call("users.info", user="U0BO"))["user"]["profile"].items() >= expected.items()
    await town.act("clock", advance=3601)
    assert (await town.call("users.info", user="U0BO"))["user"]["profile"]["status_emoji"] == ""
    await town.act("set_status", "bo", emoji=":bus:")
    assert (await town.call("users.info", user="U0BO"))["user"]["profile"]["status_emoji"] == ":bus:"
    await town.act("set_status", "bo")
    people = {one["id"]: one for one in (await town.look("state", "ana"))["people"]}
    assert people["U0BO"]["status"] == {"text": "", "emoji": ""}


async def test_paused_notifications_are_heard_only_with_the_scope(wide_town: Town) -> None:
    town = wide_town
    await town.connect()
    until = town.playground.clock() + timedelta(hours=2)
    await town.act("pause_notifications", "bo", until=until.isoformat())
    await town.act("pause_notifications", "bo")
    paused, ended = (one["dnd_status"] for one in town.events("dnd_updated_user"))
    assert (paused["dnd_enabled"], paused["next_dnd_end_ts"]) == (True, int(until.timestamp()))
    assert paused["next_dnd_start_ts"] < paused["next_dnd_end_ts"]
    assert ended == {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
    await town.act("pause_notifications", "bo", until=until.isoformat())
    assert (await town.call("dnd.info", user="U0BO"))["next_dnd_end_ts"] == int(until.timestamp())
    await town.act("clock", advance=7201)
    assert not (await town.call("dnd.info", user="U0BO"))["dnd_enabled"]
    await town.act("scopes", revoke=["dnd:read"])
    await town.act("pause_notifications", "bo", until=(until + timedelta(days=1)).isoformat())
    assert len(town.events("dnd_updated_user")) == 3


async def test_an_unanswered_event_is_repeated_at_once_then_after_one_and_five_minutes(town: Town) -> None:
    await town.connect()
    town.answer_with(SILENCE)
    await town.act("say", "ana", channel="grayzone", text="hello")
    seen = []
    for minutes in (0, 1, 5):
        await town.act("clock", advance=minutes * 60 + 0.001)
        await town.look("idle", settle="0.02")
        seen.append(len(town.heard))
    assert seen == [2, 3, 4]
    retries = [(one["retry_attempt"], one["retry_reason"]) for one in town.envelopes]
    assert retries == [(0, ""), (1, "timeout"), (2, "timeout"), (3, "timeout")]
    assert len({one["event_id"] for one in town.heard}) == 1
    assert [one["kind"] for one in await town.look("problems")] == ["unanswered"] * 4


async def test_with_retries_at_once_nobody_waits(town: Town) -> None:
    await town.connect()
    await town.act("delivery", retries="at_once")
    await town.act("fault", method="event", kind="lost_answer", times=2)
    await town.act("say", "ana", channel="grayzone", text="hello")
    await town.look("idle", settle="0.02")
    assert [one["retry_attempt"] for one in town.envelopes] == [0, 1, 2]


async def test_an_event_can_be_delivered_twice_on_order(town: Town) -> None:
    await town.connect()
    await town.act("say", "ana", channel="grayzone", text="hello")
    await town.act("fault", method="event", kind="redeliver")
    await town.act("fault", method="event", kind="redeliver", which="next")
    await town.act("say", "ana", channel="grayzone", text="again")
    await town.look("idle", settle="0.02")
    assert town.heard[0] == town.heard[1]
    assert sorted(one["event"]["text"] for one in town.heard) == ["again", "again", "hello", "hello"]


async def test_an_uninstalled_app_is_told_and_then_knows_nothing(town: Town) -> None:
    await town.bot_in()
    await town.act("uninstall")
    assert {one["event"]["type"] for one in town.heard[1:]} == {"tokens_revoked", "app_uninstalled"}
    assert (await town.call("auth.test"))["error"] == "account_inactive"
    assert (await town.act("command", "ana", channel="leadership", text="/grayzone"))["error"] == "no_such_command"


async def test_with_several_connections_each_envelope_goes_to_one(town: Town) -> None:
    await town.connect()
    await town.connect()
    for number in range(4):
        await town.act("say", "ana", channel="grayzone", text=str(number))
    assert [one["text"] for one in town.events("message")] == ["0", "1", "2", "3"]
    assert len({one["envelope_id"] for one in town.envelopes}) == 4
