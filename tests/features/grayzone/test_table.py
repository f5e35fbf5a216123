"""docs/states.md shows the state table as it is."""

from pathlib import Path

from bot.features.grayzone.rules.states import TABLE, Step
from bot.features.grayzone.text.refusals import STATE_NOW

DOCUMENT = Path(__file__).parents[3] / "docs" / "states.md"
HEAD = "| in | event | by | then |\n|---|---|---|---|\n"


def line(step: Step) -> str:
    return f"| {step.state} | {step.event} | {step.role} | {' or '.join(step.nexts)} |\n"


def drawn() -> str:
    """Return the table as Markdown: paste it when the table has changed."""
    return HEAD + "".join(line(step) for step in TABLE)


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert drawn() in DOCUMENT.read_text(encoding="utf-8")


def test_every_state_that_an_issue_can_be_in_has_words_for_a_late_press() -> None:
    shown = {step.state for step in TABLE} | {state for step in TABLE for state in step.nexts}
    assert shown - {"QUIET", "FADED"} == set(STATE_NOW)
