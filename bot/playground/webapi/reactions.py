"""reactions.*: the bot's own, and looking at a message's."""

from bot.playground import messages
from bot.playground.emoji import is_emoji
from bot.playground.identity import BOT_USER
from bot.playground.model import Channel, Json, Message
from bot.playground.playground import Playground
from bot.playground.shapes import message_object
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments
from bot.playground.webapi.places import known_message, own_channel


def _target(playground: Playground, arguments: Arguments) -> tuple[Channel, Message]:
    if not arguments.text("channel") or not arguments.text("timestamp"):
        raise ApiRefusal("no_item_specified")
    channel = own_channel(playground, arguments.text("channel"))
    return channel, known_message(channel, arguments.text("timestamp"))


def _name(playground: Playground, arguments: Arguments) -> str:
    name = arguments.required("name").strip(":")
    if not is_emoji(name, playground.workspace.emoji):
        raise ApiRefusal("invalid_name")
    return name


def add(playground: Playground, arguments: Arguments) -> Json:
    """reactions.add."""
    channel, message = _target(playground, arguments)
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    if not messages.react(playground, channel, message, BOT_USER, _name(playground, arguments)):
        raise ApiRefusal("already_reacted")
    return {}


def remove(playground: Playground, arguments: Arguments) -> Json:
    """reactions.remove."""
    channel, message = _target(playground, arguments)
    if not messages.unreact(playground, channel, message, BOT_USER, _name(playground, arguments)):
        raise ApiRefusal("no_reaction")
    return {}


def get(playground: Playground, arguments: Arguments) -> Json:
    """reactions.get."""
    channel, message = _target(playground, arguments)
    shown = message_object(message) | {"permalink": messages.permalink(channel, message)}
    return {"type": "message", "channel": channel.id, "message": shown}
