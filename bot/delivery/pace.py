"""How fast letters may go: one per second to a conversation, and none while Slack has asked for a pause."""

import asyncio
import time
from collections.abc import Callable

MOST_REMEMBERED = 1_000


class Pace:
    """Spaces the letters to each conversation (Slack: one message per second and channel). In real, monotonic time."""

    def __init__(self, seconds: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Keep the seconds between two letters to one conversation; 0 lets everything through."""
        self._seconds = seconds
        self._monotonic = monotonic
        self._next: dict[str, float] = {}

    async def turn(self, conversation: str) -> None:
        """Wait until the next letter may go to that conversation."""
        now = self._monotonic()
        at = max(now, self._next.get(conversation, now))
        self._next[conversation] = at + self._seconds
        if len(self._next) > MOST_REMEMBERED:
            self._next = {name: moment for name, moment in self._next.items() if moment > now}
        if at > now:
            await asyncio.sleep(at - now)

    def arrived(self, conversation: str) -> None:
        """Count the pause from now on: Slack has answered, and may have had the letter only a moment ago."""
        self._next[conversation] = max(self._next.get(conversation, 0.0), self._monotonic() + self._seconds)


class Pauses:
    """Remembers for how long Slack asked us not to call a method again."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start without any pause."""
        self._monotonic = monotonic
        self._until: dict[str, float] = {}

    def ask(self, method: str, seconds: float) -> None:
        """Note that Slack wants `method` left alone for that long."""
        self._until[method] = max(self._until.get(method, 0.0), self._monotonic() + seconds)

    def left(self, method: str) -> float:
        """Return the seconds for which `method` must still be left alone."""
        return max(0.0, self._until.get(method, 0.0) - self._monotonic())
