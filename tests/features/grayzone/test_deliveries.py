"""From the charter to the win, and whether it holds."""

from tests.features.desk import texts
from tests.features.grayzone.room import ANA, BO, CASE, CHI, DEV, FINANCE, HOURS, Room, errors


def presses(room: Room, user: str) -> list[str]:
    """Return the actions of what waits for a person."""
    return [press.action for one in room.waiting(user) for press in one.presses]


def test_only_the_driver_reports_start_and_result(room: Room) -> None:
    room.to_charter()
    assert "Only the driver" in room.refused(ANA, "start")
    assert "Only the driver" in room.refused(ANA, "deliver")
    room.press(DEV, "start")
    assert "moved on" in room.refused(DEV, "start")


def test_the_result_is_measured_in_the_unit_of_the_baseline(room: Room) -> None:
    room.to_charter()
    form = room.press(DEV, "deliver")
    assert "in: days" in str(form.modal)
    assert errors(room, DEV, form, {"measured": "soon"})[0] == "measured"


def test_weeks_beyond_the_plan_are_shown_calmly_and_nothing_else_happens(room: Room) -> None:
    room.to_charter()
    assert texts(room.tick(14)) == ""
    assert "1 week beyond it" in texts(room.tick())
    assert "2 weeks beyond it" in texts(room.tick(5))
    assert room.state() == "CHARTERED"


def test_both_sides_confirm_half_of_the_way_for_a_win(room: Room) -> None:
    room.to_delivery("8")
    assert "Only the two functions" in room.refused(DEV, "confirm")
    room.press(CHI, "confirm")
    assert "answered this already" in room.refused(BO, "confirm")
    assert room.state() == "DELIVERED"
    told = room.press(ANA, "confirm")
    assert room.state() == "WON"
    assert "*Won.*" in texts(told.letters)


def test_less_than_half_of_the_way_is_something_learned(room: Room) -> None:
    room.to_delivery("8.1")
    room.press(BO, "confirm")
    room.press(ANA, "confirm")
    assert room.state() == "LEARNED"


def test_a_doubted_number_is_measured_again_and_confirmed_anew(room: Room) -> None:
    room.to_delivery()
    room.press(ANA, "confirm")
    told = room.submit(BO, "off", {"reason": "I count <!here> differently"})
    assert "I count &lt;!here&gt; differently" in texts(told.letters)
    assert room.state() == "CHARTERED"
    room.submit(DEV, "deliver", {"measured": "5"})
    room.press(BO, "confirm")
    assert room.state() == "DELIVERED"
    room.press(ANA, "confirm")
    assert room.state() == "WON"


def test_the_driver_confirms_the_own_number_only_when_nobody_else_of_the_function_can(room: Room) -> None:
    room.propose(ANA)
    room.submit(BO, "see", HOURS)
    room.press(BO, "draft")
    room.submit(BO, "write", CASE)
    room.pledge(ANA)
    room.pledge(BO)
    room.tick()
    room.submit(BO, "deliver", {"measured": "4"})
    assert "own number" in room.refused(BO, "confirm")
    room.desk.click(CHI, "peers.leave", 1)
    room.press(BO, "confirm")
    room.press(ANA, "confirm")
    assert room.state() == "WON"


def test_a_side_that_everybody_left_does_not_block_the_result(room: Room) -> None:
    room.to_charter()
    room.desk.click(ANA, "peers.leave", 1)
    room.desk.join("U0ANA", 3)
    room.submit(DEV, "deliver", {"measured": "4"})
    room.press(BO, "confirm")
    room.press(ANA, "confirm")
    assert room.state() == "WON"


def test_a_win_is_reviewed_after_sixty_days_and_held_by_both(room: Room) -> None:
    room.to_win()
    assert "not open yet" in room.refused(ANA, "held")
    told = ""
    while room.card().issue.due_at:
        assert told == ""
        told = texts(room.tick())
    assert "<@U0ANA> <@U0BO> <@U0CHI>" in told
    room.press(ANA, "held")
    assert room.state() == "WON"
    room.press(BO, "held")
    assert room.state() == "HELD"


def test_one_side_is_enough_for_a_slip_and_one_press_reopens(room: Room) -> None:
    room.to_win()
    room.tick(45)
    room.press(BO, "slipped")
    assert room.state() == "SLIPPED"
    told = room.press(DEV, "again")
    assert "reopened" in texts(told.letters)
    assert room.state() == "PROPOSED"


def test_what_waits_for_whom(room: Room) -> None:
    room.to_case()
    assert presses(room, DEV) == ["grayzone.write"]
    assert room.waiting(ANA) == ()
    room.submit(DEV, "write", CASE)
    room.pledge(ANA)
    assert room.waiting(ANA) == ()
    assert presses(room, BO) == ["grayzone.pledge"]
    room.pledge(BO)
    room.tick()
    room.submit(DEV, "deliver", {"measured": "4"})
    (asked,) = room.waiting(CHI)
    assert presses(room, CHI) == ["grayzone.confirm", "grayzone.off"]
    assert "4 days (from 12, target 4)" in asked.what
    room.press(BO, "confirm")
    assert room.waiting(CHI) == ()


def test_a_border_that_everybody_has_left_is_answered_by_two_of_the_others(room: Room) -> None:
    room.to_delivery()
    for user in (ANA, BO):
        room.desk.submit(user, room.desk.click(user, "peers.change", 1).modal, {"function": str(FINANCE)})
    room.desk.click(CHI, "peers.leave", 1)
    assert room.waiting(ANA)
    room.press(ANA, "confirm")
    assert not room.waiting(ANA)
    assert "answered this already" in room.refused(ANA, "confirm")
    room.press(BO, "confirm")
    assert room.state() == "WON"


def test_where_only_one_is_left_beside_the_driver_that_one_answers_for_both_sides(room: Room) -> None:
    room.to_delivery()
    for user in (BO, CHI):
        room.desk.click(user, "peers.leave", 1)
    room.press(ANA, "confirm")
    assert room.state() == "DELIVERED"
    room.press(ANA, "confirm")
    assert room.state() == "WON"
