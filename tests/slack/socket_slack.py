"""Slack's end of Socket Mode: hands out addresses, takes connections, sends envelopes and notes what is answered."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

from bot.slack.socket_door import Pace, SocketDoor

PATIENCE_SECONDS = 60


class SocketSlack:
    """One app. `deaf` connections answer no ping; `refusal` makes the answer to who asks for an address."""

    def __init__(self) -> None:
        self.url = ""
        self.deaf = False
        self.refusal: Callable[[], web.Response] | None = None
        self.connections: asyncio.Queue[web.WebSocketResponse] = asyncio.Queue()
        self._refusals: asyncio.Queue[None] = asyncio.Queue()
        self.answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.answered_by: list[web.WebSocketResponse] = []  # the connections by which they came
        self._open: set[web.WebSocketResponse] = set()

    @property
    def connected(self) -> int:
        """How many connections are open now."""
        return len(self._open)

    async def connection(self) -> web.WebSocketResponse:
        """Wait for the next new connection."""
        return await asyncio.wait_for(self.connections.get(), PATIENCE_SECONDS)

    async def answer(self) -> dict[str, Any]:
        """Wait for the next acknowledgement."""
        return await asyncio.wait_for(self.answers.get(), PATIENCE_SECONDS)

    async def refused(self, count: int) -> None:
        """Wait until so many more were refused an address."""
        for _ in range(count):
            await asyncio.wait_for(self._refusals.get(), PATIENCE_SECONDS)

    async def closed(self, count: int) -> None:
        """Wait until only `count` connections are left."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while self.connected > count:  # noqa: ASYNC110 (connections end in many places)
                await asyncio.sleep(0.01)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Serve on a free port of loopback."""
        app = web.Application()
        app.router.add_post("/api/apps.connections.open", self._address)
        app.router.add_get("/socket", self._connect)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/api/"
        try:
            yield
        finally:
            await runner.cleanup()

    @asynccontextmanager
    async def door(self, dispatch: Any, *, pace: Pace | None = None) -> AsyncIterator[SocketDoor]:  # noqa: ANN401 (doubles of Dispatch)
        """Open the bot's door to this Slack, and close it in the end."""
        door = SocketDoor("xapp-no-token", self.url, dispatch, pace=pace)
        await door.start()
        try:
            yield door
        finally:
            await door.stop()

    async def _address(self, request: web.Request) -> web.Response:
        if self.refusal:
            self._refusals.put_nowait(None)
            return self.refusal()
        return web.json_response({"ok": True, "url": f"ws://{request.host}/socket"})

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=not self.deaf)
        await socket.prepare(request)
        self._open.add(socket)
        self.connections.put_nowait(socket)
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self.answered_by.append(socket)
                    self.answers.put_nowait(json.loads(message.data))
        finally:
            self._open.discard(socket)
        return socket
