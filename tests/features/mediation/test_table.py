"""docs/states.md shows the states of a table as they are."""

import pytest

from bot.features.mediation.facts import Stage
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.states import TABLE, Role
from tests.states import DOCUMENT, HEAD, TABLES, drawn, redrawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "a table") == drawn("a table")


def test_each_table_is_drawn_in_its_own_chapter_also_where_two_were_alike() -> None:
    old = f"{HEAD}| A | goes | anybody | B |\n"
    chapters = "".join(f"# The states of {thing}\n\nWords.\n\n{old}\n" for thing in reversed(list(TABLES)))
    assert {thing: shown(redrawn(chapters), thing) for thing in TABLES} == {thing: drawn(thing) for thing in TABLES}


def test_a_chapter_without_a_table_is_missed_and_not_given_the_next_ones() -> None:
    with pytest.raises(LookupError):
        shown(f"# The states of an ask\n\nWords.\n\n# The states of a table\n\n{HEAD}", "an ask")


def test_nothing_but_a_tick_changes_a_stage() -> None:
    assert all(step.after == (step.state,) for step in TABLE if step.role is not Role.CLOCK)


def test_whatever_is_not_over_may_close_and_may_be_stopped() -> None:
    running = set(Stage) - {Stage.CLOSED}
    assert {step.state for step in TABLE if step.event is Move.TICK and Stage.CLOSED in step.after} == running
    assert {step.state for step in TABLE if step.event is Move.STOP} == running
