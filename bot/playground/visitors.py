"""People at the playground, as code: rehearsal and tests act and look through the control API like the page does."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, cast

from aiohttp import ClientSession

Json = dict[str, Any]
Value = str | Sequence[str]
PATIENCE_SECONDS = 60.0  # how long people look for what will come: it costs nothing when it comes


class CouldNot(Exception):  # noqa: N818 (named for what happened to the person)
    """A person could not do this at all: no such button, no such channel, not a member. Holds the playground's code."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person saw come of an act; see "Control: acts" in docs/playground.md."""

    banner: str | None
    modal: Json | None
    closed: bool
    errors: dict[str, str]
    ephemeral: tuple[Json, ...]
    ts: str | None

    @property
    def title(self) -> str:
        """The title of the modal now on top, or an empty string."""
        return str(self.modal["view"]["title"]["text"]) if self.modal else ""

    @property
    def words(self) -> str:
        """All that the person can read of the answer: modal, ephemeral messages, errors, banner."""
        parts = [*words_of(self.modal["view"] if self.modal else None), *words_of(list(self.ephemeral))]
        return "\n".join([*parts, *self.errors.values(), self.banner or ""])


class Visitors:
    """A session with one playground. Use as `async with Visitors(address) as visitors`."""

    def __init__(self, address: str) -> None:
        """Take the playground's address, such as `http://127.0.0.1:8100`."""
        self._address = address.rstrip("/")
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session:
            await self._session.close()

    def person(self, name: str) -> "Visitor":
        """Return somebody of the cast, by name or id."""
        return Visitor(self, name)

    async def act(self, act: str, **details: object) -> Json:
        """Do something that needs no person (clock, delivery, scopes, limits, fault, reset), or a raw act."""
        assert self._session, "use Visitors as a context"  # noqa: S101 (a mistake of the caller)
        async with self._session.post(f"{self._address}/_control/{act}", json=details) as answer:
            answer.raise_for_status()
            return cast("Json", await answer.json())

    async def look(self, what: str, **query: str) -> Any:  # noqa: ANN401 (JSON of many shapes)
        """Read something: state, messages, modal, home, traffic, problems, idle, emoji."""
        assert self._session, "use Visitors as a context"  # noqa: S101 (a mistake of the caller)
        async with self._session.get(f"{self._address}/_control/{what}", params=query) as answer:
            answer.raise_for_status()
            return await answer.json()


class Visitor:
    """One person of the cast, acting and looking."""

    def __init__(self, visitors: Visitors, name: str) -> None:
        self._visitors = visitors
        self.name = name

    async def do(self, act: str, **details: object) -> Seen:
        """Do any act of docs/playground.md as this person; raises `CouldNot` when they cannot."""
        outcome = await self._visitors.act(act, **{"as": self.name, **details})
        if not outcome.get("ok", True):
            raise CouldNot(f"{self.name}: {act}: {outcome.get('error')}")
        return Seen(
            banner=outcome.get("banner"),
            modal=outcome.get("modal"),
            closed=bool(outcome.get("closed")),
            errors=dict(outcome.get("errors") or {}),
            ephemeral=tuple(outcome.get("ephemeral") or ()),
            ts=outcome.get("ts"),
        )

    async def say(self, channel: str, text: str, **details: object) -> Seen:
        """Write a message."""
        return await self.do("say", channel=channel, text=text, **details)

    async def command(self, text: str, channel: str = "leadership") -> Seen:
        """Type a whole line that begins with a slash."""
        return await self.do("command", channel=channel, text=text)

    async def shortcut(self, callback_id: str, **details: object) -> Seen:
        """Use a global shortcut, or with `channel` and `ts` a message shortcut."""
        return await self.do("shortcut", callback_id=callback_id, **details)

    async def click(self, action_id: str, message: Json, channel: str = "leadership", value: Value = "") -> Seen:
        """Press a button of a message."""
        details: Json = {"value": value} if value else {}
        return await self.do("click", action_id=action_id, channel=channel, ts=message["ts"], **details)

    async def click_in(self, view: str, action_id: str, value: Value = "", **fields: Value) -> Seen:
        """Press a button, or choose in a menu, of the open `modal` or of `home`."""
        details: Json = {"value": value} if value else {}
        return await self.do("click", action_id=action_id, view=view, fields=fields, **details)

    async def submit(self, **fields: Value) -> Seen:
        """Fill in fields of the open modal and submit it."""
        return await self.do("submit", fields=fields)

    async def close(self) -> Seen:
        """Close the top modal."""
        return await self.do("close")

    async def home(self, patience: float = PATIENCE_SECONDS) -> Json:
        """Open App Home, and return the view that the bot then publishes."""
        state = await self._visitors.look("state", **{"as": self.name})
        me, last = state["me"], state["traffic"]
        await self.do("open_home")
        async with asyncio.timeout(patience):
            while True:
                if await self._published(last, me):
                    return cast("Json", await self._visitors.look("home", **{"as": self.name}))
                await asyncio.sleep(0.02)

    async def _published(self, last: int, me: str) -> bool:
        calls = await self._visitors.look("traffic", after=str(last))
        return any(call["what"] == "views.publish" and call["request"].get("user_id") == me for call in calls)

    async def messages(self, channel: str = "leadership", thread_ts: str = "") -> list[Json]:
        """Return the messages of a channel, or of a thread in it, as this person sees them; oldest first."""
        query = {"as": self.name, "channel": channel}
        if thread_ts:
            query["thread_ts"] = thread_ts
        return cast("list[Json]", await self._visitors.look("messages", **query))

    async def find(self, containing: str, channel: str = "leadership", patience: float = PATIENCE_SECONDS) -> Json:
        """Return the newest message in the channel that shows these words, waiting until there is one."""
        async with asyncio.timeout(patience):
            while True:
                for message in reversed(await self.messages(channel)):
                    if containing in "\n".join(words_of(message)):
                        return message
                await asyncio.sleep(0.02)


def words_of(part: object) -> list[str]:
    """Return every text that a person can read in a message, view or block, in order."""
    if isinstance(part, list):
        return [words for item in part for words in words_of(item)]
    if not isinstance(part, dict):
        return []
    text = part.get("text")
    found = [text] if isinstance(text, str) else []
    for key, value in part.items():
        if key != "text" or not isinstance(value, str):
            found += words_of(value)
    return found
