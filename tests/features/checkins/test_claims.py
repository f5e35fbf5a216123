"""What one says or suggests is told to the others, and the time to object does not run before they could know."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import update

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import GroupRounds, State
from bot.features.home import jobs as home_jobs
from bot.features.home import service as home
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from tests.features.at_once import DONE, at_once
from tests.features.checkins.club import ANA, BO, CHI, FAY, FRIDAY_AT_THE_TICK, MONDAY, TUESDAY, Club, refused
from tests.features.checkins.test_at_once import talk
from tests.features.desk import WORKSPACE

AT = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)


def noticed(club: Club) -> list[str]:
    """Return who is told now that something waits for them."""
    club.desk.session.expire_all()
    found = [one.to.user for one in home_jobs.send_notices(club.desk.work).letters]  # type: ignore[union-attr]
    club.desk.session.expire_all()
    return sorted(found)


def test_that_another_says_they_talked_or_names_a_time_is_told_and_so_is_that_one_agreed(club: Club) -> None:
    club.begin_pair()
    service.suggest(club.desk.work, club.act(ANA), AT)
    assert noticed(club) == [BO]
    service.agree(club.desk.work, club.act(BO), AT)
    assert noticed(club) == [ANA]
    club.wait(days=1)
    club.talked(ANA)
    assert noticed(club) == [BO]


def test_a_time_that_is_named_reaches_who_was_not_written_to_yet_before_it_is_over(club: Club) -> None:
    club.begin_with_bo_on_friday()
    service.suggest(club.desk.work, club.act(ANA), AT)
    club.run()
    assert club.told_users() == [ANA, BO]


def test_over_long_holidays_it_does_not_count_before_the_other_could_read_it(club: Club) -> None:
    club.join(ANA, CHI)
    club.desk.now = datetime(2027, 4, 30, 10, 0, tzinfo=UTC)  # Friday, 19:00 in Tokyo, before the Golden Week
    club.desk.session.execute(update(GroupRounds).values(next_on="2027-06-07"))
    service.talk_now(club.desk.work, club.seat(ANA), CHI)
    club.talked(ANA)
    assert club.one().due_at == datetime(2027, 5, 11, 7, 0, tzinfo=UTC)  # three of Chi's working days from Thursday on
    club.to(datetime(2027, 5, 8, 3, 0, tzinfo=UTC))
    assert club.told_users() == [CHI]
    assert service.did_not_talk(club.desk.work, club.act(CHI)).state is State.MISSED


def test_while_the_message_of_the_other_waits_it_does_not_settle(club: Club) -> None:
    club.begin_with_bo_on_friday()
    peers.away(club.desk.work, club.seat(BO), date(2026, 12, 14))
    club.talked(ANA)
    club.to(FRIDAY_AT_THE_TICK + timedelta(days=7))
    assert club.rows()[0].due_at is not None
    club.to(datetime(2026, 12, 14, 12, 0, tzinfo=UTC))
    assert BO in club.told_users()
    assert club.rows()[0].due_at == datetime(2026, 12, 17, 8, 0, tzinfo=UTC)
    club.to(datetime(2026, 12, 17, 8, 0, tzinfo=UTC))
    assert (club.rows()[0].state, club.rows()[0].due_at) == (State.HELD, None)


def test_whose_message_waits_but_who_left_keeps_nothing_from_settling(club: Club) -> None:
    club.begin_with_bo_on_friday()
    peers.away(club.desk.work, club.seat(BO), date(2026, 12, 14))
    club.talked(ANA)
    club.desk.click(BO, "peers.leave", 1)
    club.to(FRIDAY_AT_THE_TICK)
    assert (club.state(), club.one().due_at) == (State.HELD, None)


def test_whose_messages_of_the_week_are_used_up_reads_it_in_the_digest_before_it_counts(club: Club) -> None:
    notices.choose(club.desk.work, WORKSPACE, BO, most="0", country="zone")
    club.begin(ANA, BO)
    club.to(TUESDAY)
    club.talked(ANA)
    assert noticed(club) == []
    club.to(datetime(2026, 12, 4, 14, 1, tzinfo=UTC))
    said = [home.digest_lines(club.desk.work, one) for one in notices.take_digests(club.desk.work, 10)[0]]
    assert "Ana noted that you talked. If you did not, say so before 9 December; else nothing is to be done." in said[0]
    assert service.did_not_talk(club.desk.work, club.act(BO)).state is State.MISSED


@pytest.mark.parametrize("other", [BO, FAY])
def test_all_of_three_who_say_so_at_once_are_told_without_waiting_for_one_another(own_club: Club, other: str) -> None:
    own_club.join(ANA, BO, FAY, wishes=Wishes(trio=True))
    own_club.desk.now = MONDAY
    own_club.run()
    own_club.to(TUESDAY)
    assert at_once(own_club.desk, [partial(talk, user) for user in (ANA, other)] * 2) == [DONE] * 4
    assert own_club.state() is State.HELD


def test_who_said_by_mistake_that_they_talked_takes_it_back_and_it_is_open_again(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA)
    assert (club.shown(ANA).back_until, club.shown(BO).back_until) == (FRIDAY_AT_THE_TICK, None)
    assert "not you who said" in refused(lambda: service.take_back(club.desk.work, club.act(BO)))
    shown = service.take_back(club.desk.work, club.act(ANA))
    assert (shown.state, shown.answer, shown.back_until) == (State.OFFERED, None, None)
    assert club.shown(BO).object_until is None
    assert club.one().due_at == club.one().ends_at
    assert service.pairs(club.desk.work, WORKSPACE, ANA)[0].last is None


def test_nobody_takes_back_what_another_confirmed_or_what_has_settled(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA)
    act = club.act(ANA)
    club.desk.now = FRIDAY_AT_THE_TICK
    assert "time in which" in refused(lambda: service.take_back(club.desk.work, act))
    club.desk.now = TUESDAY
    club.talked(BO)
    assert "noted already" in refused(lambda: service.take_back(club.desk.work, act))


def test_who_objected_by_mistake_says_until_the_round_ends_that_they_talked(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA)
    service.did_not_talk(club.desk.work, club.act(BO))
    assert "did not take place" in refused(lambda: club.talked(ANA))
    club.talked(BO)
    assert (club.state(), club.one().due_at, club.one().said_by) == (State.HELD, None, ANA)
    assert service.pairs(club.desk.work, WORKSPACE, ANA)[0].last


def test_when_the_round_is_over_an_objection_stays(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA)
    service.did_not_talk(club.desk.work, club.act(BO))
    act = club.act(BO)
    club.desk.now = club.one().ends_at
    assert "did not take place" in refused(lambda: service.talked(club.desk.work, act))
