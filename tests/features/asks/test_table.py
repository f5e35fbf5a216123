"""docs/states.md shows the state table of asks as it is."""

from bot.features.asks.models import State
from bot.features.asks.rules.states import TABLE, Role
from tests.states import DOCUMENT, drawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "an ask") == drawn("an ask")


def test_only_the_asker_makes_hours_and_only_the_asker_publishes() -> None:
    assert {step.role for step in TABLE if step.after is State.THANKED} == {Role.ASKER}
    assert {step.role for step in TABLE if step.event == "PUBLISH"} == {Role.ASKER}


def test_a_pass_leaves_the_ask_as_it_is() -> None:
    assert {(step.state, step.after) for step in TABLE if step.event == "PASS"} == {(State.ROUTED, State.ROUTED)}
