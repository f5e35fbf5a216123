"""What the members say: they talked, they did not, not this time; and when they meet. Each press counts once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.features.checkins import service
from bot.features.checkins.facts import Act, Shown, Wishes
from bot.features.checkins.models import Answer, State
from bot.features.checkins.rules.states import OPEN, TABLE, Event, Role, step
from tests.features.checkins.club import ANA, BO, CHI, FAY, FRIDAY_AT_THE_TICK, MONDAY, TUESDAY, Club, refused
from tests.features.desk import WORKSPACE

AT = datetime(2026, 12, 2, 13, 0, tzinfo=UTC)


def reach(club: Club, state: State) -> None:
    """Let Ana and Bo have a check-in in this state; in HELD and MISSED it was Ana who said that they talked."""
    club.begin(ANA, BO)
    if state is State.PLANNED:
        return
    club.to(TUESDAY)
    work = club.desk.work
    if state is State.SET:
        service.suggest(work, club.act(ANA), AT)
        service.agree(work, club.act(BO), AT)
    if state in {State.HELD, State.MISSED}:
        club.talked(ANA)
    if state is State.MISSED:
        service.did_not_talk(work, club.act(BO))
    if state is State.SKIPPED:
        service.not_this_time(work, club.act(ANA))
    assert club.state() is state


def talk(club: Club) -> Shown:
    return service.talked(club.desk.work, club.act(BO))


def object_(club: Club) -> Shown:
    return service.did_not_talk(club.desk.work, club.act(BO))


def take_back(club: Club) -> Shown:
    return service.take_back(club.desk.work, club.act(ANA))


def skip(club: Club) -> Shown:
    return service.not_this_time(club.desk.work, club.act(BO))


def suggest(club: Club) -> Shown:
    return service.suggest(club.desk.work, club.act(BO), AT + timedelta(hours=1))


def agree(club: Club) -> Shown:
    return service.agree(club.desk.work, club.act(BO), AT)


def snooze(club: Club) -> Shown:
    return service.snooze(club.desk.work, club.act(BO), "hour")


PRESSES: dict[Event, Callable[[Club], Shown]] = {
    Event.TALK: talk,
    Event.OBJECT: object_,
    Event.TAKE_BACK: take_back,
    Event.SKIP: skip,
    Event.SUGGEST: suggest,
    Event.AGREE: agree,
    Event.SNOOZE: snooze,
}
TWICE = {  # nothing more happens
    (State.MISSED, Event.OBJECT),
    (State.SKIPPED, Event.SKIP),
    (State.SET, Event.AGREE),
    *((state, Event.TAKE_BACK) for state in OPEN),
}


@pytest.mark.parametrize("event", PRESSES)
@pytest.mark.parametrize("state", State)
def test_a_press_does_what_the_table_says_or_gets_a_sentence(club: Club, state: State, event: Event) -> None:
    reach(club, state)
    if event is Event.AGREE and state in {State.PLANNED, State.OFFERED}:
        service.suggest(club.desk.work, club.act(ANA), AT)
    line = step(state, event)
    if line:
        assert PRESSES[event](club).state in line.after
    elif (state, event) in TWICE:
        assert PRESSES[event](club).state is state
    else:
        assert refused(lambda: PRESSES[event](club)).endswith((".", "!"))
        assert club.state() is state
    if line or (state, event) in TWICE:
        assert PRESSES[event](club).state is club.state()  # a double click


def test_every_line_of_the_table_for_a_member_is_a_press_or_leaving() -> None:
    assert {line.event for line in TABLE if line.role is not Role.CLOCK} == {*PRESSES, Event.LEAVE}
    assert all(step(state, Event.TALK) for state in (*OPEN, State.SKIPPED))


def test_they_talked_unless_another_objects_within_three_working_days(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA)
    assert club.one().due_at == FRIDAY_AT_THE_TICK
    shown = club.shown(BO)
    assert (shown.said_by, shown.object_until) == (ANA, FRIDAY_AT_THE_TICK)
    assert club.shown(ANA).object_until is None
    club.to(FRIDAY_AT_THE_TICK)
    assert (club.state(), club.one().due_at) == (State.HELD, None)
    assert "three working days" in refused(lambda: service.did_not_talk(club.desk.work, club.act(BO)))


def test_at_the_tick_itself_it_is_too_late_even_before_the_job_runs(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA)
    club.desk.now = FRIDAY_AT_THE_TICK
    assert "three working days" in refused(lambda: service.did_not_talk(club.desk.work, club.act(BO)))
    club.desk.now = FRIDAY_AT_THE_TICK - timedelta(seconds=1)
    assert service.did_not_talk(club.desk.work, club.act(BO)).state is State.MISSED


def test_when_both_say_it_nothing_is_waited_for(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA, BO)
    assert club.one().due_at is None
    assert {row.answer for row in club.members().values()} == {Answer.TALKED}
    assert "yourself" in refused(lambda: service.did_not_talk(club.desk.work, club.act(BO)))
    assert "yourself" in refused(lambda: service.did_not_talk(club.desk.work, club.act(ANA)))


def test_in_three_all_others_have_to_say_it_and_one_can_object(club: Club) -> None:
    club.join(ANA, BO, FAY, wishes=Wishes(trio=True))
    club.desk.now = MONDAY
    club.run()
    club.to(TUESDAY)
    club.talked(ANA, BO)
    assert club.one().due_at == FRIDAY_AT_THE_TICK
    assert [other.name for other in club.shown(ANA).others] == ["Bo", "Fay"]
    assert service.did_not_talk(club.desk.work, club.act(FAY)).state is State.MISSED


def test_who_was_not_written_to_yet_is_soon_so_that_they_can_object(club: Club) -> None:
    club.begin_with_bo_on_friday()
    assert club.told_users() == [ANA]
    club.talked(ANA)
    club.wait(minutes=1)
    assert club.told_users() == [ANA, BO]
    assert club.shown(BO).object_until
    assert service.did_not_talk(club.desk.work, club.act(BO)).state is State.MISSED


def test_not_this_time_says_nothing_of_whom_and_the_other_still_hears_of_it_at_their_hour(club: Club) -> None:
    club.begin_with_bo_on_friday()
    service.not_this_time(club.desk.work, club.act(ANA))
    shown = club.shown(BO)
    assert (shown.state, shown.answer, shown.said_by) == (State.SKIPPED, None, None)
    club.wait(days=4)
    assert club.told_users() == [ANA, BO]
    assert ANA not in str([shown.said_by, shown.suggested_by, shown.answer])


def test_a_wrong_press_is_undone_by_talking_until_the_round_is_over(club: Club) -> None:
    club.begin_pair()
    service.not_this_time(club.desk.work, club.act(ANA))
    club.to(MONDAY + timedelta(days=14) - timedelta(minutes=1))
    club.talked(BO)
    assert club.state() is State.HELD
    assert club.shown(ANA).object_until
    assert club.shown(ANA).answer is None
    club.talked(ANA)
    assert club.one().due_at is None


def test_a_time_is_agreed_by_another_and_as_it_was_read(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    assert "No time is suggested" in refused(lambda: service.agree(work, club.act(BO), AT))
    service.suggest(work, club.act(ANA), AT)
    assert (club.shown(BO).suggested, club.shown(BO).suggested_by) == (AT, ANA)
    assert "No time is suggested" in refused(lambda: service.agree(work, club.act(ANA), AT))
    assert "Another time" in refused(lambda: service.agree(work, club.act(BO), AT + timedelta(hours=1)))
    assert service.agree(work, club.act(BO), AT).state is State.SET
    assert service.suggest(work, club.act(BO), AT + timedelta(hours=2)).state is State.OFFERED
    assert service.agree(work, club.act(ANA), AT + timedelta(hours=2)).state is State.SET


@pytest.mark.parametrize(
    ("at", "said"), [(MONDAY, "This time is over"), (MONDAY + timedelta(days=14), "The round is over by then")]
)
def test_a_time_lies_ahead_and_within_the_round(club: Club, at: datetime, said: str) -> None:
    club.begin_pair()
    assert said in refused(lambda: service.suggest(club.desk.work, club.act(ANA), at))


def test_nobody_else_sees_or_answers(club: Club) -> None:
    club.begin_pair()
    work = club.desk.work
    for act in (club.act(CHI), Act("T0OTHER", ANA, club.one().handle), Act(WORKSPACE, ANA, "nothing")):
        for press in (service.talked, service.did_not_talk, service.not_this_time, service.show, service.sheet):
            assert "not one of yours" in refused(lambda press=press, act=act: press(work, act))
