"""Several at the same moment, each in its own transaction: limits hold, nothing is lost, nobody waits in a circle."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import select

from bot.db.engine import Database
from bot.features.kudos import jobs, queries, service
from bot.features.kudos.models import Kudos, State
from bot.features.kudos.service import Giver, MessagePlace, Said, Thanks
from bot.work import Work, Works
from tests.features.at_once import Do, at_once
from tests.features.desk import WORKSPACE
from tests.features.kudos.room import ANA, BO, CHI, DEV, ELI, FAY, Room
from tests.support.keys import VAULT

TOGETHER = 8  # more would wait for a connection
together = partial(at_once, answered=())  # whatever one raises comes out


@pytest.fixture
def room(own_room: Room) -> Room:
    """Several transactions at once, which no test can undo together, need a database of their own."""
    return own_room


def reaction(giver: str, number: int, author: str = ANA, *, sign: str = "clap") -> Do:
    """Return a reaction on one of an author's messages."""
    place = MessagePlace("C0RAND", f"{number}.000100", author, open=True)
    return lambda work: service.put(work, Giver(WORKSPACE, giver), place, sign, Said((author,), "", "9.1"))


def deletion(number: int, author: str = ANA) -> Do:
    place = MessagePlace("C0RAND", f"{number}.000100", author, open=True)
    return lambda work: service.delete(work, WORKSPACE, place)


def in_state(room: Room, state: State) -> int:
    room.desk.session.expire_all()
    return len(room.desk.session.scalars(select(Kudos.id).where(Kudos.state == state)).all())


def test_of_twenty_thanks_at_once_exactly_the_limit_counts(room: Room, database: Database) -> None:
    room.settle_group(a_day="5")
    room.desk.session.commit()
    works = Works(database, vault=VAULT, clock=lambda: room.desk.now)
    barrier = Barrier(20)

    def give(number: int) -> None:
        barrier.wait(timeout=60)
        works.run_blocking(reaction(BO, number))

    try:
        with ThreadPoolExecutor(20) as pool:
            list(pool.map(give, range(1, 21)))
    finally:
        works.close_blocking()
    assert (in_state(room, State.ACTIVE), in_state(room, State.REFUSED)) == (5, 15)


def test_the_limit_is_exact_for_transactions_that_overlap(room: Room) -> None:
    room.settle_group(a_day="5")
    for first in (1, 11, 21):
        together(room.desk, [reaction(BO, number) for number in range(first, first + TOGETHER)])
    assert (in_state(room, State.ACTIVE), in_state(room, State.REFUSED)) == (5, 19)


def test_one_thanks_in_several_ways_at_once_is_one_row(room: Room) -> None:
    together(room.desk, [reaction(BO, 1, sign=sign) for sign in ("clap", "trophy", "bravo", "clap::skin-tone-2")] * 2)
    assert len(room.desk.session.scalars(select(Kudos)).all()) == 1


def test_a_deletion_in_the_midst_of_reactions_leaves_none(room: Room) -> None:
    for number in range(1, 13):
        acts = [reaction(giver, number) for giver in (BO, CHI, DEV)]
        together(room.desk, [acts[0], deletion(number), *acts[1:]])
        assert in_state(room, State.ACTIVE) == 0


def test_peers_who_thank_each_other_at_once_never_wait_in_a_circle(room: Room) -> None:
    pairs = ((ANA, BO), (BO, ANA), (CHI, DEV), (DEV, CHI), (ANA, CHI), (CHI, ANA))
    for number in range(1, 16):
        acts = [reaction(giver, number * 10 + each, author) for each, (giver, author) in enumerate(pairs)]
        together(room.desk, [*acts, jobs.tell_receivers])
    assert in_state(room, State.ACTIVE) + in_state(room, State.REFUSED) == 15 * len(pairs)


def test_who_thanks_people_of_two_groups_at_once_never_waits_in_a_circle(room: Room) -> None:
    room.second_group(ANA, BO, FAY)
    room.desk.join(ELI, 1)

    def thanks(giver: str, *receivers: str) -> Do:
        return lambda work: service.give(work, Giver(WORKSPACE, giver), Thanks(receivers, "for it"))

    for _ in range(10):
        together(room.desk, [thanks(ANA, ELI, FAY), thanks(BO, FAY, ELI)] * 2)
        room.desk.now += timedelta(days=1)
    assert in_state(room, State.ACTIVE) == 80


@pytest.mark.parametrize("late", [timedelta(0), timedelta(milliseconds=-5)])
def test_no_notice_is_lost_to_the_job_that_tells_others_at_that_moment(room: Room, late: timedelta) -> None:
    reaction(CHI, 1)(room.desk.work)
    room.tell()  # the job's moment is also that of an act which had begun a little earlier, and waited for it
    reaction(BO, 2)(Work(room.desk.session, room.desk.now + late, VAULT))
    room.desk.now += timedelta(days=1)
    room.letters.clear()
    assert room.tell() == [ANA]
    assert "Bo thanked you" in str(room.letters)
    assert "Chi" not in str(room.letters)
    assert queries.locked_notice(room.desk.work, WORKSPACE, ANA).due_at is None


def test_taking_back_while_others_thank_takes_nothing_of_theirs(room: Room) -> None:
    for number in range(1, 9):
        reaction(BO, number)(room.desk.work)
        (row,) = room.rows()["C0RAND", f"{number}.000100"].values()
        back = row.id

        def take_back(work: Work, kudos: int = back) -> object:
            return service.take_back(work, Giver(WORKSPACE, BO), kudos)

        together(room.desk, [take_back, replaced(number), reaction(CHI, number)])
        pairs = set(room.rows()["C0RAND", f"{number}.000100"])
        assert (CHI, ANA) in pairs


def replaced(number: int) -> Do:
    """Return the same reaction once more, a little later: it renews what was taken back."""
    place = MessagePlace("C0RAND", f"{number}.000100", ANA, open=True)
    return lambda work: service.put(work, Giver(WORKSPACE, BO), place, "clap", Said((ANA,), "", "9.2"))
