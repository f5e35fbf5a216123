"""Quiet flags: when they meet, what silence does, and that nobody learns anything by filing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.mediation.facts.flags import Flag, FlagState
from bot.features.mediation.rules.flags import (
    MOST_OPEN,
    again_from,
    can_meet,
    ends_at,
    filed,
    meetings,
    state,
    taken_back,
)
from bot.features.mediation.rules.refusals import FlagRefused
from bot.features.mediation.text.stages import FLAGS

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
ANA, BO, CHI, DAN = "UANA", "UBO", "UCHI", "UDAN"
PEOPLE = (ANA, BO, CHI, DAN)


def flag(by: str = ANA, other: str = BO, at: datetime = MONDAY) -> Flag:
    return Flag(by, other, at, "the forecast")


def test_two_flags_meet_at_the_next_comparison_when_both_have_rested() -> None:
    flags = (flag(), flag(BO, ANA, MONDAY + 2 * DAY))
    assert meetings(flags, MONDAY + 6 * DAY) == ()
    ((one, other),) = meetings(flags, MONDAY + WEEK)
    assert {one.by, other.by} == {ANA, BO}
    assert one.met_at == other.met_at == MONDAY + WEEK
    assert meetings((one, other), MONDAY + 2 * WEEK) == ()


def test_a_flag_that_was_filed_late_in_the_week_rests_until_the_week_after() -> None:
    flags = (flag(), flag(BO, ANA, MONDAY + 2 * DAY + timedelta(seconds=1)))
    assert not can_meet(flags[1], MONDAY + WEEK)
    assert meetings(flags, MONDAY + WEEK) == ()
    assert len(meetings(flags, MONDAY + 2 * WEEK)) == 1


def test_silence_ends_a_flag_after_thirty_days_and_frees_its_place() -> None:
    one = flag()
    assert state(one, MONDAY + 30 * DAY - timedelta(seconds=1)) is FlagState.OPEN
    assert state(one, MONDAY + 30 * DAY) is FlagState.ENDED
    assert meetings((one, flag(BO, ANA)), MONDAY + 35 * DAY) == ()
    mine = (one, flag(other=CHI))
    assert filed(mine, flag(other=DAN, at=MONDAY + 30 * DAY), ()).other == DAN


def test_no_third_flag_is_filed_also_after_one_was_taken_back() -> None:
    mine = (taken_back(flag(), MONDAY + DAY, MONDAY + WEEK), flag(other=CHI))
    assert len(mine) == MOST_OPEN
    with pytest.raises(FlagRefused, match="two flags open"):
        filed(mine, flag(other=DAN, at=MONDAY + 29 * DAY), ())


@pytest.mark.parametrize("pull", [False, True])
def test_the_same_person_is_named_again_only_sixty_days_after_the_end(*, pull: bool) -> None:
    one = taken_back(flag(), MONDAY + DAY, MONDAY + WEEK) if pull else flag()
    last = MONDAY + 90 * DAY - timedelta(seconds=1)
    with pytest.raises(FlagRefused, match="sixty days"):
        filed((one,), flag(at=last), ())
    assert filed((one,), flag(at=MONDAY + 90 * DAY), ()).other == BO
    assert again_from(one) == MONDAY + 90 * DAY


def test_a_flag_is_not_taken_back_in_the_last_24_hours_before_a_comparison() -> None:
    comparison = MONDAY + WEEK
    assert taken_back(flag(), comparison - DAY - timedelta(seconds=1), comparison).taken_back_at
    for moment in (comparison - DAY, comparison - timedelta(seconds=1)):
        with pytest.raises(FlagRefused, match="last 24 hours"):
            taken_back(flag(), moment, comparison)


def test_a_flag_that_is_over_is_not_taken_back() -> None:
    gone = taken_back(flag(), MONDAY + DAY, MONDAY + WEEK)
    with pytest.raises(FlagRefused, match="not open"):
        taken_back(gone, MONDAY + DAY, MONDAY + WEEK)
    assert meetings((gone, flag(BO, ANA)), MONDAY + WEEK) == ()


def test_nobody_flags_themselves_or_whom_they_sit_with_or_beside_three_tables() -> None:
    for about, sits in ((ANA, ()), (BO, (BO,)), (BO, (CHI, DAN, "UEVE"))):
        with pytest.raises(Refusal):
            filed((), flag(other=about), sits)


def test_nobody_gets_a_fourth_table_and_the_flags_stay_sealed() -> None:
    flags = (flag(), flag(BO, ANA))
    full = [frozenset((BO, other)) for other in (CHI, DAN, "UEVE")]
    assert meetings(flags, MONDAY + WEEK, full) == ()
    assert len(meetings(flags, MONDAY + 2 * WEEK, full[:2])) == 1


def test_every_state_of_a_flag_has_its_words() -> None:
    assert {*FLAGS} == {*FlagState}


MOMENTS = st.integers(0, 60 * 24).map(lambda hours: MONDAY + timedelta(hours=hours))
PAIRS = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda pair: pair[0] != pair[1])
FLAGS_OF_ALL = st.lists(st.builds(lambda pair, at: flag(pair[0], pair[1], at), PAIRS, MOMENTS), max_size=12)
MANY = settings(max_examples=150, deadline=None)


@MANY
@given(FLAGS_OF_ALL, st.integers(0, 12))
def test_only_flags_that_answer_each_other_meet_and_each_pair_once(flags: list[Flag], weeks: int) -> None:
    comparison = MONDAY + weeks * WEEK
    found = meetings(flags, comparison)
    assert found == meetings(reversed(flags), comparison) or len({(one.by, one.other) for one in flags}) < len(flags)
    assert len({frozenset((one.by, one.other)) for one, _ in found}) == len(found)
    for one, other in found:
        assert (one.by, one.other) == (other.other, other.by)
        assert all(comparison - timedelta(days=30) < each.filed_at <= comparison - 5 * DAY for each in (one, other))


@MANY
@given(FLAGS_OF_ALL, FLAGS_OF_ALL, MOMENTS)
def test_what_somebody_may_file_depends_on_their_own_flags_alone(
    one: list[Flag], other: list[Flag], now: datetime
) -> None:
    """X's whole view of flags takes X's own: whatever A files, X may file, take back and read the same."""
    mine = [each for each in one if each.by == ANA]
    others = [each for each in other if each.by != ANA]
    wish = flag(other=DAN, at=now)
    assert _answer(mine, wish) == _answer([each for each in mine + others if each.by == ANA], wish)


def _answer(mine: list[Flag], wish: Flag) -> str:
    try:
        filed(mine, wish, ())
    except FlagRefused as refused:
        return refused.sentence
    return f"{[state(each, wish.filed_at) for each in mine]} {[ends_at(each) for each in mine]}"


@MANY
@given(FLAGS_OF_ALL, st.integers(0, 12))
def test_without_a_flag_of_their_own_about_somebody_nobody_meets_them(flags: list[Flag], weeks: int) -> None:
    """The comparison tells X nothing of A's flag unless X has filed about A."""
    comparison = MONDAY + weeks * WEEK
    silent = [each for each in flags if (each.by, each.other) != (BO, ANA)]
    with_hers = {frozenset((one.by, one.other)) for one, _ in meetings([*silent, flag(ANA, BO)], comparison)}
    without = [each for each in silent if (each.by, each.other) != (ANA, BO)]
    assert with_hers == {frozenset((one.by, one.other)) for one, _ in meetings(without, comparison)}
