"""The thresholds: when a group is a coalition, when a result is a win, who speaks for a function. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from bot.features.grayzone.models import State

LEAST_FUNCTIONS = 2
RUNNING_LIMIT = 2
QUIET_LIMIT = 5
IDLE_DAYS = 21
DISPUTE_WORKING_DAYS = 2
CASE_WORKING_DAYS = 10
COALITION_WORKING_DAYS = 10
REVIEW_DAYS = 60
QUIET_DAYS = 60
QUIET_REST_DAYS = 30


def may_be_drafted(functions: int) -> bool:
    """Tell whether enough functions see an issue for a case."""
    return functions >= LEAST_FUNCTIONS


def needed(functions_with_peers: int) -> int:
    """Return how many functions must pledge: a third of those with a peer present, and never fewer than two."""
    return max(LEAST_FUNCTIONS, ceil(functions_with_peers / 3))


def is_coalition(pledged: Collection[int], giver: int, receiver: int, with_peers: Collection[int]) -> bool:
    """Tell whether the pledged functions charter an issue: both border functions among enough of them.

    A border function that no peer leads any more (somebody left, or it was removed) cannot pledge, and does not block.
    """
    functions, present = set(pledged), set(with_peers)
    return {giver, receiver} & present <= functions and len(functions) >= needed(len(present))


def outcome(baseline: Decimal, target: Decimal, measured: Decimal) -> State:
    """Return WON when at least half of the way from baseline to target was covered, in that direction; else LEARNED."""
    way = target - baseline
    covered = measured - baseline
    return State.WON if 2 * covered * way >= way * way else State.LEARNED


@dataclass(frozen=True, slots=True)
class Side:
    """One border function, by who could answer for it."""

    function_id: int
    peers: frozenset[str]


def speaker(side: Side, *, driver: str | None, outside: Collection[str]) -> frozenset[str]:
    """Return who may answer for a side.

    A driver must not confirm the own number while another peer of the function can: a second pair of eyes is the
    point. A function led by the driver alone is answered by the driver, since the other side still checks. A function
    without any peer would block the issue for ever, so a peer of neither side answers for it.
    """
    others = side.peers - {driver}
    if others:
        return others
    if side.peers:
        return side.peers
    return frozenset(outside) - ({driver} if driver else set())


def speakers(sides: tuple[Side, Side], driver: str | None, peers: Mapping[str, int]) -> dict[int, frozenset[str]]:
    """Return who may answer for each side. Where nobody else is left for an empty side, those of the other side may."""
    border = {side.function_id for side in sides}
    outside = {peer for peer, function in peers.items() if function not in border} - {driver}
    return {side.function_id: speaker(side, driver=driver, outside=outside or frozenset(peers)) for side in sides}


def answers_for(user: str, speakers: Mapping[int, frozenset[str]], said: Mapping[int, str]) -> int | None:
    """Return the function for which this peer answers now, or None where they have no say.

    `said` is who answered for which side already. Who may answer for both sides is led to one that is open, and to the
    second only when nobody else is there for it.
    """
    own = [side for side, people in speakers.items() if user in people]
    is_open = (side for side in own if side not in said and (user not in said.values() or speakers[side] == {user}))
    return next(is_open, own[0] if own else None)


def other_sides(claimed: int, giver: int, receiver: int) -> frozenset[int]:
    """Return the functions that may dispute a claim: the border functions but the claiming one."""
    return frozenset({giver, receiver}) - {claimed}
