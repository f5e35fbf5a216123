"""Every Web API method that the playground knows, with its rate tier and the scopes it needs (any one of them)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.playground.model import Json
from bot.playground.playground import Playground
from bot.playground.webapi import chat, conversations, people, reactions, rooms, usergroups, views
from bot.playground.webapi.arguments import Arguments

Run = Callable[[Playground, Arguments], Json]
_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
_WRITE = ("channels:manage", "groups:write", "im:write", "mpim:write")
_INVITE = ("channels:manage", "channels:write.invites", "groups:write", "groups:write.invites")


@dataclass(frozen=True, slots=True)
class Method:
    """How a method is served; those that read or write one kind of conversation check its own scope themselves."""

    run: Run
    tier: str
    scopes: tuple[str, ...] = ()
    caller: Literal["bot", "app", "anyone"] = "bot"


METHODS: dict[str, Method] = {
    "api.test": Method(people.api_test, "4", caller="anyone"),
    "auth.test": Method(people.auth_test, "hundreds"),
    "apps.connections.open": Method(people.connections_open, "1", caller="app"),
    "blocks.validate": Method(people.blocks_validate, "4", caller="anyone"),
    "bots.info": Method(people.bot_info, "3", ("users:read",)),
    "chat.delete": Method(chat.delete, "3", ("chat:write",)),
    "chat.getPermalink": Method(chat.get_permalink, "hundreds"),
    "chat.postEphemeral": Method(chat.post_ephemeral, "4", ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, "post", ("chat:write",)),
    "chat.update": Method(chat.update, "3", ("chat:write",)),
    "conversations.archive": Method(rooms.archive, "2", ("channels:manage", "groups:write")),
    "conversations.create": Method(rooms.create, "2", ("channels:manage", "groups:write")),
    "conversations.history": Method(conversations.history, "3", _HISTORY),
    "conversations.info": Method(conversations.info, "3", _READ),
    "conversations.invite": Method(rooms.invite, "3", _INVITE),
    "conversations.join": Method(rooms.join, "3", ("channels:join",)),
    "conversations.kick": Method(rooms.kick, "3", ("channels:manage", "groups:write")),
    "conversations.list": Method(conversations.listed, "2", _READ),
    "conversations.members": Method(conversations.members, "4", _READ),
    "conversations.open": Method(rooms.open_direct, "3", _WRITE),
    "conversations.replies": Method(conversations.replies, "3", _HISTORY),
    "conversations.setPurpose": Method(rooms.set_purpose, "2", ("channels:manage", "groups:write")),
    "dnd.info": Method(people.dnd_info, "3", ("dnd:read",)),
    "emoji.list": Method(people.emoji_list, "2", ("emoji:read",)),
    "reactions.add": Method(reactions.add, "3", ("reactions:write",)),
    "reactions.get": Method(reactions.get, "3", ("reactions:read",)),
    "reactions.remove": Method(reactions.remove, "2", ("reactions:write",)),
    "team.info": Method(people.team_info, "3", ("team:read",)),
    "usergroups.list": Method(usergroups.listed, "2", ("usergroups:read",)),
    "usergroups.users.list": Method(usergroups.users_listed, "2", ("usergroups:read",)),
    "users.conversations": Method(conversations.of_user, "2", _READ),
    "users.info": Method(people.user_info, "4", ("users:read",)),
    "users.list": Method(people.users_list, "2", ("users:read",)),
    "views.open": Method(views.open_, "4"),
    "views.publish": Method(views.publish, "4"),
    "views.push": Method(views.push, "4"),
    "views.update": Method(views.update, "4"),
}
