"""Units that come at about the same time, handed to their runner together.

Python runs one thread at a time. A runner that works while the event loop still reads requests makes the two hand the
interpreter to each other at every statement, and each finds the processor's caches filled with the other's data
(docs/performance.md). So in a crowd the loop reads first, and the runner works then; whoever comes alone does not wait.
"""

import asyncio
from collections.abc import Callable, Sequence

from bot.db.units import Unit

MOST = 256
QUIET_SECONDS = 0.001  # the crowd is over when nobody has come for so long
LONGEST_SECONDS = 0.1


class Gathering:
    """Collects units in one event loop."""

    def __init__(self, hand_over: Callable[[Sequence[Unit]], None]) -> None:
        """Begin; `hand_over` takes the units in the order in which they came."""
        self._hand_over = hand_over
        self._units: list[Unit] = []
        self._before = 0  # how many came together the last time: more than one is a crowd, which may come again
        self._until = 0.0
        self._look_later: asyncio.Handle | None = None

    def add(self, unit: Unit, loop: asyncio.AbstractEventLoop) -> None:
        """Take a unit; it goes to its runner in the loop's next turn, or in a crowd within some milliseconds."""
        self._units.append(unit)
        if len(self._units) == 1:
            self._until = loop.time() + LONGEST_SECONDS
            self._look_again(loop)
        elif len(self._units) == min(self._before, MOST):
            self.end()  # as many as the last time, so nobody is missing

    def end(self) -> None:
        """Hand over what is there."""
        if self._look_later:
            self._look_later.cancel()
        units, self._units = self._units, []
        if units:
            self._before = len(units)
            self._hand_over(units)

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        here = len(self._units)
        if self._before > 1:
            self._look_later = loop.call_later(QUIET_SECONDS, self._look, loop, here)
        else:
            self._look_later = loop.call_soon(self._look, loop, here)

    def _look(self, loop: asyncio.AbstractEventLoop, before: int) -> None:
        if len(self._units) == before or loop.time() >= self._until:
            self.end()
        else:
            self._look_again(loop)
