"""PostgreSQL's runners on their own, without an event loop: units that are queued, and their ends."""

import threading

from bot.db.units import Do, Unit


def unit(do: Do, *, seconds: float = 20) -> Unit:
    """Make a unit whose caller waits in a thread."""
    made = Unit(do, seconds=seconds)
    made.waiter = threading.Event()
    return made


def end(each: Unit) -> object:
    """Wait for a unit's answer, and return its result or error."""
    assert isinstance(each.waiter, threading.Event)
    assert each.waiter.wait(20)
    try:
        return each.value()
    except Exception as error:  # noqa: BLE001 (the tests look at each)
        return error
