"""Two at once, two replicas, and a process that is killed between: nothing twice, nothing half, on both databases."""

from functools import partial

import pytest

from bot.features.mediation import service
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.service import keeping
from bot.features.mediation.service.keeping import save_case
from bot.features.mediation.text.refusals import NOT_NOW
from bot.features.peers import service as peers
from bot.schedule.hours import next_tick
from bot.work import Work
from tests.features.at_once import DONE, Do, at_once
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court


def presses(court: Court, user: str, press: Press) -> Do:
    return partial(lambda act, work: service.press(work, act, press), court.act(user))


def before_tick(court: Court, point: Stage) -> None:
    """Let both answer what the stage asks, and the tick come without the jobs."""
    court.to(point)
    court.forward()
    group = peers.group(court.desk.work, 1)
    court.desk.now = next_tick(court.desk.now, group.zone, group.tick_hour)


def test_replicas_take_a_tick_once_and_make_each_promise_once(own_court: Court) -> None:
    before_tick(own_court, Stage.SIGN)
    shown: list[str] = []
    job: Do = lambda work: shown.extend(one.handle for one in service.take_ticks(work, 10)[0])  # noqa: E731
    assert at_once(own_court.desk, [job] * 3) == [DONE] * 3
    assert (own_court.stage(), len(own_court.promises()), len(shown)) == (Stage.AGREED, 2, 1)


def test_replicas_that_take_tables_of_the_same_people_do_not_wait_for_each_other(own_court: Court) -> None:
    pairs = ((ANA, BO), (BO, CHI), (CHI, DEV), (ANA, DEV))
    for one, other in pairs:
        own_court.press(other, p.TurnKey(), handle=own_court.invite(one, one, other))
    group = peers.group(own_court.desk.work, 1)
    own_court.desk.now = next_tick(own_court.desk.now, group.zone, group.tick_hour)
    shown: list[str] = []
    job: Do = lambda work: shown.extend(one.handle for one in service.take_ticks(work, 2)[0])  # noqa: E731
    for _ in range(2):
        assert at_once(own_court.desk, [job] * 3) == [DONE] * 3
    assert sorted(shown) == sorted(row.handle for row in own_court.rows())
    assert {row.stage for row in own_court.rows()} == {Stage.TABLE}


def test_both_press_at_once_and_neither_is_lost(own_court: Court) -> None:
    own_court.to(Stage.INTAKE)
    lines = [presses(own_court, user, p.WriteLine(f"{user}'s line")) for user in (ANA, BO) * 2]
    assert at_once(own_court.desk, lines) == [DONE] * 4
    assert [len(own_court.own(seat).lines) for seat in (Seat.A, Seat.B)] == [1, 1]
    passed = [presses(own_court, user, p.PassOn(1, f"{user}'s line")) for user in (ANA, BO) * 2]
    assert at_once(own_court.desk, passed) == [DONE] * 4
    assert [(line.number, line.words) for line in own_court.shared().lines] in (
        [(1, f"{ANA}'s line"), (2, f"{BO}'s line")],
        [(1, f"{BO}'s line"), (2, f"{ANA}'s line")],
    )


def test_a_press_while_the_tick_is_taken_is_before_it_or_after_it(own_court: Court) -> None:
    before_tick(own_court, Stage.INTAKE)
    stop = presses(own_court, BO, p.Stop())
    ends = at_once(own_court.desk, [lambda work: service.take_ticks(work, 10), stop])
    assert ends in ([DONE] * 2, [DONE, NOT_NOW])
    assert own_court.own(Seat.B).stopped is (ends[1] == DONE)
    assert own_court.stage() in ({Stage.INTAKE} if ends[1] == DONE else {Stage.GROUND})


@pytest.mark.parametrize(
    ("point", "press", "after"), [(Stage.SIGN, p.Sign(), Stage.AGREED), (Stage.INTAKE, p.Done(), Stage.GROUND)]
)
def test_both_answer_while_replicas_take_the_tick_and_it_goes_on_once_now_or_at_the_next(
    own_court: Court, point: Stage, press: Press, after: Stage
) -> None:
    own_court.to(point)
    group = peers.group(own_court.desk.work, 1)
    own_court.desk.now = next_tick(own_court.desk.now, group.zone, group.tick_hour)
    version = own_court.rows()[-1].version
    answers = [presses(own_court, user, press) for user in (ANA, BO)]
    job: Do = lambda work: service.take_ticks(work, 10)  # noqa: E731
    assert at_once(own_court.desk, [*answers, job, job]) == [DONE] * 4
    assert own_court.stage() in {point, after}
    own_court.tick()
    assert (own_court.stage(), own_court.rows()[-1].version) == (after, version + 1)
    assert len(own_court.promises()) == (2 if after is Stage.AGREED else 0)


def test_two_who_invite_each_other_at_once_have_one_table(own_court: Court) -> None:
    asks: list[Do] = [
        lambda work: service.invite(work, place(work, ANA), ANA, BO, "this"),
        lambda work: service.invite(work, place(work, BO), ANA, BO, "that"),
    ]
    ends = at_once(own_court.desk, asks * 2)
    assert ends.count(DONE) == 1
    assert len(own_court.rows()) == 1


def test_keys_turned_at_once_open_no_fourth_table(own_court: Court) -> None:
    handles = [own_court.invite(user, user, BO) for user in (ANA, CHI, DEV, "U0ELI")]
    turns = [
        partial(lambda act, work: service.press(work, act, p.TurnKey()), own_court.act(BO, one)) for one in handles
    ]
    assert at_once(own_court.desk, turns).count(DONE) == 3


def test_replicas_compare_flags_once(own_court: Court) -> None:
    for user, other in ((ANA, BO), (BO, ANA)):
        service.file_flag(own_court.desk.work, own_court.place(user), other, "")
    own_court.desk.now = own_court.desk.now.replace(day=30)  # the Monday after
    assert at_once(own_court.desk, [lambda work: service.compare_due(work, 10)] * 3) == [DONE] * 3
    assert len(own_court.rows()) == 1


@pytest.mark.parametrize("point", [Stage.INVITED, Stage.TABLE, Stage.INTAKE, Stage.GROUND, Stage.VERDICT, Stage.SIGN])
def test_killed_in_a_tick_nothing_of_it_is_there_and_the_next_run_does_it_once(
    own_court: Court, monkeypatch: pytest.MonkeyPatch, point: Stage
) -> None:
    before_tick(own_court, point)
    own_court.desk.session.commit()
    before, version = own_court.all_documents(), own_court.rows()[-1].version

    def killed(*args: object) -> None:
        save_case(*args)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "save_case", killed)
        with pytest.raises(KeyboardInterrupt):
            service.take_ticks(own_court.desk.work, 10)
    own_court.desk.session.rollback()
    assert (own_court.all_documents(), own_court.rows()[-1].version) == (before, version)
    assert own_court.promises() == []
    own_court.run()
    own_court.run()
    assert own_court.rows()[-1].version == version + 1
    assert own_court.stage() is not point
    assert len(own_court.promises()) == (2 if point is Stage.SIGN else 0)


def place(work: Work, user: str) -> peers.Seat:
    return peers.seat(work, workspace=WORKSPACE, user=user, group_id=1)
