"""Quiet flags in a group: filed, taken back, compared at the week's first tick, forgotten; nobody else ever knows."""

from datetime import timedelta

from sqlalchemy import select

from bot.db.vault import NOTHING
from bot.features.mediation import service
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.flags import FlagState
from bot.features.mediation.models import MediationFlag, MediationGroup
from bot.features.peers import service as peers
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court, refused


def file(court: Court, user: str, other: str) -> str:
    return service.file_flag(court.desk.work, court.place(user), other, "about the forecast").key


def to_comparison(court: Court) -> None:
    before = court.desk.session.scalars(select(MediationGroup.compare_at)).one()
    while court.desk.session.scalars(select(MediationGroup.compare_at)).one() == before:
        court.tick()


def states(court: Court, user: str) -> list[FlagState]:
    return [line.state for line in service.flags_of(court.desk.work, WORKSPACE, user)]


def test_two_flags_meet_at_a_week_s_tick_once_both_have_rested(court: Court) -> None:
    file(court, ANA, BO)
    court.tick()
    file(court, BO, ANA)
    assert court.rows() == []
    to_comparison(court)
    assert len(court.rows()) == 1
    assert (court.stage(), court.shared().inviter, court.own(Seat.A).key) == (Stage.TABLE, None, True)
    assert states(court, ANA) == states(court, BO) == [FlagState.MET]
    assert court.threads[-1].people == (ANA, BO)
    court.run()
    assert len(court.rows()) == 1


def test_a_single_flag_ends_in_silence_and_is_forgotten(court: Court) -> None:
    file(court, ANA, BO)
    before = service.waiting(court.desk.work, WORKSPACE, BO), service.flags_of(court.desk.work, WORKSPACE, BO)
    court.wait(40)
    assert states(court, ANA) == [FlagState.ENDED]
    assert court.desk.session.scalars(select(MediationFlag.words)).one() == NOTHING
    assert "sixty days" in refused(lambda: file(court, ANA, BO))
    after = service.waiting(court.desk.work, WORKSPACE, BO), service.flags_of(court.desk.work, WORKSPACE, BO)
    assert before == after == ((), ())
    court.wait(65)
    assert states(court, ANA) == []
    file(court, ANA, BO)


def test_filing_again_changes_nothing_and_a_third_is_refused(court: Court) -> None:
    key = file(court, ANA, BO)
    assert "already" in refused(lambda: file(court, ANA, BO))
    file(court, ANA, CHI)
    assert "two flags" in refused(lambda: file(court, ANA, DEV))
    assert len(states(court, ANA)) == 2
    assert service.take_back_flag(court.desk.work, WORKSPACE, ANA, key).state is FlagState.TAKEN_BACK
    assert service.take_back_flag(court.desk.work, WORKSPACE, ANA, key).state is FlagState.TAKEN_BACK
    assert "two flags" in refused(lambda: file(court, ANA, DEV))
    assert "nothing to take back" in refused(lambda: service.take_back_flag(court.desk.work, WORKSPACE, BO, key))


def test_in_the_last_day_before_a_comparison_a_flag_stays(court: Court) -> None:
    key = file(court, ANA, BO)
    court.desk.now = court.desk.session.scalars(select(MediationGroup.compare_at)).one() - timedelta(hours=3)
    assert "24 hours" in refused(lambda: service.take_back_flag(court.desk.work, WORKSPACE, ANA, key))


def test_a_flag_that_was_taken_back_or_whose_author_left_meets_none(court: Court) -> None:
    key = file(court, ANA, BO)
    file(court, BO, ANA)
    file(court, CHI, DEV)
    file(court, DEV, CHI)
    service.take_back_flag(court.desk.work, WORKSPACE, ANA, key)
    peers.leave_all(court.desk.work, WORKSPACE, DEV)
    to_comparison(court)
    assert court.rows() == []
    assert states(court, BO) == [FlagState.OPEN]


def test_two_who_sit_at_a_table_do_not_get_another(court: Court) -> None:
    file(court, ANA, BO)
    file(court, BO, ANA)
    court.invite()
    court.tick()
    court.press(BO, p.TurnKey())
    to_comparison(court)
    assert len(court.rows()) == 1


def test_flags_are_compared_after_the_ticks_of_the_tables(court: Court) -> None:
    file(court, ANA, BO)
    file(court, BO, ANA)
    court.invite()
    court.desk.now = court.desk.session.scalars(select(MediationGroup.compare_at)).one()
    assert service.compare_due(court.desk.work, 10) == ((), False)
    court.run()  # the invitation has ended by now
    assert [row.stage for row in court.rows()] == [Stage.CLOSED, Stage.TABLE]
