"""The two aids as a sub-step of drafting: what is pressed, and what a tick opens of it. Pure.

They are offered, and do nothing unless both use them. Points, ranges and ticks are given once and cannot be changed:
whoever could change them tick by tick would learn the other's limit. Each aid is there once at a table.
What shows when nothing came of one is the same whether somebody kept silent or nothing was common: that it is over,
at the tick that was known from the start.
"""

from dataclasses import replace

from bot.features.mediation.facts import Case, Number, Own, Seat, Shared, Split, Tick
from bot.features.mediation.facts import aids as a
from bot.features.mediation.rules import checks, grid
from bot.features.mediation.rules.adjusted_winner import checked, divide
from bot.features.mediation.rules.times import is_come, later

Records = tuple[Shared, Own]


def offer_split(shared: Shared, own: Own, press: a.OfferSplit) -> Records:
    """Name the items to be divided."""
    return replace(shared, split=Split(checks.items(press.items), shared.deadline, own.seat)), own


def give_points(shared: Shared, own: Own, press: a.GivePoints) -> Records:
    """Give 100 points."""
    assert shared.split is not None  # noqa: S101 (enabled only then)
    return shared, replace(own, points=checked(press.points, len(shared.split.items)))


def offer_number(shared: Shared, own: Own, press: a.OfferNumber) -> Records:
    """Name the number that is to be found."""
    what = checks.words("what", press.what, checks.LONGEST_ITEM)
    unit = checks.words("unit", press.unit, checks.LONGEST_ITEM)
    return replace(shared, number=Number(what, unit, shared.deadline, own.seat)), own


def name_range(shared: Shared, own: Own, press: a.NameRange) -> Records:
    """Name the range in which it could lie."""
    return shared, replace(own, named=grid.checked_range(press.low, press.high))


def tick_grid(shared: Shared, own: Own, press: a.TickGrid) -> Records:
    """Tick what one can live with."""
    return shared, replace(own, ticks=grid.checked_ticks(press.ticks))


def opened(case: Case, at: Tick) -> Case:
    """Return a case with what this tick opens of the aids."""
    return replace(case, shared=_number(_split(case.shared, case, at), case, at))


def _split(shared: Shared, case: Case, at: Tick) -> Shared:
    split, one, other = shared.split, case.a.points, case.b.points
    if split is None or split.over:
        return shared
    if one and other:
        division = divide(one, other, lot_is_first=shared.lot is Seat.A)
        return replace(shared, split=replace(split, to_a=division.first, over=True))
    return replace(shared, split=replace(split, over=True)) if is_come(split.until, at) else shared


def _number(shared: Shared, case: Case, at: Tick) -> Shared:
    number = shared.number
    if number is None or number.over:
        return shared
    if number.low is None and case.a.named and case.b.named:
        low, high = grid.span(case.a.named, case.b.named)
        return replace(shared, number=replace(number, low=low, high=high, until=later(at)))
    if number.low is not None and number.high is not None and case.a.ticks and case.b.ticks:
        place = grid.middle(case.a.ticks, case.b.ticks, upper=shared.upper)
        if place is not None:
            common = grid.proposals(number.low, number.high)[place]
            return replace(shared, number=replace(number, common=common, over=True))
    return replace(shared, number=replace(number, over=True)) if is_come(number.until, at) else shared
