"""A bot written with Slack's own framework runs against the playground unchanged, in both modes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from tests.playground.town import Json, Town, actions, button, modal, text_input

Way = Callable[[Town], AbstractAsyncContextManager[None]]
pytestmark = pytest.mark.anyio


def bolt_app(town: Town) -> AsyncApp:
    """A command that opens a form, whose submission posts a card, whose button updates it."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=f"{town.address}/api/")
    app = AsyncApp(client=client, signing_secret=SIGNING_SECRET)

    async def raise_issue(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=modal(text_input()))
        await ack()

    async def file_issue(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        said = body["view"]["state"]["values"]["what"]["what"]["value"]
        await client.chat_postMessage(channel="C0LEAD", text=said, blocks=[actions(button())])
        await ack()

    async def see_issue(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await client.chat_update(channel="C0LEAD", ts=body["message"]["ts"], text=f"seen by {body['user']['id']}")
        await ack()

    async def greet(event: Json, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], text="hello")

    app.command("/grayzone")(raise_issue)
    app.view("form")(file_issue)
    app.action("see:1")(see_issue)
    app.event("member_joined_channel")(greet)
    return app


@asynccontextmanager
async def by_socket(town: Town) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(bolt_app(town), APP_TOKEN)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # as Bolt ships it
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # as Bolt ships it


@asynccontextmanager
async def by_http(town: Town) -> AsyncIterator[None]:
    runner = web.AppRunner(bolt_app(town).web_app(path="/slack/events"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        assert (await town.act("delivery", mode="http", url=url))["verified"]
        yield
    finally:
        await town.act("delivery", mode="socket")
        await runner.cleanup()


@pytest.mark.parametrize("way", [by_socket, by_http])
async def test_a_bolt_app_lives_in_the_playground(town: Town, way: Way) -> None:
    async with way(town):
        await town.act("invite", "ana", channel="leadership", user="grayzone", settle=0.1)
        form = await town.act("command", "ana", channel="leadership", text="/grayzone")
        assert form["modal"]["view"]["callback_id"] == "form"
        filed = await town.act("submit", "ana", fields={"what": "nobody owns it"})
        assert filed["closed"]
        card = (await town.look("messages", "bo", channel="leadership"))[-1]
        assert card["text"] == "nobody owns it"
        await town.act("click", "bo", channel="leadership", ts=card["ts"], action_id="see")
        texts = [one["text"] for one in await town.look("messages", "ana", channel="leadership")]
        assert texts == ["hello", "seen by U0BO"]
        assert await town.look("problems") == []
