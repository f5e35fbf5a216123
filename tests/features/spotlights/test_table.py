"""docs/states.md shows the state table of spotlights as it is."""

from bot.features.spotlights.models import State
from bot.features.spotlights.rules.states import TABLE, UNDER_WAY, Role
from tests.states import DOCUMENT, drawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "a spotlight") == drawn("a spotlight")


def test_only_a_heros_press_leads_to_the_channel() -> None:
    assert {step.role for step in TABLE if step.after is State.SCHEDULED} == {Role.HERO}
    assert {step.state for step in TABLE if step.after is State.POSTED} == {State.SCHEDULED}


def test_whatever_can_still_become_a_post_can_be_ended() -> None:
    assert {step.state for step in TABLE if step.event == "END"} == set(UNDER_WAY)
