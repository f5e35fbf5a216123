"""The bot's own web server: Slack's requests in HTTP mode, health and metrics in both."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

DRAIN_SECONDS = 10  # longer than any request may take; what still hangs then is cut off
KEEP_ALIVE_SECONDS = 75  # longer than proxies and clients keep idle connections (60): or they send where we just close


class CannotListen(Exception):  # noqa: N818 (named for what is shown)
    """The address is taken or not ours; its text is one sentence that says what to do."""


class _Server(uvicorn.Server):
    """Leaves the process's signals to whoever runs it, who has more to stop than a web server."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def listening(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` while the context lasts and give the port; then take nothing more and finish what runs.

    Raises CannotListen when the address is not to be had.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="asyncio",
        http="httptools",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # nobody asks who calls: signatures tell
        server_header=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )
    server = _Server(config)
    listener = _bind(host, port)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    ready = asyncio.create_task(server.ready.wait())
    try:
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task  # it raises what kept it from starting
            raise CannotListen(f"The web server on {host}:{port} ended at its start: see the log.")
        yield int(listener.getsockname()[1])
    finally:
        ready.cancel()
        server.should_exit = True
        await task


def _bind(host: str, port: int) -> socket.socket:
    """Bind with the protocol spelt out: asyncio switches Nagle's algorithm off (40 ms an answer) only then."""
    with ExitStack() as undo:
        try:
            family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            listener = undo.enter_context(socket.socket(family, kind, socket.IPPROTO_TCP))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
        except OSError as error:
            advice = "choose another HOST or PORT, or stop what listens there"
            raise CannotListen(f"Nothing can listen on {host}:{port}: {advice}.") from error
        undo.pop_all()
        return listener
