"""Signed HTTP: verify, parse, hand on. What is not Slack's gets 401 and leaves no trace of its content in the logs."""

from collections.abc import Mapping
from typing import Any

import orjson
import structlog
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from yarl import URL

from bot.slack.bolt import Dispatch

PATH = "/slack/events"
LARGEST_BODY = 2 * 1024 * 1024  # far above any payload that Slack sends for our views

Headers = Mapping[bytes, bytes]  # as ASGI gives them; Starlette's own goes through all of them at each look-up

log = structlog.get_logger(__name__)


class HttpDoor:
    """Answers `POST /slack/events`; an ASGI application of its own, which spares what Starlette wraps functions in."""

    def __init__(self, signing_secret: str, dispatch: Dispatch) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._dispatch = dispatch

    def route(self) -> Route:
        """Return the route for the web application."""
        return Route(PATH, self, methods=["POST"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of the web server."""
        answer = await self.answer(dict(scope["headers"]), receive)
        body = answer.body.encode()
        told = [(name.encode(), value.encode()) for name, values in answer.headers.items() for value in values]
        told.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": told})
        await send({"type": "http.response.body", "body": body})

    async def answer(self, headers: Headers, receive: Receive) -> BoltResponse:
        """Verify one request and answer it: 401 for a wrong signature, 413 for too much, 400 for what is no payload."""
        raw = await _body(receive)
        if raw is None:
            return BoltResponse(status=413)
        if not self._genuine(raw, headers):
            log.warning("signature_refused")
            return BoltResponse(status=401)
        try:
            body = parse(raw, headers.get(b"content-type", b""))
        except ValueError:
            log.warning("body_not_understood")
            return BoltResponse(status=400)
        if "ssl_check" in body:
            return BoltResponse(status=200)
        return await self._dispatch(body)

    def _genuine(self, raw: bytes, headers: Headers) -> bool:
        timestamp = headers.get(b"x-slack-request-timestamp", b"")
        signature = headers.get(b"x-slack-signature", b"")
        try:
            return self._verifier.is_valid(raw, timestamp.decode("latin-1"), signature.decode("latin-1"))
        except (ValueError, TypeError):  # a time that is no number, a signature that is not ASCII, a body not UTF-8
            return False


async def _body(receive: Receive) -> bytes | None:
    chunks = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""  # nobody waits for an answer any more, and no signature fits
        chunks += message.get("body", b"")
        if len(chunks) > LARGEST_BODY:
            return None
        more = message.get("more_body", False)
    return bytes(chunks)


def parse(raw: bytes, content_type: bytes) -> dict[str, Any]:
    """Return the payload in a body: JSON (events), a form's `payload` (interactions) or a form (slash commands).

    Raises ValueError for anything else. Which it is depends on the field's name: a command whose text merely contains
    the word "payload" is a command.
    """
    if content_type.startswith(b"application/json"):
        body = orjson.loads(raw)
    else:
        # A form is written as a query is. yarl reads it in C; urllib takes ten times as long for each button pressed.
        form = URL.build(query_string=raw.decode("utf-8"), encoded=True).query
        body = orjson.loads(form["payload"]) if "payload" in form else dict(form)
    if not isinstance(body, dict):
        raise ValueError("a payload is an object")  # noqa: TRY004 (wrong input, not a wrong argument)
    return body
