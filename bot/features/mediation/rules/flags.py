"""Quiet flags: what may be filed and taken back, and which two meet at a tick. Pure.

A flag is a binding yes to a table with the other one, if they file the same. Everything but the meeting depends on
one's own flags alone, so what X sees is the same whether A filed about X or not, unless X has filed about A.

Against probing, by which somebody would file only to learn who has filed about them:
at most two are open; one rests for five days before it can meet another, and cannot be taken back in the 24 hours
before flags are compared, so nobody files and pulls it around a comparison; it stays for thirty days, also when taken
back, so its place is not free early; and the same person can be named again only sixty days after it ended. So a
prober learns at most one bit of a peer in ninety days, and where that bit is yes, they sit at a table.
Silence does nothing: after thirty days a flag has ended, and nobody but its author knew.
Flags are compared at the week's first tick, as quiet issues are (docs/decisions/0014): with a comparison on every day
the last 24 hours would be all the time.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.features.mediation.facts.flags import Flag, FlagState
from bot.features.mediation.rules.limits import MOST_TABLES, check_room
from bot.features.mediation.rules.refusals import FlagRefused
from bot.features.mediation.text import refusals as say

OPEN_FOR = timedelta(days=30)
RESTS_FOR = timedelta(days=5)
NOT_AGAIN_FOR = timedelta(days=60)
LOCK = timedelta(hours=24)
MOST_OPEN = 2


def ends_at(flag: Flag) -> datetime:
    """Return when a flag's place is free: when it met another, else after thirty days, also if it was taken back."""
    return flag.met_at or flag.filed_at + OPEN_FOR


def again_from(flag: Flag) -> datetime:
    """Return from when its author may file about the same person again."""
    return ends_at(flag) + NOT_AGAIN_FOR


def state(flag: Flag, now: datetime) -> FlagState:
    """Return how a flag stands for its author."""
    if flag.met_at:
        return FlagState.MET
    if now >= ends_at(flag):
        return FlagState.ENDED
    if flag.taken_back_at:
        return FlagState.TAKEN_BACK
    return FlagState.RESTS if now < flag.filed_at + RESTS_FOR else FlagState.OPEN


def filed(mine: Collection[Flag], flag: Flag, sits_with: Collection[str]) -> Flag:
    """Return a flag that may be filed, beside all of its author's own ones. Raises `FlagRefused` or `TooManyTables`.

    `sits_with` are those with whom the author sits at a table that is open.
    """
    now = flag.filed_at
    if flag.other == flag.by:
        raise FlagRefused(say.FLAG_ONESELF, field="person")
    if flag.other in sits_with:
        raise FlagRefused(say.FLAG_SITS, field="person")
    check_room(sits_with)
    if any(one.other == flag.other and now < again_from(one) for one in mine):
        raise FlagRefused(say.FLAG_SAME, field="person")
    if sum(now < ends_at(one) for one in mine) >= MOST_OPEN:
        raise FlagRefused(say.FLAG_TWO)
    return flag


def taken_back(flag: Flag, now: datetime, comparison: datetime) -> Flag:
    """Return a flag taken back before the next `comparison`. Raises `FlagRefused` in its last 24 hours."""
    if state(flag, now) not in {FlagState.RESTS, FlagState.OPEN}:
        raise FlagRefused(say.FLAG_GONE)
    if now >= comparison - LOCK:
        raise FlagRefused(say.FLAG_LOCKED)
    return replace(flag, taken_back_at=now)


def can_meet(flag: Flag, comparison: datetime) -> bool:
    """Tell whether a flag takes part in a comparison: open, and rested."""
    return state(flag, comparison) is FlagState.OPEN


def meetings(
    flags: Iterable[Flag], comparison: datetime, tables: Collection[frozenset[str]] = ()
) -> tuple[tuple[Flag, Flag], ...]:
    """Return which flags meet at a comparison, as they are then: each pair once, in the order of names.

    `tables` are those who sit at each open table. An invitation counts for nobody whose key is not turned: else a third
    peer could keep flags from meeting by inviting. Nobody gets a fourth table: then the flags stay sealed, and can meet
    at a later comparison.
    """
    taking_part = {(flag.by, flag.other): flag for flag in flags if can_meet(flag, comparison)}
    taken = [*tables]
    found = []
    for by, other in sorted(taking_part):
        pair = frozenset((by, other))
        full = any(sum(user in table for table in taken) >= MOST_TABLES for user in pair)
        if by > other or (other, by) not in taking_part or pair in taken or full:
            continue
        taken.append(pair)
        one, two = taking_part[by, other], taking_part[other, by]
        found.append((replace(one, met_at=comparison), replace(two, met_at=comparison)))
    return tuple(found)
