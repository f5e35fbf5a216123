"""A form that is opened again holds what one said before: whoever changes one thing loses nothing else."""

from collections.abc import Mapping

import pytest

from bot.slack.replies import Reply
from tests.features.grayzone.room import ANA, BO, CHI, HOURS, Room

LINK = "https://example.org/log?from=1&to=2#*late*_@here"
OWN = {"low": "0.001", "likely": "2.125", "high": "100.333333"}


def filled(reply: Reply) -> Mapping[str, str]:
    """Return what stands in the fields of the form that a reply opened."""
    assert reply.modal
    inputs = [block for block in reply.modal.blocks if block["type"] == "input"]
    return {
        block["block_id"]: block["element"]["initial_value"] for block in inputs if "initial_value" in block["element"]
    }


def test_i_see_it_too_pressed_again_holds_ones_own_hours_and_evidence(room: Room) -> None:
    room.propose(ANA)
    assert filled(room.press(BO, "see")) == {}
    room.submit(BO, "see", {**OWN, "link": LINK})
    assert filled(room.press(BO, "see")) == {**OWN, "link": LINK}
    assert filled(room.press(ANA, "see")) == HOURS
    assert filled(room.press(CHI, "see")) == {}


@pytest.mark.parametrize("changed", OWN)
def test_who_changes_one_number_keeps_the_others_and_the_evidence(room: Room, changed: str) -> None:
    room.propose(ANA)
    room.submit(BO, "see", {**OWN, "link": LINK})
    again = room.press(BO, "see")
    room.fill(BO, again, {**filled(again), changed: "2.5" if changed == "likely" else "2.125"})
    _, seen = room.card().sightings
    kept = {"low": seen.low, "likely": seen.likely, "high": seen.high}
    before = {name: float(hours) for name, hours in OWN.items()}
    assert kept == {**before, changed: 2.5 if changed == "likely" else 2.125}
    assert seen.link == LINK


def test_evidence_goes_when_its_field_is_emptied(room: Room) -> None:
    room.propose(ANA)
    room.submit(BO, "see", {**OWN, "link": LINK})
    room.submit(BO, "see", OWN)
    assert [seen.link for seen in room.card().sightings] == [None, None]


def test_a_pledge_and_a_quiet_issue_hold_their_hours_as_they_were_typed(room: Room) -> None:
    room.to_coalition()
    room.submit(BO, "pledge", {"hours": "0.125", "condition": "", "show": "no"})
    assert filled(room.press(BO, "pledge"))["hours"] == "0.125"
    room.propose(CHI, **OWN, way="quietly", symptom="LOST")
    assert OWN.items() <= filled(room.press(CHI, "signal")).items()
