"""docs/states.md shows the states of a table as they are."""

from bot.features.mediation.facts import Stage
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.states import TABLE, Role
from tests.states import DOCUMENT, drawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "a table") == drawn("a table")


def test_nothing_but_a_tick_changes_a_stage() -> None:
    assert all(step.after == (step.state,) for step in TABLE if step.role is not Role.CLOCK)


def test_whatever_is_not_over_may_close_and_may_be_stopped() -> None:
    running = set(Stage) - {Stage.CLOSED}
    assert {step.state for step in TABLE if step.event is Move.TICK and Stage.CLOSED in step.after} == running
    assert {step.state for step in TABLE if step.event is Move.STOP} == running
