"""docs/states.md shows the state table as it is."""

from bot.features.grayzone.rules.states import TABLE
from bot.features.grayzone.text.refusals import STATE_NOW
from tests.states import DOCUMENT, drawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "a gray-zone issue") == drawn("a gray-zone issue")


def test_every_state_that_an_issue_can_be_in_has_words_for_a_late_press() -> None:
    shown = {step.state for step in TABLE} | {state for step in TABLE for state in step.nexts}
    assert shown - {"QUIET", "FADED"} == set(STATE_NOW)
