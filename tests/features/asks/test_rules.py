"""The pure rules: whom to ask, what counts, what may be published, and when."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.asks.facts import Help
from bot.features.asks.rules.counting import MOST_OF_A_PAIR, PAIR_WINDOW, counted, loads
from bot.features.asks.rules.health import FEWEST, People, Sums, circulation, published, sums
from bot.features.asks.rules.routing import MOST_OPEN, Candidate, Wanted, able, choose
from bot.features.asks.rules.times import LATE, last_week_tick, ring_day, ring_due, round_ends
from bot.schedule.hours import CLOSES, OPENS, is_working_day

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)
PEOPLE = st.sampled_from("ABCDEFG")
HOURS = st.integers(1, 24).map(lambda quarters: quarters / 4)
HELPS = st.lists(
    st.builds(Help, PEOPLE, PEOPLE, HOURS, st.integers(0, 24 * 60).map(lambda hours: START + timedelta(hours=hours))),
    max_size=25,
)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        PEOPLE,
        st.integers(1, 3),
        st.booleans(),
        st.booleans(),
        st.integers(0, 3),
        st.sampled_from((0.0, 0.5, 2.0)),
        st.none() | st.integers(0, 5).map(lambda days: START + days * DAY),
    ),
    unique_by=lambda one: one.user,
)
WANTED = st.builds(
    Wanted, PEOPLE, st.frozensets(st.integers(1, 3), max_size=2), st.frozensets(PEOPLE, max_size=3), st.text(max_size=4)
)


@given(WANTED, CANDIDATES)
def test_who_is_asked_is_able_and_nobody_able_has_less_to_bear(wanted: Wanted, candidates: list[Candidate]) -> None:
    asked = choose(wanted, candidates)
    fitting = [one for one in candidates if able(wanted, one)]
    assert (asked is None) is (not fitting)
    for one in candidates:
        if one.user == asked:
            assert one.open < MOST_OPEN
            assert one.wants
            assert not one.away
            assert one.user not in {wanted.asker, *wanted.asked}
            assert not wanted.functions or one.function in wanted.functions
            assert one.load == min(other.load for other in fitting)


@given(WANTED, CANDIDATES, st.randoms())
def test_the_same_facts_choose_the_same_in_whatever_order(
    wanted: Wanted, candidates: list[Candidate], random: Random
) -> None:
    mixed = list(candidates)
    random.shuffle(mixed)
    assert choose(wanted, mixed) == choose(wanted, candidates)


def test_of_equals_who_has_not_helped_this_asker_for_longest_comes_first_and_then_no_id() -> None:
    wanted = Wanted("A", (), (), "seed")
    latest, long_ago, never = (
        Candidate(user, 1, helped_at=at) for user, at in (("B", START + DAY), ("C", START), ("D", None))
    )
    assert choose(wanted, (latest, long_ago, never)) == "D"
    assert choose(wanted, (latest, long_ago)) == "C"
    equal = [Candidate(user, 1) for user in "BCDEF"]
    drawn = [choose(Wanted("A", (), (), str(seed)), equal) for seed in range(500)]
    assert all(70 <= drawn.count(one.user) <= 130 for one in equal)


@given(HELPS)
def test_what_counts_is_never_more_than_was_recorded_and_at_most_six_hours_of_a_pair(helps: list[Help]) -> None:
    found = counted(helps)
    pairs = defaultdict(list)
    for one in found:
        assert one.helper != one.receiver
        pairs[frozenset((one.helper, one.receiver))].append(one)
    assert sum(one.hours for one in found) <= sum(one.hours for one in helps)
    for lines in pairs.values():
        for last in lines:
            within = [one.hours for one in lines if last.at - PAIR_WINDOW < one.at <= last.at]
            assert sum(within) <= MOST_OF_A_PAIR


def test_as_much_back_within_a_day_counts_once_and_later_or_otherwise_twice() -> None:
    there, back = Help("A", "B", 2, START), Help("B", "A", 2, START + DAY)
    assert counted((back, there)) == (there,)
    assert len(counted((there, back._replace(at=back.at + timedelta(seconds=1))))) == 2
    assert len(counted((there, back._replace(hours=1)))) == 2


def test_load_halves_in_four_weeks() -> None:
    helps = (Help("A", "B", 2, START), Help("A", "C", 1, START + 28 * DAY))
    assert loads(helps, START + 28 * DAY) == {"A": pytest.approx(2.0)}
    assert loads(helps, START + 56 * DAY) == {"A": pytest.approx(1.0)}


@given(HELPS)
def test_what_is_given_is_what_is_received_and_circulation_is_a_share(helps: list[Help]) -> None:
    found = sums(counted(helps))
    assert sum(found.out.values()) == pytest.approx(sum(found.into.values()))
    share = circulation(found)
    assert 0 <= share <= 1
    balanced = all(found.out.get(one, 0) == found.into.get(one, 0) for one in found.contributors)
    assert (share == 1) is balanced


ENDED = st.dictionaries(PEOPLE, st.tuples(st.integers(0, 3), st.integers(1, 3)))


@given(HELPS, ENDED, st.none() | st.builds(People, st.frozensets(PEOPLE), st.frozensets(PEOPLE)))
def test_what_is_published_is_about_five_at_the_least_and_never_about_one(
    helps: list[Help], ended: dict[str, tuple[int, int]], before: People | None
) -> None:
    found = sums(counted(helps))
    if published(found, ended, before):
        total = sum(found.out.values())
        assert len(found.contributors) >= FEWEST
        assert max(*found.out.values(), *found.into.values()) <= total / 2
        assert max(map(sum, ended.values())) <= sum(map(sum, ended.values())) / 2
        if before:
            assert len(found.contributors ^ before.helping) != 1
            assert len((found.contributors | ended.keys()) ^ (before.helping | before.asking)) != 1


def test_a_group_that_helps_round_is_published_unless_one_person_came_or_left() -> None:
    ring = sums(Help(one, other, 1, START) for one, other in pairwise("ABCDEA"))
    ended = {"A": (2, 0), "B": (1, 1)}
    assert published(ring, ended, None) is not None
    assert published(ring, ended, People(set("ABCDE"), set("AB"))) is not None
    for before in ("ABCD", "ABCDEF"):
        assert published(ring, ended, People(set(before), set("AB"))) is None
    assert published(ring, ended, People(set("ABCDF"), set("AB"))) is not None  # one came and one left
    assert published(ring, {}, None) is None
    assert published(Sums({"A": 3.0, "B": 1.0}, dict.fromkeys("CDEF", 1.0)), ended, None) is None


def test_who_only_asks_in_vain_is_under_the_same_guards() -> None:
    ring = sums(Help(one, other, 1, START) for one, other in pairwise("ABCDEA"))
    round_about = dict.fromkeys("ABCDE", (1, 0))
    everybody = People(set("ABCDE"), set("ABCDE"))
    assert published(ring, round_about, everybody) is not None
    assert published(ring, {**round_about, "F": (0, 1)}, everybody) is None  # one more: the difference is about F
    assert published(ring, {**round_about, "F": (0, 5)}, None) is not None
    assert published(ring, {**round_about, "F": (0, 6)}, None) is None  # more than half of the asks are F's


ZONES = ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland", "Asia/Kolkata")


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 (their zone is given)
    st.lists(st.sampled_from(ZONES)),
    st.sampled_from(ZONES),
)
def test_a_round_ends_at_a_tick_after_a_whole_working_day_of_everybody(
    now: datetime, zones: list[str], zone: str
) -> None:
    ends = round_ends(now, zones, zone, 9)
    local = ends.astimezone(ZoneInfo(zone))
    assert is_working_day(local.date())
    assert local.hour == OPENS
    for one in zones:
        first, last = now.astimezone(ZoneInfo(one)).date(), ends.astimezone(ZoneInfo(one))
        days = [first + timedelta(days=ahead) for ahead in range(1, (last.date() - first).days + 1)]
        assert any(is_working_day(day) and (day < last.date() or last.hour >= CLOSES) for day in days)
    assert ends - now <= timedelta(days=8)


@pytest.mark.parametrize(("week", "day"), [(1, 2), (2, 9), (4, 23)])
def test_ring_days_are_wednesdays(week: int, day: int) -> None:
    assert ring_day(2026, 12, week) == datetime(2026, 12, day, tzinfo=UTC).date()


def test_a_ring_day_is_due_from_its_hour_across_the_clock_change_and_not_for_a_week() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for begins in (datetime(2026, 10, 7, 9, tzinfo=berlin), datetime(2026, 11, 4, 9, tzinfo=berlin)):
        moment = begins.astimezone(UTC)
        assert ring_due(moment, 1, "Europe/Berlin", 9) == (f"{begins:%Y-%m}", moment)
        assert ring_due(moment - timedelta(seconds=1), 1, "Europe/Berlin", 9) is None
        assert ring_due(moment + LATE - timedelta(seconds=1), 1, "Europe/Berlin", 9) == (f"{begins:%Y-%m}", moment)
        assert ring_due(moment + LATE, 1, "Europe/Berlin", 9) is None


def test_the_last_monday_tick_is_that_of_this_week_once_it_has_come() -> None:
    assert last_week_tick(datetime(2026, 11, 23, 8, tzinfo=UTC), "Europe/Berlin", 9)[0] == "2026-11-23"
    assert last_week_tick(datetime(2026, 11, 23, 7, 59, tzinfo=UTC), "Europe/Berlin", 9)[0] == "2026-11-16"
    assert last_week_tick(datetime(2026, 11, 29, 22, tzinfo=UTC), "Europe/Berlin", 9)[0] == "2026-11-23"
