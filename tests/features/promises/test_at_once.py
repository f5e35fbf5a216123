"""Two at once: one of the two, and the other is told what happened. Replicas do each thing once. On both databases."""

from collections.abc import Callable
from datetime import date
from functools import partial

from sqlalchemy import func, select

from bot.features.notices.models import Notice
from bot.features.promises import jobs, service
from bot.features.promises.facts import Act
from bot.features.promises.models import PromiseChange, State, Withdrawal
from bot.features.promises.rules.refusals import Overtaken
from tests.features.at_once import DONE, Do, at_once
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, MISSING, REASON, TERMS, Pact

LATER = date(2026, 12, 9)
together = partial(at_once, answered=Overtaken)


def press(verb: Callable[..., object], user: str, *more: object, key: int = 1) -> Do:
    return lambda work: verb(work, Act(WORKSPACE, user, key), *more)


def test_accepted_or_taken_back_but_not_both(own_pact: Pact) -> None:
    for key in range(1, 6):
        own_pact.begin(by=ANA)
        ends = together(own_pact.desk, [press(service.accept, BO, key=key), press(service.take_back, ANA, key=key)])
        assert ends.count(DONE) == 1
        assert own_pact.row(key).state is (State.PROMISED, State.DECLINED)[ends.index(DONE)]


def test_reported_or_released_but_not_both(own_pact: Pact) -> None:
    for key in range(1, 6):
        own_pact.promised()
        ends = together(own_pact.desk, [press(service.report, BO, key=key), press(service.release, ANA, key=key)])
        assert ends.count(DONE) == 1
        assert own_pact.row(key).state is (State.REPORTED, State.RELEASED)[ends.index(DONE)]
        told = ends[1 - ends.index(DONE)]
        assert told in {"Bo has reported this promise done meanwhile.", "Ana has released this promise meanwhile."}


def test_agreed_and_kept_moves_the_date_or_not(own_pact: Pact) -> None:
    own_pact.promised()
    own_pact.do(service.ask_date, BO, LATER, REASON)
    ends = together(
        own_pact.desk, [press(service.agree_date, ANA), press(service.keep_date, ANA), press(service.report, BO)]
    )
    row = own_pact.row()
    agreed = own_pact.desk.session.scalar(select(func.count()).select_from(PromiseChange))
    assert (row.due_on == LATER) is (agreed == 1) is (ends[0] == DONE)
    assert ends[:2].count(DONE) <= 1
    assert ends.count(DONE) >= 1


def test_agreed_at_the_deadline_it_is_too_late_for_everybody(own_pact: Pact) -> None:
    own_pact.promised()
    own_pact.do(service.ask_date, BO, LATER, REASON)
    own_pact.desk.now = own_pact.row().deadline or own_pact.desk.now
    ends = together(own_pact.desk, [press(service.agree_date, ANA), jobs.settle_due])
    assert ends[0] == "This promise stands as it was agreed. Look at it again for what can be done now."
    assert ends[1] == DONE
    own_pact.run()
    assert (own_pact.row().state, own_pact.row().due_on) == (State.PROMISED, TERMS.due)


def test_the_clock_and_a_press_close_a_report_once(own_pact: Pact) -> None:
    own_pact.promised()
    own_pact.do(service.report, BO)
    own_pact.desk.now = own_pact.row().deadline or own_pact.desk.now
    ends = together(own_pact.desk, [press(service.not_yet, ANA, MISSING), jobs.settle_due, jobs.settle_due])
    assert ends[0] != DONE
    own_pact.run()
    row = own_pact.row()
    assert (row.state, row.half, row.version) == (State.KEPT, True, 3)


def test_pressed_twice_it_is_done_once(own_pact: Pact) -> None:
    own_pact.promised()
    assert together(own_pact.desk, [press(service.report, BO)] * 3).count(DONE) == 1
    assert own_pact.row().version == 2


def test_two_withdrawals_at_once_share_one_that_is_free(own_pact: Pact) -> None:
    for _ in range(2):
        own_pact.promised()
    assert together(own_pact.desk, [press(service.withdraw, BO, key=key) for key in (1, 2)]) == [DONE, DONE]
    assert {own_pact.row(key).withdrawal for key in (1, 2)} == {Withdrawal.IN_TIME, Withdrawal.COUNTED}


def test_two_replicas_remind_once(own_pact: Pact) -> None:
    for _ in range(4):
        own_pact.promised()
    own_pact.promised(ANA, BO)
    own_pact.run()
    own_pact.desk.now = max(own_pact.row(key).remind_at or own_pact.desk.now for key in range(1, 6))
    assert together(own_pact.desk, [jobs.remind_due] * 3 + [jobs.tell_due] * 2) == [DONE] * 5
    own_pact.run()
    assert [at.isoformat() for user, at in own_pact.told if user in {ANA, BO}][-2:] == [
        own_pact.desk.now.isoformat()
    ] * 2
    assert own_pact.desk.session.scalars(select(Notice.due_at).where(Notice.due_at.is_not(None))).all() == []
