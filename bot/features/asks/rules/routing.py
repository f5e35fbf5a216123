"""Who is asked quietly next: an able peer with the least load (EVIDENCE section 2; docs/asks.md). Pure, deterministic.

Whether somebody passed before is no input, here or anywhere.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

MOST_OPEN = 2  # helps that somebody has promised, and questions that are put to them now
TRIES = 3  # in vain, until the asker is told


@dataclass(frozen=True, slots=True)
class Candidate:
    """A present peer, as far as it decides. `open` counts helps not finished and quiet questions not over.

    `load` is in hours (`counting.loads`); `helped_at` when they last helped this asker.
    """

    user: str
    function: int
    away: bool = False
    wants: bool = True
    open: int = 0
    load: float = 0.0
    helped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an ask needs: its asker, its functions (none: any), who was asked for it before, and its own random key."""

    asker: str
    functions: Collection[int]
    asked: Collection[str]
    seed: str


def choose(wanted: Wanted, candidates: Iterable[Candidate]) -> str | None:
    """Return who is asked now, or None when nobody is able.

    Of the able the least loaded; of these who has not helped this asker for longest; then an order that each ask has
    for itself, so that no id comes first.
    """
    fitting = [one for one in candidates if able(wanted, one)]
    return min(fitting, key=lambda one: _order(wanted, one)).user if fitting else None


def able(wanted: Wanted, one: Candidate) -> bool:
    """Tell whether somebody may be asked: here, willing, of a wanted function, not busy, not asked before."""
    fits = not wanted.functions or one.function in wanted.functions
    free = one.wants and not one.away and one.open < MOST_OPEN
    return fits and free and one.user != wanted.asker and one.user not in wanted.asked


def _order(wanted: Wanted, one: Candidate) -> tuple[float, bool, float, str]:
    since = one.helped_at.timestamp() if one.helped_at else 0.0
    chance = sha256(f"{wanted.seed}:{one.user}".encode()).hexdigest()
    return (one.load, one.helped_at is not None, since, chance)
