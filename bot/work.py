"""A unit of work: one event, one transaction, one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present instant, aware, in UTC: the only reading of the machine's clock in the bot."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Work:
    """What a handler, a job or a service verb works with.

    `session` is inside a transaction that the doorway commits: nobody below it commits or rolls back. `now` (aware,
    UTC) is the one moment of this unit of work; nothing in the domain reads a clock.
    """

    session: Session
    now: datetime
