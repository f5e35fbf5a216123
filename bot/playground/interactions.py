"""The payloads of interactions: commands, shortcuts, pressed elements, submitted and closed modals."""

from bot.playground.delivery.parcel import Answer, Parcel
from bot.playground.elements import Placed, first_values, pressed
from bot.playground.identity import APP, DOMAIN, VERIFICATION_TOKEN, WORKSPACE
from bot.playground.model import Channel, Json, Message, Person, View
from bot.playground.playground import Playground
from bot.playground.shapes import copy_of_values, message_object, view_object


async def command(playground: Playground, person: Person, channel: Channel, name: str, text: str) -> Answer:
    """Send a slash command; the fields are all texts, as in Slack's form body."""
    payload = {
        "token": VERIFICATION_TOKEN,
        "team_id": WORKSPACE,
        "team_domain": DOMAIN,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": _response_url(playground, person, channel),
        "trigger_id": playground.triggers.issue(person.id),
    }
    return await playground.post.send(Parcel("slash_commands", payload))


async def shortcut(playground: Playground, person: Person, callback_id: str) -> Answer:
    """Send a global shortcut: no channel, no response_url."""
    payload = _common(person, "shortcut") | {
        "action_ts": playground.workspace.new_ts(),
        "callback_id": callback_id,
        "trigger_id": playground.triggers.issue(person.id),
    }
    return await playground.post.send(Parcel("interactive", payload))


async def message_shortcut(
    playground: Playground, person: Person, callback_id: str, channel: Channel, message: Message
) -> Answer:
    """Send a message shortcut."""
    payload = _common(person, "message_action") | {
        "action_ts": playground.workspace.new_ts(),
        "callback_id": callback_id,
        "trigger_id": playground.triggers.issue(person.id),
        "response_url": _response_url(playground, person, channel),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        "message_ts": message.ts,
        "message": message_object(message),
    }
    return await playground.post.send(Parcel("interactive", payload))


async def press_on_message(
    playground: Playground, person: Person, channel: Channel, message: Message, one: Placed, *, value: object
) -> Answer:
    """Send block_actions from a message; an ephemeral one is named, not shown, as in Slack."""
    ephemeral = message.only_for is not None
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    payload = _common(person, "block_actions") | {
        "container": container,
        "trigger_id": playground.triggers.issue(person.id),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        "state": {"values": first_values(message.blocks) | copy_of_values(message.values)},
        "response_url": _response_url(playground, person, channel, message),
        "actions": [pressed(one, value, playground.workspace.new_ts())],
    }
    if not ephemeral:
        payload["message"] = message_object(message)
    return await playground.post.send(Parcel("interactive", payload))


async def press_in_view(playground: Playground, person: Person, view: View, one: Placed, value: object) -> Answer:
    """Send block_actions from a modal or Home: no channel, no response_url."""
    shown = view_object(view)
    payload = _common(person, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": playground.triggers.issue(person.id, in_modal=view.given["type"] == "modal"),
        "view": shown,
        "state": shown["state"],
        "actions": [pressed(one, value, playground.workspace.new_ts())],
    }
    return await playground.post.send(Parcel("interactive", payload))


async def submission(playground: Playground, person: Person, view: View) -> Answer:
    """Send view_submission."""
    payload = _common(person, "view_submission") | {
        "trigger_id": playground.triggers.issue(person.id, in_modal=True),
        "view": view_object(view),
        "response_urls": [],
    }
    return await playground.post.send(Parcel("interactive", payload))


async def closed(playground: Playground, person: Person, view: View, *, is_cleared: bool) -> Answer:
    """Send view_closed, for views that asked for it."""
    payload = _common(person, "view_closed") | {"view": view_object(view, state=False), "is_cleared": is_cleared}
    return await playground.post.send(Parcel("interactive", payload))


def _common(person: Person, kind: str) -> Json:
    return {
        "type": kind,
        "token": VERIFICATION_TOKEN,
        "team": {"id": WORKSPACE, "domain": DOMAIN},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team},
        "api_app_id": APP,
        "is_enterprise_install": False,
        "enterprise": None,
    }


def _response_url(playground: Playground, person: Person, channel: Channel, message: Message | None = None) -> str:
    ticket = playground.response_urls.issue(
        person.id,
        channel.id,
        message_ts=message.ts if message else None,
        thread_ts=message.thread_ts if message else None,
    )
    return f"{playground.address}/actions/{WORKSPACE}/{ticket}"


def _channel_name(channel: Channel) -> str:
    if channel.kind == "im":
        return "directmessage"
    return "privategroup" if channel.kind == "private" else channel.name
