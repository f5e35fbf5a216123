"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a morning of work for nearly all of the cast


class StoppedClock:
    """Call it for its moment; `advance` moves it."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **how_far: float) -> None:
        """Move on by a timedelta's arguments: `clock.advance(hours=1)`."""
        self.now += timedelta(**how_far)
