"""Random walks through the real handlers: whatever people press, in whatever order, issues stay in the table."""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import select

from bot.errors import Refusal
from bot.features.grayzone.models import Answer, Issue, Question, State
from bot.features.grayzone.rules.states import TABLE
from bot.slack.doors import Doors
from tests.features.grayzone.conftest import NewRoom
from tests.features.grayzone.room import ANA, BO, CASE, CHI, DEV, HOURS, Room

STEPS = 150
NEXT = {state: {after for line in TABLE if line.state == state for after in line.nexts} for state in State}
VERBS = ("withdraw", "own", "dispute", "draft", "back", "over", "start", "confirm", "held", "slipped", "again")


def move(rng: random.Random) -> Callable[[Room], object]:
    user, number = rng.choice((ANA, BO, CHI, DEV)), rng.choice((1, 2))
    verb = rng.choice(VERBS[3:] if rng.random() < 0.8 else VERBS)
    return rng.choice(
        (
            lambda room: room.press(user, verb, number),
            lambda room: room.press(user, verb, number),
            lambda room: room.tick(),
            lambda room: room.submit(user, "see", HOURS, number),
            lambda room: room.submit(user, "write", CASE, number),
            lambda room: room.pledge(user, number),
            lambda room: room.submit(user, "deliver", {"measured": rng.choice(("4", "11"))}, number),
            lambda room: room.submit(user, "off", {"reason": "counted twice"}, number),
        )
    )


def states(room: Room) -> dict[int, State]:
    room.desk.session.expire_all()
    return {issue.number: issue.state for issue in room.desk.session.scalars(select(Issue))}


def check_won(room: Room) -> None:
    won = select(Issue).where(Issue.state == State.WON)
    for issue in room.desk.session.scalars(won):
        said = select(Answer.function_id).where(Answer.issue_id == issue.id, Answer.question == Question.NUMBER)
        assert set(room.desk.session.scalars(said)) == {issue.giver_id, issue.receiver_id}
        assert None not in {issue.baseline, issue.target, issue.measured}
        assert issue.unit


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_presses_stay_in_the_table_and_a_win_has_two_confirmations(new_room: NewRoom, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (a reproducible walk, no secret)
    room = new_room(Doors())
    room.propose(ANA)
    room.propose(BO, symptom="LOST")
    before = states(room)
    for _ in range(STEPS):
        act = move(rng)
        with suppress(Refusal):
            act(room)
        now = states(room)
        for number, state in now.items():
            assert state == before[number] or state in NEXT[before[number]]
        assert sum(state in {State.CHARTERED, State.DELIVERED} for state in now.values()) <= 2
        check_won(room)
        before = now
