"""How much of what somebody promises arrives on time: a Beta estimate that forgets (docs/decisions/0021). Pure.

Early equals on time, and nobody moves it much alone: one counterpart counts as three promises at most, and what the
same two agreed within an hour about one thing counts as one.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import fsum
from typing import NamedTuple, Self

from bot.features.promises.facts import Band, PromiseFacts, Reliability
from bot.features.promises.models import State, Withdrawal

HALF_LIFE = timedelta(days=90)
REMEMBERED = timedelta(days=365)  # what is older weighs a seventeenth, and is left out
PRIOR_STRENGTH, PRIOR_MEAN = 4.0, 0.8  # fixed: one's words depend on nobody else's promises
MOST_OF_ONE = 3.0  # the weight of one counterpart
AT_ONCE = timedelta(hours=1)
FEWEST_PROMISES, FEWEST_PEOPLE = 5, 3
SILENT_WEIGHT = 0.5
BANDS = ((0.9, Band.NEARLY_ALL), (0.7, Band.MOST), (0.5, Band.MORE_THAN_HALF))

_SUCCESS = {State.KEPT: 1.0, State.KEPT_LATE: 0.5, State.NOT_KEPT: 0.0}


class Outcome(NamedTuple):
    """A promise that counts: with whom, about what, when it was given and closed, its weight, how far it was kept."""

    customer: str
    source: str | None
    agreed_at: datetime
    closed_at: datetime
    weight: float
    success: float

    @classmethod
    def of(cls, one: PromiseFacts) -> Self | None:
        """Return what a promise counts for; None for what counts nowhere, such as one that was released."""
        counted = one.withdrawal is Withdrawal.COUNTED
        success = 0.0 if counted else _SUCCESS.get(one.state)
        if success is None or one.agreed_at is None or one.closed_at is None:
            return None
        weight = SILENT_WEIGHT if one.half else 1.0
        return cls(one.customer, one.source, one.agreed_at, one.closed_at, weight, success)


class Part(NamedTuple):
    """What something adds to the estimate."""

    weight: float
    success: float


def reliability(outcomes: Iterable[Outcome], now: datetime) -> Reliability:
    """Return in which band somebody is, and from how many promises to how many people."""
    parts = _parts(outcomes, now)
    promises, people = sum(len(of_one) for of_one in parts.values()), len(parts)
    known = promises >= FEWEST_PROMISES and people >= FEWEST_PEOPLE
    return Reliability(_band(_mean(parts)) if known else None, promises, people)


def estimate(outcomes: Iterable[Outcome], now: datetime) -> float:
    """Return the chance that what somebody promises arrives on time: the mean of the Beta distribution."""
    return _mean(_parts(outcomes, now))


def _mean(parts: dict[str, list[Part]]) -> float:
    capped = [_capped(of_one) for of_one in parts.values()]
    weight, success = (fsum(numbers) for numbers in zip(*capped, strict=True)) if capped else (0.0, 0.0)
    return (PRIOR_STRENGTH * PRIOR_MEAN + success) / (PRIOR_STRENGTH + weight)


def _capped(parts: list[Part]) -> Part:
    weight, success = (fsum(numbers) for numbers in zip(*parts, strict=True))
    scale = min(1.0, MOST_OF_ONE / weight)
    return Part(weight * scale, success * scale)


def _parts(outcomes: Iterable[Outcome], now: datetime) -> dict[str, list[Part]]:
    """Return what each counterpart's promises add; those of one thing, agreed within an hour, as one."""
    alike: dict[tuple[str, str | None], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        alike[one.customer, one.source].append(one)
    parts: dict[str, list[Part]] = defaultdict(list)
    for (customer, _), found in alike.items():
        parts[customer].extend(_as_one(together, now) for together in _together(found))
    return parts


def _together(found: list[Outcome]) -> list[list[Outcome]]:
    together: list[list[Outcome]] = []
    for one in sorted(found, key=lambda each: each.agreed_at):
        if together and one.agreed_at - together[-1][0].agreed_at < AT_ONCE:
            together[-1].append(one)
        else:
            together.append([one])
    return together


def _as_one(together: list[Outcome], now: datetime) -> Part:
    weights = [one.weight * 2.0 ** -((now - one.closed_at) / HALF_LIFE) for one in together]
    success = (weight * one.success for weight, one in zip(weights, together, strict=True))
    return Part(fsum(weights) / len(together), fsum(success) / len(together))


def _band(mean: float) -> Band:
    return next((band for least, band in BANDS if mean >= least), Band.FEWER)
