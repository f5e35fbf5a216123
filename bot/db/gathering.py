"""Units that come at about the same time, handed to their runner together.

Python runs one thread at a time. A runner that works while the event loop still reads requests makes the two hand the
interpreter to each other at every statement, and each finds the processor's caches filled with the other's data
(docs/performance.md). So in a crowd the loop reads first, and the runner works then; whoever comes alone does not wait.
Who waits for an answer comes again after it, so a crowd comes again as large as it was. Where it was torn apart, and
those who are left come complete, it is as large as the number of those who are under way with them.
"""

import asyncio
from collections.abc import Callable, Sequence

from bot.db.units import Unit

MOST = 256
QUIET_SECONDS = 0.001  # the crowd is over when nobody has come for so long
LONGEST_SECONDS = 0.05  # in which the loop reads the most


class Gathering:
    """Collects units in one event loop."""

    def __init__(self, hand_over: Callable[[Sequence[Unit]], None]) -> None:
        """Begin; `hand_over` takes the units in the order in which they came."""
        self._hand_over = hand_over
        self._units: list[Unit] = []
        self.under_way = 0  # came, and have not left
        self._crowd = 0  # so many may come again, once they are answered
        self._until = 0.0
        self._look_later: asyncio.Handle | None = None

    def add(self, unit: Unit, loop: asyncio.AbstractEventLoop) -> None:
        """Take a unit; it goes to its runner in the loop's next turn, or in a crowd within `LONGEST_SECONDS`.

        Its caller calls `left` once when it is answered, or is not waited for any more.
        """
        self._units.append(unit)
        self.under_way += 1
        if len(self._units) == 1:
            self._until = loop.time() + LONGEST_SECONDS
            self._look_again(loop)
        elif len(self._units) == min(self._crowd, MOST):
            self.end()  # so nobody is missing

    def left(self) -> None:
        """Know that one of those who came is under way no more."""
        self.under_way -= 1

    def end(self) -> None:
        """Hand over what is there."""
        if self._look_later:
            self._look_later.cancel()
        units, self._units = self._units, []
        if units:
            is_complete = 1 < len(units) >= min(self._crowd, MOST)
            self._crowd = self.under_way if is_complete else len(units)
            self._hand_over(units)

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        here = len(self._units)
        if self._crowd > 1:
            self._look_later = loop.call_later(QUIET_SECONDS, self._look, loop, here)
        else:
            self._look_later = loop.call_soon(self._look, loop, here)

    def _look(self, loop: asyncio.AbstractEventLoop, before: int) -> None:
        if len(self._units) == before or loop.time() >= self._until:
            self.end()
        else:
            self._look_again(loop)
