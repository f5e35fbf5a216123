"""What a bot hears of messages and reactions: whose they were, what became of them, and from where."""

import pytest

from bot.playground import BOT_USER
from tests.playground.town import Json, Town

pytestmark = pytest.mark.anyio


def plain(event: Json) -> Json:
    """What identifies an event, without what is Slack's bookkeeping."""
    return {name: event.get(name) for name in ("subtype", "channel", "channel_type", "text")}


async def said(town: Town, text: str = "one", person: str = "ana", **details: object) -> str:
    outcome = await town.act("say", person, **({"channel": "random", "text": text} | details))
    assert outcome["ok"], outcome
    return str(outcome["ts"])


@pytest.mark.parametrize(("channel", "kind"), [("random", "channel"), ("board-prep", "group")])
async def test_messages_are_heard_where_the_bot_is(wide_town: Town, channel: str, kind: str) -> None:
    await said(wide_town, channel=channel)
    await wide_town.bot_in(channel)
    await said(wide_town, "two", channel=channel)
    [event] = wide_town.events("message")
    assert (event["text"], event["channel_type"], event["user"]) == ("two", kind, "U0ANA")


async def test_messages_of_a_group_conversation_with_the_bot_are_heard(wide_town: Town) -> None:
    await wide_town.connect()
    group = (await wide_town.call("conversations.open", users="U0ANA,U0BO"))["channel"]["id"]
    await said(wide_town, channel=group)
    [event] = wide_town.events("message")
    assert plain(event) == {"subtype": None, "channel": group, "channel_type": "mpim", "text": "one"}


async def test_an_edit_tells_both_texts_and_who_edited(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    ts = await said(wide_town)
    await wide_town.act("edit", "ana", channel="random", ts=ts, text="two")
    _, changed = wide_town.events("message")
    assert (changed["subtype"], changed["hidden"], "user" in changed) == ("message_changed", True, False)
    assert (changed["message"]["text"], changed["message"]["ts"]) == ("two", ts)
    assert changed["message"]["edited"]["user"] == "U0ANA"
    assert (changed["previous_message"]["text"], "edited" in changed["previous_message"]) == ("one", False)


async def test_the_preview_of_a_link_is_a_change_and_no_edit(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    ts = await said(wide_town, "look at https://example.org/a?b=1&c=2 now")
    assert (await wide_town.act("unfurl", channel="random", ts=ts, title="An example"))["ok"]
    _, changed = wide_town.events("message")
    assert (changed["subtype"], changed["hidden"]) == ("message_changed", True)
    assert changed["message"]["text"] == changed["previous_message"]["text"]
    assert not {"edited"} & {*changed["message"], *changed["previous_message"]}
    [preview] = changed["message"]["attachments"]
    assert (preview["from_url"], preview["title"]) == ("https://example.org/a?b=1&c=2", "An example")
    assert "attachments" not in changed["previous_message"]
    assert (await wide_town.look("messages", "ana", channel="random"))[0]["edited"] is None


async def test_an_edited_message_keeps_its_edit_when_its_link_is_shown(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    ts = await said(wide_town)
    await wide_town.act("edit", "ana", channel="random", ts=ts, text="https://example.org")
    await wide_town.act("unfurl", channel="random", ts=ts)
    changed = wide_town.events("message")[-1]
    assert changed["message"]["edited"] == changed["previous_message"]["edited"]


async def test_a_deletion_tells_what_was_there(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    ts = await said(wide_town)
    await wide_town.act("delete", "ana", channel="random", ts=ts)
    _, deleted = wide_town.events("message")
    assert (deleted["subtype"], deleted["deleted_ts"], deleted["hidden"]) == ("message_deleted", ts, True)
    assert (deleted["previous_message"]["text"], deleted["previous_message"]["user"]) == ("one", "U0ANA")


async def test_a_deleted_message_with_replies_is_told_as_a_change_to_a_tombstone(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    ts = await said(wide_town)
    await wide_town.act("react", "bo", channel="random", ts=ts, emoji="clap")
    await said(wide_town, "reply", "bo", thread_ts=ts)
    await wide_town.act("delete", "ana", channel="random", ts=ts)
    buried = wide_town.events("message")[-1]
    assert (buried["subtype"], buried["message"]["subtype"]) == ("message_changed", "tombstone")
    assert (buried["message"]["user"], buried["message"]["hidden"]) == ("USLACKBOT", True)
    assert buried["previous_message"]["text"] == "one"
    assert not {"reactions", "team", "client_msg_id"} & set(buried["message"])
    refused = await wide_town.act("react", "bo", channel="random", ts=ts, emoji="clap")
    assert refused["error"] == "message_not_found"


async def test_a_reply_names_its_parent_and_a_broadcast_brings_it_along(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    root = await said(wide_town)
    await said(wide_town, "quiet", "bo", thread_ts=root)
    await said(wide_town, "loud", "bo", thread_ts=root, broadcast=True)
    _, quiet, loud = wide_town.events("message")
    assert (quiet.get("subtype"), quiet["thread_ts"], quiet["parent_user_id"]) == (None, root, "U0ANA")
    assert (loud["subtype"], loud["thread_ts"], loud["user"]) == ("thread_broadcast", root, "U0BO")
    assert (loud["root"]["ts"], loud["root"]["text"], loud["root"]["reply_count"]) == (root, "one", 2)


async def test_another_apps_message_has_no_user(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    posted = await wide_town.act("post_as_app", channel="random", text="<@U0BO> shipped :tada:", name="Ship")
    [event] = wide_town.events("message")
    assert (event["subtype"], event["bot_id"], event["username"]) == ("bot_message", "B0OTHER", "Ship")
    assert not {"user", "client_msg_id", "app_id", "blocks"} & set(event)
    [seen] = await wide_town.look("messages", "ana", channel="random")
    assert (seen["ts"], seen["name"], seen["user"], seen["bot_id"]) == (posted["ts"], "Ship", None, "B0OTHER")
    refused = await wide_town.call("chat.delete", channel="C0RAND", ts=posted["ts"])
    assert refused["error"] == "cant_delete_message"


async def test_a_reaction_to_another_apps_message_names_no_author(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    posted = await wide_town.act("post_as_app", channel="random", text="shipped")
    for act in ("react", "unreact"):
        assert (await wide_town.act(act, "bo", channel="random", ts=posted["ts"], emoji="clap"))["ok"]
    [added], [removed] = wide_town.events("reaction_added"), wide_town.events("reaction_removed")
    assert "item_user" not in {**added, **removed}
    assert added["item"] == removed["item"] == {"type": "message", "channel": "C0RAND", "ts": posted["ts"]}


async def test_reactions_are_heard_from_public_channels_that_the_bot_is_not_in(wide_town: Town) -> None:
    await wide_town.connect()
    for channel in ("random", "partners", "board-prep", "bo"):
        ts = await said(wide_town, channel=channel)
        for act in ("react", "unreact"):
            assert (await wide_town.act(act, "ana", channel=channel, ts=ts, emoji="clap"))["ok"]
    heard = [one["event"] for one in wide_town.heard]
    assert [(one["type"], one["item"]["channel"]) for one in heard] == [
        ("reaction_added", "C0RAND"),
        ("reaction_removed", "C0RAND"),
        ("reaction_added", "C0PART"),
        ("reaction_removed", "C0PART"),
    ]


async def test_somebody_who_only_looks_into_a_channel_may_react(wide_town: Town) -> None:
    await wide_town.connect()
    ts = await said(wide_town, channel="sales-ops")
    assert (await wide_town.act("react", "chi", channel="sales-ops", ts=ts, emoji="clap"))["ok"]
    assert (await wide_town.act("react", "gus", channel="sales-ops", ts=ts, emoji="clap"))["error"] == (
        "channel_not_found"
    )
    [event] = wide_town.events("reaction_added")
    assert (event["user"], event["item_user"]) == ("U0CHI", "U0ANA")


async def test_a_removed_app_hears_no_reactions(wide_town: Town) -> None:
    await wide_town.connect()
    ts = await said(wide_town)
    await wide_town.act("uninstall")
    await wide_town.act("react", "bo", channel="random", ts=ts, emoji="clap")
    assert wide_town.events("reaction_added") == []


async def test_the_bot_deletes_its_own_messages_everywhere(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    root = await said(wide_town)
    post = {"channel": "C0RAND", "text": "mine"}
    posted = [await wide_town.call("chat.postMessage", **post, **more) for more in ({}, {"thread_ts": root})]
    posted.append(await wide_town.call("chat.postMessage", **post, thread_ts=root, reply_broadcast=True))
    reply = await said(wide_town, "theirs", "bo", thread_ts=root)
    for one in posted:
        answer = await wide_town.call("chat.delete", channel="C0RAND", ts=one["ts"])
        assert (answer["ok"], answer["channel"], answer["ts"]) == (True, "C0RAND", one["ts"])
        await wide_town.look("idle", settle="0.02")
        gone = wide_town.events("message")[-1]
        assert (gone["subtype"], gone["deleted_ts"]) == ("message_deleted", one["ts"])
        assert gone["previous_message"]["user"] == BOT_USER
        again = await wide_town.call("chat.delete", channel="C0RAND", ts=one["ts"])
        assert again["error"] == "message_not_found"
    for ts in (root, reply):
        assert (await wide_town.call("chat.delete", channel="C0RAND", ts=ts))["error"] == "cant_delete_message"
    [left] = await wide_town.look("messages", "ana", channel="random")
    assert (left["text"], left["reply_count"]) == ("one", 1)


async def test_a_bots_message_with_replies_leaves_a_tombstone_too(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    ts = (await wide_town.call("chat.postMessage", channel="C0RAND", text="mine"))["ts"]
    await said(wide_town, "reply", thread_ts=ts)
    assert (await wide_town.call("chat.delete", channel="C0RAND", ts=ts))["ok"]
    await wide_town.look("idle", settle="0.02")
    assert wide_town.events("message")[-1]["message"]["subtype"] == "tombstone"
    thread = await wide_town.look("messages", "bo", channel="random", thread_ts=ts)
    assert [(one["text"], one["subtype"]) for one in thread] == [
        ("This message was deleted.", "tombstone"),
        ("reply", None),
    ]


@pytest.mark.parametrize(
    ("act", "details", "error"),
    [
        ("post_as_app", {"channel": "nowhere", "text": "x"}, "channel_not_found"),
        ("post_as_app", {"channel": "random", "text": " "}, "no_text"),
        ("post_as_app", {"channel": "random", "text": "x", "bot_id": "B0GRAY"}, "not_allowed"),
        ("post_as_app", {"channel": "random", "text": "x", "thread_ts": "1.0"}, "message_not_found"),
        ("unfurl", {"channel": "random", "ts": "1.0"}, "message_not_found"),
    ],
)
async def test_what_no_app_can_do_is_named(town: Town, act: str, details: Json, error: str) -> None:
    assert (await town.act(act, **details))["error"] == error


async def test_only_a_link_is_unfurled(town: Town) -> None:
    ts = await said(town, "no address")
    assert (await town.act("unfurl", channel="random", ts=ts))["error"] == "no_link"
