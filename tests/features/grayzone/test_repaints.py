"""Cards of open issues follow a function that is renamed."""

import pytest

from bot.features.grayzone.models import State
from bot.slack.doors import Doors
from bot.slack.replies import Letter, Reply
from tests.features.desk import texts
from tests.features.grayzone.conftest import NewRoom
from tests.features.grayzone.room import ANA, BO, CHI, DEV, FINANCE, HOURS, OPERATIONS, SALES, Room


def rename(room: Room, function: int, name: str) -> Reply:
    form = room.desk.click(ANA, "peers.rename", 1).modal
    return room.desk.submit(ANA, form, {"function": str(function), "name": name})


def cards(letters: tuple[Letter, ...]) -> list[str]:
    return [str(letter.card) for letter in letters]


def test_a_card_shows_the_new_name_at_once(room: Room) -> None:
    room.propose(ANA)
    reply = rename(room, SALES, "Revenue")
    assert cards(reply.letters) == ["peers.group:1", "grayzone.issue:1.1"]
    card = texts(reply.letters[1:])
    assert "Revenue → Operations: order data" in card
    assert "Revenue (Ana" in card
    assert "Sales" not in card
    assert "former" not in card
    assert room.card().border == "Revenue → Operations: order data"


def test_only_cards_that_name_it_are_repainted(room: Room) -> None:
    room.propose(ANA)
    room.propose(ANA, what="another matter", symptom="LOST")
    room.submit(DEV, "see", HOURS, 2)
    room.propose(BO, what="a third matter", symptom="REWORK", others=(str(FINANCE),))
    room.propose(CHI, what="a fourth matter", symptom="DOUBLE_WORK")
    assert cards(rename(room, FINANCE, "Money").letters[1:]) == ["grayzone.issue:1.2", "grayzone.issue:1.3"]
    assert len(rename(room, OPERATIONS, "Delivery").letters) == 5


@pytest.mark.parametrize(
    ("state", "painted"),
    [
        (State.CLAIMED, True),
        (State.CASE, True),
        (State.COALITION, True),
        (State.CHARTERED, True),
        (State.DELIVERED, True),
        (State.WON, True),
        (State.WITHDRAWN, False),
    ],
)
def test_what_ended_keeps_its_words(room: Room, state: State, *, painted: bool) -> None:
    if state in {State.CLAIMED, State.WITHDRAWN}:
        room.propose(ANA)
        room.press(ANA, "own" if state == State.CLAIMED else "withdraw")
    else:
        reach = {
            State.CASE: room.to_case,
            State.COALITION: room.to_coalition,
            State.CHARTERED: room.to_charter,
            State.DELIVERED: room.to_delivery,
            State.WON: room.to_win,
        }
        reach[state]()
    assert room.state() == state
    reply = rename(room, SALES, "Revenue")
    assert (cards(reply.letters[1:]) == ["grayzone.issue:1.1"]) is painted
    assert not painted or "Revenue" in texts(reply.letters[1:])


def test_a_name_that_it_has_already_repaints_nothing(room: Room) -> None:
    room.propose(ANA)
    assert rename(room, SALES, "Sales").letters == ()


def test_a_repainted_card_tells_nothing_of_what_is_sealed(new_room: NewRoom) -> None:
    told = []
    for sealed in (False, True):
        room = new_room(Doors())
        room.to_coalition()
        if sealed:
            room.pledge(ANA, condition="sealed words", show="yes")
            room.propose(BO, way="quietly", what="sealed words", symptom="LOST")
        told.append(rename(room, SALES, "Revenue").letters)
    assert told[0] == told[1]


def test_a_quiet_issue_is_the_same_matter_under_the_new_name(room: Room) -> None:
    room.propose(ANA, way="quietly", what="between us")
    rename(room, SALES, "Revenue")
    assert [line.handoff for line in room.quiet(ANA)] == ["Revenue → Operations: order data"]
    room.propose(BO, way="quietly", what="between us")
    told = texts(room.tick(5))
    assert "Raised quietly by 2 functions" in told
    assert "Revenue → Operations" in told
