"""The bot's own web server: Slack's requests in HTTP mode, health and metrics in both."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

DRAIN_SECONDS = 10  # longer than any request may take; what still hangs then is cut off


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
async def listening(routes: Sequence[BaseRoute], host: str, port: int) -> AsyncIterator[int]:
    """Serve `routes` while the context lasts and give the port; then take nothing more and finish what runs.

    Raises CannotListen when the address is not to be had.
    """
    config = uvicorn.Config(
        Starlette(routes=list(routes)),
        host=host,
        port=port,
        loop="asyncio",
        http="httptools",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    server = _Server(config)
    try:
        # Bound here, not in uvicorn, which would end the whole process when it fails.
        sockets = [config.bind_socket()]
    except SystemExit as error:
        advice = "choose another HOST or PORT, or stop what listens there"
        raise CannotListen(f"Nothing can listen on {host}:{port}: {advice}.") from error
    task = asyncio.create_task(server.serve(sockets=sockets))
    try:
        await server.ready.wait()
        yield int(sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        await task
