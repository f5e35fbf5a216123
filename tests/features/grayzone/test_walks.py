"""Random walks through the real handlers: whatever people press, in whatever order, issues stay in the table."""

import random
from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.grayzone.models import Answer, Issue, Question, State
from bot.features.grayzone.rules.states import TABLE
from bot.slack.doors import Doors
from bot.slack.requests import FieldValue
from tests.features.grayzone.conftest import NewRoom
from tests.features.grayzone.room import ANA, BO, CASE, CHI, DEV, HOURS, Room

STEPS = 300
EVERYBODY = (ANA, BO, CHI, DEV)
NEXT = {state: {after for line in TABLE if line.state == state for after in line.nexts} for state in State}
VERBS = ("withdraw", "own", "dispute", "draft", "back", "over", "start", "confirm", "held", "slipped", "again")
FORMS: dict[str, Mapping[str, FieldValue]] = {
    "see": HOURS,
    "write": CASE,
    "pledge": {"hours": "2", "show": "no"},
    "deliver": {"measured": "4"},
    "off": {"reason": "counted twice"},
}
FORWARD = {  # what brings an issue on; a walk that only stumbles about never reaches the later states
    State.PROPOSED: ("see", "draft"),
    State.CLAIMED: ("dispute",),
    State.PARKED: ("again",),
    State.CASE: ("write",),
    State.COALITION: ("pledge", "pledge", "pledge", "tick"),
    State.CHARTERED: ("deliver",),
    State.DELIVERED: ("confirm", "confirm", "confirm", "off"),
    State.WON: ("tick", "tick", "tick", "held", "held", "slipped"),
    State.SLIPPED: ("again",),
}


def step(room: Room, rng: random.Random) -> None:
    """Do something that brings an issue on, or one time in four whatever comes to mind."""
    number = rng.choice((1, 2))
    issue = room.card(number).issue
    forward = FORWARD.get(issue.state, ("tick",))
    verb = rng.choice((*VERBS, *FORMS, "tick") if rng.random() < 0.25 else forward)
    user = issue.driver if issue.driver and verb in {"write", "deliver"} else rng.choice(EVERYBODY)
    with suppress(Refusal):
        if verb == "tick":
            room.tick()
        elif verb in FORMS:
            fields = {"measured": "11"} if verb == "deliver" and rng.random() < 0.3 else FORMS[verb]
            room.submit(user, verb, fields, number)
        else:
            room.press(user, verb, number)


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


def test_random_presses_stay_in_the_table_and_a_win_has_two_confirmations(new_room: NewRoom) -> None:
    reached: set[State] = set()
    for seed in range(5):
        rng = random.Random(seed)  # noqa: S311 (a reproducible walk, no secret)
        room = new_room(Doors())
        room.propose(ANA)
        room.propose(BO, symptom="LOST")
        before = states(room)
        for _ in range(STEPS):
            step(room, rng)
            now = states(room)
            for number, state in now.items():
                assert state == before[number] or state in NEXT[before[number]]
            assert sum(state in {State.CHARTERED, State.DELIVERED} for state in now.values()) <= 2
            check_won(room)
            before = now
            reached |= set(now.values())
    assert reached >= set(State) - {State.QUIET, State.FADED, State.WITHDRAWN}  # these have tests of their own
