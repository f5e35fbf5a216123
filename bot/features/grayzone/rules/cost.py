"""What an issue costs while it waits, and the order of the list that follows from it. Pure.

Hours per week, a unit that peers can check. With one line of work, doing first what costs most per week of work
("cost of delay divided by duration", CD3) makes the total cost of waiting smallest: that is Smith's rule (W. E. Smith,
"Various optimizers for single-stage production", 1956).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import fsum
from statistics import median

MOST_WEEKS = 6
HOURS_OF_A_WEEK = 168


@dataclass(frozen=True, slots=True)
class Hours:
    """A three-point estimate, in hours per week for one function: 0 <= low <= likely <= high <= 168."""

    low: float
    likely: float
    high: float

    @property
    def expected(self) -> float:
        """Return the expected hours per week: the mean of a PERT estimate."""
        return (self.low + 4 * self.likely + self.high) / 6


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one peer says an issue costs the function that they lead."""

    function_id: int
    hours: Hours


@dataclass(frozen=True, slots=True)
class Cost:
    """What an issue costs per week, and how many functions say so."""

    hours: float
    functions: int


def by_function(estimates: Iterable[Estimate]) -> dict[int, float]:
    """Return the hours per week of each function: the median of what its peers expect. A function counts once."""
    expected: dict[int, list[float]] = {}
    for estimate in estimates:
        expected.setdefault(estimate.function_id, []).append(estimate.hours.expected)
    return {function: median(values) for function, values in expected.items()}


def of_delay(estimates: Iterable[Estimate], quiet: Cost = Cost(0.0, 0)) -> Cost:
    """Return the cost of delay: the sum over functions.

    `quiet` is what was said under seal when the issue surfaced. Who said it must never show, so it is not mixed with
    what peers say openly: the larger of the two counts, of the hours and of the functions alike. The sum is exact:
    a rounded one depends on the order in which people filed, which is sealed, and could tip the order of the list.
    """
    openly = by_function(estimates)
    return Cost(max(fsum(openly.values()), quiet.hours), max(len(openly), quiet.functions))


@dataclass(frozen=True, slots=True)
class Place:
    """What decides an issue's place in the list. `weeks` is None before there is a case."""

    number: int
    cost: Cost
    weeks: int | None
    created_at: datetime

    @property
    def key(self) -> tuple[float, int, datetime, int]:
        """Return the sorting key: cost of delay per week of work (most first), then more functions, then older."""
        rate = self.cost.hours / (self.weeks or MOST_WEEKS)
        return (-rate, -self.cost.functions, self.created_at, self.number)
