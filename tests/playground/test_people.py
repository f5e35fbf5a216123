"""What people do among themselves: channels, messages, reactions, who sees what."""

import pytest

from tests.playground.town import Town

pytestmark = pytest.mark.anyio


async def test_typed_text_becomes_slacks_forms_and_is_escaped(wide_town: Town) -> None:
    await wide_town.bot_in("random")
    await wide_town.act(
        "say", "ana", channel="#random", text="@bo & @Grayzone: <b> #random @here @nobody https://x.org/a."
    )
    [message] = await wide_town.look("messages", "bo", channel="random")
    assert message["text"] == ("<@U0BO> &amp; <@U0GRAY>: &lt;b&gt; <#C0RAND|random> <!here> @nobody <https://x.org/a>.")
    [event] = wide_town.events("message")
    assert [one["type"] for one in event["blocks"][0]["elements"][0]["elements"]] == [
        *("user", "text", "user", "text", "channel", "text", "broadcast", "text", "link", "text"),
    ]


async def test_a_private_channel_does_not_exist_for_others(town: Town) -> None:
    assert (await town.act("say", "bo", channel="board-prep", text="hi"))["error"] == "channel_not_found"
    assert await town.look("messages", "bo", channel="G0BOARD") == {"ok": False, "error": "channel_not_found"}
    names = [one["name"] for one in (await town.look("state", "bo"))["channels"]]
    assert "board-prep" not in names
    assert "sales-ops" in names
    assert (await town.act("say", "ana", channel="board-prep", text="hi"))["ok"]


async def test_guests_and_strangers_see_only_their_channels(town: Town) -> None:
    for person, channel in (("gus", "random"), ("hal", "partners")):
        state = await town.look("state", person)
        assert [one["name"] for one in state["channels"] if one["kind"] != "im"] == [channel]


@pytest.mark.parametrize(
    ("act", "person", "details", "error"),
    [
        ("say", "nobody", {"channel": "random", "text": "x"}, "no_such_person"),
        ("say", "grayzone", {"channel": "random", "text": "x"}, "no_such_person"),
        ("say", "chi", {"channel": "sales-ops", "text": "x"}, "not_in_channel"),
        ("say", "ana", {"channel": "nowhere", "text": "x"}, "channel_not_found"),
        ("say", "ana", {"channel": "random", "text": "  "}, "no_text"),
        ("say", "ana", {"channel": "random", "text": "x", "thread_ts": "1.000000"}, "message_not_found"),
        ("edit", "ana", {"channel": "random", "ts": "1.0", "text": "x"}, "message_not_found"),
        ("join", "ana", {"channel": "random"}, "cannot_join"),
        ("invite", "ana", {"channel": "random", "user": "bo"}, "already_in_channel"),
        ("invite", "ana", {"channel": "leadership", "user": "hal"}, "cannot_invite"),
        ("kick", "ana", {"channel": "sales-ops", "user": "chi"}, "not_in_channel"),
        ("submit", "ana", {}, "no_modal"),
        ("close", "ana", {}, "no_modal"),
        ("click", "ana", {"action_id": "x", "view": "home"}, "no_home"),
        ("click", "ana", {"action_id": "x"}, "say_where"),
        ("command", "ana", {"channel": "random", "text": "/other"}, "no_such_command"),
        ("command", "hal", {"channel": "partners", "text": "/grayzone"}, "no_such_command"),
        ("shortcut", "ana", {"callback_id": "other"}, "no_such_shortcut"),
        ("set_person", "ana", {"change": "zone", "value": "Mars/Base"}, "no_such_zone"),
        ("set_channel", "ana", {"channel": "random", "change": "rename", "name": "leadership"}, "name_taken"),
        ("set_status", "ana", {"emoji": "palm_tree", "until": "2020-01-01T00:00:00Z"}, "in_the_past"),
        ("pause_notifications", "ana", {"until": "2020-01-01T00:00:00Z"}, "in_the_past"),
    ],
)
async def test_what_a_person_cannot_do_is_named(
    town: Town, act: str, person: str, details: dict[str, str], error: str
) -> None:
    outcome = await town.act(act, person, **details)
    assert (outcome["ok"], outcome["error"]) == (False, error)


async def test_only_the_author_edits_and_deletes(town: Town) -> None:
    said = await town.act("say", "ana", channel="random", text="one")
    assert (await town.act("edit", "bo", channel="random", ts=said["ts"], text="two"))["error"] == "cant_update_message"
    assert (await town.act("delete", "bo", channel="random", ts=said["ts"]))["error"] == "cant_delete_message"
    assert (await town.act("edit", "ana", channel="random", ts=said["ts"], text="two"))["ok"]
    [message] = await town.look("messages", "bo", channel="random")
    assert message["text"] == "two"
    assert message["edited"]["user"] == "U0ANA"
    assert (await town.act("delete", "ana", channel="random", ts=said["ts"]))["ok"]
    assert await town.look("messages", "bo", channel="random") == []


async def test_a_thread_is_counted_and_a_broadcast_is_in_the_channel_too(town: Town) -> None:
    root = (await town.act("say", "ana", channel="random", text="root"))["ts"]
    await town.act("say", "bo", channel="random", text="reply", thread_ts=root)
    await town.act("say", "bo", channel="random", text="loud", thread_ts=root, broadcast=True)
    shown = await town.look("messages", "chi", channel="random")
    assert [(one["text"], one["reply_count"], one["is_broadcast"]) for one in shown] == [
        ("root", 2, False),
        ("loud", 0, True),
    ]
    thread = await town.look("messages", "chi", channel="random", thread_ts=root)
    assert [one["text"] for one in thread] == ["root", "reply", "loud"]
    await town.act("delete", "ana", channel="random", ts=root)
    assert (await town.look("messages", "chi", channel="random"))[0]["subtype"] == "tombstone"


async def test_unread_marks_count_what_others_said_until_it_is_read(town: Town) -> None:
    await town.act("say", "ana", channel="random", text="@bo look")
    await town.act("say", "ana", channel="random", text="more")

    async def marks(person: str) -> tuple[int, int]:
        [channel] = [one for one in (await town.look("state", person))["channels"] if one["name"] == "random"]
        return channel["unread"], channel["mentions"]

    assert await marks("bo") == (2, 1)
    assert await marks("ana") == (0, 0)
    await town.act("read", "bo", channel="random")
    assert await marks("bo") == (0, 0)


async def test_a_reaction_is_there_once_and_can_be_taken_back(town: Town) -> None:
    said = {"channel": "random", "ts": (await town.act("say", "ana", channel="random", text="one"))["ts"]}
    assert (await town.act("react", "bo", **said, emoji=":raised_hands:"))["ok"]
    assert (await town.act("react", "bo", **said, emoji="raised_hands"))["error"] == "already_reacted"
    assert (await town.act("react", "bo", **said, emoji="no_such_thing"))["error"] == "no_such_emoji"
    [message] = await town.look("messages", "ana", channel="random")
    assert message["reactions"] == [{"name": "raised_hands", "users": ["U0BO"]}]
    assert (await town.act("unreact", "bo", **said, emoji="raised_hands"))["ok"]
    assert (await town.act("unreact", "bo", **said, emoji="raised_hands"))["error"] == "no_reaction"


async def test_direct_messages_are_seen_by_their_people_only_and_keep_their_members(town: Town) -> None:
    await town.act("say", "ana", channel="bo", text="psst")
    [said] = await town.look("messages", "bo", channel="ana")
    assert said["text"] == "psst"
    group = (await town.act("open_group_dm", "ana", users=["bo", "chi"]))["channel"]
    assert (await town.act("open_group_dm", "chi", users=["ana", "bo"]))["channel"] == group
    assert (await town.act("open_group_dm", "ana", users=["bo", "chi", "dev"]))["channel"] != group
    assert (await town.act("invite", "ana", channel=group, user="dev"))["error"] == "members_are_fixed"
    assert (await town.act("say", "dev", channel=group, text="x"))["error"] == "channel_not_found"


async def test_a_deactivated_person_does_nothing_more(town: Town) -> None:
    await town.act("set_person", "ana", user="fay", change="deactivate")
    assert (await town.act("say", "fay", channel="random", text="x"))["error"] == "deactivated"
    await town.act("set_person", "fay", change="reactivate")
    assert (await town.act("say", "fay", channel="random", text="x"))["ok"]


async def test_an_archived_channel_takes_no_messages(town: Town) -> None:
    await town.act("set_channel", "ana", channel="random", change="archive")
    assert (await town.act("say", "ana", channel="random", text="x"))["error"] == "is_archived"
    await town.act("set_channel", "ana", channel="random", change="unarchive")
    assert (await town.act("say", "ana", channel="random", text="x"))["ok"]


async def test_emoji_have_slacks_short_names(town: Town) -> None:
    emoji = await town.look("emoji")
    wanted = {"raised_hands": "🙌", "clap": "👏", "trophy": "🏆", "+1": "👍", "thumbsup": "👍"}
    assert {name: emoji[name] for name in wanted} == wanted
