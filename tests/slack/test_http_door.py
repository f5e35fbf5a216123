"""Signed HTTP, over a real socket: what is Slack's is answered; what is not gets 401 and leaves no trace of itself."""

import hashlib
import hmac
import io
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from starlette.routing import Router

from bot.slack.answers import AGAIN, OK, Ack
from bot.slack.bolt import open_door
from bot.slack.http_door import LARGEST_BODY, PATH, HttpDoor
from bot.web import listening
from tests.slack.doorstep import IDENTITY
from tests.slack.sent import command, mention, press

pytestmark = pytest.mark.anyio

SECRET = "a signing secret of the tests"  # noqa: S105 (it guards nothing)
FORM, JSON = "application/x-www-form-urlencoded", "application/json; charset=utf-8"


class Slack:
    """Posts to the bot's address as Slack does, and keeps what reached the doorway."""

    def __init__(self, session: aiohttp.ClientSession, url: str, ack: Ack) -> None:
        self.reached: list[Mapping[str, Any]] = []
        self.url = url
        self._session, self._ack = session, ack

    async def answer(self, body: Mapping[str, Any]) -> Ack:
        """Answer for the doorway."""
        self.reached.append(body)
        return self._ack

    async def post(self, raw: bytes, kind: str = FORM, **headers: str | None) -> tuple[int, str]:
        """Post a body with a good signature, or with other headers; None leaves one out."""
        now = str(int(time.time()))
        given: dict[str, str | None] = {
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": signature(raw, headers.get("time") or now),
            "Content-Type": kind,
        }
        given |= {f"X-Slack-{name}": value for name, value in headers.items() if name != "time"}
        kept = {name: value for name, value in given.items() if value is not None}
        async with self._session.post(self.url, data=io.BytesIO(raw), headers=kept) as answer:
            return answer.status, await answer.text()


def signature(raw: bytes, timestamp: str, secret: str = SECRET) -> str:
    """Sign as Slack does (docs.slack.dev, verifying requests from Slack)."""
    base = b"v0:" + timestamp.encode() + b":" + raw
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


@asynccontextmanager
async def slack(ack: Ack = OK) -> AsyncIterator[Slack]:
    """Open the door on a free port."""

    async def answer(body: Mapping[str, Any]) -> Ack:
        return await outside.answer(body)

    door = HttpDoor(SECRET, open_door(IDENTITY, "xoxb-no-token", answer))
    async with listening(Router([door.route()]), "127.0.0.1", 0) as port, aiohttp.ClientSession() as session:
        outside = Slack(session, f"http://127.0.0.1:{port}{PATH}", ack)
        yield outside


def form(body: Mapping[str, str]) -> bytes:
    """Return a form's body."""
    return urlencode(body).encode()


async def test_a_signed_command_is_answered_with_its_acknowledgement() -> None:
    async with slack(Ack(body={"response_type": "ephemeral", "text": "Hello 😀"})) as outside:
        status, said = await outside.post(form(command("list")))
    assert (status, json.loads(said)["text"]) == (200, "Hello 😀")
    assert outside.reached == [command("list")]


async def test_an_empty_acknowledgement_has_an_empty_body() -> None:
    async with slack() as outside:
        assert await outside.post(form(command())) == (200, "")


async def test_a_503_asks_slack_to_deliver_again() -> None:
    async with slack(AGAIN) as outside:
        assert (await outside.post(json.dumps(mention()).encode(), JSON))[0] == 503


@pytest.mark.parametrize("text", ["the payload is late", "payload=1", "payload", "a & b = c; %7B +"])
async def test_a_command_may_say_anything_even_payload(text: str) -> None:
    async with slack() as outside:
        assert (await outside.post(form(command(text))))[0] == 200
    assert outside.reached == [command(text)]


async def test_a_press_arrives_in_a_forms_field() -> None:
    async with slack() as outside:
        assert (await outside.post(form({"payload": json.dumps(press("peers.join"))})))[0] == 200
    assert outside.reached == [press("peers.join")]


async def test_an_event_arrives_as_json() -> None:
    async with slack() as outside:
        assert (await outside.post(json.dumps(mention("שלום 😀")).encode(), JSON))[0] == 200
    assert outside.reached == [mention("שלום 😀")]


async def test_the_bots_own_echo_is_acknowledged_and_goes_no_further() -> None:
    own = mention()
    own["event"]["user"] = "U0GRAY"
    async with slack() as outside:
        assert (await outside.post(json.dumps(own).encode(), JSON))[0] == 200
    assert outside.reached == []


async def test_the_address_is_verified_by_its_challenge() -> None:
    body = json.dumps({"type": "url_verification", "challenge": "a riddle", "token": "x"}).encode()
    async with slack() as outside:
        status, said = await outside.post(body, JSON)
    assert (status, json.loads(said)) == (200, {"challenge": "a riddle"})


async def test_slacks_certificate_check_is_answered() -> None:
    async with slack() as outside:
        assert await outside.post(form({"ssl_check": "1", "token": "x"})) == (200, "")
    assert outside.reached == []


OLD = "1700000000"


@pytest.mark.parametrize(
    "headers",
    [
        {"Signature": "v0=" + "0" * 64},
        {"Signature": signature(form(command("a secret plan")), OLD, "another secret")},
        {"Signature": None},
        {"Signature": ""},
        {"Signature": "v0=schlüssel"},
        {"Request-Timestamp": None},
        {"Request-Timestamp": "yesterday"},
        {"Request-Timestamp": "1e9"},
        {"Request-Timestamp": "²"},
        {"Request-Timestamp": "9" * 5000},
        {"Request-Timestamp": OLD, "time": OLD},
    ],
    ids=lambda headers: str(headers)[:40],
)
async def test_what_is_not_slacks_gets_401_and_leaves_no_word_in_the_log(
    headers: dict[str, str | None], logged: io.StringIO
) -> None:
    async with slack() as outside:
        status, said = await outside.post(form(command("a secret plan")), FORM, **headers)
    assert (status, said, outside.reached) == (401, "", [])
    assert "signature_refused" in logged.getvalue()
    assert "secret plan" not in logged.getvalue()
    assert "secret+plan" not in logged.getvalue()


async def test_a_forged_body_that_is_no_text_gets_401() -> None:
    async with slack() as outside:
        assert (await outside.post(b"\xff\xfe\x00", Signature="v0=" + "0" * 64))[0] == 401


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"{", JSON),
        (b"", JSON),
        (b"[]", JSON),
        (b'"command"', JSON),
        (b"[" * 100_000, JSON),
        (b"payload=%7B", FORM),
        (b"payload=1", FORM),
    ],
    ids=lambda value: str(value)[:12],
)
async def test_a_signed_body_that_is_no_payload_gets_400(raw: bytes, kind: str, logged: io.StringIO) -> None:
    async with slack() as outside:
        assert (await outside.post(raw, kind))[0] == 400
    assert outside.reached == []
    assert "body_not_understood" in logged.getvalue()


async def test_a_payload_over_which_the_framework_falls_gets_400(logged: io.StringIO) -> None:
    async with slack() as outside:
        assert (await outside.post(json.dumps({"type": "block_actions", "team": 5}).encode(), JSON))[0] == 400
    assert "not_dispatched" in logged.getvalue()


async def test_more_than_slack_ever_sends_gets_413_before_it_is_read() -> None:
    async with slack() as outside:
        assert (await outside.post(b"x" * (LARGEST_BODY + 1)))[0] == 413
    assert outside.reached == []


async def test_other_methods_and_addresses_are_not_answered() -> None:
    async with slack() as outside, aiohttp.ClientSession() as session:
        async with session.get(outside.url) as answer:
            assert answer.status == 405
        async with session.post(outside.url + "/more") as answer:
            assert answer.status == 404
