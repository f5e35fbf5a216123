"""Acts on messages: say, edit, delete, react, unreact, read."""

from bot.playground import messages
from bot.playground.composer import compose
from bot.playground.control.acts import Outcome, PersonAct, own_channel, visible_channel, visible_message
from bot.playground.emoji import is_emoji
from bot.playground.model import Channel, Message, Person
from bot.playground.playground import Playground
from bot.playground.shapes import TOMBSTONE
from bot.playground.trouble import ActRefusal


class Say(PersonAct):
    """Write a message, in a channel or a thread."""

    channel: str
    text: str
    thread_ts: str | None = None
    broadcast: bool = False

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Post it as the composer would."""
        channel = own_channel(playground, person, self.channel)
        if not self.text.strip():
            raise ActRefusal("no_text")
        if self.thread_ts is not None and channel.messages.get(self.thread_ts) is None:
            raise ActRefusal("message_not_found")
        text, blocks = compose(self.text, playground.workspace, playground.manifest.display_name)
        message = messages.new_message(playground, channel, person.id, text, blocks)
        message.thread_ts, message.broadcast = self.thread_ts, self.broadcast and self.thread_ts is not None
        messages.post(playground, channel, message)
        return Outcome(ts=message.ts)


class OnMessage(PersonAct):
    """An act on one message."""

    channel: str
    ts: str

    def found(self, playground: Playground, person: Person) -> tuple[Channel, Message]:
        """Return the message, if the person is where it is."""
        channel = own_channel(playground, person, self.channel)
        return channel, visible_message(playground, person, channel, self.ts)

    def seen(self, playground: Playground, person: Person) -> tuple[Channel, Message]:
        """Return the message, if the person sees it: Slack lets people react while they only look into a channel."""
        channel = visible_channel(playground, person, self.channel)
        if channel.is_archived:
            raise ActRefusal("is_archived")
        return channel, visible_message(playground, person, channel, self.ts)


class Edit(OnMessage):
    """Change one's own message."""

    text: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Change it."""
        channel, message = self.found(playground, person)
        if message.user != person.id:
            raise ActRefusal("cant_update_message")
        text, blocks = compose(self.text, playground.workspace, playground.manifest.display_name)
        messages.change(playground, channel, message, text=text, blocks=blocks)
        return Outcome(ts=message.ts)


class Delete(OnMessage):
    """Delete one's own message, or dismiss an ephemeral one."""

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Delete it."""
        channel, message = self.found(playground, person)
        if person.id not in (message.user, message.only_for):
            raise ActRefusal("cant_delete_message")
        messages.delete(playground, channel, message)
        return Outcome(ts=message.ts)


class React(OnMessage):
    """Add a reaction."""

    emoji: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Add it."""
        channel, message = self.seen(playground, person)
        name = self.emoji.strip(":")
        if message.only_for is not None or message.subtype == TOMBSTONE:
            raise ActRefusal("message_not_found")
        if not is_emoji(name, playground.workspace.emoji):
            raise ActRefusal("no_such_emoji")
        if not messages.react(playground, channel, message, person.id, name):
            raise ActRefusal("already_reacted")
        return Outcome(ts=message.ts)


class Unreact(OnMessage):
    """Take one's reaction back."""

    emoji: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Take it back."""
        channel, message = self.seen(playground, person)
        if not messages.unreact(playground, channel, message, person.id, self.emoji.strip(":")):
            raise ActRefusal("no_reaction")
        return Outcome(ts=message.ts)


class Read(PersonAct):
    """Mark a channel as read."""

    channel: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Mark it, up to its last message."""
        channel = visible_channel(playground, person, self.channel)
        latest = max(channel.messages, default=None, key=float)
        if latest is not None and channel.read.get(person.id) != latest:
            channel.read[person.id] = latest
            playground.live.person("state", person.id)
        return Outcome()
