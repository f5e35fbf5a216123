"""Acts on who is where: join, leave, invite, kick, group messages, channels and accounts."""

from typing import Literal
from zoneinfo import available_timezones

from bot.playground import membership
from bot.playground.control.acts import Outcome, PersonAct, own_channel, somebody, visible_channel
from bot.playground.identity import BOT_USER, WORKSPACE
from bot.playground.model import Channel, Person
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal

MOST_IN_GROUP = 9  # nine people besides the bot's eight-user limit count the one who opens it


class Join(PersonAct):
    """Join a public channel."""

    channel: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Join it."""
        channel = visible_channel(playground, person, self.channel)
        if channel.kind != "channel" or person.id in channel.members or channel.is_archived:
            raise ActRefusal("cannot_join")
        membership.join(playground, channel, person, inviter=None)
        return Outcome()


class Leave(PersonAct):
    """Leave a channel."""

    channel: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Leave it."""
        channel = own_channel(playground, person, self.channel)
        _not_direct(channel)
        membership.leave(playground, channel, person)
        return Outcome()


def _not_direct(channel: Channel) -> None:
    if channel.is_direct:
        raise ActRefusal("members_are_fixed")


class Invite(PersonAct):
    """Invite somebody, or the bot, into a channel."""

    channel: str
    user: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Invite them."""
        channel = own_channel(playground, person, self.channel)
        _not_direct(channel)
        invited = somebody(playground, self.user)
        if invited.id in channel.members:
            raise ActRefusal("already_in_channel")
        if invited.deleted or (invited.is_stranger and not channel.is_shared):
            raise ActRefusal("cannot_invite")
        if invited.id == BOT_USER and not playground.installed:
            raise ActRefusal("no_such_person")
        membership.join(playground, channel, invited, inviter=person.id)
        return Outcome()


class Kick(PersonAct):
    """Remove somebody, or the bot, from a channel."""

    channel: str
    user: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Remove them."""
        channel = own_channel(playground, person, self.channel)
        _not_direct(channel)
        removed = somebody(playground, self.user)
        if removed.id not in channel.members:
            raise ActRefusal("not_in_channel")
        membership.leave(playground, channel, removed)
        return Outcome()


class OpenGroupDm(PersonAct):
    """Open a direct message with one person, or a group message with several; its members stay as they are."""

    users: list[str]

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Open it; the answer names the channel."""
        users = {somebody(playground, name).id for name in self.users} | {person.id}
        if not 1 < len(users) <= MOST_IN_GROUP:
            raise ActRefusal("wrong_number_of_people")
        workspace = playground.workspace
        channel = workspace.direct(*users) if len(users) == 2 else workspace.group_direct(users)  # noqa: PLR2004 (a pair)
        playground.live.everyone("state")
        return Outcome(more={"channel": channel.id})


class SetChannel(PersonAct):
    """Change a channel as its members or an admin can."""

    channel: str
    change: Literal["archive", "unarchive", "rename", "delete", "share", "unshare"]
    name: str | None = None

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Change it; the answer names the channel, whose id changes when a private one is shared."""
        channel = visible_channel(playground, person, self.channel)
        if channel.is_direct or person.team != WORKSPACE:
            raise ActRefusal("not_allowed")
        match self.change:
            case "archive":
                membership.archive(playground, channel, person.id)
            case "unarchive":
                membership.unarchive(playground, channel, person.id)
            case "rename":
                membership.rename(playground, channel, _free_name(playground, self.name))
            case "delete":
                membership.delete(playground, channel, person.id)
            case "share" | "unshare":
                membership.share(playground, channel, shared=self.change == "share")
        return Outcome(more={"channel": channel.id})


def _free_name(playground: Playground, name: str | None) -> str:
    if not name or playground.workspace.channel(f"#{name}") is not None:
        raise ActRefusal("name_taken" if name else "no_name")
    return name


class SetPerson(PersonAct):
    """Change an account: the acting person's own, or with `user` somebody else's, as an admin would."""

    needs_active = False
    change: Literal["zone", "name", "deactivate", "reactivate", "guest", "status"]
    value: str | None = None
    user: str | None = None

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Change it."""
        person = somebody(playground, self.user) if self.user else person
        match self.change:
            case "zone":
                if self.value not in available_timezones():
                    raise ActRefusal("no_such_zone")
                person.zone = self.value or person.zone
            case "name":
                if not self.value:
                    raise ActRefusal("no_name")
                person.real_name = self.value
            case "deactivate" | "reactivate":
                person.deleted = self.change == "deactivate"
                person.stack.clear()
            case "guest":
                person.is_guest = self.value != "false"
            case "status":
                emoji, _, text = (self.value or "").rpartition(": ")
                person.status_emoji, person.status_text = (f"{emoji}:" if emoji else ""), text
                person.status_expiration = 0
        membership.account_changed(playground, person)
        return Outcome()
