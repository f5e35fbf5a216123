"""Units on their way through a runner: taken, run, sealed, answered; and given up exactly once when they are late."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from typing import Protocol

from sqlalchemy import Connection

from bot.errors import TooSlow

WENT_ON = "a unit of work went on after the database had refused a statement, or undone what it did"
Do = Callable[[Connection], object]  # raises, or leaves its changes in the connection's transaction


class Unit:
    """One piece of work, and the race between its two ends: the runner that wants to commit it, its caller who waits.

    Whoever is first wins, under a lock: `seal` (from here it will be committed) or `abandon` (it never will be).
    So a caller who is told "too slow" can rely on nothing having been saved, even if the runner is stuck.
    """

    __slots__ = ("_fate", "_lock", "deadline", "do", "error", "loop", "read_only", "result", "waiter")

    def __init__(self, do: Do, *, seconds: float, read_only: bool = False) -> None:
        """Keep what is to be done and the (monotonic) moment after which it must not be committed."""
        self.do = do
        self.read_only = read_only
        self.deadline = time.monotonic() + seconds
        self.result: object = None
        self.error: BaseException | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.waiter: asyncio.Future[object] | threading.Event | None = None
        self._lock = threading.Lock()
        self._fate = ""

    def perform(self, connection: Connection, conclude: Callable[[], None]) -> bool:
        """Run it in a transaction that others share; True when its changes are there and may be kept.

        Else it is for the caller to undo them. `conclude` raises when the database keeps nothing of it, although no
        error came out.
        """
        self.error = None
        if not self.is_late():
            try:
                self.result = self.do(connection)
                conclude()
            except BaseException as error:  # noqa: BLE001 (it is the caller's to handle; this thread must live)
                self.error = error
                return False
            if not self.is_late():
                return True
        self.abandon()
        return False

    def is_late(self) -> bool:
        """Whether the deadline is past or the caller has gone: nothing of it may be committed any more."""
        return self._fate == "abandoned" or time.monotonic() >= self.deadline

    def seal(self) -> bool:
        """Claim the right to commit; False when the unit is late. A sealed unit stays sealed."""
        with self._lock:
            if self._fate == "sealed":
                return True
            if self._fate == "abandoned" or time.monotonic() >= self.deadline:
                self._fate = "abandoned"
                return False
            self._fate = "sealed"
            return True

    def abandon(self) -> bool:
        """Claim that it will never be committed; False when it is sealed already."""
        with self._lock:
            if self._fate == "sealed":
                return False
            self._fate = "abandoned"
            return True

    def reopen(self) -> None:
        """Undo `seal`, when it is certain that the commit has not taken effect: the race begins anew."""
        with self._lock:
            if self._fate == "sealed":
                self._fate = ""

    @property
    def sealed(self) -> bool:
        """Whether its commit may have begun."""
        return self._fate == "sealed"

    def value(self) -> object:
        """Return what the unit returned, or raise what it raised; `TooSlow` if it was given up."""
        if self._fate == "abandoned":
            raise TooSlow
        if self.error is not None:
            raise self.error
        return self.result


class Runner(Protocol):
    """What runs units: takes them in order, answers each."""

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        ...

    def close(self) -> None:
        """Finish what is queued, then end; blocks."""
        ...


def answer(units: Iterable[Unit]) -> None:
    """Hand the units' ends to their callers; a group of callers in one event loop costs one wake-up of it."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Unit]] = {}
    for unit in units:
        if isinstance(unit.waiter, threading.Event):
            unit.waiter.set()
        elif unit.loop is not None:
            by_loop.setdefault(unit.loop, []).append(unit)
    for loop, theirs in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_wake, theirs)


def _wake(units: list[Unit]) -> None:
    for unit in units:
        future = unit.waiter
        if isinstance(future, asyncio.Future) and not future.done():
            future.set_result(None)
