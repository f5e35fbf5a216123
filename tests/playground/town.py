"""A playground with a tiny bot in it: tests act as people, and as the bot's author over the wire."""

import asyncio
import copy
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from bot.playground import APP_TOKEN, BOT_TOKEN, Playground, serve

Json = dict[str, Any]
MANIFEST: Json = yaml.safe_load(Path(__file__).parents[2].joinpath("manifest.yml").read_text(encoding="utf-8"))
SILENCE = object()  # what a bot that never acknowledges answers


def wide_manifest() -> Json:
    """The project's manifest with every scope and event that the playground knows."""
    wide = copy.deepcopy(MANIFEST)
    families = ("channels", "groups", "im", "mpim")
    wide["oauth_config"]["scopes"]["bot"] += [
        *(f"{family}:{right}" for family in families for right in ("read", "history", "write")),
        *("channels:manage", "channels:join", "reactions:read", "reactions:write", "team:read", "dnd:read"),
        *("emoji:read", "usergroups:read"),
    ]
    wide["settings"]["event_subscriptions"]["bot_events"] += [
        *("message.channels", "message.groups", "message.mpim", "reaction_added", "reaction_removed"),
        *("team_join", "emoji_changed"),
    ]
    return wide


class Town:
    """The playground, its people, and the bot."""

    def __init__(self, playground: Playground, address: str, session: aiohttp.ClientSession) -> None:
        self.playground = playground
        self.address = address
        self.session = session
        self.heard: list[Json] = []
        self.envelopes: list[Json] = []
        self.reply: Callable[[Json], Any] = lambda _: None
        self._tasks: list[asyncio.Task[None]] = []
        self._sockets: list[aiohttp.ClientWebSocketResponse] = []

    async def act(self, act: str, person: str | None = None, **details: object) -> Json:
        """Do something as a person; return the outcome."""
        body = details | ({"as": person} if person else {})
        async with self.session.post(f"{self.address}/_control/{act}", json=body) as response:
            outcome: Json = await response.json()
            return outcome

    async def look(self, what: str, person: str | None = None, **query: str) -> Any:  # noqa: ANN401 (each read its own shape)
        """Read something as a person."""
        asked = query | ({"as": person} if person else {})
        async with self.session.get(f"{self.address}/_control/{what}", params=asked) as response:
            return await response.json()

    async def call(self, method: str, token: str = BOT_TOKEN, **arguments: object) -> Json:
        """Call the Web API as the bot, with a JSON body."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with self.session.post(f"{self.address}/api/{method}", json=arguments, headers=headers) as response:
            answer: Json = await response.json()
            return answer | {"status": response.status, "retry_after": response.headers.get("Retry-After")}

    async def connect(self) -> aiohttp.ClientWebSocketResponse:
        """Open a Socket Mode connection that acknowledges with what `reply` returns."""
        opened = await self.call("apps.connections.open", APP_TOKEN)
        socket = await self.session.ws_connect(opened["url"])
        self._sockets.append(socket)
        hello = await socket.receive_json()
        assert hello["type"] == "hello"
        self._tasks.append(asyncio.create_task(self._listen(socket)))
        return socket

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            envelope = frame.json()
            if "envelope_id" not in envelope:
                self.envelopes.append(envelope)
                continue
            self.envelopes.append(envelope)
            self.heard.append(envelope["payload"])
            answer = self.reply(envelope["payload"])
            if asyncio.iscoroutine(answer):
                answer = await answer
            if answer is not SILENCE:
                ack = {"envelope_id": envelope["envelope_id"]} | ({"payload": answer} if answer else {})
                await socket.send_json(ack)

    def events(self, kind: str) -> list[Json]:
        """The events of this type that the bot heard."""
        return [one["event"] for one in self.heard if one.get("event", {}).get("type") == kind]

    async def bot_in(self, channel: str = "leadership", person: str = "ana") -> None:
        """Connect the bot and invite it."""
        await self.connect()
        await self.act("invite", person, channel=channel, user="grayzone")

    def answer_with(self, answer: object) -> None:
        """Answer everything so from now on; where that is `SILENCE`, the playground does not wait long for it."""
        self.reply = lambda _: answer
        if answer is SILENCE:
            self.playground.post.patience = 0.3

    async def close(self) -> None:
        """Hang up."""
        for socket in self._sockets:
            await socket.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@asynccontextmanager
async def open_town(manifest: Json, *, patience: float = 60) -> AsyncIterator[Town]:
    """Serve a playground without rate limits, on a free port; it has all the patience in the world."""
    playground = Playground(manifest, patience=patience)
    playground.rates.on = False
    async with serve(playground) as address, aiohttp.ClientSession() as session:
        town = Town(playground, address, session)
        try:
            yield town
        finally:
            await town.close()


def button(action_id: str = "see:1", **more: object) -> Json:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": "See"}} | more


def actions(*elements: Json, **more: object) -> Json:
    """An actions block."""
    return {"type": "actions", "elements": list(elements)} | more


def text_input(name: str = "what", *, element: Json | None = None, **more: object) -> Json:
    """An input block with one name for block and element."""
    inner = {"type": "plain_text_input", "action_id": name} | (element or {})
    return {"type": "input", "block_id": name, "label": {"type": "plain_text", "text": name}, "element": inner} | more


def modal(*blocks: Json, **more: object) -> Json:
    """A modal."""
    title = {"type": "plain_text", "text": "Title"}
    return {"type": "modal", "callback_id": "form", "title": title, "submit": title, "blocks": list(blocks)} | more
