"""Who is in which channel, what happens to channels and accounts, and the events that tell of it."""

from bot.playground.identity import BOT_USER, OTHER_WORKSPACE
from bot.playground.model import Channel, Json, Person
from bot.playground.playground import Playground
from bot.playground.shapes import dnd_status, user_object


def join(playground: Playground, channel: Channel, person: Person, *, inviter: str | None) -> None:
    """Put a person (or the bot) into a channel."""
    channel.members[person.id] = None
    channel.read[person.id] = playground.workspace.new_ts()
    event = _member_event("member_joined_channel", channel, person)
    playground.events.publish("member_joined_channel", event | ({"inviter": inviter} if inviter else {}), channel)
    _show(playground, channel)


def leave(playground: Playground, channel: Channel, person: Person) -> None:
    """Take a person (or the bot) out of a channel; the bot still hears of its own removal."""
    playground.events.publish("member_left_channel", _member_event("member_left_channel", channel, person), channel)
    if person.id == BOT_USER:
        name = "group_left" if channel.kind == "private" else "channel_left"
        playground.events.publish(name, {"type": name, "channel": channel.id}, channel)
    del channel.members[person.id]
    _show(playground, channel, also=person.id)


def _member_event(name: str, channel: Channel, person: Person) -> Json:
    return {
        "type": name,
        "user": person.id,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "private" else "C",
        "team": person.team,
    }


def _show(playground: Playground, channel: Channel, also: str = "") -> None:
    playground.live.channel(channel, also=(also,))
    playground.live.everyone("state")


def archive(playground: Playground, channel: Channel, by: str) -> None:
    """Archive a channel."""
    channel.is_archived = True
    _changed(playground, channel, "archive", {"user": by, "is_moved": 0})


def unarchive(playground: Playground, channel: Channel, by: str) -> None:
    """Bring an archived channel back."""
    channel.is_archived = False
    _changed(playground, channel, "unarchive", {"user": by})


def rename(playground: Playground, channel: Channel, name: str) -> None:
    """Give a channel another name."""
    channel.name = name
    described = {
        "id": channel.id,
        "is_channel": channel.kind == "channel",
        "is_mpim": False,
        "name": name,
        "name_normalized": name,
        "created": channel.created,
    }
    _changed(playground, channel, "rename", {"channel": described})


def delete(playground: Playground, channel: Channel, by: str) -> None:
    """Delete a channel with everything in it."""
    _changed(playground, channel, "deleted", {"actor_id": by})
    del playground.workspace.channels[channel.id]
    playground.live.everyone("state")


def share(playground: Playground, channel: Channel, *, shared: bool) -> None:
    """Share a channel with the other firm, or end that. A private channel's id changes from G to C: Slack Connect."""
    if shared and channel.id.startswith("G"):
        former, channel.id = channel.id, f"C{channel.id[1:]}"
        workspace = playground.workspace
        workspace.channels[channel.id] = workspace.channels.pop(former)
        workspace.renamed[former] = channel.id
        for message in channel.messages.values():
            message.channel = channel.id
        renumbered = {"type": "channel_id_changed", "old_channel_id": former, "new_channel_id": channel.id}
        playground.events.publish("channel_id_changed", renumbered, channel)
    channel.is_shared = shared
    if shared:
        event: Json = {"type": "channel_shared", "connected_team_id": OTHER_WORKSPACE, "channel": channel.id}
    else:
        event = {
            "type": "channel_unshared",
            "previously_connected_team_id": OTHER_WORKSPACE,
            "channel": channel.id,
            "is_ext_shared": False,
        }
    playground.events.publish(str(event["type"]), event, channel)
    _show(playground, channel)


def _changed(playground: Playground, channel: Channel, change: str, details: Json) -> None:
    name = f"{'group' if channel.kind == 'private' else 'channel'}_{change}"
    playground.events.publish(name, {"type": name, "channel": channel.id} | details, channel)
    _show(playground, channel)


def account_made(playground: Playground, person: Person) -> None:
    """Tell that somebody is new in the firm."""
    playground.workspace.people[person.id] = person
    person.updated = playground.workspace.seconds()
    event = {"type": "team_join", "user": user_object(person, playground.clock())}
    playground.events.publish("team_join", event)
    playground.live.everyone("state")


def account_changed(playground: Playground, person: Person) -> None:
    """Tell that an account's profile, zone or standing changed."""
    person.updated = playground.workspace.seconds()
    event = {"type": "user_change", "user": user_object(person, playground.clock()), "cache_ts": person.updated}
    playground.events.publish("user_change", event)
    playground.live.everyone("state")


def notifications_changed(playground: Playground, person: Person) -> None:
    """Tell that somebody paused notifications, or ended that."""
    event = {"type": "dnd_updated_user", "user": person.id, "dnd_status": dnd_status(person, playground.clock())}
    playground.events.publish("dnd_updated_user", event)
    playground.live.everyone("state")
