"""How check-ins end: by the round, by somebody who leaves, by an agreed time that passed."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.features.checkins import service
from bot.features.checkins.models import Rhythm, State
from bot.features.peers import service as peers
from tests.features.checkins.club import ANA, BO, DEV, FAY, MONDAY, TUESDAY, Club, refused
from tests.features.desk import WORKSPACE

AT = datetime(2026, 12, 2, 13, 0, tzinfo=UTC)


def test_a_skip_by_the_one_looks_to_the_other_as_one_by_leaving_or_by_an_exclusion(club: Club) -> None:
    seen = []
    ways: tuple[Callable[[], object], ...] = (
        lambda: service.not_this_time(club.desk.work, club.act(ANA)),
        lambda: service.leave(club.desk.work, club.seat(ANA)),
        lambda: club.join(ANA, excluded=(BO,)),
        lambda: service.stop(club.desk.work, WORKSPACE, ANA),
    )
    for way in ways:
        point = club.desk.session.begin_nested()
        club.begin_pair()
        way()
        shown = club.shown(BO)
        seen.append((shown.state, shown.why, shown.bring, shown.answer, shown.gone, shown.said_by, shown.object_until))
        point.rollback()
        club.told.clear()
        club.desk.now = MONDAY - timedelta(days=2)
    assert len(set(seen)) == 1


def test_when_the_round_is_over_a_skip_stays(club: Club) -> None:
    club.begin_pair()
    service.not_this_time(club.desk.work, club.act(ANA))
    act = club.act(BO)
    club.desk.now = MONDAY + timedelta(days=14)
    assert "round is over" in refused(lambda: service.talked(club.desk.work, act))
    club.run()
    assert "round is over" in refused(lambda: service.talked(club.desk.work, act))


def test_without_a_word_it_is_skipped_when_the_round_ends(club: Club) -> None:
    club.begin_pair()
    first = club.one().id
    club.to(MONDAY + timedelta(days=14))
    row = next(row for row in club.rows() if row.id == first)
    assert (row.state, row.due_at) == (State.SKIPPED, None)
    assert {one.user for one in club.painted if row.handle in one.card} == {ANA, BO}


@pytest.mark.parametrize("days", [2, 13])
def test_with_a_time_that_has_passed_it_is_missed(club: Club, days: int) -> None:
    club.begin_pair()
    first, at = club.one().id, MONDAY + timedelta(days=days, hours=5)
    service.suggest(club.desk.work, club.act(ANA), at)
    service.agree(club.desk.work, club.act(BO), at)
    club.to(MONDAY + timedelta(days=14))
    assert next(row.state for row in club.rows() if row.id == first) is State.MISSED


def test_with_a_time_that_was_not_agreed_it_is_skipped(club: Club) -> None:
    club.begin_pair()
    first = club.one().id
    service.suggest(club.desk.work, club.act(ANA), AT)
    club.to(MONDAY + timedelta(days=14))
    assert next(row.state for row in club.rows() if row.id == first) is State.SKIPPED


def test_who_left_the_group_answers_nothing_and_the_other_reads_who_is_gone(club: Club) -> None:
    club.begin_pair()
    club.desk.click(ANA, "peers.leave", 1)
    assert refused(lambda: club.talked(ANA))
    assert club.shown(BO).gone == ("Ana",)
    club.run()
    assert club.state() is State.SKIPPED
    assert {one.user for one in club.painted} == {ANA, BO}
    painted = len(club.painted)
    club.run()
    assert len(club.painted) == painted


def test_who_is_deactivated_is_not_written_to_and_the_other_reads_it(club: Club) -> None:
    club.begin(ANA, BO)
    club.is_in(ANA, "Europe/Berlin", "deactivated")
    peers.depart_gone(club.desk.work, 10)
    club.to(TUESDAY)
    assert club.told_users() == [BO]
    shown = club.shown(BO)
    assert (shown.state, shown.gone) == (State.SKIPPED, ("Ana (left)",))


def test_who_leaves_the_rounds_is_in_none_and_may_come_back(club: Club) -> None:
    club.begin_pair()
    told = service.leave(club.desk.work, club.seat(ANA))
    assert {one.user for one in told} == {ANA, BO}
    assert not service.group_view(club.desk.work, club.seat(ANA)).takes_part
    club.to(MONDAY + timedelta(days=14))
    assert len(club.rounds()) == 1
    club.join(ANA)
    club.to(MONDAY + timedelta(days=28))
    assert len(club.rounds()) == 2


def test_missed_and_skipped_are_not_met_and_held_is(club: Club) -> None:
    club.begin_pair()
    assert service.pairs(club.desk.work, WORKSPACE, ANA)[0].last is None
    club.talked(ANA)
    line = service.pairs(club.desk.work, WORKSPACE, ANA)[0]
    assert (line.other.name, line.other.function, line.weeks) == ("Bo", "Operations", 0)
    service.did_not_talk(club.desk.work, club.act(BO))
    assert service.pairs(club.desk.work, WORKSPACE, ANA)[0].last is None


@pytest.mark.parametrize("missed", [True, False])
def test_a_pair_that_missed_or_skipped_comes_before_any_that_talked_comes_again(club: Club, missed: bool) -> None:  # noqa: FBT001 (a table's column)
    club.weekly()
    club.begin(ANA, BO, DEV, FAY)
    talking, other = club.rows()
    club.talked(*club.members(talking.id), key=talking.id)
    waiting = tuple(sorted(club.members(other.id)))
    if missed:
        club.talked(waiting[0], key=other.id)
        service.did_not_talk(club.desk.work, club.act(waiting[1], other.id))
    else:
        service.not_this_time(club.desk.work, club.act(waiting[0], other.id))
    met = Counter([tuple(sorted(club.members(talking.id)))])
    for number in range(1, 4):
        assert met[waiting] == 0
        club.desk.now = MONDAY + timedelta(days=7 * number)
        club.run()
        met.update(club.meetings())
        club.all_talked()
    assert met[waiting] == 1
    assert len(met) == 6


def test_a_shorter_rhythm_ends_what_runs_with_it(club: Club) -> None:
    club.begin_pair()
    service.not_this_time(club.desk.work, club.act(ANA))
    service.choose_rhythm(club.desk.work, club.seat(ANA), Rhythm.WEEKLY)
    assert club.one().due_at is None
    club.desk.now = MONDAY + timedelta(days=7)
    assert "round is over" in refused(lambda: club.talked(BO))


def test_with_an_agreed_time_behind_an_end_that_moved_it_is_skipped(club: Club) -> None:
    club.begin_pair()
    first, at = club.one().id, MONDAY + timedelta(days=13)
    service.suggest(club.desk.work, club.act(ANA), at)
    service.agree(club.desk.work, club.act(BO), at)
    service.choose_rhythm(club.desk.work, club.seat(ANA), Rhythm.WEEKLY)
    club.to(MONDAY + timedelta(days=7))
    assert next(row.state for row in club.rows() if row.id == first) is State.SKIPPED
