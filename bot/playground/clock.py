"""The playground's own time: the machine's, moved on by the acts that advance it, never back."""

import asyncio
from datetime import UTC, datetime, timedelta


class PlaygroundClock:
    """Real time plus an offset. Waiting on it ends early when the offset is advanced past the awaited instant."""

    def __init__(self, offset: timedelta) -> None:
        self._first_offset = offset
        self.offset = offset
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        """Return the playground's present instant, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def advance(self, by: timedelta) -> None:
        """Move on by a positive span and wake whoever waits."""
        self.offset += by
        self._moved.set()
        self._moved = asyncio.Event()

    def reset(self) -> None:
        """Go back to the first offset; the only way back there is."""
        self.offset = self._first_offset

    async def until(self, instant: datetime) -> None:
        """Return once the playground's clock has reached `instant`."""
        while (missing := (instant - self.now()).total_seconds()) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), missing)
            except TimeoutError:
                continue  # the loop decides: the machine's clock may have been set back meanwhile
