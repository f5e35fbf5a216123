"""The company on the stage: the cast, the time, and what each act needs of both."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.narrator import Narrator
from bot.playground.visitors import Visitor, Visitors
from bot.schedule.hours import at_local, next_tick

Json = dict[str, Any]
Settle = Callable[[], Awaitable[None]]

ZONE, TICK_HOUR = "Europe/Berlin", 9  # as the form for a new group suggests them
MORNING = 10
A_MINUTE = timedelta(minutes=1)
SEATS = {
    "ana": "Sales",
    "bo": "Operations",
    "chi": "Engineering",
    "dev": "Finance",
    "eli": "People",
    "fay": "Marketing",
}


class Company:
    """Six peers. `settle` lets the bot do all that is due now; `tell` says what happens."""

    def __init__(self, visitors: Visitors, settle: Settle, narrator: Narrator) -> None:
        self._visitors = visitors
        self.settle = settle
        self.tell = narrator
        self.cast = {name: visitors.person(name) for name in SEATS}

    @property
    def anyone(self) -> Visitor:
        """Somebody who only looks."""
        return self.cast["fay"]

    async def card(self, containing: str) -> Json:
        """Return the newest message in #leadership that shows these words, once all is done that is due."""
        await self.settle()
        return await self.anyone.find(containing)

    async def advance(self, by: timedelta) -> None:
        """Let time pass, and what is due happen."""
        await self._visitors.act("clock", advance=by.total_seconds())
        await self.settle()

    async def advance_to(self, moment: datetime) -> None:
        """Let time pass until a minute after that moment; one that is over lets none pass, and what is due happens."""
        await self.advance(max(moment - await self.now() + A_MINUTE, timedelta()))

    async def to_morning(self, zone: str) -> None:
        """Let time pass until it is ten in the morning there: the bot writes to people in hours of their own."""
        now = await self.now()
        today = now.astimezone(ZoneInfo(zone)).date()
        mornings = (at_local(today + timedelta(days=days), MORNING, zone) for days in range(2))
        await self.advance_to(next(one for one in mornings if one > now))

    async def now(self) -> datetime:
        """Return what time it is on the stage."""
        return datetime.fromisoformat((await self.state("ana"))["clock"]["now"])

    async def state(self, name: str) -> Json:
        """Return what somebody of the cast sees of the workspace: its channels and people, and the time."""
        found: Json = await self._visitors.look("state", **{"as": name})
        return found

    async def to_next_tick(self) -> None:
        """Let time pass until what is sealed has opened."""
        await self.advance_to(next_tick(await self.now(), ZONE, TICK_HOUR))

    async def problems(self) -> list[Json]:
        """Return what Slack refused."""
        found: list[Json] = await self._visitors.look("problems")
        return found


def option(modal: Json | None, block: str, label: str) -> str:
    """Return the value of the choice with this label in an open form. Raises LookupError when it is not offered."""
    for part in (modal or {}).get("view", {}).get("blocks", []):
        if part.get("block_id") == block:
            for choice in part["element"]["options"]:
                if choice["text"]["text"] == label:
                    return str(choice["value"])
    raise LookupError(f"{label!r} is not offered in {block}")


def press_of(view: object, verb: str) -> str:
    """Return the first action in a view that is this verb, whatever it is pressed on. Raises LookupError for none."""
    for action in _actions(view):
        if action.partition(":")[0] == verb:
            return action
    raise LookupError(f"{verb} cannot be pressed here")


def _actions(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _actions(item)
    elif isinstance(part, dict):
        if part.get("type") == "button":
            yield str(part["action_id"])
        for item in part.values():
            yield from _actions(item)
