"""One bare question to Slack, for the doctor: it must see what the bot's gateway has no use for.

That is the scopes and the date in the answer's headers, the app-level token, and why no answer came.
"""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from pydantic import SecretStr

PATIENCE = aiohttp.ClientTimeout(total=10)


class NoAnswer(Exception):  # noqa: N818 (named for what happened)
    """Slack could not be asked. Its text says why, without the token."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Slack said: `error` is its code, or None; `date` its own clock, when it told."""

    error: str | None
    scopes: frozenset[str]
    date: datetime | None
    body: dict[str, Any]


async def ask(session: aiohttp.ClientSession, api_url: str, method: str, token: SecretStr) -> Answer:
    """Call a Web API method that needs no arguments. Raises NoAnswer when no answer of Slack's came back."""
    headers = {
        "Authorization": f"Bearer {token.get_secret_value()}",
        "Content-Type": "application/x-www-form-urlencoded",  # Slack refuses what aiohttp says of an empty body
    }
    try:
        async with session.post(f"{api_url}{method}", headers=headers, timeout=PATIENCE) as response:
            body = await response.json(content_type=None)
            scopes = response.headers.get("X-OAuth-Scopes", "")
            date = response.headers.get("Date")
            status = response.status
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise NoAnswer(f"{type(error).__name__} at {api_url}") from None  # the original may quote the request
    if not isinstance(body, dict) or "ok" not in body:
        raise NoAnswer(f"{api_url} answered {status}, but not as Slack does")
    return Answer(
        error=None if body["ok"] else str(body.get("error", "unknown")),
        scopes=frozenset(scope for part in scopes.split(",") if (scope := part.strip())),
        date=_moment(date),
        body=body,
    )


def _moment(date: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(date) if date else None
    except ValueError:
        return None  # a proxy's broken header is no reason to stop the examination
