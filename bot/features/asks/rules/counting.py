"""How help is counted: for load, and for a group's sums. Never for, or shown to, anybody (EVIDENCE section 2). Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.features.asks.facts import Help
from bot.features.asks.models import Size

SIZES: Mapping[Size, float] = {Size.S: 0.5, Size.M: 1.0, Size.L: 3.0}  # hours
HALF_LIFE = timedelta(days=28)
PAIR_WINDOW = timedelta(days=28)
MOST_OF_A_PAIR = 6.0  # hours within the window: two people, whichever way
RETURNED = timedelta(hours=24)  # as much back within it counts once
REMEMBERED = timedelta(days=280)  # ten half-lives: what is older weighs less than a thousandth


def counted(helps: Iterable[Help]) -> tuple[Help, ...]:
    """Return helps with the hours that count, the oldest first; those of which nothing counts are left out.

    Oneself never counts. As many hours back within 24 hours count once, a pair at most 6 hours in any 28 days.
    """
    kept: dict[frozenset[str], list[Help]] = defaultdict(list)
    found = []
    for one in sorted(helps, key=lambda one: (one.at, one.helper, one.receiver)):
        before = kept[frozenset((one.helper, one.receiver))]
        if one.helper == one.receiver or any(_returned(earlier, one) for earlier in before):
            continue
        lately = sum(earlier.hours for earlier in before if one.at - earlier.at < PAIR_WINDOW)
        hours = min(one.hours, MOST_OF_A_PAIR - lately)
        if hours > 0:
            part = one if hours == one.hours else one._replace(hours=hours)
            before.append(part)
            found.append(part)
    return tuple(found)


def _returned(earlier: Help, later: Help) -> bool:
    back = (earlier.helper, earlier.receiver) == (later.receiver, later.helper)
    return back and earlier.hours == later.hours and later.at - earlier.at <= RETURNED


def loads(helps: Iterable[Help], now: datetime) -> dict[str, float]:
    """Return load(j) = sum of hours of help given x 2^(-age in days / 28), in hours, for whoever gave any."""
    found: dict[str, float] = defaultdict(float)
    for one in counted(helps):
        found[one.helper] += one.hours * 2 ** (-((now - one.at) / HALF_LIFE))
    return dict(found)
