"""Socket Mode: acknowledged after the work, watched, renewed, and stopped in order."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.response import BoltResponse

from bot.slack.gateway import SlackRefused, SlackUnclear
from bot.slack.socket_door import Pace, SocketDoor
from tests.slack.recordings import recorded
from tests.slack.socket_slack import SocketSlack

pytestmark = pytest.mark.anyio

COMMAND = recorded("socket_mode/slash_commands--java.json")
REPEATED = recorded("socket_mode/events_api-retry--derived--go.json")

DISCONNECT = {"type": "disconnect", "reason": "refresh_requested"}


class Desk:
    """Answers what is dispatched; a request waits until `go_on` is set."""

    def __init__(self, status: int = 200, body: dict[str, Any] | None = None) -> None:
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.seen: list[dict[str, Any]] = []
        self.status = status
        self._body = body or ""

    async def dispatch(self, body: dict[str, Any]) -> BoltResponse:
        """Do the work."""
        self.begun.set()
        await self.go_on.wait()
        self.seen.append(body)
        return BoltResponse(status=self.status, body=self._body)


async def test_an_envelope_is_acknowledged_with_its_answer_after_the_work() -> None:
    slack, desk = SocketSlack(), Desk(body={"text": "Hello 😀"})
    desk.go_on.clear()
    async with slack.serving(), slack.door(desk.dispatch):
        socket = await slack.connection()
        await socket.send_json(COMMAND)
        await desk.begun.wait()
        assert slack.answers.empty()
        desk.go_on.set()
        assert await slack.answer() == {"envelope_id": COMMAND["envelope_id"], "payload": {"text": "Hello 😀"}}
    assert desk.seen == [COMMAND["payload"]]


async def test_a_repeated_event_says_so_and_is_acknowledged_without_a_payload() -> None:
    slack, desk = SocketSlack(), Desk()
    async with slack.serving(), slack.door(desk.dispatch):
        socket = await slack.connection()
        await socket.send_json(REPEATED)
        assert await slack.answer() == {"envelope_id": REPEATED["envelope_id"]}
    assert desk.seen == [REPEATED["payload"]]


async def test_what_did_not_succeed_is_not_acknowledged() -> None:
    slack, desk = SocketSlack(), Desk(status=503)
    async with slack.serving(), slack.door(desk.dispatch):
        socket = await slack.connection()
        await socket.send_json(COMMAND | {"envelope_id": "first"})
        await desk.begun.wait()
        desk.status = 200
        await socket.send_json(COMMAND | {"envelope_id": "second"})
        assert (await slack.answer())["envelope_id"] == "second"
    assert slack.answers.empty()


async def test_what_is_no_envelope_disturbs_nothing() -> None:
    slack, desk = SocketSlack(), Desk()
    async with slack.serving(), slack.door(desk.dispatch):
        socket = await slack.connection()
        for odd in ("", "no JSON", "{}", json.dumps(recorded("socket_mode/hello--java.json"))):
            await socket.send_str(odd)
        await socket.send_json(COMMAND)
        await slack.answer()
    assert len(desk.seen) == 1


async def test_stopping_finishes_what_runs_and_what_comes_meanwhile() -> None:
    slack, desk = SocketSlack(), Desk()
    desk.go_on.clear()
    async with slack.serving():
        door = SocketDoor("xapp-no-token", slack.url, desk.dispatch)
        await door.start()
        socket = await slack.connection()
        await socket.send_json(COMMAND | {"envelope_id": "running"})
        await desk.begun.wait()
        stopping = asyncio.create_task(door.stop())
        desk.begun.clear()
        await socket.send_json(COMMAND | {"envelope_id": "meanwhile"})
        await desk.begun.wait()
        desk.go_on.set()
        await stopping
        assert {(await slack.answer())["envelope_id"] for _ in range(2)} == {"running", "meanwhile"}
        await slack.closed(0)
    assert slack.answers.empty()


@pytest.mark.parametrize(
    ("code", "status", "permanent"),
    [("invalid_auth", 200, True), ("not_allowed_token_type", 200, True), ("ratelimited", 429, False)],
)
async def test_a_start_that_slack_refuses_says_so(code: str, status: int, permanent: bool) -> None:  # noqa: FBT001 (a row of the table)
    slack, desk = SocketSlack(), Desk()
    slack.refusal = lambda: web.json_response({"ok": False, "error": code}, status=status)
    async with slack.serving():
        with pytest.raises(SlackRefused) as refused:
            await SocketDoor("xapp-wrong", slack.url, desk.dispatch).start()
    assert (refused.value.code, refused.value.permanent) == (code, permanent)


@pytest.mark.parametrize(
    "page", [{"text": "<html>", "content_type": "text/html"}, {"text": "{", "content_type": "application/json"}]
)
async def test_a_start_without_an_answer_of_slacks_is_unclear(page: dict[str, str]) -> None:
    slack, desk = SocketSlack(), Desk()
    slack.refusal = lambda: web.Response(status=502, **page)  # type: ignore[arg-type]  # text and content type only
    async with slack.serving():
        with pytest.raises(SlackUnclear):
            await SocketDoor("xapp-no-token", slack.url, desk.dispatch).start()


async def test_a_start_where_nobody_listens_is_unclear() -> None:
    with pytest.raises(SlackUnclear):
        await SocketDoor("xapp-no-token", "http://127.0.0.1:1/api/", Desk().dispatch).start()


async def test_an_aged_connection_gives_way_to_a_new_one_that_is_connected_first() -> None:
    slack, desk = SocketSlack(), Desk()
    async with slack.serving(), slack.door(desk.dispatch, pace=Pace(watch=0.02, renew=0.2, close=1.0)) as door:
        await slack.connection()
        second = await slack.connection()
        assert door.healthy()
        await second.send_json(COMMAND)
        assert (await slack.answer())["envelope_id"] == COMMAND["envelope_id"]
        assert slack.connected >= 1


async def test_a_deaf_connection_is_replaced() -> None:
    slack, desk = SocketSlack(), Desk()
    slack.deaf = True
    pace = Pace(watch=0.02, ping=0.1, silent=0.3, close=0.2)
    async with slack.serving(), slack.door(desk.dispatch, pace=pace):
        await slack.connection()
        slack.deaf = False
        second = await slack.connection()
        await second.send_json(COMMAND)
        assert (await slack.answer())["envelope_id"] == COMMAND["envelope_id"]


@pytest.mark.parametrize("frame", [DISCONNECT, None])
async def test_a_connection_that_slack_ends_gives_way_to_exactly_one_other(frame: dict[str, str] | None) -> None:
    slack, desk = SocketSlack(), Desk()
    async with slack.serving(), slack.door(desk.dispatch):
        first = await slack.connection()
        if frame:
            await first.send_json(frame)
        await first.close()
        second = await slack.connection()
        await second.send_json(COMMAND)
        assert (await slack.answer())["envelope_id"] == COMMAND["envelope_id"]
        await slack.closed(1)
        assert (slack.connections.empty(), second.closed) == (True, False)


async def test_what_runs_when_slack_asks_for_another_connection_is_acknowledged_on_its_own() -> None:
    slack, desk = SocketSlack(), Desk()
    desk.go_on.clear()
    async with slack.serving(), slack.door(desk.dispatch):
        first = await slack.connection()
        await first.send_json(COMMAND)
        await desk.begun.wait()
        await first.send_json(DISCONNECT)
        await slack.connection()
        desk.go_on.set()
        assert (await slack.answer())["envelope_id"] == COMMAND["envelope_id"]
        assert slack.answered_by == [first]


async def test_a_slack_that_ends_every_connection_is_not_asked_for_one_all_the_time() -> None:
    slack, pace = SocketSlack(), Pace(watch=0.3)
    async with slack.serving(), slack.door(Desk().dispatch, pace=pace):
        first, first_at = await slack.connection(), asyncio.get_running_loop().time()
        await first.close()
        await (await slack.connection()).close()
        await slack.connection()
        assert asyncio.get_running_loop().time() - first_at >= pace.watch


async def test_a_renewal_that_fails_is_tried_again() -> None:
    slack, desk = SocketSlack(), Desk()
    pace = Pace(watch=0.02, renew=0.1, close=0.2)
    async with slack.serving(), slack.door(desk.dispatch, pace=pace):
        await slack.connection()
        slack.refusal = lambda: web.Response(status=500, text="{", content_type="application/json")
        await slack.refused(2)
        slack.refusal = None
        await slack.connection()


async def test_a_door_is_unhealthy_until_it_is_open() -> None:
    slack, desk = SocketSlack(), Desk()
    async with slack.serving():
        door = SocketDoor("xapp-no-token", slack.url, desk.dispatch)
        assert not door.healthy()
        await door.start()
        assert door.healthy()
        await door.stop()
