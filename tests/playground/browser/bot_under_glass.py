"""A small Bolt bot that shows every block and every kind of answer: what the page is looked at with."""

import re
from typing import Any

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

Json = dict[str, Any]
HOSTILE = "<img src=x onerror=\"document.title='owned'\"> <script>document.title='owned'</script> مرحبا 🎉 &amp;"
ESCAPED = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Mishap(Exception):  # noqa: N818 (what happens to this bot, on demand)
    """What the bot fails with when it is asked to."""


def plain(text: str) -> Json:
    """Return a plain text object."""
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> Json:
    """Return a mrkdwn text object."""
    return {"type": "mrkdwn", "text": text}


def option(text: str) -> Json:
    """Return an option whose value is its text."""
    return {"text": plain(text), "value": text}


def button(text: str, action: str, **more: object) -> Json:
    """Return a button."""
    return {"type": "button", "text": plain(text), "action_id": action, "value": "1", **more}


def field(name: str, label: str, kind: str, **more: object) -> Json:
    """Return an input block."""
    optional = bool(more.pop("optional", True))
    element = {"type": kind, "action_id": name, **more}
    return {"type": "input", "block_id": name, "label": plain(label), "element": element, "optional": optional}


LOOK_FIRST = {
    "type": "modal",
    "callback_id": "look",
    "title": plain("Look first"),
    "submit": plain("Send it now"),
    "blocks": [{"type": "section", "text": mrkdwn("As it will look")}],
}
SURE = {
    "title": plain("Are you sure?"),
    "text": mrkdwn("It *cannot* be undone."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
LEAF = {"type": "text", "text": "rich and bold", "style": {"bold": True}}
RICH = [
    {
        "type": "rich_text_section",
        "elements": [LEAF, {"type": "emoji", "name": "tada"}, {"type": "user", "user_id": "U0BO"}],
    },
    {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a point"}]}],
    },
    {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a quotation"}]},
    {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a listing"}]},
]
FEW = [option("One"), option("Two"), option("Three")]
GALLERY: list[Json] = [
    {"type": "header", "text": plain("A header :trophy:")},
    {
        "type": "section",
        "text": mrkdwn(
            "*bold* _italic_ ~struck~ `code` <https://example.com|a link> <@U0ANA> <#C0RAND|random>\n> quoted"
        ),
    },
    {"type": "section", "fields": [mrkdwn("*Left*\nfield"), plain("right field")]},
    {"type": "section", "text": mrkdwn(ESCAPED), "accessory": button("Beside", "beside")},
    {"type": "context", "elements": [mrkdwn("A context of <!date^1767254400^{date_num}|long ago>")]},
    {"type": "divider"},
    {
        "type": "actions",
        "elements": [
            button("See it", "see", style="primary"),
            button("Sure?", "sure", style="danger", confirm=SURE),
            button("Fail", "boom"),
            {"type": "overflow", "action_id": "more", "options": FEW},
            {"type": "static_select", "action_id": "pick", "placeholder": plain("Pick one"), "options": FEW},
            {"type": "datepicker", "action_id": "day"},
        ],
    },
    {
        "type": "image",
        "image_url": "https://images.invalid/none.png",
        "alt_text": "a picture",
        "title": plain("The picture"),
    },
    {"type": "rich_text", "elements": RICH},
    {"type": "markdown", "text": "## A heading\n\n- first\n- second\n\n**strong** and `mono`"},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "Issue"}], [{"type": "raw_text", "text": "Late orders"}]]},
]
FORM: list[Json] = [
    {"type": "section", "text": mrkdwn("Please *fill* this in.")},
    field("what", "What happens?", "plain_text_input", optional=False, multiline=True)
    | {"hint": plain("One sentence.")},
    field("hours", "Hours", "number_input", is_decimal_allowed=True),
    field("one", "One of them", "static_select", options=FEW),
    field("some", "Some of them", "multi_static_select", options=FEW),
    field("person", "A person", "users_select"),
    field("people", "Several people", "multi_users_select"),
    field("place", "A conversation", "conversations_select"),
    field("channel", "A channel", "channels_select"),
    field("way", "A way", "radio_buttons", options=FEW, initial_option=option("One")),
    field("ticks", "Some ticks", "checkboxes", options=FEW),
    field("day", "A day", "datepicker"),
    field("hour", "A time", "timepicker"),
    field("moment", "A moment", "datetimepicker"),
    {"type": "actions", "elements": [button("Go deeper", "deeper")]},
]


def form(title: str = "A form") -> Json:
    """Return the form with every field."""
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send it"),
        "close": plain("Not now"),
        "blocks": FORM,
    }


def _values(view: Json) -> dict[str, Any]:
    return {name: next(iter(actions.values())) for name, actions in view["state"]["values"].items()}


async def _command(ack: AsyncAck, respond: AsyncRespond, command: Json, client: AsyncWebClient) -> None:
    match command["text"]:
        case "gallery":
            await ack()
            await client.chat_postMessage(channel=command["channel_id"], text="gallery", blocks=GALLERY)
        case "form":
            await ack()
            await client.views_open(trigger_id=command["trigger_id"], view=form())
        case "fail":
            raise Mishap
        case said:
            await ack()
            await respond(text=f"Heard: {said}")


async def _submission(ack: AsyncAck, view: Json, body: Json, client: AsyncWebClient) -> None:
    values = _values(view)
    match values["what"]["value"]:
        case "wrong":
            await ack(response_action="errors", errors={"what": "Say it in other words.", "hours": "Too many hours."})
        case "fail":
            raise Mishap
        case "look first":
            await ack(response_action="update", view=LOOK_FIRST)
        case said:
            await ack()
            ways = [values["one"]["selected_option"], values["person"]["selected_user"], values["hours"]["value"]]
            chosen = [one["value"] if isinstance(one, dict) else one for one in ways]
            await client.chat_postMessage(channel=body["user"]["id"], text=f"Got: {said} {chosen}")


async def _looked(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.chat_postMessage(channel=body["user"]["id"], text="Looked at, and sent")


async def _seen(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    where = body["container"]
    text = f"Seen by <@{body['user']['id']}>"
    await client.chat_update(
        channel=where["channel_id"],
        ts=where["message_ts"],
        text=text,
        blocks=[{"type": "section", "text": mrkdwn(text)}],
    )


async def _answered(ack: AsyncAck, respond: AsyncRespond, action: Json) -> None:
    await ack()
    chosen = action.get("selected_option", {}).get("value") or action.get("selected_date") or "pressed"
    await respond(text=f"{action['action_id']}: {chosen}", replace_original=False)


async def _failed(body: Json) -> None:
    raise Mishap(body["type"])


async def _deeper(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.views_push(trigger_id=body["trigger_id"], view=form("Deeper"))


async def _home(event: Json, client: AsyncWebClient) -> None:
    blocks = [
        {"type": "section", "text": mrkdwn(f"Welcome home, <@{event['user']}>"), "accessory": button("Fill in", "fill")}
    ]
    await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})


async def _fill(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=form())


async def _ignored(event: Json) -> None:
    assert event


def bot(address: str) -> AsyncSocketModeHandler:
    """Return the bot, to be connected to the playground at this address."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=f"{address}/api/")
    app = AsyncApp(
        client=client, signing_secret=SIGNING_SECRET, token=BOT_TOKEN, raise_error_for_unhandled_request=False
    )
    app.command("/grayzone")(_command)
    app.shortcut("raise_gray_zone")(_fill)
    app.shortcut("raise_message_as_gray_zone")(_fill)
    app.view("form")(_submission)
    app.view("look")(_looked)
    for action, handler in (("see", _seen), ("boom", _failed), ("deeper", _deeper), ("fill", _fill)):
        app.action(action)(handler)
    for action in ("sure", "more", "pick", "day", "beside"):
        app.action(action)(_answered)
    app.event("app_home_opened")(_home)
    app.event(re.compile(".*"))(_ignored)  # what nobody acknowledges keeps the playground waiting
    return AsyncSocketModeHandler(app, APP_TOKEN, web_client=client)
