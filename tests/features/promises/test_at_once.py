"""Two at once: one of the two, and the other is told what happened. Replicas do each thing once. On both databases."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.features.notices.models import Notice
from bot.features.promises import jobs, service
from bot.features.promises.facts import Act
from bot.features.promises.models import PromiseChange, State, Withdrawal
from bot.features.promises.rules.refusals import Overtaken
from bot.work import Work
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, MISSING, REASON, TERMS, Pact
from tests.support.keys import VAULT

LATER = date(2026, 12, 9)
Do = Callable[[Work], object]
DONE = "done"


def press(verb: Callable[..., object], user: str, *more: object, key: int = 1) -> Do:
    return lambda work: verb(work, Act(WORKSPACE, user, key), *more)


def at_once(pact: Pact, acts: Iterable[Do]) -> list[str]:
    """Let all acts begin at the same moment, each in a transaction of its own; return how each ended."""
    pact.desk.session.commit()
    engine = pact.desk.session.get_bind()
    wanted = list(acts)
    barrier = Barrier(len(wanted))

    def run(act: Do) -> str:
        barrier.wait(timeout=10)
        with Session(engine) as session:
            try:
                act(Work(session, pact.desk.now, VAULT))
                session.commit()
            except Overtaken as overtaken:
                session.rollback()
                return overtaken.sentence
        return DONE

    with ThreadPoolExecutor(len(wanted)) as pool:
        ends = list(pool.map(run, wanted))
    pact.desk.session.expire_all()
    return ends


def test_accepted_or_taken_back_but_not_both(own_pact: Pact) -> None:
    for key in range(1, 6):
        own_pact.begin(by=ANA)
        ends = at_once(own_pact, [press(service.accept, BO, key=key), press(service.take_back, ANA, key=key)])
        assert ends.count(DONE) == 1
        assert own_pact.row(key).state is (State.PROMISED, State.DECLINED)[ends.index(DONE)]


def test_reported_or_released_but_not_both(own_pact: Pact) -> None:
    for key in range(1, 6):
        own_pact.promised()
        ends = at_once(own_pact, [press(service.report, BO, key=key), press(service.release, ANA, key=key)])
        assert ends.count(DONE) == 1
        assert own_pact.row(key).state is (State.REPORTED, State.RELEASED)[ends.index(DONE)]
        told = ends[1 - ends.index(DONE)]
        assert told in {"Bo has reported this promise done meanwhile.", "Ana has released this promise meanwhile."}


def test_agreed_and_kept_moves_the_date_or_not(own_pact: Pact) -> None:
    own_pact.promised()
    own_pact.do(service.ask_date, BO, LATER, REASON)
    ends = at_once(own_pact, [press(service.agree_date, ANA), press(service.keep_date, ANA), press(service.report, BO)])
    row = own_pact.row()
    agreed = own_pact.desk.session.scalar(select(func.count()).select_from(PromiseChange))
    assert (row.due_on == LATER) is (agreed == 1) is (ends[0] == DONE)
    assert ends[:2].count(DONE) <= 1
    assert ends.count(DONE) >= 1


def test_agreed_at_the_deadline_it_is_too_late_for_everybody(own_pact: Pact) -> None:
    own_pact.promised()
    own_pact.do(service.ask_date, BO, LATER, REASON)
    own_pact.desk.now = own_pact.row().deadline or own_pact.desk.now
    ends = at_once(own_pact, [press(service.agree_date, ANA), jobs.settle_due])
    assert ends[0] == "This promise stands as it was agreed. Look at it again for what can be done now."
    assert ends[1] == DONE
    own_pact.run()
    assert (own_pact.row().state, own_pact.row().due_on) == (State.PROMISED, TERMS.due)


def test_the_clock_and_a_press_close_a_report_once(own_pact: Pact) -> None:
    own_pact.promised()
    own_pact.do(service.report, BO)
    own_pact.desk.now = own_pact.row().deadline or own_pact.desk.now
    ends = at_once(own_pact, [press(service.not_yet, ANA, MISSING), jobs.settle_due, jobs.settle_due])
    assert ends[0] != DONE
    own_pact.run()
    row = own_pact.row()
    assert (row.state, row.half, row.version) == (State.KEPT, True, 3)


def test_pressed_twice_it_is_done_once(own_pact: Pact) -> None:
    own_pact.promised()
    assert at_once(own_pact, [press(service.report, BO)] * 3).count(DONE) == 1
    assert own_pact.row().version == 2


def test_two_withdrawals_at_once_share_one_that_is_free(own_pact: Pact) -> None:
    for _ in range(2):
        own_pact.promised()
    assert at_once(own_pact, [press(service.withdraw, BO, key=key) for key in (1, 2)]) == [DONE, DONE]
    assert {own_pact.row(key).withdrawal for key in (1, 2)} == {Withdrawal.IN_TIME, Withdrawal.COUNTED}


def test_two_replicas_remind_once(own_pact: Pact) -> None:
    for _ in range(4):
        own_pact.promised()
    own_pact.promised(ANA, BO)
    own_pact.run()
    own_pact.desk.now = max(own_pact.row(key).remind_at or own_pact.desk.now for key in range(1, 6))
    assert at_once(own_pact, [jobs.remind_due] * 3 + [jobs.tell_due] * 2) == [DONE] * 5
    own_pact.run()
    assert [at.isoformat() for user, at in own_pact.told if user in {ANA, BO}][-2:] == [
        own_pact.desk.now.isoformat()
    ] * 2
    assert own_pact.desk.session.scalars(select(Notice.due_at).where(Notice.due_at.is_not(None))).all() == []
