"""Socket Mode: tickets, connections, envelopes and their acknowledgements."""

import asyncio
import json
import secrets
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.delivery.parcel import Answer, Parcel
from bot.playground.identity import APP
from bot.playground.model import Json

MOST_CONNECTIONS = 10  # docs.slack.dev, using Socket Mode
CONNECTION_TIME = 3600


class Link:
    """One connection of the bot, with the envelopes it has not acknowledged yet."""

    def __init__(self, websocket: WebSocket) -> None:
        self.websocket = websocket
        self.waiting: dict[str, asyncio.Future[Json]] = {}

    async def send(self, frame: Json) -> None:
        """Send one frame."""
        await self.websocket.send_text(json.dumps(frame))

    async def end(self, code: int, last: Json | None = None) -> None:
        """Close the connection, after a last frame; nothing happens when the bot has gone already."""
        with suppress(WebSocketDisconnect, RuntimeError):  # Starlette's words for a connection that is gone
            if last is not None:
                await self.send(last)
            await self.websocket.close(code)

    def give_up(self) -> None:
        """Tell whoever waits for an acknowledgement that it will not come on this connection."""
        for future in self.waiting.values():
            if not future.done():
                future.cancel()


class Sockets:
    """All connections of the bot; each envelope goes to one of them, in turn."""

    def __init__(self, *, changed: Callable[[], None], problem: Callable[..., None]) -> None:
        self._changed = changed
        self._problem = problem
        self._tickets: set[str] = set()
        self._links: list[Link] = []
        self._turn = 0

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._links)

    def new_ticket(self) -> str:
        """Return a ticket that opens one connection."""
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one connection until either side ends it."""
        ticket = websocket.path_params["ticket"]
        if ticket not in self._tickets:
            await websocket.close(4001)
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        link = Link(websocket)
        if len(self._links) >= MOST_CONNECTIONS:
            await self._dismiss(link, "too_many_websockets")
            return
        self._links.append(link)
        self._changed()
        try:
            await link.send(self._hello())
            while True:
                self._acknowledged(link, await websocket.receive_text())
        except WebSocketDisconnect:
            pass  # how a connection ends; what waited on it is told below
        finally:
            if link in self._links:
                self._links.remove(link)
            link.give_up()
            self._changed()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._links),
            "debug_info": {
                "host": "applink-playground",
                "build_number": 1,
                "approximate_connection_time": CONNECTION_TIME,
            },
            "connection_info": {"app_id": APP},
        }

    def _acknowledged(self, link: Link, frame: str) -> None:
        try:
            ack: Any = json.loads(frame)
        except ValueError:
            ack = None
        envelope_id = ack.get("envelope_id") if isinstance(ack, dict) else None
        future = link.waiting.pop(envelope_id, None) if isinstance(envelope_id, str) else None
        if future is None:
            self._problem("socket", "acknowledgement", "unknown_envelope", envelope_id=envelope_id)
        elif not future.done():
            future.set_result(ack)

    async def carry(self, parcel: Parcel, patience: float) -> Answer:
        """Send an envelope on one connection and wait for its acknowledgement."""
        if not self._links:
            return Answer(failure="connection_failed")
        self._turn += 1
        link = self._links[self._turn % len(self._links)]
        envelope_id = str(uuid.uuid4())
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        link.waiting[envelope_id] = future
        try:
            await link.send(_envelope(parcel, envelope_id))
            ack = await asyncio.wait_for(future, patience)
        except TimeoutError:
            return Answer(failure="timeout", envelope_id=envelope_id)
        except asyncio.CancelledError:
            if not future.cancelled():
                raise  # it is we who are being stopped, not the connection that ended
            return Answer(failure="connection_failed", envelope_id=envelope_id)
        except (RuntimeError, WebSocketDisconnect):  # Starlette's words for sending on a connection that is gone
            return Answer(failure="connection_failed", envelope_id=envelope_id)
        finally:
            link.waiting.pop(envelope_id, None)
        return Answer(body=ack.get("payload") or None, status=200, envelope_id=envelope_id)

    async def dismiss(self, reason: str) -> None:
        """Ask every connection to go, with Slack's reason, and close it."""
        for link in tuple(self._links):
            await self._dismiss(link, reason)

    async def drop(self) -> None:
        """Cut every connection without a word."""
        for link in tuple(self._links):
            await link.end(1011)

    async def _dismiss(self, link: Link, reason: str) -> None:
        if link in self._links:  # nothing more goes to it, also while the bot has not closed its end yet
            self._links.remove(link)
            self._changed()
        await link.end(1000, {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-playground"}})


def _envelope(parcel: Parcel, envelope_id: str) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "payload": parcel.payload,
        "type": parcel.kind,
        "accepts_response_payload": parcel.kind != "events_api",
    }
    if parcel.kind == "events_api":
        envelope["retry_attempt"] = parcel.retry
        envelope["retry_reason"] = parcel.reason or ""
    return envelope
