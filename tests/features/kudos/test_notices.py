"""Receivers are told once a day at most, in their own working hours, and not at all if they do not want it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.home.jobs import send_digests
from bot.features.peers import service as peers
from bot.work import Work
from tests.features.desk import MONDAY, texts
from tests.features.kudos.room import ANA, BO, CHI, DEV, Room
from tests.features.kudos.world import RANDOM, World, plain

pytestmark = pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # nothing here is at once


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def at_work(room: Room, words: str) -> Work:
    """Let it be this moment in UTC."""
    room.desk.now = utc(words)
    room.desk.session.expire_all()
    return room.desk.work


def thank(room: Room, world: World, giver: str, receiver: str) -> None:
    """Let somebody thank somebody for a message of theirs."""
    posting = world.post(receiver, RANDOM, plain("done"))
    world.react(posting, giver, "clap")
    room.hear(world.events[-1])


def hours_of_telling(room: Room, hours: float, minutes: int = 30) -> list[tuple[str, datetime]]:
    """Let the job run again and again; return who was told, and when."""
    told = []
    for _ in range(int(hours * 60 / minutes)):
        told += [(user, room.desk.now) for user in room.tell()]
        room.desk.now += timedelta(minutes=minutes)
    return told


def test_a_receiver_is_told_by_whom_in_working_hours_and_not_what_for(room: Room, world: World) -> None:
    thank(room, world, BO, ANA)
    assert room.tell() == [ANA]
    assert "Bo thanked you" in texts(tuple(room.letters))
    assert "done" not in texts(tuple(room.letters))


def test_a_receiver_is_told_once_a_day_and_then_of_all_that_is_new(room: Room, world: World) -> None:
    thank(room, world, BO, ANA)
    assert room.tell() == [ANA]
    room.desk.now += timedelta(minutes=1)
    thank(room, world, CHI, ANA)
    thank(room, world, DEV, ANA)
    room.letters.clear()
    assert hours_of_telling(room, 24) == [(ANA, utc("2026-11-24 08:01"))]
    assert "Chi and Dev thanked you" in texts(tuple(room.letters))
    assert "Bo" not in texts(tuple(room.letters))


@pytest.mark.parametrize(
    ("receiver", "given", "told"),
    [
        (ANA, "2026-11-23 05:00", "2026-11-23 08:00"),  # before nine in Berlin
        (ANA, "2026-11-23 16:00", "2026-11-24 08:00"),  # five o'clock is over
        (ANA, "2026-11-27 17:00", "2026-11-30 08:00"),  # Friday evening
        (ANA, "2026-11-28 10:00", "2026-11-30 08:00"),  # Saturday
        (CHI, "2026-11-23 10:00", "2026-11-24 00:00"),  # evening in Tokyo
        (DEV, "2026-11-23 10:00", "2026-11-23 14:00"),  # early in New York
        (ANA, "2027-03-26 18:00", "2027-03-30 07:00"),  # over the change to summer time, and Easter Monday
        (ANA, "2026-10-23 18:00", "2026-10-26 08:00"),  # and back
        (DEV, "2027-03-12 23:00", "2027-03-15 13:00"),
        (DEV, "2026-10-30 23:00", "2026-11-02 14:00"),
    ],
)
def test_nobody_is_told_outside_of_their_own_working_hours(
    room: Room, world: World, receiver: str, given: str, told: str
) -> None:
    room.desk.now = utc(given)
    thank(room, world, BO, receiver)
    assert hours_of_telling(room, 96, 60) == [(receiver, utc(told))]


def test_a_bot_that_was_down_in_working_hours_waits_for_the_next(room: Room, world: World) -> None:
    thank(room, world, BO, ANA)
    room.desk.now = utc("2026-11-23 21:00")
    assert hours_of_telling(room, 24, 60) == [(ANA, utc("2026-11-24 08:00"))]


def test_nothing_is_said_of_what_was_withdrawn_and_the_days_notice_is_not_used_up(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    world.react(posting, BO, "clap")
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    assert room.tell() == []
    room.desk.now += timedelta(hours=1)
    thank(room, world, CHI, ANA)
    assert room.tell() == [ANA]
    assert "Bo" not in texts(tuple(room.letters))


def test_notices_can_be_turned_off_from_one_of_them_and_on_again(room: Room, world: World) -> None:
    room.press(ANA, "quiet_notices")
    thank(room, world, BO, ANA)
    assert hours_of_telling(room, 24, 60) == []
    room.desk.now = MONDAY + timedelta(days=1)
    room.press(ANA, "notices", "on")
    thank(room, world, CHI, ANA)
    assert room.tell() == [ANA]


def test_a_notice_that_was_due_is_dropped_when_they_are_turned_off(room: Room, world: World) -> None:
    room.desk.now = utc("2026-11-23 05:00")
    thank(room, world, BO, ANA)
    room.press(ANA, "quiet_notices")
    assert hours_of_telling(room, 24, 60) == []


def test_of_two_thanked_by_the_same_person_each_is_told(room: Room, world: World) -> None:
    thank(room, world, DEV, ANA)
    thank(room, world, DEV, BO)
    assert sorted(room.tell()) == [ANA, BO]


def test_when_the_weeks_messages_are_used_up_thanks_wait_for_the_digest(room: Room, world: World) -> None:
    for days in range(5):
        room.desk.now = MONDAY + timedelta(days=days)
        thank(room, world, (BO, CHI, DEV)[days % 3], ANA)
        assert room.tell() == ([ANA] if days < 3 else [])
    (digest,) = send_digests(at_work(room, "2026-11-27 14:00")).letters
    assert digest.message
    assert "Bo and Chi thanked you" in digest.message.text
    assert "Dev" not in digest.message.text
    room.desk.now = MONDAY + timedelta(days=7)
    assert room.tell() == []
    thank(room, world, CHI, ANA)
    room.letters.clear()
    assert room.tell() == [ANA]
    assert "Bo" not in texts(tuple(room.letters))


def test_who_stopped_the_bot_is_told_of_nothing_and_later_of_new_thanks_only(room: Room, world: World) -> None:
    room.desk.click(ANA, "home.stop")
    thank(room, world, BO, ANA)
    assert hours_of_telling(room, 24, 60) == []
    room.desk.click(ANA, "home.start")
    thank(room, world, CHI, ANA)
    assert hours_of_telling(room, 24, 60) == [(ANA, utc("2026-11-24 10:00"))]
    assert "Bo" not in texts(tuple(room.letters))


def test_thanks_wait_while_notifications_are_paused(room: Room, world: World) -> None:
    begins, ends = MONDAY, MONDAY + timedelta(hours=3)
    peers.learn_quiet(room.desk.work, "T0PLAY", ANA, begins=begins, ends=ends)
    thank(room, world, BO, ANA)
    assert hours_of_telling(room, 6, 60) == [(ANA, ends)]
