"""What comes next, one's pairs, what waits: each for one person's eyes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import Rhythm, State
from bot.features.checkins.rules.refusals import BadField
from bot.features.checkins.views import pages
from bot.features.home import jobs as home_jobs
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from tests.features.checkins.club import ANA, BO, CHI, FAY, MONDAY, TUESDAY, TUESDAY_AT_TEN, Club
from tests.features.desk import WORKSPACE


def titles(club: Club, user: str) -> list[str]:
    return [one.title for one in service.waiting(club.desk.work, WORKSPACE, user)]


def test_before_the_first_round_the_day_of_it_comes_next(club: Club) -> None:
    club.join(ANA, BO)
    (line,) = service.upcoming(club.desk.work, WORKSPACE, ANA)
    assert (line.checkin, line.prompt_at, line.rest) == (None, None, None)
    assert (line.group.next_on, line.group.names, line.group.takes_part) == (date(2026, 11, 30), ("Ana", "Bo"), True)
    assert service.upcoming(club.desk.work, WORKSPACE, CHI) == ()


def test_in_a_round_the_check_in_comes_next_and_when_one_is_written_to(club: Club) -> None:
    club.begin(ANA, BO)
    (line,) = service.upcoming(club.desk.work, WORKSPACE, ANA)
    assert line.checkin
    assert (line.checkin.state, line.prompt_at) == (State.PLANNED, TUESDAY)
    assert titles(club, ANA) == []
    club.to(TUESDAY)
    assert service.upcoming(club.desk.work, WORKSPACE, ANA)[0].prompt_at is None
    assert titles(club, ANA) == []  # it stands in the message, and on Home


def test_what_one_has_a_message_of_waits_only_when_it_needs_an_answer(club: Club) -> None:
    club.begin_pair()
    notices.owe(club.desk.work, WORKSPACE, BO)
    club.desk.now += timedelta(hours=1)
    assert home_jobs.send_notices(club.desk.work).letters == ()


def test_after_a_skip_what_comes_next_says_so_until_the_round_ends_and_that_it_can_be_taken_back(club: Club) -> None:
    club.begin_pair()
    service.not_this_time(club.desk.work, club.act(ANA))
    (line,) = service.upcoming(club.desk.work, WORKSPACE, BO)
    assert line.checkin
    assert line.checkin.state is State.SKIPPED
    assert "checkins.talked" in str(pages.following(service.home(club.desk.work, WORKSPACE, BO), club.desk.now).blocks)
    on_home = str(club.desk.home(BO).blocks)
    assert "it does not take place this time" in on_home
    assert "We did talk" in on_home
    club.desk.now = club.one().ends_at
    assert service.upcoming(club.desk.work, WORKSPACE, BO)[0].checkin is None


def test_home_shows_what_is_open_with_the_presses_that_answer_it(club: Club) -> None:
    club.begin_pair()
    on_home = str(club.desk.home(ANA).blocks)
    assert all(f"checkins.{press}" in on_home for press in ("talked", "suggest", "skip"))
    club.talked(ANA)
    assert "checkins.take_back" in str(club.desk.home(ANA).blocks)
    assert "checkins.not_talked" in str(club.desk.home(BO).blocks)


def test_a_rest_and_its_reason_come_next(club: Club) -> None:
    club.join(ANA, BO, FAY)
    peers.away(club.desk.work, club.seat(FAY), date(2026, 12, 12))
    club.desk.now = MONDAY
    club.run()
    assert service.upcoming(club.desk.work, WORKSPACE, FAY)[0].rest == "AWAY"
    club.desk.now = MONDAY + timedelta(days=14)
    assert service.upcoming(club.desk.work, WORKSPACE, FAY)[0].rest is None
    assert club.rests == []  # nobody is told that they are away


def test_home_has_every_group_and_what_is_in_it(club: Club) -> None:
    club.begin(ANA, BO)
    home = service.home(club.desk.work, WORKSPACE, ANA)
    assert [view.group_id for view in home.groups] == [1]
    assert len(home.upcoming) == 1
    assert [line.other.name for line in home.pairs] == ["Bo"]
    stranger = service.home(club.desk.work, WORKSPACE, CHI)
    assert (len(stranger.groups), stranger.upcoming, stranger.pairs) == (1, (), ())
    assert not stranger.groups[0].takes_part


def test_pairs_begin_with_those_who_never_talked_then_the_longest_silence(club: Club) -> None:
    club.begin(ANA, BO, CHI, FAY)
    (first,) = (one for meeting in club.meetings() if ANA in meeting for one in meeting if one != ANA)
    club.all_talked()
    club.to(MONDAY + timedelta(days=14))
    (second,) = (one for meeting in club.meetings() if ANA in meeting for one in meeting if one != ANA)
    club.all_talked()
    club.wait(days=8)
    lines = service.pairs(club.desk.work, WORKSPACE, ANA)
    assert [line.other.user for line in lines][1:] == [first, second]
    assert [line.weeks for line in lines] == [None, 3, 1]


def test_what_waits_follows_what_happens(club: Club) -> None:
    club.begin_pair()
    at = club.desk.now + timedelta(days=1)
    service.suggest(club.desk.work, club.act(ANA), at)
    (one,) = service.waiting(club.desk.work, WORKSPACE, BO)
    local = at.astimezone(ZoneInfo("Europe/Berlin"))
    assert one.title == f"Ana suggests {local:%a} {local.day} {local:%b}, {local:%H:%M} for your check-in"
    assert [press.action for press in one.presses] == ["checkins.agree", "checkins.talked", "checkins.skip"]
    handle, _, seconds = one.presses[0].subject.partition(".")
    assert (handle, datetime.fromtimestamp(int(seconds), UTC)) == (club.one().handle, at)
    assert titles(club, ANA) == []
    service.agree(club.desk.work, club.act(BO), at)
    assert titles(club, BO) == []
    assert titles(club, ANA) == [
        f"The time that you suggested to Bo is agreed: {local:%a} {local.day} {local:%b}, {local:%H:%M}"
    ]
    club.talked(ANA)
    (one,) = service.waiting(club.desk.work, WORKSPACE, BO)
    assert one.title == "Ana noted that you talked"
    assert one.what == "If you did not, say so before 4 December; else nothing is to be done."
    assert [press.action for press in one.presses] == ["checkins.talked", "checkins.not_talked"]
    assert titles(club, ANA) == []
    club.talked(BO)
    assert titles(club, BO) == []


def test_what_is_skipped_waits_for_nobody(club: Club) -> None:
    club.begin_pair()
    service.not_this_time(club.desk.work, club.act(ANA))
    assert titles(club, ANA) == titles(club, BO) == []


@pytest.mark.parametrize(
    ("field", "wishes"),
    [
        ("weekday", replace(TUESDAY_AT_TEN, weekday=5)),
        ("hour", replace(TUESDAY_AT_TEN, hour=17)),
        ("hour", replace(TUESDAY_AT_TEN, hour=8)),
        ("paused_until", replace(TUESDAY_AT_TEN, paused_until=MONDAY - timedelta(days=10))),
        ("paused_until", replace(TUESDAY_AT_TEN, paused_until=MONDAY + timedelta(days=400))),
    ],
)
def test_a_wish_that_cannot_be_is_refused_at_its_field(club: Club, field: str, wishes: Wishes) -> None:
    with pytest.raises(BadField) as caught:
        club.join(ANA, wishes=wishes)
    assert caught.value.field == field
    assert not service.group_view(club.desk.work, club.seat(ANA)).takes_part


@pytest.mark.parametrize("excluded", [(ANA,), ("U0NOBODY",)])
def test_only_others_of_ones_groups_can_be_excluded(club: Club, excluded: tuple[str, ...]) -> None:
    with pytest.raises(BadField) as caught:
        club.join(ANA, excluded=excluded)
    assert caught.value.field == "excluded"


def test_who_was_excluded_and_left_stays_on_the_list_until_taken_off_it(club: Club) -> None:
    club.join(ANA, excluded=(BO, FAY))
    club.desk.click(BO, "peers.leave", 1)
    club.join(ANA, excluded=(BO,))
    assert service.excluded(club.desk.work, WORKSPACE, ANA) == (BO,)
    assert service.excluded(club.desk.work, WORKSPACE, BO) == ()
    club.join(ANA)
    assert service.excluded(club.desk.work, WORKSPACE, ANA) == ()


def test_wishes_are_kept_and_what_another_excluded_shows_nowhere(club: Club) -> None:
    wishes = Wishes(weekday=3, hour=15, rhythm=Rhythm.MONTHLY, trio=True, paused_until=MONDAY)
    club.join(ANA, wishes=wishes, excluded=(BO,))
    assert service.group_view(club.desk.work, club.seat(ANA)).wishes == wishes
    before = service.home(club.desk.work, WORKSPACE, BO)
    club.join(ANA, wishes=wishes)
    assert service.home(club.desk.work, WORKSPACE, BO) == before


def test_a_pause_that_is_over_shows_no_more_and_can_be_ended_sooner(club: Club) -> None:
    club.join(ANA)
    service.pause(club.desk.work, WORKSPACE, ANA, MONDAY)
    assert service.group_view(club.desk.work, club.seat(ANA)).wishes.paused_until == MONDAY
    club.desk.now = MONDAY
    assert service.group_view(club.desk.work, club.seat(ANA)).wishes.paused_until is None
    service.pause(club.desk.work, WORKSPACE, ANA, None)
    with pytest.raises(BadField):
        service.pause(club.desk.work, WORKSPACE, ANA, MONDAY)
