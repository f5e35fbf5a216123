"""Two people at once, on two threads: nothing is lost, nothing happens twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.features.peers import service
from bot.features.peers.rules.refusals import NameTaken, Occupied, StaleSetUp, UnknownThing
from bot.features.peers.rules.set_up import SetUp
from bot.work import Work, Works
from tests.support.clocks import StoppedClock

PLAN = SetUp(("Sales", "Operations"), (), "Europe/Berlin", 9)
Act = Callable[[Work], object]


@pytest.fixture
def group(works: Works) -> int:
    def make(work: Work) -> int:
        for user in ("U0ANA", "U0BO"):
            service.learn(work, "T0PLAY", service.PersonLearned(user, user, None, "member"))
        return service.found(work, workspace="T0PLAY", channel="C0LEAD", name="leadership").group.facts.id

    return works.run_blocking(make)


def save(user: str, group: int, version: int, plan: SetUp = PLAN) -> Act:
    return lambda work: service.set_up(
        work, workspace="T0PLAY", user=user, group_id=group, version=version, wanted=plan, shown=0
    )


def rename(user: str, group: int, version: int, function: int, name: str) -> Act:
    who = {"workspace": "T0PLAY", "user": user}
    return lambda work: service.rename_function(
        work, **who, group_id=group, version=version, function_id=function, name=name
    )


def join(user: str, group: int, function: int) -> Act:
    return lambda work: service.join(work, workspace="T0PLAY", user=user, group_id=group, function_id=function)


def at_once(works: Works, *acts: Act) -> list[object]:
    def run(act: Act) -> object:
        try:
            return works.run_blocking(act)
        except (NameTaken, Occupied, StaleSetUp, UnknownThing) as refusal:
            return type(refusal)

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_of_two_set_ups_one_is_saved_and_one_is_told(works: Works, group: int) -> None:
    ended = at_once(works, save("U0ANA", group, 0), save("U0BO", group, 0))
    assert ended.count(StaleSetUp) == 1
    assert len(works.run_blocking(lambda work: service.functions(work, group))) == 2


def test_of_two_who_rename_one_is_saved_and_one_is_told(works: Works, group: int) -> None:
    works.run_blocking(save("U0ANA", group, 0))
    acts = (rename("U0ANA", group, 1, 1, "Revenue"), rename("U0BO", group, 1, 2, "Revenue"))
    assert sorted(map(str, at_once(works, *acts))) == [str(StaleSetUp), "True"]
    found = works.run_blocking(lambda work: service.functions(work, group))
    assert sorted(function.name for function in found) in (["Operations", "Revenue"], ["Revenue", "Sales"])


def test_a_rename_and_an_edit_at_once_do_not_overwrite_each_other(works: Works, group: int) -> None:
    works.run_blocking(save("U0ANA", group, 0))
    ended = at_once(works, rename("U0ANA", group, 1, 1, "Revenue"), save("U0BO", group, 1))
    assert ended.count(StaleSetUp) == 1


def test_renaming_twice_at_once_is_done_once(works: Works, group: int) -> None:
    works.run_blocking(save("U0ANA", group, 0))
    ended = at_once(works, *[rename("U0ANA", group, 1, 1, "Revenue")] * 4)
    assert (ended.count(True), ended.count(False)) == (1, 3)


def test_joining_twice_takes_one_seat(works: Works, group: int) -> None:
    works.run_blocking(save("U0ANA", group, 0))
    at_once(works, *[join("U0ANA", group, 1)] * 4)
    assert len(works.run_blocking(lambda work: service.peers(work, group))) == 1


def test_nobody_sits_for_a_function_that_went_at_the_same_moment(works: Works, group: int) -> None:
    works.run_blocking(save("U0ANA", group, 0))
    works.run_blocking(join("U0ANA", group, 1))  # else, once Bo sits, it is no longer hers to edit
    fewer = SetUp(("Sales", "Finance"), (), "Europe/Berlin", 9)
    ended = at_once(works, save("U0ANA", group, 1, fewer), join("U0BO", group, 2))
    assert len({UnknownThing, Occupied} & set(map(type_of, ended))) == 1


def type_of(ended: object) -> object:
    return ended if isinstance(ended, type) else None


def test_a_group_that_is_found_twice_at_once_is_one_group(works: Works) -> None:
    found = [lambda work: service.found(work, workspace="T0PLAY", channel="C0NEW", name="new").group.facts.id] * 4
    assert len(set(at_once(works, *found))) == 1


def test_a_handoff_that_is_added_twice_at_once_is_one_handoff(works: Works, group: int) -> None:
    facts = works.run_blocking(save("U0ANA", group, 0))
    assert isinstance(facts, service.GroupFacts)
    added = [lambda work: service.add_handoff(work, facts, 1, 2, "order data").id] * 4
    assert len(set(at_once(works, *added))) == 1


def test_a_due_tick_is_taken_by_one_replica(works: Works, clock: StoppedClock, group: int) -> None:
    works.run_blocking(save("U0ANA", group, 0))
    facts = works.run_blocking(lambda work: service.group(work, group))
    take: Act = lambda work: service.tick_passed(work, facts)  # noqa: E731 (named to be given four times)
    assert at_once(works, *[take] * 4).count(True) == 0
    clock.advance(days=3)
    assert at_once(works, *[take] * 4).count(True) == 1
