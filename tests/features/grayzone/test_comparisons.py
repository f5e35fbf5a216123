"""When quiet issues are compared: once a week, whatever is edited, missed or paused; and locked for a day before."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.doors import Doors
from bot.slack.requests import MemberLeft
from tests.features.desk import LEADERSHIP, WORKSPACE, channel_facts, texts
from tests.features.grayzone.conftest import NewRoom
from tests.features.grayzone.room import ANA, BO, HOURS, Room

WORDS = "between us"
COMPARED = "Raised quietly by 2 functions"
MONDAY_TICK = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
Edit = dict[str, str]


def filed(room: Room) -> None:
    """Let two functions file the same under seal."""
    for user in (ANA, BO):
        room.propose(user, way="quietly", what=WORDS)


def go_to(room: Room, moment: datetime) -> str:
    """Let every tick until then come at its time, and the moment itself; return what was told."""
    told = ""
    while room.group().next_tick_at <= moment:
        told += texts(room.tick())
    room.desk.now = moment
    return told


def edit(room: Room, **fields: str) -> None:
    assert room.desk.set_up(ANA, 1, **fields).shown


def is_locked(room: Room) -> bool:
    form = room.press(ANA, "signal").modal
    assert form
    return form.submit is None


def pause(room: Room) -> None:
    room.desk.handle(MemberLeft(WORKSPACE, "U0GRAY", room.desk.once(), LEADERSHIP, is_bot_itself=True))


def go_on(room: Room) -> None:
    room.desk.invite(facts=channel_facts())
    room.desk.session.expire_all()


@pytest.mark.parametrize(
    "change",
    [
        {"hour": "8"},
        {"hour": "12"},
        {"zone": "Pacific/Auckland"},
        {"zone": "Pacific/Honolulu", "hour": "12"},
        {"zone": "Europe/Lisbon", "hour": "6"},
    ],
)
@pytest.mark.parametrize("before", [A_MINUTE, AN_HOUR, 23 * AN_HOUR])
def test_an_edit_just_before_the_tick_does_not_put_the_comparison_off(
    room: Room, change: Edit, before: timedelta
) -> None:
    filed(room)
    assert go_to(room, MONDAY_TICK - before) == ""
    edit(room, **change)
    assert room.group().next_tick_at == MONDAY_TICK
    assert is_locked(room)
    assert COMPARED in texts(room.tick())
    assert room.queue() == [1]


@pytest.mark.parametrize(
    ("change", "due"),
    [
        ({"hour": "8"}, "2026-11-30 07:00"),
        ({"hour": "12"}, "2026-11-30 11:00"),
        ({"zone": "Pacific/Auckland"}, "2026-11-29 20:00"),
        ({"zone": "Pacific/Honolulu"}, "2026-11-30 19:00"),
    ],
)
def test_an_edit_earlier_in_the_week_moves_it_within_the_week_and_the_lock_with_it(
    room: Room, change: Edit, due: str
) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - timedelta(days=3, hours=-1))
    edit(room, **change)
    comes = datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert room.group().next_tick_at == comes
    assert go_to(room, comes - 24 * AN_HOUR - A_MINUTE) == ""
    assert not is_locked(room)
    room.desk.now += 2 * A_MINUTE
    assert is_locked(room)
    assert COMPARED in texts(room.tick())


def test_an_edit_just_after_the_tick_finds_it_due_or_taken(room: Room) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - A_MINUTE)
    room.desk.now = MONDAY_TICK + timedelta(seconds=2)  # due, and no job has run yet
    edit(room, hour="12")
    assert is_locked(room)
    assert COMPARED in texts(room.tick())
    edit(room, hour="11")
    assert room.group().next_tick_at == datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
    room.propose(ANA, way="quietly", what=WORDS, symptom="LOST")
    assert [line.locked for line in room.quiet(ANA) if line.issue_number is None] == [False]
    room.propose(BO, way="quietly", what=WORDS, symptom="LOST")
    assert COMPARED not in go_to(room, MONDAY_TICK + timedelta(days=7) - A_MINUTE)
    assert COMPARED in go_to(room, MONDAY_TICK + timedelta(days=7, hours=3))


def test_the_lock_is_not_lifted_by_an_edit(room: Room) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - 24 * AN_HOUR + A_MINUTE)
    for change in ({"hour": "12"}, {"zone": "Pacific/Honolulu"}, {"zone": "Pacific/Auckland"}, {"hour": "6"}):
        edit(room, **change)
        assert is_locked(room)
        assert "again after" in room.refused(ANA, "unsignal")


def test_what_was_changed_is_not_compared_within_a_day_by_an_edit(room: Room) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - 25 * AN_HOUR)
    room.submit(ANA, "signal", {"what": WORDS, **HOURS})
    changed_at = room.desk.now
    edit(room, zone="Pacific/Kiritimati", hour="6")
    while not room.queue():
        room.tick()
    assert room.desk.now - changed_at >= 24 * AN_HOUR


@pytest.mark.parametrize(
    ("tuesday", "comes"),
    [
        (datetime(2027, 3, 23, 12, 0, tzinfo=UTC), datetime(2027, 3, 29, 7, 0, tzinfo=UTC)),
        (datetime(2027, 10, 26, 12, 0, tzinfo=UTC), datetime(2027, 11, 1, 8, 0, tzinfo=UTC)),
    ],
)
def test_when_the_clocks_change_it_comes_at_the_groups_hour(room: Room, tuesday: datetime, comes: datetime) -> None:
    room.desk.now = tuesday
    room.tick()
    filed(room)
    assert go_to(room, comes - 24 * AN_HOUR - A_MINUTE) == ""
    assert not is_locked(room)
    room.desk.now += 2 * A_MINUTE
    assert is_locked(room)
    assert go_to(room, comes - A_MINUTE) == ""
    assert COMPARED in go_to(room, comes + A_MINUTE)


def test_after_a_pause_over_monday_they_are_compared_at_the_first_tick(room: Room) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - AN_HOUR)
    pause(room)
    room.desk.now = MONDAY_TICK + timedelta(days=2, hours=1)
    assert texts(room.tick()) == ""
    go_on(room)
    assert is_locked(room)
    assert COMPARED in texts(room.tick())
    assert f"{room.desk.now:%a %H:%M}" == "Thu 08:00"


def test_a_pause_does_not_lift_the_lock_before_the_comparison_that_follows(room: Room) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - AN_HOUR)
    pause(room)
    room.desk.now = MONDAY_TICK + timedelta(days=4, hours=1)
    go_on(room)
    comes = room.group().next_tick_at
    assert comes == MONDAY_TICK + timedelta(days=7)
    assert not is_locked(room)  # it comes three days later now
    room.desk.now = comes - 24 * AN_HOUR + A_MINUTE
    edit(room, hour="6")
    assert is_locked(room)
    assert COMPARED in texts(room.tick())


def test_a_pause_within_the_week_changes_nothing(room: Room) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - timedelta(days=4))
    pause(room)
    room.desk.now += timedelta(days=1)
    go_on(room)
    assert go_to(room, MONDAY_TICK - A_MINUTE) == ""
    assert COMPARED in go_to(room, MONDAY_TICK + A_MINUTE)


@pytest.mark.parametrize("days", [0, 1, 2, 5, 6])
def test_a_missed_tick_is_caught_up_with_once_and_the_next_one_is_not_put_off(room: Room, days: int) -> None:
    filed(room)
    go_to(room, MONDAY_TICK - A_MINUTE)
    room.desk.now = MONDAY_TICK + timedelta(days=days, hours=1)
    assert COMPARED in texts(room.tick())
    for user in (ANA, BO):
        room.propose(user, way="quietly", what=WORDS, symptom="LOST")
    assert COMPARED not in go_to(room, MONDAY_TICK + timedelta(days=7) - A_MINUTE)
    assert COMPARED in go_to(room, MONDAY_TICK + timedelta(days=7, minutes=1))


def test_a_group_that_is_set_up_compares_at_its_first_monday(room: Room) -> None:
    filed(room)
    assert go_to(room, MONDAY_TICK - A_MINUTE) == ""
    assert COMPARED in go_to(room, MONDAY_TICK + A_MINUTE)


def seen_by_bo(room: Room, quietly: Callable[[Room], object]) -> list[str]:
    """Live through a week of edits, a pause and a missed tick; return all that was posted and that Bo can look at."""
    quietly(room)
    seen = []
    for hours, change in ((96, {"hour": "8"}), (60, {"zone": "Pacific/Auckland"}), (1, {"hour": "11"})):
        seen.append(go_to(room, MONDAY_TICK - hours * AN_HOUR))
        edit(room, **change)
        seen += [str(room.open_form(BO, text)) for text in ("list", "mine")]
        seen += [str(room.desk.home(BO)), str(room.group())]
    pause(room)
    room.desk.now += timedelta(days=1)
    go_on(room)
    seen += [str(room.desk.home(BO)), go_to(room, room.desk.now + timedelta(days=9)), str(room.letters)]
    return [*seen, str(room.group()), str(room.desk.home(BO))]


def test_edits_pauses_and_ticks_look_the_same_whatever_lies_under_seal(new_room: NewRoom) -> None:
    def week(act: Callable[[Room], object]) -> list[str]:
        doors = Doors()
        return seen_by_bo(new_room(doors), act)

    filing = week(lambda room: room.propose(ANA, way="quietly", what=WORDS))
    assert filing == week(lambda room: room.open_form(ANA, "mine"))
