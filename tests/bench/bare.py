"""The yardstick: an AsyncApp of Bolt with one listener that only acknowledges, on the web server that the bot uses."""

import asyncio
import sys

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web import listening
from tests.bench.requests import BOT_TOKEN, SECRET, WORKSPACE


async def authorize() -> AuthorizeResult:
    """Know the tenant without asking anybody."""
    return AuthorizeResult(
        enterprise_id=None, team_id=WORKSPACE, bot_token=BOT_TOKEN, bot_id="B0GRAY", bot_user_id="U0GRAY"
    )


async def serve(port: int) -> None:
    """Serve until the process is ended."""
    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    @app.command("/grayzone")
    async def only_acknowledge(ack: AsyncAck) -> None:
        await ack()

    handler = AsyncSlackRequestHandler(app)

    async def answer(request: Request) -> Response:
        return await handler.handle(request)

    app_as_documented = Starlette(routes=[Route("/slack/events", answer, methods=["POST"])])
    async with listening(app_as_documented, "127.0.0.1", port) as bound:
        print(f"ready {bound}", flush=True)  # noqa: T201 (the bench reads it)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
