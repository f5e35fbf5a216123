"""A few a day: by the giver's own day, with a word before it is reached, and nothing lost when it is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Refusal
from tests.features.desk import texts
from tests.features.kudos.room import ANA, BO, CHI, DEV, Room
from tests.features.kudos.world import ME, RANDOM, Posting, World, person, plain


@pytest.fixture
def five(room: Room) -> Room:
    """The room with the limit that groups have by default."""
    room.settle_group(a_day="5")
    return room


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def react(room: Room, world: World, giver: str = BO, times: int = 1) -> list[Posting]:
    """Thank Ana for so many messages."""
    postings = [world.post(ANA, RANDOM, plain("done")) for _ in range(times)]
    for posting in postings:
        world.react(posting, giver, "clap")
        room.hear(world.events[-1])
    return postings


def told(room: Room) -> list[str]:
    """Return what givers were told since the last time."""
    found = [texts((letter,)) for letter in room.letters]
    room.letters.clear()
    return found


def test_the_sixth_of_a_day_does_not_count_and_a_withdrawn_one_frees_its_place(five: Room, world: World) -> None:
    postings = react(five, world, times=6)
    assert [bool(five.pairs(posting)) for posting in postings] == [True] * 5 + [False]
    world.react(postings[0], BO, "clap")
    five.hear(world.events[-1])
    assert five.pairs(react(five, world)[0]) == {(BO, ANA)}
    assert five.pairs(react(five, world)[0]) == set()


def test_a_giver_is_told_when_one_is_left_and_of_a_refusal_once(five: Room, world: World) -> None:
    react(five, world, times=3)
    assert told(five) == []
    react(five, world)
    assert ["one left" in words for words in told(five)] == [True]
    react(five, world)
    assert told(five) == []
    (late,) = react(five, world)
    assert ["did not count" in words for words in told(five)] == [True]
    world.react(late, BO, "trophy")
    five.hear(*world.events[-2:])
    assert told(five) == []


def test_who_gives_the_last_ones_at_once_is_told_too(five: Room, world: World) -> None:
    react(five, world, times=2)
    world.post(BO, RANDOM, ME, person(ANA), person(CHI), person(DEV), plain("for all"))
    five.hear(world.events[-1])
    assert ["the last of your 5" in words for words in told(five)] == [True]


def test_who_turned_it_off_is_told_neither(five: Room, world: World) -> None:
    five.press(BO, "quiet_refusals")
    react(five, world, times=7)
    assert told(five) == []


def test_one_more_emoji_on_a_refused_message_counts_when_a_place_is_free(five: Room, world: World) -> None:
    *before, late = react(five, world, times=6)
    world.react(before[0], BO, "clap")
    world.react(late, BO, "trophy")
    five.hear(*world.events[-2:])
    assert five.pairs(late) == {(BO, ANA)}


@pytest.mark.parametrize(
    ("giver", "midnight"),
    [
        (BO, "2026-11-23 23:00"),  # Berlin, winter
        (CHI, "2026-11-23 15:00"),  # Tokyo
        (DEV, "2026-11-24 05:00"),  # New York
        (BO, "2027-03-27 23:00"),  # the night of 23 hours begins
        (BO, "2027-03-28 22:00"),  # and ends
        (BO, "2026-10-24 22:00"),  # the night of 25 hours
        (BO, "2026-10-25 23:00"),
        (DEV, "2027-03-15 04:00"),
        (DEV, "2026-11-02 05:00"),
    ],
)
def test_a_day_ends_at_the_givers_own_midnight(five: Room, world: World, giver: str, midnight: str) -> None:
    five.desk.now = utc(midnight) - timedelta(seconds=1)
    react(five, world, giver, times=5)
    assert five.pairs(react(five, world, giver)[0]) == set()
    five.desk.now = utc(midnight)
    fresh = react(five, world, giver, times=6)
    assert [bool(five.pairs(posting)) for posting in fresh] == [True] * 5 + [False]


@pytest.mark.parametrize("change", ["2027-03-27 23:00", "2026-10-24 22:00"])  # as nights begin whose clocks change
def test_a_night_in_which_the_clock_changes_is_one_day(five: Room, world: World, change: str) -> None:
    five.desk.now = utc(change)
    for _ in range(5):
        react(five, world)
        five.desk.now += timedelta(hours=4, minutes=30)
    assert five.pairs(react(five, world)[0]) == set()


def test_a_form_that_would_pass_the_limit_is_refused_with_all_that_was_typed(five: Room, world: World) -> None:
    (posting,) = react(five, world, times=1)
    react(five, world, times=3)
    form = five.form_for(BO, posting)
    assert "You have 1 of 5 left" in str(form.modal)
    with pytest.raises(Refusal, match="you have 1 left") as refused:
        five.fill(BO, form, [CHI, DEV], "both of you")
    assert refused.value.field == "people"
    assert five.pairs(posting) == {(BO, ANA)}
    five.fill(BO, form, [CHI], "only you, then")
    with pytest.raises(Refusal, match="given all"):
        five.fill(BO, form, [DEV], "and you")


def test_a_receipt_and_the_form_say_what_is_left(five: Room) -> None:
    shown = five.command(BO, f"<@{ANA}> for the deck").shown
    assert shown
    assert "You have 4 of 5 left" in shown.text
    assert "You have 4 of 5 left" in str(five.command(BO, "").modal)


def test_joining_and_confirming_keep_to_the_limit(five: Room, world: World) -> None:
    (posting,) = react(five, world, CHI)
    react(five, world, BO, times=5)
    with pytest.raises(Refusal, match="given all"):
        five.press(BO, "join", f"{five.occasion(posting)}.1")
    assert five.pairs(posting) == {(CHI, ANA)}


def test_a_lowered_limit_takes_nothing_away_and_a_raised_one_gives_more(five: Room, world: World) -> None:
    react(five, world, times=4)
    five.settle_group(a_day="2")
    assert five.pairs(react(five, world)[0]) == set()
    assert sum(len(pairs) for pairs in five.rows().values()) == 4
    five.settle_group(a_day="6")
    assert five.pairs(react(five, world)[0]) == {(BO, ANA)}
