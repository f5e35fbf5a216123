"""`response_url`s: five uses within thirty minutes, tied to the person and place whose deed made them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=30)
MOST_USES = 5
KEPT = 2_000


@dataclass(slots=True)
class ResponseUrl:
    """Whose it is, and where its messages go; `message_ts` is the message that it may replace."""

    user: str
    channel: str
    expires: datetime
    message_ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    """The tickets handed out."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._issued: dict[str, ResponseUrl] = {}

    def issue(self, user: str, channel: str, *, message_ts: str | None = None, thread_ts: str | None = None) -> str:
        """Return a new ticket, the last part of the address."""
        if len(self._issued) >= KEPT:
            del self._issued[next(iter(self._issued))]
        ticket = secrets.token_urlsafe(18)
        self._issued[ticket] = ResponseUrl(user, channel, self._now() + LIFETIME, message_ts, thread_ts)
        return ticket

    def use(self, ticket: str) -> ResponseUrl | str:
        """Use a ticket once; return what it stands for, or Slack's error: `expired_url` or `used_url`."""
        found = self._issued.get(ticket)
        if found is None or self._now() > found.expires:
            return "expired_url"
        if found.uses >= MOST_USES:
            return "used_url"
        found.uses += 1
        return found
