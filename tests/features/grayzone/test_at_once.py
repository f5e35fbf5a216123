"""Two people at once: one winner, the other gets a sentence, and nothing is done twice. On both databases."""

import pytest

from bot.features.grayzone import jobs
from bot.features.grayzone.models import State, Symptom
from bot.features.grayzone.rules.cost import Hours
from bot.features.grayzone.service import cases, coalitions, deliveries, proposals, quiet
from bot.features.grayzone.service.proposals import Draft
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.work import Work
from tests.features.at_once import Do, at_once
from tests.features.desk import WORKSPACE
from tests.features.grayzone.room import ANA, BO, CHI, DEV, HOURS, Room

ONE_HOUR = Hours(1, 1, 1)


@pytest.fixture
def room(own_room: Room) -> Room:
    """Several transactions at once, which no test can undo together, need a database of their own."""
    return own_room


def seat(work: Work, user: str) -> Seat:
    return peers.seat(work, workspace=WORKSPACE, user=user)


def test_issues_filed_at_once_get_different_numbers(room: Room) -> None:
    def file(work: Work) -> None:
        handoff = peers.handoff(work, 1, 1)
        proposals.propose(work, seat(work, ANA), Draft("at once", handoff, Symptom.LOST, ONE_HOUR))

    assert at_once(room.desk, [file] * 6) == ["done"] * 6
    assert sorted(room.queue()) == [1, 2, 3, 4, 5, 6]


def test_one_of_two_becomes_the_driver(room: Room) -> None:
    def take(user: str) -> Do:
        return lambda work: cases.take(work, seat(work, user), 1)

    room.propose(ANA)
    room.submit(BO, "see", HOURS)
    ends = at_once(room.desk, map(take, (ANA, BO, CHI, DEV)))
    assert ends.count("done") == 1
    assert sum("drafting" in end for end in ends) == 3


def test_a_side_answers_once_and_both_sides_at_once_win(room: Room) -> None:
    def confirm(user: str) -> Do:
        return lambda work: deliveries.confirm(work, seat(work, user), 1)

    room.to_delivery()
    assert at_once(room.desk, map(confirm, (ANA, BO, CHI))).count("done") == 2
    assert room.state() == State.WON


def test_no_more_than_five_quiet_issues_however_fast(room: Room) -> None:
    def file(symptom: Symptom) -> Do:
        return lambda work: quiet.file_quietly(work, seat(work, ANA), (1, symptom), ONE_HOUR, "sealed")

    for symptom in list(Symptom)[:4]:
        file(symptom)(room.desk.work)
    ends = at_once(room.desk, [file(symptom) for symptom in list(Symptom)[4:]])
    assert ends.count("done") == 1
    assert len(room.quiet(ANA)) == 5


def test_two_replicas_take_a_tick_once(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA)
    room.pledge(BO)
    room.desk.now = room.group().next_tick_at
    told: list[int] = []
    at_once(room.desk, [lambda work: told.append(len(jobs.take_ticks(work).letters))] * 3)
    assert sorted(told) == [0, 0, 2]
    assert room.state() == State.CHARTERED


def test_a_pledge_taken_back_at_the_tick_either_counts_or_is_gone(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA)
    room.pledge(BO)
    room.desk.now = room.group().next_tick_at

    def take_back(work: Work) -> None:
        coalitions.unpledge(work, seat(work, BO), 1)

    ends = at_once(room.desk, [jobs.take_ticks, take_back])
    if ends[1] == "done":
        assert room.state() == "COALITION"
    else:
        assert "moved on" in ends[1]
        assert {pledge.user for pledge in room.card().pledges} == {ANA, BO}
