"""Everybody is written to once, at their own weekday and hour, on a day on which they work; or is told why not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import Dropped, State
from bot.features.notices import service as notices
from bot.features.notices.models import Notice
from bot.features.peers import service as peers
from bot.features.peers.models import Closure, PersonRecord
from tests.features.checkins.club import ANA, BO, CHI, DEV, ELI, FAY, MONDAY, TUESDAY, Club, refused
from tests.features.desk import WORKSPACE


def test_each_is_written_to_once_at_their_weekday_and_hour_in_their_zone(club: Club) -> None:
    club.join(ANA, wishes=Wishes(weekday=2, hour=14))
    club.join(ELI)
    club.desk.now = MONDAY
    club.run()
    due = {user: row.due_at for user, row in club.members().items()}
    assert due == {ANA: datetime(2026, 12, 2, 13, 0, tzinfo=UTC), ELI: datetime(2026, 12, 1, 18, 0, tzinfo=UTC)}
    club.to(datetime(2026, 12, 1, 17, 59, tzinfo=UTC))
    assert club.told == []
    assert club.state() is State.PLANNED
    club.to(datetime(2026, 12, 1, 18, 0, tzinfo=UTC))
    assert club.told_users() == [ELI]
    assert club.state() is State.OFFERED
    club.wait(days=7)
    assert club.told_users() == [ANA, ELI]


def test_a_message_is_the_latest_one_of_its_member_or_nothing(club: Club) -> None:
    club.begin_pair()
    name = next(one.card for one in club.told if one.user == ANA)
    kind, _, subject = name.partition(":")
    assert kind == "checkins.prompt"
    shown = service.shown_to(club.desk.work, WORKSPACE, subject)
    assert shown
    assert (shown.viewer, [other.name for other in shown.others], shown.prompt) == (ANA, ["Bo"], 1)
    service.snooze(club.desk.work, club.act(ANA), "hour")
    club.wait(hours=2)
    assert club.told_users() == [ANA, ANA, BO]
    assert service.shown_to(club.desk.work, WORKSPACE, subject) is None
    assert service.shown_to(club.desk.work, WORKSPACE, subject[:-1] + "2")
    for wrong in ("", "x", "x.0.1", subject.split(".")[0], subject.replace(".", ".9", 1)):
        assert service.shown_to(club.desk.work, WORKSPACE, wrong) is None
    assert service.shown_to(club.desk.work, "T0OTHER", subject[:-1] + "2") is None


def test_a_public_holiday_puts_it_off_to_the_next_working_day_at_the_same_hour(club: Club) -> None:
    club.join(ANA, BO, wishes=Wishes(weekday=4))
    club.desk.now = datetime(2026, 12, 28, 8, 0, tzinfo=UTC)
    club.run()  # Friday is New Year's Day
    assert {row.due_at for row in club.members().values()} == {datetime(2027, 1, 4, 9, 0, tzinfo=UTC)}


def test_where_their_hour_leaves_less_than_a_day_it_is_the_first_working_moment(club: Club) -> None:
    club.weekly()
    club.join(ANA, CHI, wishes=Wishes(weekday=0, hour=10))  # in Tokyo, this Monday 10:00 is over
    club.desk.now = MONDAY
    club.run()
    due = {user: row.due_at for user, row in club.members().items()}
    assert due == {ANA: datetime(2026, 11, 30, 9, 0, tzinfo=UTC), CHI: datetime(2026, 12, 1, 0, 0, tzinfo=UTC)}


@pytest.mark.parametrize("how", ["hour", "tomorrow", "week"])
def test_it_is_put_off_as_wished_and_comes_once_more(club: Club, how: str) -> None:
    club.begin_pair()
    now = club.desk.now
    service.snooze(club.desk.work, club.act(ANA), how)
    expected = {"hour": now + timedelta(hours=1), "tomorrow": TUESDAY + timedelta(days=1)}
    at = expected.get(how, TUESDAY + timedelta(days=7))
    club.to(at - timedelta(minutes=1))
    assert club.told_users() == [ANA, BO]
    club.to(at)
    assert club.told_users() == [ANA, ANA, BO]


def test_nothing_is_put_off_behind_the_end_but_to_the_last_hour_before_it(club: Club) -> None:
    club.weekly()
    club.begin_pair()
    service.snooze(club.desk.work, club.act(ANA), "week")
    assert club.members()[ANA].due_at == datetime(2026, 12, 4, 9, 0, tzinfo=UTC)  # Friday
    club.to(datetime(2026, 12, 4, 9, 0, tzinfo=UTC))
    assert club.told_users() == [ANA, ANA, BO]
    assert "round is over by then" in refused(lambda: service.snooze(club.desk.work, club.act(ANA), "week"))
    assert "round is over by then" in refused(lambda: service.snooze(club.desk.work, club.act(ANA), "tomorrow"))
    assert "Please choose" in refused(lambda: service.snooze(club.desk.work, club.act(ANA), "year"))


def test_who_wants_quiet_for_long_is_written_to_after_it(club: Club) -> None:
    club.begin(ANA, BO)
    until = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
    quiet = {"quiet_from": MONDAY, "quiet_until": until}
    club.desk.session.execute(update(PersonRecord).where(PersonRecord.user == ANA).values(**quiet))
    club.to(until - timedelta(minutes=1))
    assert club.told_users() == [BO]
    club.to(until)
    assert club.told_users() == [ANA, BO]


def test_a_process_that_was_down_writes_late_but_not_more_than_two_working_days(club: Club) -> None:
    club.begin(ANA, FAY, BO, DEV)
    club.desk.now = TUESDAY + timedelta(days=2)
    club.run()
    assert club.told_users() == [ANA, BO, FAY]  # Dev is not at work yet in New York
    club.desk.now = TUESDAY + timedelta(days=3)
    club.run()
    assert DEV not in club.told_users()  # it is night there again
    club.desk.now = datetime(2026, 12, 4, 16, 0, tzinfo=UTC)
    club.run()
    rows = [row for one in club.rows() for row in club.members(one.id).values() if row.user == DEV]
    assert [(row.prompts, row.dropped) for row in rows] == [(0, Dropped.LATE)]


def test_two_working_days_leave_out_the_weekend(club: Club) -> None:
    club.join(ANA, BO, wishes=Wishes(weekday=4, hour=10))
    club.desk.now = MONDAY
    club.run()
    club.desk.now = datetime(2026, 12, 8, 8, 59, tzinfo=UTC)  # Friday's message, on Tuesday
    club.run()
    assert club.told_users() == [ANA, BO]


def test_outside_of_working_hours_it_waits_for_the_next_ones(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = TUESDAY + timedelta(hours=9)
    club.run()
    assert club.told == []
    assert {row.due_at for row in club.members().values()} == {datetime(2026, 12, 2, 8, 0, tzinfo=UTC)}
    club.wait(hours=14)
    assert club.told_users() == [ANA, BO]


def test_when_the_weeks_messages_are_used_up_the_digest_says_it(club: Club) -> None:
    club.join(ANA, BO)
    notices.admit(club.desk.work, WORKSPACE, ANA, kind="x")
    club.desk.session.execute(update(Notice).where(Notice.user == ANA).values(most=0))
    club.desk.now = MONDAY
    club.run()
    club.to(TUESDAY)
    assert club.told_users() == [BO]
    assert club.members()[ANA].dropped is Dropped.DIGEST
    club.desk.now = club.desk.session.scalars(select(Notice.digest_at).where(Notice.user == ANA)).one() or TUESDAY
    kept = [line for digest in notices.take_digests(club.desk.work, 9)[0] for line in digest.kept]
    assert [line.kind for line in kept] == ["checkins.prompt"]
    said = service.digest_line(club.desk.work, WORKSPACE, ANA, kept[0].subject)
    assert said
    assert said.startswith("Your check-in with Bo in #c0lead: ")
    assert len(service.waiting(club.desk.work, WORKSPACE, ANA)) == 1
    club.talked(BO, ANA)
    assert service.digest_line(club.desk.work, WORKSPACE, ANA, kept[0].subject) is None
    assert service.digest_line(club.desk.work, WORKSPACE, CHI, kept[0].subject) is None


def test_a_rest_that_was_kept_is_a_line_of_the_digest(club: Club) -> None:
    club.begin(ANA, BO, FAY)
    (user,) = club.resting()
    line = service.digest_line(club.desk.work, WORKSPACE, user, f"rest.{club.rounds()[0].id}")
    why = "you rest this time, since not everybody can have a partner in each round."
    assert line == f"No check-in for you in this round of #c0lead: {why}"
    other = next(one for one in (ANA, BO, FAY) if one != user)
    assert service.digest_line(club.desk.work, WORKSPACE, other, f"rest.{club.rounds()[0].id}") is None
    club.desk.now = club.rounds()[0].ends_at
    assert service.digest_line(club.desk.work, WORKSPACE, user, f"rest.{club.rounds()[0].id}") is None


def test_who_stops_the_bot_is_not_written_to_and_the_partner_reads_that_it_does_not_take_place(club: Club) -> None:
    club.begin(ANA, BO)
    told = service.stop(club.desk.work, WORKSPACE, ANA)
    notices.stop(club.desk.work, WORKSPACE, ANA)
    assert told == ()
    assert club.members()[ANA].dropped is Dropped.STOPPED
    club.to(TUESDAY)
    assert club.told_users() == [BO]
    assert club.shown(BO).state is State.SKIPPED


def test_who_goes_away_meanwhile_is_written_to_when_they_are_back(club: Club) -> None:
    club.begin(ANA, BO)
    peers.away(club.desk.work, club.seat(ANA), date(2026, 12, 10))
    club.to(TUESDAY + timedelta(days=8))
    assert club.told_users() == [BO]
    club.wait(days=1)
    assert club.told_users() == [ANA, BO]


def test_who_pauses_meanwhile_is_written_to_after_it_and_beyond_the_end_it_does_not_take_place(club: Club) -> None:
    club.begin(ANA, BO)
    assert service.pause(club.desk.work, WORKSPACE, ANA, MONDAY + timedelta(days=3)) == ()
    assert club.state() is State.PLANNED
    service.pause(club.desk.work, WORKSPACE, BO, MONDAY + timedelta(days=20))
    assert club.state() is State.SKIPPED
    club.to(MONDAY + timedelta(days=14))
    assert club.told_users() == [ANA]
    first = club.rows()[0].id
    assert club.members(first)[BO].prompts == 0
    assert club.members(first)[BO].dropped is Dropped.OVER


def test_a_paused_group_writes_to_nobody(club: Club) -> None:
    club.begin(ANA, BO)
    peers.close(club.desk.work, workspace=WORKSPACE, channel="C0LEAD", because=Closure.REMOVED)
    club.to(TUESDAY + timedelta(hours=2))
    assert club.told == []
    club.desk.invite()
    club.wait(days=1)
    assert club.told_users() == [ANA, BO]


def test_no_more_than_a_batch_at_once_and_the_rest_next(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = TUESDAY
    first, more = service.prompts_due(club.desk.work, 1)
    second, _ = service.prompts_due(club.desk.work, 1)
    third, none = service.prompts_due(club.desk.work, 1)
    assert (len(first), more, len(second), third, none) == (1, True, 1, (), False)


@pytest.mark.parametrize("late", [0, 1, 37])
def test_a_round_that_begins_some_seconds_late_still_writes_at_the_hour_at_which_it_begins(
    club: Club, late: int
) -> None:
    club.join(ANA, BO, wishes=Wishes(weekday=0, hour=9))
    club.desk.now = MONDAY + timedelta(seconds=late)
    club.run()
    assert club.told_users() == [ANA, BO]


def test_an_hour_that_passed_while_the_process_was_down_is_made_up_for_at_once(club: Club) -> None:
    club.join(ANA, BO, wishes=Wishes(weekday=0, hour=10))
    club.desk.now = MONDAY + timedelta(hours=1, minutes=30)  # 10:30
    club.run()
    assert club.told_users() == [ANA, BO]
