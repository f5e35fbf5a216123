"""Quiet issues: sealed until a second function files the same, and silent when none does."""

from datetime import timedelta

import pytest

from bot.errors import Refusal
from bot.features.grayzone.models import Symptom
from tests.features.desk import texts
from tests.features.grayzone.room import ANA, BO, CHI, HOURS, Room, errors

WORDS = "Bo's people never answer"


def file(room: Room, user: str, **changes: str) -> None:
    room.propose(user, way="quietly", what=WORDS, **changes)


def until_monday(room: Room) -> str:
    told = texts(room.tick())
    while room.desk.now.weekday() != 0:
        told += texts(room.tick())
    return told


def test_a_quiet_issue_answers_its_author_with_one_constant_sentence(room: Room) -> None:
    reply = room.propose(ANA, way="quietly", what=WORDS)
    assert not reply.letters
    assert reply.shown
    assert "Sealed" in reply.shown.text
    assert WORDS not in reply.shown.text
    assert room.queue() == []
    assert room.quiet(BO) == ()
    assert [line.what for line in room.quiet(ANA)] == [WORDS]


def test_two_functions_surface_it_on_monday_without_names_or_words(room: Room) -> None:
    file(room, ANA)
    file(room, BO, likely="6", high="10", low="2")
    told = until_monday(room)
    assert "Raised quietly by 2 functions (about 8 h per week together)" in told
    for secret in (WORDS, "Ana", "Bo"):
        assert secret not in told
    assert room.card().issue.author is None
    assert room.card().sightings == ()
    assert [line.issue_number for line in room.quiet(ANA)] == [1]


def test_what_others_say_openly_does_not_tell_who_filed_quietly(room: Room) -> None:
    file(room, ANA)
    file(room, BO)
    until_monday(room)
    before = room.card().cost
    room.submit(CHI, "see", HOURS)
    assert room.card().cost == before


def test_one_function_alone_surfaces_nothing(room: Room) -> None:
    file(room, BO)
    file(room, CHI)
    assert until_monday(room) == ""
    assert room.queue() == []


def test_another_symptom_is_another_key(room: Room) -> None:
    file(room, ANA)
    file(room, BO, symptom="LOST")
    assert until_monday(room) == ""


def test_only_a_handoff_of_the_list_and_only_once_and_at_most_five(room: Room) -> None:
    file(room, ANA)
    with pytest.raises(Refusal, match="filed this handoff and symptom quietly already"):
        file(room, ANA)
    for symptom in list(Symptom)[1:5]:
        file(room, ANA, symptom=symptom.value)
    with pytest.raises(Refusal, match="five quiet issues"):
        file(room, ANA, symptom=list(Symptom)[5].value)
    file(room, BO)


def test_an_open_issue_of_the_same_key_is_shown_to_the_author_first(room: Room) -> None:
    room.propose(BO)
    asked = room.fill(
        ANA, room.open_form(ANA), {"what": WORDS, "handoff": "1", "symptom": "WAITS", "way": "quietly", **HOURS}
    )
    assert asked.modal
    assert "Orders arrive without prices" in str(asked.modal.blocks)
    assert room.quiet(ANA) == ()


def test_its_author_changes_and_withdraws_it_but_not_in_the_last_day(room: Room) -> None:
    file(room, ANA)
    room.submit(ANA, "signal", {"what": "milder", **HOURS})
    assert [line.what for line in room.quiet(ANA)] == ["milder"]
    with pytest.raises(Refusal):
        room.press(BO, "signal")
    room.desk.now = room.desk.now.replace(hour=8) + timedelta(days=6, minutes=1)
    form = room.press(ANA, "signal").modal
    assert form
    assert form.submit is None
    assert "last 24 hours" in room.refused(ANA, "unsignal")
    until_monday(room)
    room.press(ANA, "unsignal")
    assert room.quiet(ANA) == ()


def test_unmatched_it_fades_after_sixty_days_and_nobody_is_told(room: Room) -> None:
    file(room, ANA)
    told = texts(room.tick(44))
    assert told == ""
    assert room.quiet(ANA) == ()
    fields = {"what": WORDS, "handoff": "1", "symptom": "WAITS", "way": "quietly", **HOURS}
    assert "faded" in errors(room, ANA, room.open_form(ANA), fields)[1]
    file(room, BO)
    room.tick(22)
    file(room, ANA)


def test_mine_shows_quiet_ones_in_a_modal_and_never_in_a_message(room: Room) -> None:
    file(room, ANA)
    reply = room.open_form(ANA, "mine")
    assert reply.shown is None
    assert "grayzone.signal:1.1" in str(reply.modal)
    assert "grayzone.signal" not in str(room.open_form(BO, "mine").modal)


def test_a_process_that_was_down_over_monday_catches_up_once(room: Room) -> None:
    file(room, ANA)
    file(room, BO)
    room.desk.now += timedelta(days=9)
    assert "2 functions" in texts(room.tick())
    assert room.queue() == [1]
    assert texts(room.tick()) == ""
