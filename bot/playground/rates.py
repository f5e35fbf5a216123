"""Rate limits: per method and minute by Slack's tiers, and one message per second and channel."""

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from bot.playground.trouble import ApiRefusal

# calls per minute; Slack says "1+" of tier 1 and allows bursts, without saying how large
TIERS = {"1": 10, "2": 20, "3": 50, "4": 100, "post": 300, "hundreds": 600}
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


class RateLimited(ApiRefusal):
    """HTTP 429, with the seconds after which to come back."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class Rates:
    """Counts calls in a sliding minute of the playground's clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._calls: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._last_post: dict[str, datetime] = {}
        self.on = True

    def call(self, method: str, tier: str) -> None:
        """Count a call of a method; raise when it is one too many."""
        if not self.on:
            return
        now = self._now()
        calls = self._calls[method]
        while calls and now - calls[0] >= MINUTE:
            calls.popleft()
        if len(calls) >= TIERS[tier]:
            raise RateLimited(max(1, ceil((calls[0] + MINUTE - now).total_seconds())))
        calls.append(now)

    def message(self, channel: str) -> None:
        """Count a message to a channel; raise when the last one is less than a second old."""
        if not self.on:
            return
        now = self._now()
        last = self._last_post.get(channel)
        if last is not None and now - last < SECOND:
            raise RateLimited(1)
        self._last_post[channel] = now
