"""The wires: signed HTTP, Socket Mode frames, rate limits, faults, and what keeps strangers out."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.playground import APP_TOKEN, SIGNING_SECRET
from tests.playground.town import SILENCE, Json, Town

pytestmark = pytest.mark.anyio


class HttpBot:
    """A bot at an address, which keeps what it was sent."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.statuses: list[int] = []

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        if b"url_verification" in body:
            return web.json_response({"challenge": json.loads(body)["challenge"]})
        self.bodies.append(body)
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def http_bot(town: Town) -> AsyncIterator[HttpBot]:
    bot, app = HttpBot(), web.Application()
    app.router.add_post("/slack/events", bot.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        assert await town.act("delivery", mode="http", url=url) == {"ok": True, "mode": "http", "verified": True}
        yield bot
    finally:
        await town.act("delivery", mode="socket")
        await runner.cleanup()


async def test_http_bodies_are_signed_and_encoded_as_slacks(town: Town) -> None:
    async with http_bot(town) as bot:
        await town.act("command", "ana", channel="leadership", text="/grayzone list")
        await town.act("shortcut", "ana", callback_id="raise_gray_zone")
        await town.act("say", "ana", channel="grayzone", text="hi")
    command, shortcut, event = bot.bodies
    assert parse_qs(command.decode())["command"] == ["/grayzone"]
    assert list(parse_qs(shortcut.decode())) == ["payload"]
    assert json.loads(event)["event"]["text"] == "hi"
    verifier = SignatureVerifier(SIGNING_SECRET)
    for body, headers in zip(bot.bodies, bot.headers, strict=True):
        assert verifier.is_valid_request(body, headers)
    assert [one["content-type"] for one in bot.headers] == [
        *["application/x-www-form-urlencoded"] * 2,
        "application/json",
    ]


async def test_http_events_are_repeated_with_slacks_headers(town: Town) -> None:
    async with http_bot(town) as bot:
        bot.statuses = [500, 404]
        await town.act("delivery", retries="at_once")
        await town.act("say", "ana", channel="grayzone", text="hi")
        await town.look("idle", settle="0.02")
    retries = [(one.get("x-slack-retry-num"), one.get("x-slack-retry-reason")) for one in bot.headers]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len(set(bot.bodies)) == 1


async def test_an_interaction_that_failed_is_not_repeated(town: Town) -> None:
    async with http_bot(town) as bot:
        bot.statuses = [500]
        outcome = await town.act("command", "ana", channel="leadership", text="/grayzone")
    assert outcome["banner"] == "dispatch_failed"
    assert len(bot.bodies) == 1


async def test_an_address_that_does_not_answer_the_challenge_is_not_verified(town: Town) -> None:
    answer = await town.act("delivery", mode="http", url="http://127.0.0.1:9/slack/events")
    assert answer["verified"] is False
    assert (await town.call("apps.connections.open", APP_TOKEN))["error"] == "forbidden_team"


async def test_a_ticket_opens_one_connection(town: Town) -> None:
    url = (await town.call("apps.connections.open", APP_TOKEN))["url"]
    first = await town.session.ws_connect(url)
    hello = await first.receive_json()
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert "approximate_connection_time" in hello["debug_info"]
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await town.session.ws_connect(url)
    await first.close()


async def test_connections_are_dismissed_with_a_reason_or_dropped(town: Town) -> None:
    socket = await town.connect()
    await town.act("fault", method="socket", kind="error", reason="refresh_requested")
    assert [one["reason"] for one in town.envelopes] == ["refresh_requested"]
    assert socket.closed or (await socket.receive()).type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSE)
    await town.connect()
    await town.act("fault", method="socket", kind="drop_socket")
    await town.look("idle", settle="0.02")
    assert not (await town.look("state", "ana"))["bot"]["connected"]


async def test_too_many_calls_are_told_when_to_come_back(town: Town) -> None:
    await town.act("limits", rate=True)
    await town.bot_in()
    answers = [await town.call("conversations.info", channel="C0LEAD") for _ in range(51)]
    assert [one["status"] for one in answers] == [*[200] * 50, 429]
    assert 1 <= int(answers[-1]["retry_after"]) <= 60
    await town.act("clock", advance=60)
    assert (await town.call("conversations.info", channel="C0LEAD"))["ok"]


async def test_a_channel_takes_one_message_per_second(town: Town) -> None:
    await town.act("limits", rate=True)
    await town.bot_in()
    post = {"channel": "C0LEAD", "text": "x"}
    first, second = [await town.call("chat.postMessage", **post) for _ in range(2)]
    assert (first["ok"], second["status"], second["retry_after"]) == (True, 429, "1")
    assert (await town.call("chat.postMessage", channel="U0ANA", text="x"))["ok"]
    await town.act("clock", advance=1)
    assert (await town.call("chat.postMessage", **post))["ok"]


@pytest.mark.parametrize(
    ("fault", "status", "error"),
    [
        ({"kind": "429", "retry_after": 7}, 429, "ratelimited"),
        ({"kind": "500"}, 500, "internal_error"),
        ({"kind": "error", "code": "fatal_error"}, 200, "fatal_error"),
    ],
)
async def test_an_ordered_fault_hits_once_and_is_no_problem(town: Town, fault: Json, status: int, error: str) -> None:
    await town.bot_in()
    await town.act("fault", method="chat.postMessage", channel="leadership", **fault)
    assert (await town.call("chat.postMessage", channel="U0ANA", text="elsewhere"))["ok"]
    hit = await town.call("chat.postMessage", channel="C0LEAD", text="x")
    assert (hit["status"], hit["error"]) == (status, error)
    assert (await town.call("chat.postMessage", channel="C0LEAD", text="x"))["ok"]
    assert await town.look("problems") == []


@pytest.mark.parametrize(("kind", "arrived"), [("no_answer", []), ("lost_answer", ["x"])])
async def test_an_answer_can_be_lost_with_and_without_the_effect(town: Town, kind: str, arrived: list[str]) -> None:
    await town.bot_in()
    await town.act("fault", method="*", kind=kind)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await town.call("chat.postMessage", channel="C0LEAD", text="x")
    assert [one["text"] for one in await town.look("messages", "ana", channel="leadership")] == arrived


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}])
@pytest.mark.parametrize("path", ["/", "/_control/state?as=ana", "/static/index.html"])
async def test_pages_of_other_sites_get_nothing(town: Town, headers: dict[str, str], path: str) -> None:
    async with town.session.get(town.address + path, headers=headers) as response:
        assert response.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await town.session.ws_connect(f"{town.address}/_control/live?as=ana", headers=headers)


async def test_the_own_page_is_let_in_under_a_strict_policy(town: Town) -> None:
    async with town.session.get(f"{town.address}/", headers={"Origin": town.address}) as response:
        assert response.status == 200
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("say", {"data": b'{"as": "ana"}'}, 415),
        ("say", {"json": {"as": "ana", "channel": "random", "txt": "x"}}, 400),
        ("dance", {"json": {"as": "ana"}}, 404),
        ("clock", {"json": {"advance": -1}}, 400),
    ],
)
async def test_acts_are_json_known_and_spelt_right(town: Town, path: str, sent: dict[str, Any], status: int) -> None:
    async with town.session.post(f"{town.address}/_control/{path}", **sent) as response:
        assert response.status == status


async def test_listeners_hear_what_concerns_them(town: Town) -> None:
    async def until(socket: aiohttp.ClientWebSocketResponse, topic: str) -> list[str]:
        heard: list[str] = []
        while topic not in heard:
            heard += (await asyncio.wait_for(socket.receive_json(), 60))["changed"]
        return heard

    bo = await town.session.ws_connect(f"{town.address}/_control/live?as=bo")
    dev = await town.session.ws_connect(f"{town.address}/_control/live?as=dev")
    await town.act("say", "ana", channel="board-prep", text="secret")
    assert "channel:G0BOARD" in await until(dev, "channel:G0BOARD")
    await town.act("clock", advance=1)
    assert "channel:G0BOARD" not in await until(bo, "clock")
    await bo.close()
    await dev.close()


async def test_a_reset_lets_go_of_who_waits_for_the_bot(town: Town) -> None:
    await town.connect()
    town.reply = lambda _: SILENCE
    waiting = asyncio.create_task(town.act("say", "ana", channel="grayzone", text="hello"))
    while not town.heard:
        await town.look("state", "ana")
    await town.act("reset")
    assert (await asyncio.wait_for(waiting, 60))["ok"]


async def test_reset_goes_back_to_the_first_moment_but_ids_stay_new(town: Town) -> None:
    await town.bot_in()
    first = town.heard[0]["event_id"]
    await town.act("clock", advance=86400)
    assert (await town.act("clock", to="2020-01-01T00:00:00+00:00"))["error"] == "never_back"
    await town.act("reset")
    assert (await town.look("state", "ana"))["clock"]["offset"] == 0
    assert await town.look("traffic") == []
    await town.act("invite", "ana", channel="leadership", user="grayzone")
    assert town.heard[-1]["event_id"] != first
