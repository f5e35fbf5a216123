"""A group's ticks under edits of zone and hour: each moves within its day or week, and none is ever left out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.peers.rules.ticks import FIXED_AHEAD, Ticks, first_ticks, moved_ticks, ticks_after_pause
from bot.schedule.hours import tick_after, week_tick_after

BERLIN, AUCKLAND, HONOLULU = "Europe/Berlin", "Pacific/Auckland", "Pacific/Honolulu"
ZONES = st.sampled_from((BERLIN, AUCKLAND, HONOLULU, "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "UTC"))
WEEK = timedelta(days=7)
SHIFT = timedelta(hours=33)  # the most by which one Monday's tick differs between two zones and hours


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "hour", "day", "week"),
    [
        # Friday: the week's tick, which is the next one, moves to the new hour
        ("2026-11-27 10:00", BERLIN, 10, "2026-11-30 09:00", "2026-11-30 09:00"),
        ("2026-11-27 10:00", AUCKLAND, 9, "2026-11-29 20:00", "2026-11-29 20:00"),
        ("2026-11-27 10:00", HONOLULU, 9, "2026-11-30 19:00", "2026-11-30 19:00"),
        # Sunday, less than a day before it: it stays
        ("2026-11-29 08:01", BERLIN, 12, "2026-11-30 08:00", "2026-11-30 08:00"),
        ("2026-11-29 08:01", BERLIN, 6, "2026-11-30 08:00", "2026-11-30 08:00"),
        # Saturday, when the new place would be less than a day away: it stays
        ("2026-11-28 20:30", AUCKLAND, 9, "2026-11-30 08:00", "2026-11-30 08:00"),
        # Monday, minutes before it: it stays
        ("2026-11-30 07:50", BERLIN, 8, "2026-11-30 08:00", "2026-11-30 08:00"),
        ("2026-11-30 07:50", HONOLULU, 9, "2026-11-30 08:00", "2026-11-30 08:00"),
        # due, and not yet taken
        ("2026-11-30 08:00", BERLIN, 10, "2026-11-30 08:00", "2026-11-30 08:00"),
    ],
)
def test_an_edit_moves_the_weeks_tick_within_its_week_and_not_in_its_last_day(
    now: str, zone: str, hour: int, day: str, week: str
) -> None:
    before = Ticks(utc("2026-11-30 08:00"), utc("2026-11-30 08:00"))
    assert moved_ticks(before, utc(now), BERLIN, zone, hour) == Ticks(utc(day), utc(week))


@pytest.mark.parametrize(
    ("now", "zone", "hour", "day"),
    [
        ("2026-11-25 10:00", BERLIN, 11, "2026-11-26 10:00"),
        ("2026-11-25 10:00", AUCKLAND, 9, "2026-11-25 20:00"),
        ("2026-11-26 07:50", BERLIN, 11, "2026-11-26 10:00"),
        ("2026-11-26 07:50", BERLIN, 8, "2026-11-26 08:00"),  # 08:00 is past: once more at nine
        ("2026-11-26 07:50", AUCKLAND, 9, "2026-11-26 08:00"),
    ],
)
def test_an_edit_moves_a_tick_within_its_day(now: str, zone: str, hour: int, day: str) -> None:
    before = Ticks(utc("2026-11-26 08:00"), utc("2026-11-30 08:00"))
    assert moved_ticks(before, utc(now), BERLIN, zone, hour).day == utc(day)


@pytest.mark.parametrize(
    ("week", "now", "expected"),
    [
        ("2026-11-30 08:00", "2026-11-25 10:00", Ticks(utc("2026-11-26 08:00"), utc("2026-11-30 08:00"))),
        ("2026-11-30 08:00", "2026-12-02 10:00", Ticks(utc("2026-12-03 08:00"), utc("2026-12-03 08:00"))),
        ("2026-11-30 08:00", "2026-12-04 10:00", Ticks(utc("2026-12-07 08:00"), utc("2026-12-07 08:00"))),
    ],
)
def test_after_a_pause_the_weeks_tick_is_made_up_for_at_the_first_tick(week: str, now: str, expected: Ticks) -> None:
    paused = Ticks(utc("2026-11-25 08:00"), utc(week))
    assert ticks_after_pause(paused, utc(now), BERLIN, 9) == expected


def test_a_tick_that_stayed_at_its_old_hour_is_not_taken_again_at_the_new_one() -> None:
    taken = utc("2026-11-30 08:00")
    assert tick_after(taken, taken, BERLIN, 10) == utc("2026-12-01 09:00")
    assert week_tick_after(taken, taken, BERLIN, 10) == utc("2026-12-07 09:00")
    assert week_tick_after(taken, taken, HONOLULU, 12) == utc("2026-12-07 22:00")


def test_ticks_that_were_missed_are_taken_once() -> None:
    taken, now = utc("2026-11-30 08:00"), utc("2026-12-11 10:00")
    assert tick_after(taken, now, BERLIN, 9) == utc("2026-12-14 08:00")
    assert week_tick_after(taken, now, BERLIN, 9) == utc("2026-12-14 08:00")


Edit = tuple[datetime, str, int]
BEGINNING, END = utc("2026-10-07 10:00"), utc("2026-12-02 10:00")
EDITS = st.lists(
    st.tuples(
        st.integers(0, int((END - BEGINNING).total_seconds()) // 60).map(lambda n: BEGINNING + timedelta(minutes=n)),
        ZONES,
        st.integers(6, 12),
    ),
    max_size=40,
).map(sorted)


def life(edits: list[Edit]) -> Iterator[tuple[datetime, datetime | None, Ticks]]:
    """Yield each moment of a group at which something happens, with the week's tick taken then, and its ticks after."""
    zone, hour = BERLIN, 9
    ticks = first_ticks(BEGINNING, zone, hour)
    for moment, new_zone, new_hour in [*edits, (END, BERLIN, 9)]:
        while (taken := ticks.day) <= moment:
            week = ticks.week if ticks.week <= taken else None
            following = week_tick_after(week, taken, zone, hour) if week else ticks.week
            ticks = Ticks(tick_after(taken, taken, zone, hour), following)
            yield taken, week, ticks
        ticks = moved_ticks(ticks, moment, zone, new_zone, new_hour)
        zone, hour = new_zone, new_hour
        yield moment, None, ticks


@settings(max_examples=300, deadline=None)
@given(EDITS)
def test_however_often_it_is_edited_each_week_has_one_tick_at_its_time(edits: list[Edit]) -> None:
    taken = [(moment, week) for moment, week, _ in life(edits) if week]
    assert [week for _, week in taken] == [moment for moment, _ in taken], "it came later than it was to come"
    monday = utc("2026-10-12 08:00")
    assert len(taken) in {7, 8}
    for moment, _ in taken:
        assert abs(moment - monday) <= SHIFT
        monday += WEEK


@settings(max_examples=300, deadline=None)
@given(EDITS)
def test_what_is_closed_a_day_before_the_weeks_tick_stays_closed_until_it_comes(edits: list[Edit]) -> None:
    history = list(life(edits))
    for comes in (moment for moment, week, _ in history if week):
        for at, (moment, _, ticks) in enumerate(history[:-1]):
            until = history[at + 1][0]
            if comes - FIXED_AHEAD < until <= comes:
                assert max(moment, comes - FIXED_AHEAD) >= ticks.week - FIXED_AHEAD
