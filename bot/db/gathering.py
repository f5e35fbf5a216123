"""Units that come at about the same time, handed to their runner together.

Python runs one thread at a time. A runner that works while the event loop still reads requests makes the two hand the
interpreter to each other at every statement, and each finds the processor's caches filled with the other's data
(docs/performance.md). So in a crowd the loop reads first, and the runner works then; whoever comes alone does not wait.
"""

import asyncio
from collections.abc import Callable, Sequence

from bot.db.units import Unit

MOST = 256
TURNS = 1  # of the event loop, in which the requests that have arrived become units
QUIET_SECONDS = 0.001  # the crowd is over when nobody has come for so long
LONGEST_SECONDS = 0.1


class Gathering:
    """Collects units in one event loop."""

    def __init__(self, hand_over: Callable[[Sequence[Unit]], None]) -> None:
        """Begin; `hand_over` takes the units in the order in which they came."""
        self._hand_over = hand_over
        self._units: list[Unit] = []
        self._crowded = False
        self._until = 0.0

    def add(self, unit: Unit, loop: asyncio.AbstractEventLoop) -> None:
        """Take a unit; it goes to its runner within a few turns of the loop, in a crowd within some milliseconds."""
        self._units.append(unit)
        if len(self._units) == 1:
            self._until = loop.time() + LONGEST_SECONDS
            self._look_again(loop, 1)

    def end(self) -> None:
        """Hand over what is there."""
        units, self._units = self._units, []
        self._crowded = len(units) > 1
        if units:
            self._hand_over(units)

    def _look_again(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        if self._crowded:
            loop.call_later(QUIET_SECONDS, self._look, loop, len(self._units), TURNS)
        else:
            loop.call_soon(self._look, loop, len(self._units), turns)

    def _look(self, loop: asyncio.AbstractEventLoop, before: int, turns: int) -> None:
        now = len(self._units)
        if now >= MOST or loop.time() >= self._until:
            self.end()
        elif now > before:
            self._look_again(loop, 1)
        elif turns >= TURNS:
            self.end()
        else:
            self._look_again(loop, turns + 1)
