"""Knows whether anything is under way between playground and bot: tests wait for silence instead of sleeping."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Activity:
    """Counts exchanges under way: deliveries that wait for the bot's answer, calls that we are answering."""

    def __init__(self) -> None:
        self._under_way = 0
        self._changed = asyncio.Event()
        self._last = 0.0

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count one exchange for as long as the block runs."""
        self._under_way += 1
        self._wake()
        try:
            yield
        finally:
            self._under_way -= 1
            self._wake()

    def _wake(self) -> None:
        self._last = asyncio.get_running_loop().time()
        self._changed.set()
        self._changed = asyncio.Event()

    async def silence(self, settle: float) -> None:
        """Return when nothing has been under way for `settle` seconds of real time (0: at this moment)."""
        while True:
            changed = self._changed
            if self._under_way:
                await changed.wait()
                continue
            missing = self._last + settle - asyncio.get_running_loop().time()
            if missing <= 0:
                return
            try:
                await asyncio.wait_for(changed.wait(), missing)
            except TimeoutError:
                continue  # nothing happened meanwhile; the condition above says whether that was long enough
