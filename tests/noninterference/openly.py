"""What people may do openly now: a generator of enabled moves, the same for both histories of a pair.

Random presses would mostly be refused, and a test of refusals finds few leaks: so each move fits the state of things.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random

from bot.slack.requests import FieldValue
from tests.noninterference.moves import Move
from tests.noninterference.people import FUNCTIONS_TYPED, HANDOFFS, HANDOFFS_TYPED, OUTSIDE, SEATS, SYMPTOMS, ZONE
from tests.noninterference.scenes import CASE, issue
from tests.noninterference.spec import BERLIN, IssueSeen, Public

WORDS = (
    "Orders wait for their prices",
    "Stock figures come late",
    "Budgets change after they were agreed",
    "Nobody knows who answers the supplier",
    "Two teams type the same numbers",
)


def act(rng: Random, public: Public, now: datetime) -> Move:
    """Return an open act of somebody that the state of things allows."""
    if public.issues and rng.random() < 0.7:
        seen = rng.choice(public.issues)
        possible = STEPS.get(seen.state)
        move = possible(rng, public, seen) if possible else None
        if move:
            return move
    return rng.choices((_raise, _come_or_go, _edit_group), weights=(4, 3, 1))[0](rng, public, now)


def look(rng: Random, public: Public, user: str) -> Move:
    """Return one person's look at something, most often at an issue that gathers pledges, or an attempt in vain."""
    known = tuple(issue.number for issue in public.issues) or (1,)
    gathering = tuple(issue.number for issue in public.gathering()) or known
    number = rng.choice(gathering if rng.random() < 0.7 else known)
    looks = (
        Move(user, "home"),
        Move(user, "type", fields={"typed": "list"}),
        Move(user, "type", fields={"typed": "mine"}),
        Move(user, "type", fields={"typed": str(number)}),
        Move(user, "card", number),
        Move(user, "whole list"),
        Move(user, "all mine"),
        Move(user, "over", number),
        Move(user, "unpledge", number),
        Move(user, "signal", rng.randint(1, 2)),
        Move(user, "type", fields={"typed": str(max(known) + 1)}),
    )
    return rng.choices(looks, weights=(6, 4, 2, 4, 4, 2, 1, 2, 1, 1, 1))[0]


def hours(rng: Random) -> dict[str, FieldValue]:
    """Return an estimate as typed."""
    low, likely, high = sorted(rng.choice((0.5, 1, 1.25, 2, 3.3, 4, 7, 10, 25)) for _ in range(3))
    return {"low": str(low), "likely": str(likely), "high": str(high)}


def _anyone(rng: Random, public: Public) -> str:
    return rng.choice(sorted(public.seats) or [OUTSIDE])


def _of(rng: Random, public: Public, functions: set[int]) -> str:
    found = sorted(user for user, function in public.seats.items() if function in functions)
    return rng.choice(found) if found else _anyone(rng, public)


def _proposed(rng: Random, public: Public, seen: IssueSeen) -> Move:
    see = Move(_anyone(rng, public), "see", seen.number, {**hours(rng), "link": ""})
    moves = [see, see, Move(_of(rng, public, {seen.giver, seen.receiver}), "own", seen.number)]
    if seen.functions >= 2:
        moves += [Move(_anyone(rng, public), "draft", seen.number, _case(rng))] * 4
    if seen.author:
        moves.append(Move(seen.author, "withdraw", seen.number))
    return rng.choice(moves)


def _case(rng: Random) -> dict[str, FieldValue]:
    return {**CASE, "weeks": str(rng.randint(1, 6)), "problem": rng.choice(WORDS)}


def _claimed(rng: Random, public: Public, seen: IssueSeen) -> Move:
    return Move(_of(rng, public, {seen.giver, seen.receiver} - {seen.claimed or 0}), "dispute", seen.number)


def _drafting(rng: Random, public: Public, seen: IssueSeen) -> Move:
    driver = seen.driver or _anyone(rng, public)
    write = Move(driver, "write", seen.number, _case(rng))
    return rng.choice([write, write, write, Move(driver, "back", seen.number)])


def _gathering(rng: Random, public: Public, seen: IssueSeen) -> Move | None:
    if seen.driver in public.seats or rng.random() < 0.5:
        return None
    return Move(_anyone(rng, public), "over", seen.number)


def _chartered(rng: Random, public: Public, seen: IssueSeen) -> Move:
    driver = seen.driver or _anyone(rng, public)
    deliver = Move(driver, "deliver", seen.number, {"measured": str(rng.choice((5, 8, 11)))})
    return rng.choice([Move(driver, "start", seen.number), deliver])


def _delivered(rng: Random, public: Public, seen: IssueSeen) -> Move:
    user = _of(rng, public, {seen.giver, seen.receiver})
    off = Move(user, "off", seen.number, {"reason": "It was measured on another day."})
    return rng.choice([Move(user, "confirm", seen.number)] * 3 + [off])


def _won(rng: Random, public: Public, seen: IssueSeen) -> Move | None:
    if not seen.review_open:
        return None
    return Move(_of(rng, public, {seen.giver, seen.receiver}), rng.choice(("held", "held", "slipped")), seen.number)


def _again(rng: Random, public: Public, seen: IssueSeen) -> Move:
    return Move(_anyone(rng, public), "again", seen.number)


def _raise(rng: Random, public: Public, now: datetime) -> Move:
    del now
    handoff = rng.randint(1, len(HANDOFFS))
    typed = issue(rng.choice(WORDS), handoff, rng.choice(SYMPTOMS), **hours(rng))
    return Move(_anyone(rng, public), "raise", fields=typed)


def _come_or_go(rng: Random, public: Public, now: datetime) -> Move:
    user = rng.choice(sorted(SEATS))
    if user not in public.seats:
        return Move(user, "join", fields={"function": str(rng.choice((SEATS[user], rng.randint(1, 4))))})
    back = (now.astimezone(BERLIN) + timedelta(days=rng.randint(1, 6))).date().isoformat()
    changes = Move(user, "join", fields={"function": str(rng.randint(1, 4))})
    return rng.choice([Move(user, "leave"), Move(user, "away", fields={"back": back}), changes])


def _edit_group(rng: Random, public: Public, now: datetime) -> Move:
    """Take a handoff from the list, or put all three back."""
    del now
    lines = HANDOFFS_TYPED.splitlines()
    if rng.random() < 0.5:
        lines.pop(rng.randrange(len(lines)))
    typed = {"functions": FUNCTIONS_TYPED, "handoffs": "\n".join(lines), "zone": ZONE, "hour": "9"}
    return Move(_anyone(rng, public), "edit group", fields=typed)


STEPS: Mapping[str, Callable[[Random, Public, IssueSeen], Move | None]] = {
    "PROPOSED": _proposed,
    "CLAIMED": _claimed,
    "PARKED": _again,
    "CASE": _drafting,
    "COALITION": _gathering,
    "CHARTERED": _chartered,
    "DELIVERED": _delivered,
    "WON": _won,
    "SLIPPED": _again,
}
