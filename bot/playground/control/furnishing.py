"""Acts without a person that furnish the workspace: more people, user groups of them, custom emoji."""

import re
from typing import Any, Literal
from zoneinfo import available_timezones

from pydantic import Field

from bot.playground import membership
from bot.playground.composer import BROADCASTS
from bot.playground.control.acts import Lever, somebody
from bot.playground.emoji import ALIAS, NAME, characters, is_emoji, with_aliases
from bot.playground.identity import WORKSPACE
from bot.playground.model import Json, Person, UserGroup
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal

HANDLE = r"^[a-z0-9][a-z0-9._-]*$"


def _free(playground: Playground, name: str) -> None:
    """Raise `name_taken` when `@name` already means somebody: people and user groups share one row of names."""
    workspace = playground.workspace
    bot = playground.manifest.display_name.lower()
    if name in (*BROADCASTS, bot) or workspace.person(name) is not None or workspace.group(name) is not None:
        raise ActRefusal("name_taken")


class AddPerson(Lever):
    """Make one more full member, who is in no channel yet."""

    id: str = Field(pattern=r"^[UW][A-Z0-9]+$")
    name: str = Field(pattern=HANDLE)
    zone: str = "Europe/Berlin"
    real_name: str | None = None
    function: str = ""

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Make the account, and tell of it with `team_join`."""
        if self.zone not in available_timezones():
            raise ActRefusal("no_such_zone")
        if self.id in playground.workspace.people:
            raise ActRefusal("id_taken")
        _free(playground, self.name)
        called = self.real_name or re.sub(r"[._-]+", " ", self.name).strip().title()
        membership.account_made(playground, Person(self.id, self.name, called, self.function, self.zone))
        return {"id": self.id}


class DefineUserGroup(Lever):
    """Make a user group, or replace the one of this handle."""

    handle: str = Field(pattern=HANDLE)
    users: list[str]
    name: str | None = None
    disabled: bool = False

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Define it, with its users in the order given; the answer names its id."""
        users = list(dict.fromkeys(_member(playground, name) for name in self.users))
        workspace, now = playground.workspace, playground.workspace.seconds()
        group = workspace.group(self.handle)
        if group is None:
            _free(playground, self.handle)
            group = UserGroup(workspace.new_id("S"), self.handle, self.handle, users, created=now, updated=now)
            workspace.groups[group.id] = group
        group.name, group.users, group.updated = self.name or group.name, users, now
        group.disabled = now if self.disabled else 0
        playground.live.everyone("state")
        return {"id": group.id}


def _member(playground: Playground, name: str) -> str:
    person = somebody(playground, name)
    if person.is_bot or person.team != WORKSPACE:
        raise ActRefusal("not_allowed")
    return person.id


class SetEmoji(Lever):
    """Add a custom emoji, or remove one."""

    change: Literal["add", "remove"]
    name: str = Field(pattern=NAME)
    value: str | None = Field(default=None, pattern=r"^(alias:.+|https://.+|data:image/.+)$")

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Change it, and tell of it with `emoji_changed`; what stands for a removed one goes with it."""
        custom = playground.workspace.emoji
        event: Json = {"type": "emoji_changed", "subtype": self.change}
        if self.change == "add":
            value = self._value(custom)
            custom[self.name] = value
            event |= {"name": self.name, "value": value}
        else:
            if self.name not in custom:
                raise ActRefusal("no_such_emoji")
            event["names"] = with_aliases(self.name, custom)
            for name in event["names"]:
                del custom[name]
        playground.events.publish("emoji_changed", event)
        playground.live.everyone("state")
        return {"emoji": dict(custom)}

    def _value(self, custom: dict[str, str]) -> str:
        if self.value is None:
            raise ActRefusal("no_value")
        if self.name in custom or self.name in characters():
            raise ActRefusal("name_taken")
        if self.value.startswith(ALIAS) and not is_emoji(self.value.removeprefix(ALIAS), custom):
            raise ActRefusal("no_such_emoji")
        return self.value
