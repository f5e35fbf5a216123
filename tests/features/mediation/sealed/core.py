"""The core as a pair of histories plays it: the real rules, or the same with one of them replaced by a leaking one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.features.mediation.facts import Case, Seat, Tick
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.looking import view
from bot.features.mediation.rules.stepping import step
from bot.features.mediation.rules.ticking import tick
from tests.features.mediation.desk import with_records

EXPORTER, ONLOOKER = "exporter", "onlooker"
EVERYBODY = "everybody"
Told = tuple[tuple[str, str], ...]  # to whose eyes, and what


@dataclass(frozen=True, slots=True)
class Act:
    """A press that went through: who, what, when."""

    seat: Seat
    press: Press
    at: datetime


def press(case: Case, seat: Seat, pressed: Press) -> Case:
    """Return a case after somebody's press, by the real rules."""
    own = case.own(seat)
    assert own
    shared, changed = step(case.shared, own, pressed)
    return with_records(case, shared, changed)


def see(case: Case, eyes: str) -> object:
    """Return all that somebody sees: a person at the table, who exports all that was posted, or an onlooker."""
    if eyes == ONLOOKER:
        return ()
    if eyes == EXPORTER:
        return case.shared
    own = case.own(Seat(eyes))
    return view(case.shared, own) if own else None


def nothing_at_a_press(_before: Case, _act: Act, _after: Case) -> Told:
    """Tell nobody that something was pressed."""
    return ()


def nothing_at_a_tick(_before: Case, _after: Case) -> Told:
    """Tell nobody more than what the records say."""
    return ()


def no_more(_case: Case, _seat: Seat, sentence: str) -> str:
    """Refuse in the words of the refusal."""
    return sentence


@dataclass(frozen=True, slots=True)
class Core:
    """What plays a table. A leak replaces one of these; each may read all records, as a careless programmer would."""

    name: str = "the clean core"
    press: Callable[[Case, Seat, Press], Case] = press
    tick: Callable[[Case, Tick], Case] = tick
    see: Callable[[Case, str], object] = see
    told_at_press: Callable[[Case, Act, Case], Told] = nothing_at_a_press
    told_at_tick: Callable[[Case, Case], Told] = nothing_at_a_tick
    refuse: Callable[[Case, Seat, str], str] = no_more


CLEAN = Core()
