"""People who share two groups: limits hold over both, also at once, and their flags meet wherever each was filed."""

from functools import partial
from threading import Thread

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.flags import FlagState
from bot.features.mediation.models import MediationFlag
from bot.features.mediation.service.sitting import sits_with
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.schedule.hours import next_week_tick
from bot.work import Work
from tests.features.at_once import DONE, Do, at_once
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ABOUT, ANA, BO, CHI, DEV, ELI, EVERYBODY, FAY, Court, refused
from tests.support.keys import VAULT


@pytest.fixture
def courts(own_court: Court) -> Court:
    """The court, whose people share a second group that compares an hour later."""
    desk = own_court.desk
    desk.invite("C0TWO")
    desk.set_up(group=2, hour="10", functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in zip(peers.functions(desk.work, 2), EVERYBODY, strict=True):
        desk.join(user, function.id, 2)
    return own_court


def place(work: Work, user: str, group: int) -> peers.Seat:
    return peers.seat(work, workspace=WORKSPACE, user=user, group_id=group)


def files(user: str, other: str, group: int) -> Do:
    return lambda work: service.file_flag(work, place(work, user, group), other, "")


def file(court: Court, user: str, other: str, group: int) -> None:
    files(user, other, group)(court.desk.work)


def to_monday(court: Court) -> None:
    """Let the week's comparisons of both groups come."""
    monday = next_week_tick(court.desk.now, "Europe/Berlin", 10)
    while court.desk.now < monday:
        court.tick()
    court.tick()


def flags(court: Court) -> int:
    return court.desk.session.scalar(select(func.count()).select_from(MediationFlag)) or 0


def states(court: Court, user: str) -> list[FlagState]:
    return [line.state for line in service.flags_of(court.desk.work, WORKSPACE, user)]


def test_flags_filed_at_once_in_two_groups_are_two_at_most(courts: Court) -> None:
    wanted = [files(ANA, other, group) for other, group in ((BO, 1), (CHI, 2), (DEV, 1), (ELI, 2))]
    assert at_once(courts.desk, wanted).count(DONE) == flags(courts) == 2


def test_the_same_person_is_flagged_once_also_at_once_in_two_groups(courts: Court) -> None:
    assert at_once(courts.desk, [files(ANA, BO, 1), files(ANA, BO, 2)] * 2).count(DONE) == flags(courts) == 1


def test_keys_turned_at_once_in_two_groups_open_no_fourth_table(courts: Court) -> None:
    handles = []
    for user, group in ((ANA, 1), (CHI, 2), (DEV, 1), (ELI, 2), (FAY, 1)):
        service.invite(courts.desk.work, place(courts.desk.work, user, group), user, BO, ABOUT)
        handles.append(courts.handle())
    turns = [partial(lambda act, work: service.press(work, act, p.TurnKey()), courts.act(BO, one)) for one in handles]
    assert at_once(courts.desk, turns).count(DONE) == 3
    assert len(sits_with(courts.desk.work, WORKSPACE, BO)) == 3


def test_two_invite_each_other_at_once_in_two_groups_and_have_one_table(courts: Court) -> None:
    asks: list[Do] = [
        lambda work: service.invite(work, place(work, ANA, 1), ANA, BO, "this"),
        lambda work: service.invite(work, place(work, BO, 2), ANA, BO, "that"),
    ]
    assert at_once(courts.desk, asks).count(DONE) == len(courts.rows()) == 1


def test_flags_that_were_filed_in_two_groups_meet_once_at_the_first_comparison(courts: Court) -> None:
    file(courts, ANA, BO, 2)
    file(courts, BO, ANA, 1)
    to_monday(courts)
    assert [(row.group_id, row.stage) for row in courts.rows()] == [(1, Stage.TABLE)]
    assert states(courts, ANA) == states(courts, BO) == [FlagState.MET]


def test_flags_meet_where_both_still_sit(courts: Court) -> None:
    file(courts, ANA, BO, 1)
    file(courts, BO, ANA, 2)
    peers.leave(courts.desk.work, place(courts.desk.work, BO, 1))
    to_monday(courts)
    assert [(row.group_id, row.stage) for row in courts.rows()] == [(2, Stage.TABLE)]


def test_a_flag_stays_in_the_last_day_before_any_comparison_that_it_takes_part_in(courts: Court) -> None:
    file(courts, ANA, BO, 2)
    courts.desk.now = courts.desk.now.replace(day=29, hour=8, minute=30)  # after the last moment of group 1 only
    (flag,) = service.flags_of(courts.desk.work, WORKSPACE, ANA)
    assert "24 hours" in refused(lambda: service.take_back_flag(courts.desk.work, WORKSPACE, ANA, flag.key))


def test_invitations_whose_keys_are_not_turned_keep_no_flags_from_meeting(courts: Court) -> None:
    file(courts, ANA, BO, 1)
    file(courts, BO, ANA, 1)
    courts.desk.now = courts.desk.now.replace(day=29, hour=12)  # the Sunday before
    courts.invite(CHI, ANA, BO)
    for one, other in ((BO, DEV), (BO, ELI)):
        courts.invite(CHI, one, other)
    for one in (DEV, ELI):
        courts.invite(FAY, BO, one)
    to_monday(courts)
    assert [row.stage for row in courts.rows() if (row.one, row.other, row.inviter) == (ANA, BO, None)] == [Stage.TABLE]


def test_a_comparison_and_a_tick_do_not_wait_for_each_other(courts: Court) -> None:
    """Whoever holds one person's notices, and asks for those of another, gets them: the comparison asks once."""
    desk, engine = courts.desk, courts.desk.session.get_bind()
    if engine.dialect.name == "sqlite":
        pytest.skip("one writes at a time")
    for one, other in ((ANA, FAY), (FAY, ANA), (BO, CHI), (CHI, BO)):
        file(courts, one, other, 1)
    desk.now = desk.now.replace(day=30)  # the Monday after
    people = {(WORKSPACE, user) for user in EVERYBODY}
    notices.Gate(desk.work, people)
    desk.session.commit()
    ends: list[str] = []
    with Session(engine) as tick:
        notices.Gate(Work(tick, desk.now, VAULT), {(WORKSPACE, BO)})
        compared = Thread(target=lambda: ends.extend(at_once(desk, [lambda work: service.compare_due(work, 10)])))
        compared.start()
        waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        while not tick.scalar(waits):
            pass
        notices.Gate(Work(tick, desk.now, VAULT), {(WORKSPACE, FAY)})
        tick.commit()
    compared.join()
    assert ends == [DONE]
    assert len(courts.rows()) == 2
