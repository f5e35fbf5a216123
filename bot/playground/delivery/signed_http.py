"""Signed HTTP: requests to the bot's address as Slack makes and signs them."""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.playground.delivery.parcel import Answer, Parcel
from bot.playground.identity import SIGNING_SECRET, VERIFICATION_TOKEN

OK = 200


def signature(body: bytes, timestamp: str, secret: str = SIGNING_SECRET) -> str:
    """Return the `X-Slack-Signature` of a body sent at this Unix time."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class SignedHttp:
    """Posts to one address. Retry reasons are Slack's for HTTP: `http_timeout`, `connection_failed`, `http_error`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = aiohttp.ClientSession()

    async def carry(self, parcel: Parcel, patience: float) -> Answer:
        """Post the parcel and wait for the answer."""
        body, content_type = _written(parcel)
        headers = {"Content-Type": content_type}
        if parcel.retry:
            headers |= {"X-Slack-Retry-Num": str(parcel.retry), "X-Slack-Retry-Reason": parcel.reason or ""}
        return await self._post(body, headers, patience)

    async def verify(self, patience: float) -> bool:
        """Send the challenge with which Slack proves an address, and say whether it came back."""
        asked = {"type": "url_verification", "token": VERIFICATION_TOKEN, "challenge": "playground-challenge"}
        answer = await self._post(json.dumps(asked).encode(), {"Content-Type": "application/json"}, patience)
        given = answer.body.get("challenge") if isinstance(answer.body, dict) else answer.body
        return answer.failure is None and given == asked["challenge"]

    async def _post(self, body: bytes, headers: dict[str, str], patience: float) -> Answer:
        timestamp = str(int(time.time()))
        headers |= {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(body, timestamp),
        }
        limit = aiohttp.ClientTimeout(total=patience)
        try:
            async with self._session.post(self._url, data=body, headers=headers, timeout=limit) as response:
                text = await response.text()
        except TimeoutError:
            return Answer(failure="http_timeout")
        except aiohttp.ClientError:
            return Answer(failure="connection_failed")
        if response.status != OK:
            stop = response.headers.get("x-slack-no-retry") == "1"
            return Answer(failure="no_retry" if stop else "http_error", body=text or None, status=response.status)
        return Answer(body=_decoded(text, response.content_type), status=OK)

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()


def _written(parcel: Parcel) -> tuple[bytes, str]:
    if parcel.kind == "events_api":
        return json.dumps(parcel.payload).encode(), "application/json"
    fields = parcel.payload if parcel.kind == "slash_commands" else {"payload": json.dumps(parcel.payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _decoded(text: str, content_type: str) -> Any:  # noqa: ANN401 (whatever the bot answered)
    if not text.strip():
        return None
    if content_type == "application/json":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
