"""Commands, shortcuts and clicks: what the bot is sent, and what the person sees of its answer."""

import pytest

from bot.playground import BOT_USER
from tests.playground.town import SILENCE, Json, Town, actions, button

pytestmark = pytest.mark.anyio


async def command(town: Town, text: str = "/grayzone list", channel: str = "leadership") -> Json:
    return await town.act("command", "ana", channel=channel, text=text)


async def test_a_command_carries_the_fields_of_slacks_form(town: Town) -> None:
    await town.connect()
    await command(town, "/grayzone the payload is late for @bo in #random, <b> & https://x.org")
    [sent] = town.heard
    assert set(sent) == {
        *("token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name", "command", "text"),
        *("api_app_id", "is_enterprise_install", "response_url", "trigger_id"),
    }
    assert all(isinstance(value, str) for value in sent.values())
    assert sent["text"] == ("the payload is late for <@U0BO|bo> in <#C0RAND|random>, &lt;b&gt; &amp; <https://x.org>")
    assert town.envelopes[0]["type"] == "slash_commands"
    assert town.envelopes[0]["accepts_response_payload"] is True


async def test_an_answer_to_a_command_is_seen_by_its_person_only(town: Town) -> None:
    await town.connect()
    town.reply = lambda _: {"text": "for you"}
    outcome = await command(town)
    assert [one["text"] for one in outcome["ephemeral"]] == ["for you"]
    assert [one["text"] for one in await town.look("messages", "ana", channel="leadership")] == ["for you"]
    assert await town.look("messages", "bo", channel="leadership") == []


async def test_an_answer_in_channel_is_seen_by_all(town: Town) -> None:
    await town.connect()
    town.reply = lambda _: {"text": "for all", "response_type": "in_channel"}
    assert (await command(town))["ephemeral"] == []
    assert [one["text"] for one in await town.look("messages", "bo", channel="leadership")] == ["for all"]


@pytest.mark.parametrize(
    ("reply", "banner", "problem"),
    [
        (SILENCE, "operation_timeout", None),
        ({"text": "x", "colour": "red"}, "dispatch_failed", "invalid_arguments"),
        ({"blocks": [{"type": "sections"}]}, "dispatch_failed", "invalid_blocks"),
        ({"response_type": "ephemeral"}, "dispatch_failed", "no_text"),
    ],
)
async def test_an_answer_that_slack_cannot_use_is_a_banner(
    town: Town, reply: object, banner: str, problem: str | None
) -> None:
    await town.connect()
    town.answer_with(reply)
    outcome = await command(town)
    assert (outcome["ok"], outcome["banner"]) == (True, banner)
    assert [one["code"] for one in await town.look("problems")] == ([problem] if problem else [])


async def test_without_a_connection_a_command_fails_at_once(town: Town) -> None:
    assert (await command(town))["banner"] == "dispatch_failed"


async def test_a_global_shortcut_has_no_channel_and_no_response_url(town: Town) -> None:
    await town.connect()
    assert (await town.act("shortcut", "bo", callback_id="raise_gray_zone"))["ok"]
    [sent] = town.heard
    assert (sent["type"], sent["callback_id"], sent["user"]["id"]) == ("shortcut", "raise_gray_zone", "U0BO")
    assert not {"channel", "response_url"} & set(sent)


async def test_a_message_shortcut_carries_its_message(town: Town) -> None:
    await town.connect()
    ts = (await town.act("say", "bo", channel="random", text="a & b"))["ts"]
    used = await town.act("shortcut", "ana", callback_id="raise_message_as_gray_zone", channel="random", ts=ts)
    assert used["ok"]
    [sent] = town.heard
    assert (sent["type"], sent["message_ts"], sent["channel"]) == (
        "message_action",
        ts,
        {"id": "C0RAND", "name": "random"},
    )
    assert (sent["message"]["user"], sent["message"]["text"]) == ("U0BO", "a &amp; b")
    refused = await town.act("shortcut", "ana", callback_id="raise_message_as_gray_zone")
    assert refused["error"] == "no_such_shortcut"


async def posted(town: Town, *elements: Json) -> str:
    await town.bot_in()
    answer = await town.call(
        "chat.postMessage", channel="C0LEAD", text="card", blocks=[actions(*elements, block_id="b")]
    )
    town.heard.clear()
    return str(answer["ts"])


async def test_a_click_on_a_message_sends_block_actions(town: Town) -> None:
    ts = await posted(town, button("see:7", value="seven"))
    assert (await town.act("click", "bo", channel="leadership", ts=ts, action_id="see"))["ok"]
    [sent] = town.heard
    assert sent["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": "C0LEAD",
        "is_ephemeral": False,
    }
    [action] = sent["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("see:7", "b", "seven")
    assert sent["message"]["user"] == BOT_USER
    assert sent["state"] == {"values": {}}
    assert {"trigger_id", "response_url", "team", "user", "api_app_id", "enterprise", "is_enterprise_install"} < set(
        sent
    )


async def test_a_menu_on_a_message_sends_and_keeps_the_choice(town: Town) -> None:
    options = [{"text": {"type": "plain_text", "text": one}, "value": one} for one in ("a", "b")]
    ts = await posted(town, {"type": "static_select", "action_id": "pick", "options": options})
    assert (await town.act("click", "bo", channel="leadership", ts=ts, action_id="pick", value="c"))["error"] == (
        "no_such_option"
    )
    await town.act("click", "bo", channel="leadership", ts=ts, action_id="pick", value="b")
    [sent] = town.heard
    assert sent["actions"][0]["selected_option"]["value"] == "b"
    assert sent["state"]["values"]["b"]["pick"]["selected_option"]["value"] == "b"


async def test_a_button_is_pressed_only_where_it_is_seen(town: Town) -> None:
    ts = await posted(town, button("one:1"), button("two:1"), button("two:2"))

    async def click(person: str, action_id: str) -> str | None:
        outcome = await town.act("click", person, channel="leadership", ts=ts, action_id=action_id)
        error: str | None = outcome["error"]
        return error

    assert await click("hal", "one") == "channel_not_found"
    assert await click("gus", "one") == "channel_not_found"
    assert await click("bo", "three") == "no_such_button"
    assert await click("bo", "two") == "no_such_button"  # two of them: which one?
    assert await click("bo", "two:2") is None


async def test_an_ephemeral_message_is_named_but_not_shown_in_a_click(town: Town) -> None:
    await town.bot_in()
    blocks = [actions(button())]
    await town.call("chat.postEphemeral", channel="C0LEAD", user="U0BO", text="psst", blocks=blocks)
    [message] = [one for one in await town.look("messages", "bo", channel="leadership") if one["ephemeral"]]
    town.heard.clear()
    place = {"channel": "leadership", "ts": message["ts"], "action_id": "see:1"}
    assert (await town.act("click", "ana", **place))["error"] == "message_not_found"
    await town.act("click", "bo", **place)
    [sent] = town.heard
    assert sent["container"]["is_ephemeral"]
    assert "message" not in sent


async def answer(town: Town, url: str, **body: object) -> tuple[int, str]:
    async with town.session.post(url, json=body) as response:
        return response.status, await response.text()


async def test_a_response_url_works_five_times(town: Town) -> None:
    await town.connect()
    await command(town)
    url = town.heard[0]["response_url"]
    for number in range(5):
        assert await answer(town, url, text=str(number)) == (200, "ok")
    status, body = await answer(town, url, text="6")
    assert (status, "used_url" in body) == (404, True)


async def test_a_response_url_works_for_thirty_minutes(town: Town) -> None:
    await town.connect()
    await command(town)
    url = town.heard[0]["response_url"]
    await town.act("clock", advance=29 * 60)
    assert (await answer(town, url, text="in time"))[0] == 200
    await town.act("clock", advance=61)
    assert "expired_url" in (await answer(town, url, text="late"))[1]


async def test_a_response_url_of_a_click_replaces_or_deletes_its_message(town: Town) -> None:
    ts = await posted(town, button())
    await town.act("click", "bo", channel="leadership", ts=ts, action_id="see:1")
    url = town.heard[0]["response_url"]
    await answer(town, url, text="beside", replace_original=False)
    assert [one["text"] for one in await town.look("messages", "bo", channel="leadership")] == ["card", "beside"]
    await answer(town, url, text="instead")
    assert [one["text"] for one in await town.look("messages", "ana", channel="leadership")] == ["instead"]
    await answer(town, url, delete_original=True)
    assert await town.look("messages", "ana", channel="leadership") == []
