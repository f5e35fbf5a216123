"""docs/states.md shows the state table of spotlights as it is."""

from pathlib import Path

from bot.features.spotlights.models import State
from bot.features.spotlights.rules.states import TABLE, UNDER_WAY, Role, Step

DOCUMENT = Path(__file__).parents[3] / "docs" / "states.md"
HEAD = "| in | event | by | then |\n|---|---|---|---|\n"


def line(step: Step) -> str:
    return f"| {step.state} | {step.event} | {step.role} | {step.after} |\n"


def drawn() -> str:
    """Return the table as Markdown: paste it when the table has changed."""
    return HEAD + "".join(line(step) for step in TABLE)


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert drawn() in DOCUMENT.read_text(encoding="utf-8")


def test_only_a_heros_press_leads_to_the_channel() -> None:
    assert {step.role for step in TABLE if step.after is State.SCHEDULED} == {Role.HERO}
    assert {step.state for step in TABLE if step.after is State.POSTED} == {State.SCHEDULED}


def test_whatever_can_still_become_a_post_can_be_ended() -> None:
    assert {step.state for step in TABLE if step.event == "END"} == set(UNDER_WAY)
