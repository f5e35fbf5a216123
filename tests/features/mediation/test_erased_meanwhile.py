"""Somebody is erased while ticks, comparisons, presses and delivery act on their tables: nothing of them is left."""

import pytest

from bot.delivery import once
from bot.features.mediation import service
from bot.features.mediation.facts import Form, Lodging, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.peers import service as peers
from bot.features.records.handlers import everywhere
from bot.lodgings import Step
from bot.schedule.hours import next_tick
from bot.work import Work
from tests.features.at_once import DONE, Do, at_once
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court
from tests.features.records.cells import where

CHANNEL = "C0TABLE"


def erasing(user: str) -> Do:
    return lambda work: everywhere.erase(work, WORKSPACE, user)


def pressing(court: Court, user: str, press: Press, handle: str = "") -> Do:
    """Return a press as the doorway carries it out: between its key's begin and end."""
    act, key = court.act(user, handle), court.desk.once()

    def carry_out(work: Work) -> None:
        once.begin(work, WORKSPACE, key)
        service.press(work, act, press)
        once.end(work, WORKSPACE, key)

    return carry_out


def jobs() -> list[Do]:
    return [
        service.note_departed,
        lambda work: service.take_ticks(work, 10),
        lambda work: service.take_ticks(work, 10),
        lambda work: service.compare_due(work, 10),
    ]


def to_tick(court: Court) -> None:
    group = peers.group(court.desk.work, 1)
    court.desk.now = next_tick(court.desk.now, group.zone, group.tick_hour)


@pytest.mark.parametrize("user", [ANA, CHI])
@pytest.mark.parametrize("point", [Stage.TABLE, Stage.INTAKE, Stage.SIGN])
def test_nothing_of_them_is_left_whoever_comes_first(own_court: Court, user: str, point: Stage) -> None:
    own_court.to(point, broker=CHI)
    own_court.forward(broker=CHI)
    first = own_court.handle()
    second = own_court.invite(user, user, DEV)
    to_tick(own_court)
    acts = [
        pressing(own_court, DEV, p.TurnKey(), second),
        pressing(own_court, user, p.Stop(), first),
        erasing(user),
        pressing(own_court, BO, p.Stop(), first),
        *jobs(),
    ]
    at_once(own_court.desk, acts)
    assert where(own_court.desk.session, user) == set()
    own_court.tick(2)
    assert where(own_court.desk.session, user) == set()


@pytest.mark.parametrize("time", range(3))
def test_two_flags_that_meet_lay_no_table_with_whoever_is_erased(own_court: Court, time: int) -> None:
    del time
    for user, other in ((ANA, BO), (BO, ANA), (CHI, DEV), (DEV, CHI)):
        service.file_flag(own_court.desk.work, own_court.place(user), other, "")
    own_court.desk.now = own_court.desk.now.replace(day=30)  # the Monday after
    compare: Do = lambda work: service.compare_due(work, 10)  # noqa: E731
    assert at_once(own_court.desk, [erasing(ANA), compare, compare, erasing(CHI)]) == [DONE] * 4
    assert where(own_court.desk.session, ANA, CHI) == set()


@pytest.mark.parametrize("form", [Form.CHANNEL, Form.GROUP])
@pytest.mark.parametrize("erased", [(ANA,), (ANA, BO)])
def test_whoever_is_erased_while_they_are_brought_to_a_conversation_is_not_kept(
    court: Court, form: Form, erased: tuple[str, ...]
) -> None:
    court.to(Stage.INTAKE)
    handle, work = court.handle(), court.desk.work
    began = service.wanted(work, WORKSPACE, handle)
    assert began
    for user in erased:
        everywhere.erase(work, WORKSPACE, user)
    step = Step(Lodging(), Lodging(form, CHANNEL), began.people)
    assert service.note(work, WORKSPACE, handle, step) is not None
    assert where(court.desk.session, *erased) == set()
    after = service.wanted(work, WORKSPACE, handle)
    assert after
    assert set(after.people) == set(after.brought), "nobody is brought, and no group message moves"
