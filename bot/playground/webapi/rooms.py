"""conversations.* that change: open, create, setPurpose, invite, kick, archive, join."""

import re

from bot.playground import membership
from bot.playground.identity import BOT_USER
from bot.playground.model import Json, Person
from bot.playground.playground import Playground
from bot.playground.shapes import channel_object
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments
from bot.playground.webapi.places import known_channel, known_person, own_channel

MOST_IN_GROUP = 8  # docs.slack.dev, conversations.open: 1 to 8 users, the caller not counted
LONGEST_NAME = 80
LONGEST_PURPOSE = 250


def open_direct(playground: Playground, arguments: Arguments) -> Json:
    """conversations.open: one user makes a direct message, more make a group with fixed members."""
    if arguments.text("channel"):
        channel = own_channel(playground, arguments.text("channel"))
    else:
        users = dict.fromkeys(arguments.listed("users"))
        users.pop(BOT_USER, None)
        if not users:
            raise ApiRefusal("users_list_not_supplied")
        if len(users) > MOST_IN_GROUP:
            raise ApiRefusal("too_many_users")
        playground.scopes.need("im:write" if len(users) == 1 else "mpim:write")
        people = [_addressable(playground, user) for user in users]
        if len(people) > 1 and not playground.policy.group_messages:
            raise ApiRefusal("restricted_action")
        if len(people) == 1:
            channel = playground.workspace.direct(people[0].id, BOT_USER)
        else:
            channel = playground.workspace.group_direct({BOT_USER, *(person.id for person in people)})
        playground.live.everyone("state")
    return {
        "channel": channel_object(channel, playground.workspace) if arguments.flag("return_im") else {"id": channel.id}
    }


def _addressable(playground: Playground, user: str) -> Person:
    person = known_person(playground, user)
    if person.deleted:
        raise ApiRefusal("user_disabled")
    return person


def create(playground: Playground, arguments: Arguments) -> Json:
    """conversations.create: as Slack's documentation has it, whoever creates a channel is told that they joined."""
    name, private = arguments.required("name"), arguments.flag("is_private")
    playground.scopes.need("groups:write" if private else "channels:manage")
    if private and not playground.policy.private_channels:
        raise ApiRefusal("restricted_action")
    if len(name) > LONGEST_NAME:
        raise ApiRefusal("invalid_name_maxlength")
    if not re.fullmatch(r"[\w-]+", name) or name != name.lower():
        raise ApiRefusal("invalid_name_specials")
    if playground.workspace.channel(f"#{name}") is not None:
        raise ApiRefusal("name_taken")
    channel = playground.workspace.new_channel(name, "private" if private else "channel", BOT_USER)
    membership.join(playground, channel, playground.workspace.people[BOT_USER], inviter=None)
    playground.live.everyone("state")
    return {"channel": channel_object(channel, playground.workspace)}


def invite(playground: Playground, arguments: Arguments) -> Json:
    """conversations.invite."""
    channel = own_channel(playground, arguments.required("channel"))
    if channel.is_direct:
        raise ApiRefusal("method_not_supported_for_channel_type")
    if channel.kind == "private":
        playground.scopes.need("groups:write", "groups:write.invites")
    else:
        playground.scopes.need("channels:manage", "channels:write.invites")
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    people = [known_person(playground, user) for user in arguments.listed("users")]
    if not people:
        raise ApiRefusal("no_user")
    for person in people:
        if person.id == BOT_USER:
            raise ApiRefusal("cant_invite_self")
        if person.deleted or person.is_stranger:
            raise ApiRefusal("cant_invite")
        if person.id in channel.members:
            raise ApiRefusal("already_in_channel")
    for person in people:
        membership.join(playground, channel, person, inviter=BOT_USER)
    return {"channel": channel_object(channel, playground.workspace)}


def kick(playground: Playground, arguments: Arguments) -> Json:
    """conversations.kick: one person, whom Slack then tells of it."""
    channel = own_channel(playground, arguments.required("channel"))
    person = known_person(playground, arguments.required("user"))
    if channel.is_direct:
        raise ApiRefusal("method_not_supported_for_channel_type")
    playground.scopes.need("groups:write" if channel.kind == "private" else "channels:manage")
    if person.id == BOT_USER:
        raise ApiRefusal("cant_kick_self")
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    if person.id not in channel.members:
        raise ApiRefusal("not_in_channel")
    membership.leave(playground, channel, person)
    return {}


def set_purpose(playground: Playground, arguments: Arguments) -> Json:
    """conversations.setPurpose: what stands under a channel's name."""
    channel, purpose = own_channel(playground, arguments.required("channel")), arguments.required("purpose")
    if channel.is_direct:
        raise ApiRefusal("method_not_supported_for_channel_type")
    playground.scopes.need("groups:write" if channel.kind == "private" else "channels:manage")
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    if len(purpose) > LONGEST_PURPOSE:
        raise ApiRefusal("too_long")
    channel.purpose = purpose
    playground.live.everyone("state")
    return {"purpose": purpose}


def archive(playground: Playground, arguments: Arguments) -> Json:
    """conversations.archive."""
    channel = own_channel(playground, arguments.required("channel"))
    if channel.is_direct:
        raise ApiRefusal("method_not_supported_for_channel_type")
    playground.scopes.need("groups:write" if channel.kind == "private" else "channels:manage")
    if channel.is_archived:
        raise ApiRefusal("already_archived")
    membership.archive(playground, channel, BOT_USER)
    return {}


def join(playground: Playground, arguments: Arguments) -> Json:
    """conversations.join: public channels only."""
    channel = known_channel(playground, arguments.required("channel"))
    if channel.kind != "channel":
        raise ApiRefusal("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    answer: Json = {}
    if channel.has_bot:
        answer = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    else:
        membership.join(playground, channel, playground.workspace.people[BOT_USER], inviter=None)
    return {"channel": channel_object(channel, playground.workspace)} | answer
