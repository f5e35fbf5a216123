"""The state of the pretended workspace, and how things in it are found."""

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime

from bot.playground.cast import first_channels, first_groups, first_people
from bot.playground.emoji import first_custom
from bot.playground.identity import BOT_USER, WORKSPACE
from bot.playground.model import Channel, ChannelKind, Message, Person, UserGroup, View

MICROSECOND = 1_000_000


class Workspace:
    """People, channels and what they hold. It finds and names things; other modules decide what may happen."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last_ts = 0
        self.people: dict[str, Person] = first_people()
        self.channels: dict[str, Channel] = first_channels(int(now().timestamp()))
        self.groups: dict[str, UserGroup] = first_groups(int(now().timestamp()))
        self.emoji: dict[str, str] = first_custom()
        self.whispers: list[Message] = []  # ephemeral messages, as they were posted or replaced
        self.renamed: dict[str, str] = {}  # a channel's former id, which Slack goes on understanding

    def new_ts(self) -> str:
        """Return a message timestamp of now that no message had before."""
        self._last_ts = max(int(self._now().timestamp() * MICROSECOND), self._last_ts + 1)
        return f"{self._last_ts // MICROSECOND}.{self._last_ts % MICROSECOND:06d}"

    def seconds(self) -> int:
        """Return now in Unix seconds."""
        return int(self._now().timestamp())

    def person(self, name: str) -> Person | None:
        """Find a person by id, or by name with or without `@`."""
        found = self.people.get(name)
        if found is not None:
            return found
        name = name.removeprefix("@").lower()
        return next((person for person in self.people.values() if person.name == name), None)

    def group(self, handle: str) -> UserGroup | None:
        """Find a user group by its handle, with or without `@`, a disabled one too."""
        handle = handle.removeprefix("@").lower()
        return next((one for one in self.groups.values() if one.handle == handle), None)

    def groups_of(self, user: str) -> list[UserGroup]:
        """Return the user groups this person (id) is mentioned by."""
        return [group for group in self.groups.values() if user in group.users and not group.disabled]

    def channel(self, name: str) -> Channel | None:
        """Find a channel by id (a former one too), or by name with or without `#`; direct messages by id only."""
        found = self.channels.get(self.renamed.get(name, name))
        if found is not None:
            return found
        name = name.removeprefix("#").lower()
        return next((one for one in self.channels.values() if one.name == name and not one.is_direct), None)

    def direct(self, one: str, other: str) -> Channel:
        """Return the direct message between two people (ids), made when first asked for."""
        first, second = sorted((one, other), key=lambda user: (user == BOT_USER, user))
        suffix = "" if second == BOT_USER else second.removeprefix("U0")
        channel_id = f"D0{first.removeprefix('U0')}{suffix}"
        if channel_id not in self.channels:
            self._add(channel_id, "", "im", (first, second))
        return self.channels[channel_id]

    def group_direct(self, users: set[str]) -> Channel:
        """Return the group direct message of exactly these people (ids), made when first asked for."""
        for channel in self.channels.values():
            if channel.kind == "mpim" and set(channel.members) == users:
                return channel
        members = sorted(users)
        name = "mpdm-" + "--".join(self.people[user].name for user in members) + "-1"
        return self._add(self.new_id("G"), name, "mpim", tuple(members))

    def new_channel(self, name: str, kind: ChannelKind, creator: str) -> Channel:
        """Make a channel with its creator in it."""
        return self._add(self.new_id("C"), name, kind, (creator,))

    def _add(self, channel_id: str, name: str, kind: ChannelKind, members: tuple[str, ...]) -> Channel:
        made = Channel(channel_id, name, kind, dict.fromkeys(members), created=self.seconds(), creator=members[0])
        self.channels[channel_id] = made
        return made

    @staticmethod
    def new_id(prefix: str) -> str:
        """Return an id that no run of a playground used before: bots recognise redeliveries by ids."""
        return f"{prefix}{secrets.token_hex(6).upper()}"

    def new_part_id(self) -> str:
        """Return an id for a block or element that the bot left unnamed."""
        return self.new_id("")[:5]

    def views(self) -> Iterator[View]:
        """Every view there is: all stacks and Homes."""
        for person in self.people.values():
            yield from person.stack
            if person.home is not None:
                yield person.home

    def channels_of(self, user: str) -> list[Channel]:
        """Return the channels this person (id) is a member of."""
        return [channel for channel in self.channels.values() if user in channel.members]

    def can_look_into(self, user: str, channel: Channel) -> bool:
        """Whether this person (id) may read the channel: members, and full members of the firm in public ones."""
        if user in channel.members:
            return True
        person = self.people[user]
        return channel.kind == "channel" and not person.is_guest and person.team == WORKSPACE

    @staticmethod
    def visible(user: str, message: Message) -> bool:
        """Whether this person (id), being in the channel, is shown this message."""
        return message.only_for is None or message.only_for == user
