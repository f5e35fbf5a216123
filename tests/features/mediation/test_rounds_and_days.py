"""What ends on which day, whatever the group's hour is by then; and how often people are asked whether to go on."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.mediation.facts import Seat, Stage, Tick
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.rules.beginning import invited
from bot.features.mediation.rules.looking import sentence
from bot.features.mediation.rules.ticking import tick
from bot.schedule.hours import next_tick
from tests.features.mediation.desk import ANA, BO, HOUR, TERMS, ZONE, Table, to

A, B = Seat.A, Seat.B
HOURS = pytest.mark.parametrize("hour", [HOUR - 1, HOUR, HOUR + 3], ids=["earlier", "the same", "later"])
CLOCKS = pytest.mark.parametrize("month", [(2026, 3, 25), (2026, 10, 21)], ids=["spring", "autumn"])  # the clock moves


def day(moment: datetime) -> object:
    return moment.astimezone(ZoneInfo(ZONE)).date()


def ticked(table: Table, hour: int) -> None:
    """Let a tick come, of a group whose hour was edited."""
    table.now = next_tick(table.now, ZONE, hour)
    table.case = tick(table.case, Tick(table.now, ZONE, hour))


@HOURS
@CLOCKS
def test_a_stage_ends_on_the_day_that_was_shown_after_any_edit_of_the_hour(
    month: tuple[int, int, int], hour: int
) -> None:
    now = datetime(*month, 12, tzinfo=UTC)
    table = Table(invited(ANA, BO, ANA, "it", Tick(now, ZONE, HOUR), lot=A, upper=False), now)
    shown = day(table.case.shared.deadline)
    while table.stage is Stage.INVITED:
        assert day(table.now) != shown
        ticked(table, hour)
    assert (table.stage, day(table.now)) == (Stage.CLOSED, shown)


def _is_erased(table: Table) -> bool:
    return table.case.shared.erased


def _reviews(table: Table) -> bool:
    return table.case.shared.review_open


@HOURS
def test_an_aid_is_over_on_the_day_that_was_shown(hour: int) -> None:
    table = to(Stage.DRAFT)
    table.press(A, a.OfferSplit(("this", "that")))
    table.press(A, a.OfferNumber("days", "a week"))
    split, number = table.case.shared.split, table.case.shared.number
    assert split
    assert number
    while day(table.now) != day(split.until):
        now = table.case.shared
        assert now.split
        assert not now.split.over
        ticked(table, hour)
    now = table.case.shared
    assert now.split
    assert now.number
    assert (now.split.over, now.number.over) == (True, True)


@HOURS
@pytest.mark.parametrize("month", [3, 10])
def test_a_review_opens_and_ends_on_the_day_that_was_shown_and_notes_go_after_seven(month: int, hour: int) -> None:
    table = to(Stage.SIGN)
    table.both(p.Sign())
    table.now = datetime(2026, month, 24 if month == 3 else 20, 12, tzinfo=UTC)
    ticked(table, HOUR)
    signed, shown = day(table.now), day(table.case.shared.deadline)
    while not _is_erased(table):
        ticked(table, hour)
    assert day(table.now) == signed + timedelta(days=7)  # type: ignore[operator]
    while not _reviews(table):
        ticked(table, hour)
    assert day(table.now) == shown
    shown = day(table.case.shared.deadline)
    while _reviews(table):
        ticked(table, hour)
    assert day(table.now) == shown


def test_people_are_asked_after_five_rounds_and_after_ten_and_then_never_again() -> None:
    table, asked = to(Stage.DRAFT), {}
    while table.case.shared.round < 17:
        if table.stage is Stage.ENOUGH:
            asked[table.case.shared.round - 1] = sentence(table.view(A)).split()[0]
            table.both(p.AnotherRound())
        elif table.stage is Stage.DRAFT:
            table.press(B, p.Propose((1,), ("load",), TERMS))
            table.both(p.Done())
        else:
            table.both(p.Judge(table.case.shared.current()[0].number, can_live=False))
        table.tick()
    assert asked == {5: "Five", 10: "Ten"}
