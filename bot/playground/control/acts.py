"""What an act is, what comes of it, and how acts find what they name."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from bot.playground.delivery.parcel import Answer
from bot.playground.identity import BOT_USER
from bot.playground.model import Channel, Message, Person
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal

LONGEST_SETTLE = 5.0


@dataclass(slots=True)
class Outcome:
    """What the acting person gets to see of it, besides their modal and ephemeral messages; see docs/playground.md."""

    banner: str | None = None
    closed: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    ts: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


class Act(BaseModel):
    """The body of `POST /_control/{act}`: unknown fields are refused, so that a misspelt test fails."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    settle: float = Field(default=0.0, ge=0, le=LONGEST_SETTLE)


class Lever(Act):
    """An act without a person: the clock, the wires, the faults."""

    as_: str | None = Field(default=None, alias="as")

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Do it; return what is added to the answer."""
        raise NotImplementedError


class PersonAct(Act):
    """An act of a person, named by id or name in `as`."""

    as_: str = Field(alias="as")
    needs_active: ClassVar[bool] = True

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Do it as that person; raise `ActRefusal` when Slack would not let them."""
        raise NotImplementedError


def acting(playground: Playground, name: str, *, active: bool = False) -> Person:
    """Return the person who acts or looks; nobody acts as the bot, and with `active` no deactivated account does."""
    person = playground.workspace.person(name)
    if person is None or person.id == BOT_USER:
        raise ActRefusal("no_such_person")
    if active and person.deleted:
        raise ActRefusal("deactivated")
    return person


def somebody(playground: Playground, name: str) -> Person:
    """Return a person who is acted upon; `grayzone` is the bot."""
    person = playground.workspace.person(name)
    if person is None:
        raise ActRefusal("no_such_person")
    return person


def visible_channel(playground: Playground, person: Person, name: str) -> Channel:
    """Return a channel that the person can look into, by id or name; a person's name is their direct message."""
    workspace = playground.workspace
    channel = workspace.channel(name)
    if channel is None and (other := workspace.person(name)) is not None and other.id != person.id:
        channel = workspace.direct(person.id, other.id)
    if channel is None or not workspace.can_look_into(person.id, channel):
        raise ActRefusal("channel_not_found")
    return channel


def own_channel(playground: Playground, person: Person, name: str) -> Channel:
    """Return a channel that the person is in and that is not archived."""
    channel = visible_channel(playground, person, name)
    if person.id not in channel.members:
        raise ActRefusal("not_in_channel")
    if channel.is_archived:
        raise ActRefusal("is_archived")
    return channel


def visible_message(playground: Playground, person: Person, channel: Channel, ts: str) -> Message:
    """Return a message that this person is shown."""
    message = channel.messages.get(ts)
    if message is None or not playground.workspace.visible(person.id, message):
        raise ActRefusal("message_not_found")
    return message


def banner(answer: Answer) -> str | None:
    """Return what the person reads when the bot did not acknowledge: Slack's words for late and for wrong."""
    if answer.failure is None:
        return None
    return "operation_timeout" if "timeout" in answer.failure else "dispatch_failed"
