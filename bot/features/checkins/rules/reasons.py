"""Why two are brought together now, drawn from what both may see. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.features.checkins.facts import Reason, ReasonKind

MOST = 3  # reasons that are said
LATELY = timedelta(days=28)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Between:
    """What is between the members of a check-in: all of it known to the group.

    `newcomers` are the places of those who joined lately; `met` when each two of them talked last, None for never.
    """

    newcomers: Sequence[int] = ()
    met: Sequence[datetime | None] = ()
    issues: Sequence[int] = ()
    wins: Sequence[int] = ()
    handoffs: Sequence[int] = ()
    asked: bool = False


def reasons_of(found: Between, now: datetime) -> tuple[Reason, ...]:
    """Return the reasons, the most telling ones first: one of each kind at most, and no more than three."""
    reasons = [Reason(ReasonKind.NOW)] if found.asked else []
    reasons.append(_silence(found, now))
    for kind, numbers in ((ReasonKind.ISSUE, found.issues), (ReasonKind.WIN, found.wins)):
        reasons.extend(Reason(kind, number) for number in numbers[:1])
    if not found.issues:
        reasons.extend(Reason(ReasonKind.HANDOFF, number) for number in found.handoffs[:1])
    return tuple(reasons[:MOST])


def _silence(found: Between, now: datetime) -> Reason:
    times = [at for at in found.met if at]
    if len(times) == len(found.met) and times:
        return Reason(ReasonKind.SILENCE, max(0, (now - min(times)) // WEEK))
    if len(found.newcomers) == 1 and not times:
        return Reason(ReasonKind.NEWCOMER, found.newcomers[0])
    return Reason(ReasonKind.FIRST)


def to_rows(reasons: Sequence[Reason]) -> list[dict[str, object]]:
    """Return reasons as they are kept."""
    return [{"kind": one.kind.value, "number": one.number} for one in reasons]


def from_rows(rows: Sequence[dict[str, Any]]) -> tuple[Reason, ...]:
    """Return reasons from how they are kept."""
    return tuple(Reason(ReasonKind(row["kind"]), int(row["number"])) for row in rows)
