"""The Web API refuses what Slack refuses, with Slack's codes, and answers in Slack's shapes."""

from typing import Any

import pytest

from bot.playground import APP_TOKEN, BOT_TOKEN, BOT_USER
from tests.playground.town import Json, Town, actions, button, modal, text_input

pytestmark = pytest.mark.anyio

POST = "chat.postMessage"
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}


@pytest.mark.parametrize(
    ("method", "arguments", "code"),
    [
        ("chat.scream", {}, "unknown_method"),
        (POST, {"text": "x"}, "invalid_arguments"),
        (POST, {"channel": "C0LEAD"}, "no_text"),
        (POST, {"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        (POST, {"channel": "G0BOARD", "text": "x"}, "channel_not_found"),
        (POST, {"channel": "C0SALE", "text": "x"}, "not_in_channel"),
        (POST, {"channel": "U0HAL", "text": "x"}, "user_not_visible"),
        (POST, {"channel": "C0LEAD", "text": "x", "blocks": "{"}, "invalid_blocks_format"),
        (POST, {"channel": "C0LEAD", "text": "x", "blocks": [SECTION] * 51}, "invalid_blocks"),
        (POST, {"channel": "C0LEAD", "text": "x", "blocks": [SECTION | {"block_id": "b"}] * 2}, "invalid_blocks"),
        (POST, {"channel": "C0LEAD", "text": "x", "thread_ts": "1.000000"}, "thread_not_found"),
        (POST, {"channel": "C0LEAD", "text": "x", "metadata": {"event_type": "t"}}, "invalid_metadata_schema"),
        (
            POST,
            {"channel": "C0LEAD", "text": "x", "metadata": {"event_type": "t", "event_payload": {"a": "x" * 9000}}},
            "metadata_too_large",
        ),
        ("chat.update", {"channel": "C0LEAD", "ts": "1.0", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": "C0LEAD", "ts": "1.0"}, "message_not_found"),
        ("chat.postEphemeral", {"channel": "C0LEAD", "user": "U0GUS", "text": "x"}, "user_not_in_channel"),
        ("chat.postEphemeral", {"channel": "C0SALE", "user": "U0ANA", "text": "x"}, "not_in_channel"),
        ("chat.getPermalink", {"channel": "C0LEAD", "message_ts": "1.0"}, "message_not_found"),
        ("conversations.info", {"channel": "D0ANA"}, "channel_not_found"),
        ("conversations.members", {"channel": "C0LEAD", "cursor": "other"}, "invalid_cursor"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("conversations.open", {"users": "U0NONE"}, "user_not_found"),
        ("conversations.open", {"users": ",".join(f"U{n}" for n in range(9))}, "too_many_users"),
        ("conversations.create", {"name": "Loud Name", "is_private": True}, "invalid_name_specials"),
        ("conversations.create", {"name": "random", "is_private": True}, "name_taken"),
        ("conversations.invite", {"channel": "C0LEAD", "users": "U0ANA"}, "already_in_channel"),
        ("conversations.invite", {"channel": "C0LEAD", "users": BOT_USER}, "cant_invite_self"),
        ("conversations.kick", {"channel": "C0LEAD", "user": BOT_USER}, "cant_kick_self"),
        ("conversations.kick", {"channel": "C0LEAD", "user": "U0GUS"}, "not_in_channel"),
        ("conversations.kick", {"channel": "C0LEAD", "user": "U0NONE"}, "user_not_found"),
        ("conversations.kick", {"channel": "G0BOARD", "user": "U0ANA"}, "channel_not_found"),
        ("conversations.archive", {"channel": "C0SALE"}, "not_in_channel"),
        ("conversations.setPurpose", {"channel": "C0LEAD", "purpose": "x" * 251}, "too_long"),
        ("conversations.setPurpose", {"channel": "C0SALE", "purpose": "x"}, "not_in_channel"),
        ("conversations.join", {"channel": "G0BOARD"}, "channel_not_found"),
        ("conversations.replies", {"channel": "C0LEAD", "ts": "1.0"}, "thread_not_found"),
        ("conversations.history", {"channel": "C0SALE"}, "not_in_channel"),
        ("users.info", {"user": "U0NONE"}, "user_not_found"),
        ("users.info", {"user": "U0HAL"}, "user_not_visible"),
        ("views.open", {"view": modal()}, "invalid_arguments"),
        ("views.publish", {"user_id": "U0NONE", "view": {"type": "home", "blocks": []}}, "user_not_found"),
        ("views.publish", {"user_id": "U0ANA", "view": modal()}, "invalid_arguments"),
        ("reactions.add", {"channel": "C0LEAD", "timestamp": "1.0", "name": "clap"}, "message_not_found"),
        ("reactions.get", {"channel": "C0LEAD"}, "no_item_specified"),
        ("bots.info", {"bot": "B0NONE"}, "bot_not_found"),
        ("usergroups.users.list", {"usergroup": "S1"}, "no_such_subteam"),
        ("blocks.validate", {}, "invalid_arguments"),
        ("blocks.validate", {"blocks": [{"type": "sections"}]}, "invalid_blocks"),
        ("api.test", {"error": "my_error"}, "my_error"),
    ],
)
async def test_what_slack_refuses_is_refused_and_noted(
    wide_town: Town, method: str, arguments: Json, code: str
) -> None:
    await wide_town.bot_in()
    answer = await wide_town.call(method, **arguments)
    assert (answer["ok"], answer["error"], answer["status"]) == (False, code, 200)
    [problem] = await wide_town.look("problems")
    assert (problem["what"], problem["code"]) == (method, code)


@pytest.mark.parametrize(
    ("method", "token", "code"),
    [
        ("auth.test", "", "not_authed"),
        ("auth.test", "xoxb-wrong", "invalid_auth"),
        ("auth.test", APP_TOKEN, "not_allowed_token_type"),
        ("apps.connections.open", BOT_TOKEN, "not_allowed_token_type"),
    ],
)
async def test_tokens_are_checked(town: Town, method: str, token: str, code: str) -> None:
    assert (await town.call(method, token))["error"] == code


@pytest.mark.parametrize(
    ("scope", "method", "arguments"),
    [
        ("chat:write", POST, {"channel": "C0LEAD", "text": "x"}),
        ("users:read", "users.info", {"user": "U0ANA"}),
        ("im:write", "conversations.open", {"users": "U0ANA"}),
        ("channels:read", "conversations.info", {"channel": "C0LEAD"}),
        ("mpim:write", "conversations.open", {"users": "U0ANA,U0BO"}),
        ("reactions:write", "reactions.add", {"channel": "C0LEAD", "timestamp": "1.0", "name": "clap"}),
        ("channels:history", "conversations.history", {"channel": "C0LEAD"}),
    ],
)
async def test_a_missing_scope_is_named(town: Town, scope: str, method: str, arguments: Json) -> None:
    await town.bot_in()
    await town.act("scopes", revoke=[scope])
    answer = await town.call(method, **arguments)
    assert answer["error"] == "missing_scope"
    assert scope in answer["needed"].split(",")
    assert "app_mentions:read" in answer["provided"].split(",")


async def test_the_answer_tells_the_scopes_and_form_bodies_are_taken(town: Town) -> None:
    form = {"token": BOT_TOKEN, "channel": "U0ANA", "text": "hi & bye", "blocks": '[{"type": "divider"}]'}
    async with town.session.post(f"{town.address}/api/{POST}", data=form) as response:
        answer = await response.json()
        assert "chat:write" in response.headers["X-OAuth-Scopes"].split(",")
    assert answer["ok"]
    assert answer["message"]["blocks"][0]["type"] == "divider"
    traffic = await town.look("traffic")
    assert BOT_TOKEN not in str(traffic)


async def test_the_bot_changes_only_its_own_messages(town: Town) -> None:
    await town.bot_in()
    ts = (await town.act("say", "ana", channel="leadership", text="mine"))["ts"]
    update = await town.call("chat.update", channel="C0LEAD", ts=ts, text="x")
    delete = await town.call("chat.delete", channel="C0LEAD", ts=ts)
    assert (update["error"], delete["error"]) == ("cant_update_message", "cant_delete_message")
    ts = (await town.call(POST, channel="C0LEAD", text="own"))["ts"]
    assert (await town.call("chat.update", channel="C0LEAD", ts=ts, text="x" * 4001))["error"] == "msg_too_long"
    assert (await town.call("chat.update", channel="C0LEAD", ts=ts, text="new"))["ok"]
    assert (await town.call("chat.delete", channel="C0LEAD", ts=ts))["ok"]


async def test_long_texts_are_cut_and_archived_channels_closed(town: Town) -> None:
    await town.bot_in()
    answer = await town.call(POST, channel="C0LEAD", text="x" * 40_001)
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]
    assert len(answer["message"]["text"]) == 40_000
    await town.act("set_channel", "ana", channel="leadership", change="archive")
    assert (await town.call(POST, channel="C0LEAD", text="x"))["error"] == "is_archived"


async def test_a_reply_has_no_replies_and_a_broadcast_is_marked(town: Town) -> None:
    await town.bot_in()
    root = (await town.call(POST, channel="C0LEAD", text="root"))["ts"]
    reply = await town.call(POST, channel="C0LEAD", text="reply", thread_ts=root, reply_broadcast=True)
    assert (reply["message"]["thread_ts"], reply["message"]["subtype"]) == (root, "thread_broadcast")
    nested = await town.call(POST, channel="C0LEAD", text="x", thread_ts=reply["ts"])
    assert nested["error"] == "cannot_reply_to_message"
    link = (await town.call("chat.getPermalink", channel="C0LEAD", message_ts=reply["ts"]))["permalink"]
    assert link.endswith(f"?thread_ts={root}&cid=C0LEAD")


async def test_timestamps_are_unique_and_grow(town: Town) -> None:
    stamps = [(await town.call(POST, channel="U0ANA", text=str(number)))["ts"] for number in range(20)]
    assert sorted(set(stamps)) == stamps


async def test_deactivated_people_cannot_be_written_to(town: Town) -> None:
    await town.bot_in()
    await town.act("set_person", "fay", change="deactivate")
    assert (await town.call("conversations.open", users="U0FAY"))["error"] == "user_disabled"
    members = (await town.call("conversations.members", channel="C0LEAD"))["members"]
    assert "U0FAY" not in members
    assert (await town.call("users.info", user="U0FAY"))["user"]["deleted"]


async def test_lists_come_in_pages(wide_town: Town) -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        answer = await wide_town.call("users.list", limit=4, cursor=cursor)
        seen += [one["id"] for one in answer["members"]]
        cursor = answer["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 9
    listed = await wide_town.call("conversations.list", types="public_channel,private_channel")
    assert [one["name"] for one in listed["channels"]] == ["leadership", "random", "sales-ops", "partners"]


async def test_a_message_is_found_again_by_its_metadata(wide_town: Town) -> None:
    await wide_town.bot_in()
    metadata: Any = {"event_type": "letter", "event_payload": {"id": "7"}}
    ts = (await wide_town.call(POST, channel="C0LEAD", text="x", metadata=metadata))["ts"]
    history = await wide_town.call("conversations.history", channel="C0LEAD", include_all_metadata=True)
    assert [one["ts"] for one in history["messages"] if one.get("metadata") == metadata] == [ts]
    assert "metadata" not in (await wide_town.call("conversations.history", channel="C0LEAD"))["messages"][0]


async def test_good_blocks_views_and_elements_pass(wide_town: Town) -> None:
    assert (await wide_town.call("blocks.validate", blocks=[actions(button(), button("b"))]))["ok"]
    assert (await wide_town.call("blocks.validate", view=modal(text_input())))["ok"]
