"""One thread that runs units in groups: those that wait at the same time are run together, and answered together.

A commit that survives a power cut costs a wait for the disk; units that arrive meanwhile can share the next one.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator

from bot.db.units import Unit, answer

MOST_IN_A_GROUP = 256
GROUP_SECONDS = 0.2  # the first of a group waits at most this long for others to join

Waiting = queue.SimpleQueue[Unit | None]  # None: the end was asked for


class Group:
    """The units of one transaction. Those that are still in `units` when it has ended are answered."""

    def __init__(self, first: Unit, waiting: Waiting) -> None:
        """Begin with one unit; others come from the queue."""
        self.units = [first]
        self._waiting = waiting

    def __iter__(self) -> Iterator[Unit]:
        """Give the first unit, then each that joins while those before it were run."""
        until = time.monotonic() + GROUP_SECONDS
        yield self.units[0]
        for _ in range(1, MOST_IN_A_GROUP):
            if time.monotonic() >= until or self._waiting.empty():
                return
            unit = self._waiting.get()
            if unit is None:
                self._waiting.put(None)  # finish this group first
                return
            self.units.append(unit)
            yield unit


class GroupThread:
    """Takes units in order and has them run by the group: `run` leaves each with its result or error."""

    def __init__(self, run: Callable[[Group], None], *, name: str) -> None:
        """Start the thread."""
        self._run = run
        self._waiting: Waiting = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._waiting.put(unit)

    def close(self) -> None:
        """Finish what is queued, then end the thread; blocks."""
        self._waiting.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (unit := self._waiting.get()) is not None:
            group = Group(unit, self._waiting)
            try:
                self._run(group)
            except Exception as error:  # noqa: BLE001 (whatever happens, each caller gets an answer)
                for left in group.units:
                    left.error = left.error or error
            answer(group.units)
