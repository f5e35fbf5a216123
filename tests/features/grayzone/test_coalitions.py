"""From the case to the charter: one driver, sealed pledges, one tick."""

import pytest

from tests.features.desk import texts
from tests.features.grayzone.room import ANA, BO, CASE, CHI, DEV, HOURS, Room, errors


def test_a_case_needs_two_functions(room: Room) -> None:
    room.propose(ANA)
    assert "grayzone.draft" not in texts(tuple(room.letters))
    assert "two functions" in room.refused(DEV, "draft")
    room.submit(BO, "see", HOURS)
    assert "grayzone.draft" in texts(tuple(room.letters))


def test_one_driver_drafts_and_a_second_press_opens_the_same_form(room: Room) -> None:
    room.to_case()
    assert room.card().issue.driver == DEV
    again = room.press(DEV, "draft")
    assert again.modal
    assert not again.letters
    assert "drafting" in room.refused(BO, "draft")
    assert "driver" in room.refused(BO, "write")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target": "12"}, "target"),
        ({"baseline": "many"}, "baseline"),
        ({"weeks": "7"}, "weeks"),
        ({"unit": ""}, "unit"),
        ({"unit": "x" * 41}, "unit"),
        ({"problem": ""}, "problem"),
    ],
)
def test_a_case_that_cannot_be_is_refused_at_its_field(room: Room, changes: dict[str, str], field: str) -> None:
    room.to_case()
    assert errors(room, DEV, room.press(DEV, "write"), {**CASE, **changes})[0] == field


def test_a_case_handed_back_is_offered_again_with_its_words(room: Room) -> None:
    room.to_coalition()
    room.tick(10)
    assert room.state() == "PARKED"
    room.press(CHI, "again")
    assert "Every third order" in str(room.press(CHI, "draft").modal)
    room.press(CHI, "back")
    assert room.state() == "PROPOSED"
    assert room.card().issue.driver is None


def test_an_unwritten_case_falls_back_after_ten_working_days(room: Room) -> None:
    room.to_case()
    room.tick(9)
    assert room.state() == "CASE"
    assert "No case was written" in texts(room.tick())
    assert room.state() == "PROPOSED"


def test_a_proposal_parks_after_three_idle_weeks_and_any_act_resets_that(room: Room) -> None:
    room.propose(ANA)
    room.tick(10)
    room.submit(BO, "see", HOURS)
    room.tick(14)
    assert room.state() == "PROPOSED"
    room.tick()
    assert room.state() == "PARKED"
    room.press(DEV, "again")
    assert room.state() == "PROPOSED"


def test_pledges_open_together_at_a_tick_with_chosen_conditions_only(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA, condition="if the list is short", show="yes")
    room.pledge(BO, condition="never tell anybody", show="no")
    room.pledge(DEV)
    assert room.state() == "COALITION"
    told = texts(room.tick())
    assert room.state() == "CHARTERED"
    for name in ("Ana: 2 h per week", "Bo: 2 h per week", "Dev: 2 h per week", "if the list is short"):
        assert name in told
    assert "never tell" not in texts(tuple(room.letters))
    assert "chartered" in room.refused(CHI, "pledge")


@pytest.mark.parametrize(("typed", "shown"), [("2.25", "2.25"), ("0,55", "0.55"), ("1.50", "1.5"), ("10", "10")])
def test_a_pledge_opens_with_the_hours_that_were_given(room: Room, typed: str, shown: str) -> None:
    room.to_coalition()
    room.submit(ANA, "pledge", {"hours": typed, "condition": "", "show": "no"})
    assert f"'{shown}'" in str(room.press(ANA, "pledge").modal)
    room.pledge(BO)
    room.pledge(DEV)
    assert f"Ana: {shown} h per week" in texts(room.tick())


def test_a_pledge_can_be_changed_and_withdrawn_until_it_opens(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA)
    room.pledge(BO, condition="first")
    assert "first" in str(room.press(BO, "pledge").modal)
    room.press(BO, "unpledge")
    assert "not pledged" in room.refused(BO, "unpledge")
    room.tick()
    assert room.state() == "COALITION"


@pytest.mark.parametrize("hours", ["0", "-1", "169", ""])
def test_a_pledge_is_of_some_hours(room: Room, hours: str) -> None:
    room.to_coalition()
    assert errors(room, ANA, room.press(ANA, "pledge"), {"hours": hours, "show": "no"})[0] == "hours"


def test_a_pledge_of_who_left_does_not_count_and_is_not_named(room: Room) -> None:
    room.to_coalition()
    for user in (ANA, BO, DEV):
        room.pledge(user)
    room.desk.click(BO, "peers.leave", 1)
    room.tick()
    assert room.state() == "COALITION"
    room.pledge(CHI)
    told = texts(room.tick())
    assert "Chi: 2 h" in told
    assert "Bo: 2 h" not in told


def test_a_coalition_that_does_not_gather_parks_after_ten_working_days_and_shows_nothing(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA, condition="secret", show="yes")
    room.pledge(DEV)
    told = texts(room.tick(9))
    assert room.state() == "COALITION"
    assert told == ""
    told = texts(room.tick())
    assert room.state() == "PARKED"
    assert "secret" not in told
    assert "Ana:" not in told


def test_while_two_issues_run_coalitions_wait_and_their_time_grows(room: Room) -> None:
    for number in (1, 2, 3):
        room.propose(ANA, what=f"matter {number}")
        room.submit(BO, "see", HOURS, number)
        room.press(DEV, "draft", number)
        room.submit(DEV, "write", CASE, number)
    room.pledge(ANA, 3)
    room.pledge(BO, 3)
    for number in (1, 2):
        room.pledge(ANA, number)
        room.pledge(CHI, number)
    room.tick()
    assert [room.state(number) for number in (1, 2, 3)] == ["CHARTERED", "CHARTERED", "COALITION"]
    assert "Two issues are running" in texts(tuple(room.letters))
    room.tick(14)
    assert room.state(3) == "COALITION"
    room.submit(DEV, "deliver", {"measured": "4"})
    room.press(ANA, "confirm")
    room.press(BO, "confirm")
    room.tick()
    assert room.state(3) == "CHARTERED"


def test_who_is_no_longer_there_can_be_relieved_as_driver(room: Room) -> None:
    room.to_charter()
    assert "still in the group" in room.refused(ANA, "over")
    room.desk.click(DEV, "peers.leave", 1)
    room.press(ANA, "over")
    assert room.card().issue.driver == ANA
