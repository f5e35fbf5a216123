"""Acts on what the bot shows: command, shortcut, click, open_home."""

from typing import Any

from pydantic import Field

from bot.playground import interactions
from bot.playground.composer import compose_command
from bot.playground.control.acts import Outcome, PersonAct, banner, own_channel, visible_channel, visible_message
from bot.playground.delivery.parcel import Answer
from bot.playground.elements import PRESSED, Placed, answered, find
from bot.playground.form import fill
from bot.playground.identity import BOT_USER, WORKSPACE
from bot.playground.model import Channel, Json, Message, Person, View
from bot.playground.playground import Playground
from bot.playground.response_urls import ResponseUrl
from bot.playground.responses import respond
from bot.playground.shapes import view_object
from bot.playground.trouble import ActRefusal, ApiRefusal


class Command(PersonAct):
    """Type a slash command."""

    channel: str
    text: str

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Send it, and show what the acknowledgement says."""
        channel = own_channel(playground, person, self.channel)
        name, _, rest = self.text.strip().partition(" ")
        known = playground.manifest.command(name)
        if known is None or person.team != WORKSPACE or not playground.installed:
            raise ActRefusal("no_such_command")
        text = compose_command(
            rest.strip(),
            playground.workspace,
            playground.manifest.display_name,
            should_escape=bool(known.get("should_escape")),
        )
        answer = await interactions.command(playground, person, channel, name, text)
        return Outcome(banner=banner(answer) or _answered(playground, person, channel, name, answer))


def _answered(playground: Playground, person: Person, channel: Channel, name: str, answer: Answer) -> str | None:
    """Show what came with the acknowledgement; return the banner when it was nothing that Slack can show."""
    body = {"text": answer.body} if isinstance(answer.body, str) else answer.body
    if not body:
        return None
    try:
        respond(playground, ResponseUrl(person.id, channel.id, playground.clock()), body)
    except ApiRefusal as refusal:
        playground.journal.problem("refused", f"answer to {name}", refusal.code, **refusal.details)
        return "dispatch_failed"
    return None


class Shortcut(PersonAct):
    """Use a global shortcut, or with channel and ts a message shortcut."""

    callback_id: str
    channel: str | None = None
    ts: str | None = None

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Send it."""
        known = playground.manifest.shortcut(self.callback_id)
        if known is None or (known["type"] == "message") != (self.ts is not None) or person.team != WORKSPACE:
            raise ActRefusal("no_such_shortcut")
        if self.ts is None:
            return Outcome(banner=banner(await interactions.shortcut(playground, person, self.callback_id)))
        channel = visible_channel(playground, person, self.channel or "")
        message = visible_message(playground, person, channel, self.ts)
        answer = await interactions.message_shortcut(playground, person, self.callback_id, channel, message)
        return Outcome(banner=banner(answer))


class Click(PersonAct):
    """Press a button, or choose in a menu or picker, on a message, in the modal or on Home."""

    action_id: str
    channel: str | None = None
    ts: str | None = None
    view: str | None = Field(default=None, pattern="^(modal|home)$")
    value: Any = None
    fields: dict[str, Any] = Field(default_factory=dict)

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Send it."""
        if (self.view is None) == (self.ts is None):
            raise ActRefusal("say_where")
        if self.view is not None:
            return await self._in_view(playground, person)
        channel = own_channel(playground, person, self.channel or "")
        message = visible_message(playground, person, channel, self.ts or "")
        return await self._on_message(playground, person, channel, message)

    async def _on_message(self, playground: Playground, person: Person, channel: Channel, message: Message) -> Outcome:
        one = find(message.blocks, self.action_id)
        if one is None or message.bot_id is None:
            raise ActRefusal("no_such_button")
        if one.element["type"] not in PRESSED:
            message.values.setdefault(one.block_id, {})[one.action_id] = answered(one.element, self.value)
        answer = await interactions.press_on_message(playground, person, channel, message, one, value=self.value)
        return Outcome(banner=banner(answer), ts=message.ts)

    async def _in_view(self, playground: Playground, person: Person) -> Outcome:
        view = _view_of(person, self.view or "")
        one = find(view.blocks, self.action_id)
        if one is None or not one.dispatches:
            raise ActRefusal("no_such_button")
        fill(view, self.fields)
        _remember(view, one, self.value)
        answer = await interactions.press_in_view(playground, person, view, one, self.value)
        return Outcome(banner=banner(answer))


def _view_of(person: Person, which: str) -> View:
    if which == "home":
        if person.home is None:
            raise ActRefusal("no_home")
        return person.home
    if not person.stack:
        raise ActRefusal("no_modal")
    return person.stack[-1]


def _remember(view: View, one: Placed, value: object) -> None:
    if one.element["type"] not in PRESSED:
        view.values.setdefault(one.block_id, {})[one.action_id] = answered(one.element, value)


class OpenHome(PersonAct):
    """Open the bot's Home (or, with `tab`, its Messages)."""

    tab: str = Field(default="home", pattern="^(home|messages)$")

    async def run(self, playground: Playground, person: Person) -> Outcome:
        """Send app_home_opened, with the view that is there already."""
        if not playground.installed:
            raise ActRefusal("no_such_app")
        event: Json = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": playground.workspace.direct(person.id, BOT_USER).id,
            "tab": self.tab,
        }
        if person.home is not None and self.tab == "home":
            event["view"] = view_object(person.home)
        playground.events.publish("app_home_opened", event)
        return Outcome()
