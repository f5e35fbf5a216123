"""Threads that run units in groups: those that wait at the same time are run together, and answered together.

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


class GroupThreads:
    """Threads that take units in order from one queue; each has its groups run by a function of its own.

    That function leaves every unit of the group with its result or error.
    """

    def __init__(self, *runs: Callable[[Group], None], name: str) -> None:
        """Start a thread for each function."""
        self._waiting: Waiting = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._serve, args=(run,), name=f"{name}-{number}", daemon=True)
            for number, run in enumerate(runs, 1)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._waiting.put(unit)

    def close(self) -> None:
        """Finish what is queued, then end the threads; blocks."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self, run: Callable[[Group], None]) -> None:
        while (unit := self._waiting.get()) is not None:
            group = Group(unit, self._waiting)
            try:
                run(group)
            except Exception as error:  # noqa: BLE001 (whatever happens, each caller gets an answer)
                for left in group.units:
                    left.error = error
            answer(group.units)
