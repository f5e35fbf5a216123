"""The playground's web server, in this process or alone."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from bot.playground.connection import CuttableProtocol
from bot.playground.control.endpoint import Control
from bot.playground.guard import LOOPBACK, Guard
from bot.playground.playground import Playground
from bot.playground.responses import ResponseUrlEndpoint
from bot.playground.webapi.endpoint import WebApi

GRACE = 1.0  # seconds for open exchanges to end
KEEP_ALIVE_SECONDS = 75  # longer than any client does: or it sends where we just close, and nobody knows the end
LOOK_AGAIN = 0.005
PAGE = Path(__file__).parent / "page"


def make_app(playground: Playground, hosts: frozenset[str] = LOOPBACK) -> Starlette:
    """Return the ASGI application of a playground. It needs uvicorn with `CuttableProtocol`, as `serve` runs it."""
    control, api, responses = Control(playground), WebApi(playground), ResponseUrlEndpoint(playground)

    async def index(_: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def call(request: Request) -> Response:
        return await api(request)

    async def respond(request: Request) -> Response:
        return await responses(request)

    return Starlette(
        routes=[
            Route("/", index),
            Mount("/static", StaticFiles(directory=PAGE)),
            Route("/api/{method}", call, methods=["GET", "POST"]),
            Route("/actions/{workspace}/{ticket}", respond, methods=["POST"]),
            WebSocketRoute("/socket/{ticket}", playground.post.sockets.serve),
            WebSocketRoute("/_control/live", control.live),
            Route("/_control/{act}", control.act, methods=["POST"]),
            Route("/_control/{read}", control.read, methods=["GET"]),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
    )


class _Server(uvicorn.Server):
    """uvicorn inside somebody else's process: it says when it listens, and leaves the signals alone."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()
        self.ended = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    async def main_loop(self) -> None:
        await self.ended.wait()  # instead of looking ten times a second

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for listener in sockets or ():
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):  # what has not ended by then is cancelled
            await asyncio.wait_for(self._connections_gone(), GRACE)
        for task in self.server_state.tasks:
            task.cancel()

    async def _connections_gone(self) -> None:
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 (uvicorn has no event for it)
            await asyncio.sleep(LOOK_AGAIN)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listener(host: str, port: int) -> socket.socket:
    """Listen with the protocol spelt out: asyncio switches Nagle's algorithm off (40 ms an answer) only then."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


@asynccontextmanager
async def serve(playground: Playground, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve a playground in this event loop; yields its address (`http://127.0.0.1:PORT`) once it listens.

    Port 0 takes a free one. Raises `OSError` when the port is taken. Afterwards nothing of it is left running.
    """
    listener = _listener(host, port)
    playground.address = f"http://{host}:{listener.getsockname()[1]}"
    server = _Server(
        uvicorn.Config(
            make_app(playground, LOOPBACK | {host}),
            http=CuttableProtocol,
            ws="websockets-sansio",
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            server_header=False,
            ws_ping_interval=None,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
    )
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.listening.wait()
        yield playground.address
    finally:
        try:
            await playground.events.close()
            await playground.post.close()
        finally:
            server.should_exit = True
            server.ended.set()
            await running
            listener.close()
