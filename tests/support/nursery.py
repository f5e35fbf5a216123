"""Child processes that are forked from one that has imported everything, and can be killed at any moment.

A module that works in children calls `serve` as its main: `python -m module arguments...`.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import structlog


class Children:
    """Child processes, by id."""

    def __init__(self, parent: "subprocess.Popen[str]") -> None:
        self._parent = parent
        self._alive: list[int] = []

    def start(self) -> None:
        """Fork one."""
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write("one more\n")
        self._parent.stdin.flush()
        self._alive.append(int(self._parent.stdout.readline()))

    def kill(self, which: int) -> None:
        """Kill one in whatever it does."""
        with suppress(ProcessLookupError):
            os.kill(self._alive.pop(which), signal.SIGKILL)

    def kill_all(self) -> None:
        """Kill every one."""
        while self._alive:
            self.kill(0)


@contextmanager
def nursery(module: str, *arguments: str) -> Iterator[Children]:
    """Run a module that serves children until the context ends."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603 (ours)
        children = Children(parent)
        try:
            yield children
        finally:
            children.kill_all()


def serve(work: Callable[[], None]) -> None:
    """Start a child that does `work` for each line of the input, until it ends; say the id of each."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the killed ones
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            work()
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
