"""Saying a line of the other party in one's own words, until its author says "Yes, that is it". Pure.

All of it is read by the whole table, so what is owed follows from the shared record alone.
"""

from bot.features.mediation.facts import Restated, Seat, Shared, Stage
from bot.features.mediation.rules.checks import MOST_TRIES


def tries(shared: Shared, line: int) -> tuple[Restated, ...]:
    """Return how a line was said in other words so far."""
    return tuple(one for one in shared.restated if one.line == line)


def is_settled(shared: Shared, line: int) -> bool:
    """Tell whether a line was met, or three tries did not meet it: then it stands as its author wrote it."""
    said = tries(shared, line)
    return any(one.fits for one in said) or sum(one.fits is False for one in said) >= MOST_TRIES


def waiting(shared: Shared, author: Seat) -> tuple[int, ...]:
    """Return the lines of an author of which a restatement waits for the author's word."""
    own = {line.number for line in shared.lines if line.by is author}
    return tuple(one.line for one in shared.restated if one.fits is None and one.line in own)


def owed(shared: Shared, by: Seat) -> tuple[int, ...]:
    """Return the lines that somebody may still restate: the other party's, unsettled, with none under way."""
    under_way = waiting(shared, by.other)
    theirs = (line.number for line in shared.lines if line.by is by.other)
    return tuple(number for number in theirs if number not in under_way and not is_settled(shared, number))


def waits_for_word(shared: Shared, by: Seat) -> bool:
    """Tell whether somebody can only wait for the other party's word on what they said: the whole table reads it."""
    nothing_to_do = not waiting(shared, by) and not owed(shared, by)
    return shared.stage is Stage.GROUND and nothing_to_do and not has_listened(shared, by)


def has_listened(shared: Shared, by: Seat) -> bool:
    """Tell whether somebody settled one of the other's lines, if there are any, and answered for their own."""
    theirs = [line.number for line in shared.lines if line.by is by.other]
    met = not theirs or any(is_settled(shared, number) for number in theirs)
    return met and not waiting(shared, by)
