"""docs/states.md shows the state table of check-ins as it is."""

from bot.features.checkins.models import State
from bot.features.checkins.rules.states import OPEN, TABLE, Role
from tests.states import DOCUMENT, drawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "a check-in") == drawn("a check-in")


def test_nobody_but_a_member_lets_a_talk_count_and_only_another_objects() -> None:
    to_held = {step.role for step in TABLE if State.HELD in step.after and step.state is not State.HELD}
    assert to_held == {Role.MEMBER, Role.SAYER}
    assert {step.role for step in TABLE if step.event == "OBJECT"} == {Role.OTHER}


def test_whatever_is_open_ends_by_itself() -> None:
    assert {step.state for step in TABLE if step.event == "END"} == set(OPEN)
