"""Two at once: one winner or both counted, nothing done twice, on both databases."""

from datetime import timedelta
from functools import partial
from threading import Event
from time import sleep

from sqlalchemy import func, select

from bot.features.checkins import service
from bot.features.checkins.facts import Act, Wishes
from bot.features.checkins.models import Checkin, Member, Participant, Rest, Round, State, Worksheet
from bot.features.checkins.queries import people
from bot.features.peers import service as peers
from bot.work import Work
from tests.features.at_once import DONE, Do, at_once
from tests.features.checkins.club import ANA, BO, EVERYBODY, FAY, MONDAY, TUESDAY, Club
from tests.features.desk import WORKSPACE


def act(work: Work, user: str) -> Act:
    """Return a press on the newest check-in."""
    handle = work.session.scalars(select(Checkin.handle).order_by(Checkin.id.desc())).first()
    return Act(WORKSPACE, user, handle or "")


def talk(user: str, work: Work) -> None:
    service.talked(work, act(work, user))


def skip(user: str, work: Work) -> None:
    service.not_this_time(work, act(work, user))


def count(club: Club, table: type) -> int:
    club.desk.session.expire_all()
    return club.desk.session.scalar(select(func.count()).select_from(table)) or 0


def seat(work: Work, user: str) -> peers.Seat:
    return peers.seat(work, workspace=WORKSPACE, user=user)


def test_replicas_begin_a_round_once(own_club: Club) -> None:
    own_club.join(*EVERYBODY[:5])
    own_club.desk.now = MONDAY
    begun: list[int] = []
    job: Do = lambda work: begun.extend(service.begin_due(work, 10)[0])  # noqa: E731
    assert at_once(own_club.desk, [job] * 3) == [DONE] * 3
    assert begun == [1]
    assert (count(own_club, Round), count(own_club, Checkin), count(own_club, Member)) == (1, 2, 4)
    assert count(own_club, Rest) == 1


def test_replicas_write_to_each_once(own_club: Club) -> None:
    own_club.begin(ANA, BO, FAY)
    own_club.desk.now = TUESDAY
    told: list[str] = []

    def job(work: Work) -> None:
        told.extend(one.user for one in service.prompts_due(work, 10)[0])
        told.extend(one.user for one in service.rests_due(work, 10)[0])

    for _ in range(3):
        assert at_once(own_club.desk, [job] * 3) == [DONE] * 3
    assert sorted(told) == sorted([ANA, BO, FAY])


def test_replicas_end_each_once(own_club: Club) -> None:
    own_club.begin_pair()
    own_club.desk.now = MONDAY + timedelta(days=14)
    painted: list[str] = []
    job: Do = lambda work: painted.extend(one.user for one in service.end_due(work, 10)[0])  # noqa: E731
    assert at_once(own_club.desk, [job] * 3) == [DONE] * 3
    assert sorted(painted) == [ANA, BO]


def test_both_say_that_they_talked(own_club: Club) -> None:
    own_club.begin_pair()
    assert at_once(own_club.desk, [partial(talk, user) for user in (ANA, BO) * 2]) == [DONE] * 4
    assert (own_club.state(), own_club.one().due_at) == (State.HELD, None)


def test_one_says_they_talked_and_the_other_not_this_time(own_club: Club) -> None:
    own_club.begin_pair()
    ends = at_once(own_club.desk, [partial(talk, ANA), partial(skip, BO)])
    assert ends[0] == DONE
    assert own_club.state() is State.HELD  # a talk counts also after a skip
    assert ends[1] == DONE or "noted already" in ends[1]


def test_a_double_click_counts_once(own_club: Club) -> None:
    own_club.begin_pair()
    assert at_once(own_club.desk, [partial(skip, ANA)] * 3) == [DONE] * 3
    assert own_club.state() is State.SKIPPED


def test_whoever_objects_and_confirms_at_once_has_talked_in_whatever_order(own_club: Club) -> None:
    own_club.begin_pair()
    own_club.talked(ANA)
    ends = at_once(own_club.desk, [partial(talk, BO), lambda work: service.did_not_talk(work, act(work, BO))])
    assert ends[0] == DONE  # also after their own objection
    assert ends[1] == DONE or "yourself" in ends[1]
    assert (own_club.state(), own_club.one().due_at) == (State.HELD, None)


def test_a_press_while_the_round_ends(own_club: Club) -> None:
    own_club.begin_pair()
    own_club.desk.now = MONDAY + timedelta(days=14)
    ends = at_once(own_club.desk, [partial(talk, ANA), lambda work: service.end_due(work, 10)])
    assert ends[1] == DONE
    assert "over" in ends[0]
    own_club.run()
    assert own_club.rows()[0].state is State.SKIPPED


def test_presses_while_both_are_written_to(own_club: Club) -> None:
    own_club.begin(ANA, BO)
    own_club.desk.now = TUESDAY
    told: list[str] = []

    def job(work: Work) -> None:
        told.extend(one.user for one in service.prompts_due(work, 10)[0])

    ends = at_once(own_club.desk, [job, partial(talk, ANA), job, partial(skip, BO)])
    assert ends[:3] == [DONE] * 3
    own_club.run()
    told.extend(own_club.told_users())
    assert len(told) == len(set(told))  # nobody twice
    assert own_club.state() is State.HELD


def test_two_who_ask_each_other_at_once_have_one_check_in(own_club: Club) -> None:
    own_club.join(ANA, BO)
    asks: list[Do] = [
        lambda work: service.talk_now(work, seat(work, ANA), BO),
        lambda work: service.talk_now(work, seat(work, BO), ANA),
    ]
    assert at_once(own_club.desk, asks) == [DONE] * 2
    assert count(own_club, Checkin) == 1


def test_one_who_asks_twice_at_once_asks_once(own_club: Club) -> None:
    own_club.join(ANA, BO)
    ends = at_once(own_club.desk, [lambda work: service.talk_now(work, seat(work, ANA), BO)] * 3)
    assert ends.count(DONE) == 1
    assert count(own_club, Checkin) == 1


def test_all_join_at_once(own_club: Club) -> None:
    joins = [
        partial(lambda user, work: service.take_part(work, seat(work, user), Wishes(), ()), user)
        for user in (*EVERYBODY, ANA, BO)
    ]
    assert at_once(own_club.desk, joins) == [DONE] * 8
    assert count(own_club, Participant) == 6


def test_who_leaves_or_does_not_want_another_while_the_round_begins_is_in_none(own_club: Club) -> None:
    own_club.join(*EVERYBODY)
    own_club.desk.now = MONDAY
    acts: list[Do] = [
        lambda work: service.begin_due(work, 10),
        lambda work: service.leave(work, seat(work, ANA)),
        lambda work: service.take_part(work, seat(work, BO), Wishes(), tuple({*EVERYBODY} - {BO})),
    ]
    assert at_once(own_club.desk, acts) == [DONE] * 3
    own_club.run()
    for row in own_club.rows():
        if {ANA, BO} & set(own_club.members(row.id)):
            assert row.state is State.SKIPPED


def test_whom_one_does_not_want_is_kept_once_where_it_is_saved_in_two_groups_at_once(own_club: Club) -> None:
    saved = Event()

    def first(work: Work) -> None:
        people.exclude(work, WORKSPACE, ANA, (BO, FAY))
        saved.set()
        sleep(0.3)

    def second(work: Work) -> None:
        people.exclude(work, WORKSPACE, ANA, (BO, FAY))

    assert at_once(own_club.desk, [first, second], follow=saved) == [DONE] * 2
    assert people.excluded_by(own_club.desk.work, WORKSPACE, ANA) == (BO, FAY)


def test_a_worksheet_is_kept_once_and_whole(own_club: Club) -> None:
    own_club.begin_pair()
    saves = [
        partial(lambda mark, work: service.save_sheet(work, act(work, ANA), {"need": mark, "offer": mark}), mark)
        for mark in ("one", "two", "three")
    ]
    assert at_once(own_club.desk, saves) == [DONE] * 3
    assert count(own_club, Worksheet) == 1
    lines = service.sheet(own_club.desk.work, own_club.act(ANA)).lines
    assert lines["need"] == lines["offer"]
