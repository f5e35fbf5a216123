"""The company of a story: a playground, the real bot reached over the wire, a database, and the people."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any, Literal

from bot.app import Running, running
from bot.demo.company import SEATS
from bot.demo.company import option as option
from bot.manifest import read
from bot.playground import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Playground, serve
from bot.playground.visitors import Seen, Visitor, Visitors, words_of
from bot.settings import Settings
from bot.slack.budget import Budget
from bot.work import utc_now
from tests.support.clocks import MONDAY
from tests.support.keys import SECRET_KEY

Json = dict[str, Any]
Mode = Literal["socket", "http"]
WAYS_IN = {"socket": {"slack_app_token": APP_TOKEN}, "http": {"slack_signing_secret": SIGNING_SECRET}}
HANDOFF = "Sales → Operations: order data"
WHAT = "Orders arrive without delivery dates"
CASE = {
    "problem": "Dates are typed by hand",
    "baseline": "40",
    "unit": "late orders a month",
    "target": "10",
    "fix": "One required field",
    "weeks": "3",
}


@dataclass
class Company:
    """People, playground and bots. `expected` are the only problems (what, code) that the story may bring about."""

    address: str
    playground: Playground
    visitors: Visitors
    bots: tuple[Running, ...] = ()
    expected: list[tuple[str, str]] = field(default_factory=list)

    def person(self, name: str) -> Visitor:
        """Return somebody of the cast."""
        return self.visitors.person(name)

    async def settle(self) -> None:
        """Let everything that is due now be done."""
        await self.visitors.look("idle")
        for bot in self.bots:
            await bot.settle()

    async def advance(self, **by: float) -> None:
        """Move the playground's clock by a timedelta's arguments, and let what is due then be done."""
        await self.visitors.act("clock", advance=timedelta(**by).total_seconds())
        await self.settle()

    async def fault(self, method: str, kind: str, **details: object) -> None:
        """Order a fault."""
        await self.visitors.act("fault", method=method, kind=kind, **details)

    async def messages(self, channel: str = "leadership", who: str = "ana", thread_ts: str = "") -> list[Json]:
        """Return what stands in a conversation when everything is done, as this person sees it."""
        await self.settle()
        return await self.person(who).messages(channel, thread_ts)

    async def card(self, containing: str, channel: str = "leadership", who: str = "ana") -> Json:
        """Return the one message for everybody with these words, when everything is done."""
        messages = await self.messages(channel, who)
        found = [one for one in messages if containing in text_of(one) and not one["ephemeral"]]
        assert len(found) == 1, f"{len(found)} messages with {containing!r}"
        return found[0]

    async def thread(self, containing: str) -> list[str]:
        """Return the lines of the thread below a card."""
        card = await self.card(containing)
        return [one["text"] for one in (await self.messages(thread_ts=card["ts"]))[1:]]

    async def calls(self, method: str) -> list[Json]:
        """Return the bot's calls of a Web API method, oldest first."""
        return [one for one in await self.visitors.look("traffic") if (one["way"], one["what"]) == ("in", method)]

    async def gather(self, *names: str, channel: str = "leadership") -> None:
        """Invite the bot, set the group up, and let these people join it."""
        first = self.person(names[0])
        await first.do("invite", channel=channel, user="grayzone")
        await first.click("peers.set_up", await self.card("Hello, I am Grayzone", channel, names[0]), channel)
        saved = await first.submit()
        assert "is ready" in saved.words
        await first.close()
        for name in names:
            assert "You are in" in (await self.join(name, channel)).words
            await self.person(name).close()

    async def join(self, name: str, channel: str = "leadership", function: str = "") -> Seen:
        """Let somebody press Join and choose a function, their own unless one is given."""
        card = await self.card("The peer group of this channel", channel, name)
        form = await self.person(name).click("peers.join", card, channel)
        return await self.person(name).submit(function=option(form.modal, "function", function or SEATS[name]))

    async def file(self, name: str = "ana", what: str = WHAT, **fields: str | Sequence[str]) -> Seen:
        """Let somebody raise an issue with `/grayzone`; returns what they saw, with the form or receipt open."""
        form = await self.person(name).command(f"/grayzone {what}")
        filled = {"handoff": option(form.modal, "handoff", HANDOFF), "symptom": "WAITS", **HOURS, **fields}
        return await self.person(name).submit(**filled)

    async def raised(self, name: str = "ana", what: str = WHAT, **fields: str | Sequence[str]) -> Json:
        """Let somebody raise an issue; return its card."""
        receipt = await self.file(name, what, **fields)
        assert "is raised" in receipt.words, receipt.words
        await self.person(name).close()
        return await self.card(what)

    async def press(self, name: str, verb: str, what: str = WHAT, **fields: str) -> Seen:
        """Let somebody press a button of an issue's card, and submit the form that opens when fields are given."""
        person = self.person(name)
        seen = await person.click(f"grayzone.{verb}", await self.card(what))
        if not fields:
            return seen
        assert seen.modal, seen.words
        assert seen.modal["view"].get("submit"), seen.words  # a note instead of the form
        await self.settle()  # filling in takes a person longer than the bot takes to show what the press did
        return await person.submit(**fields)

    async def coalition(self) -> Json:
        """Lead an issue of Ana's, which Bo sees too and Chi drives, to its coalition; return the card."""
        await self.gather("ana", "bo", "chi")
        await self.raised()
        await self.press("bo", "see", **HOURS)
        await self.press("chi", "draft", **CASE)
        return await self.card(WHAT)

    async def delivered(self) -> Json:
        """Lead that issue on until its number is delivered; return the card."""
        await self.coalition()
        for name in ("ana", "bo", "chi"):
            await self.press(name, "pledge", hours="2")
            await self.person(name).close()
        await self.advance(days=3)
        await self.press("chi", "deliver", measured="18")
        return await self.card(WHAT)


HOURS = {"low": "2", "likely": "4", "high": "6"}
PATIENCE_SECONDS = 60.0  # a story is not about how quick a busy machine is, unless it asks for the usual budget
PATIENT = Budget(look_up=10.0, unit=40.0, answer=50.0)


@asynccontextmanager
async def company(
    database_url: str,
    mode: Mode = "socket",
    *,
    replicas: int = 1,
    pace_seconds: float = 0.0,
    budget: Budget = PATIENT,
    manifest: Json | None = None,
) -> AsyncIterator[Company]:
    """Open a company, and check at its end that Slack had nothing to complain of but what was expected.

    It begins on a Monday morning, so that a story is the same whenever it is played.
    """
    playground = _playground(manifest or deepcopy(_manifest()))
    async with serve(playground) as address, Visitors(address) as visitors, AsyncExitStack() as bots:
        await visitors.act("limits", rate=False)
        opened = Company(address, playground, visitors)
        settings = settings_for(address, database_url, mode)
        entered = [
            await bots.enter_async_context(
                running(settings, clock=playground.clock, pace_seconds=pace_seconds, budget=budget)
            )
            for _ in range(replicas)
        ]
        opened.bots = tuple(entered)
        if mode == "http":
            url = f"http://127.0.0.1:{entered[0].port}/slack/events"
            assert (await visitors.act("delivery", mode="http", url=url))["verified"]
        yield opened
        await opened.settle()
        problems = [(one["what"], one["code"]) for one in await visitors.look("problems")]
        assert sorted(problems) == sorted(opened.expected), problems


def _playground(manifest: Json) -> Playground:
    ahead = MONDAY - utc_now()
    return Playground(manifest, offset=ahead, patience=PATIENCE_SECONDS, trigger_seconds=PATIENCE_SECONDS)


@cache
def _manifest() -> Json:
    return read()


def settings_for(address: str, database_url: str, mode: Mode) -> Settings:
    """Return the settings of a bot that serves this playground."""
    way_in = WAYS_IN[mode]
    common = {"slack_bot_token": BOT_TOKEN, "slack_api_url": f"{address}/api/", "grayzone_secret_key": SECRET_KEY}
    return Settings.model_validate({**common, **way_in, "database_url": database_url, "port": 0})


def text_of(part: object) -> str:
    """Return all that can be read in messages or views."""
    return "\n".join(words_of(part))
