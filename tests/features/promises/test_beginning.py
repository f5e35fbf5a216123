"""How the form is filled in from what was written elsewhere: nothing is lost, and nobody is named who was not."""

from typing import Any

import pytest

from bot.slack.facts import Writing
from bot.slack.replies import Modal
from bot.slack.requests import Command, SharedMessage, Shortcut
from tests.features.desk import LEADERSHIP, WORKSPACE
from tests.features.promises.pact import ANA, BO, Pact

LONG = "send every customer of the north the new price list " * 4
LONG_LINE = " ".join(LONG.split())


def typed(pact: Pact, words: str, people: tuple[str, ...] = ()) -> Modal:
    """Type `/promise` and words."""
    writing = Writing(people=people, words=words)
    command = Command(WORKSPACE, ANA, pact.desk.once(), "/promise", words, LEADERSHIP, "t", writing)
    modal = pact.desk.handle(command, "/promise").modal
    assert modal
    return modal


def shared(pact: Pact, text: str) -> Modal:
    """Use the shortcut on a message of Bo's."""
    door = "make_message_a_promise"
    message = SharedMessage(LEADERSHIP, "1.1", BO, text, None)
    modal = pact.desk.handle(Shortcut(WORKSPACE, ANA, pact.desk.once(), door, "t", message), door).modal
    assert modal
    return modal


def fields(modal: Modal) -> dict[str, Any]:
    """Return what the fields of a form begin with."""
    inputs = (block["element"] for block in modal.blocks if block["type"] == "input")
    return {one["action_id"]: one.get("initial_value", "") for one in inputs}


@pytest.mark.parametrize("form", [typed, shared])
def test_of_what_is_too_long_for_its_field_nothing_is_lost_and_it_is_said(pact: Pact, form: Any) -> None:  # noqa: ANN401 (either way in)
    modal = form(pact, LONG)
    assert len(fields(modal)["what"]) == 140
    assert fields(modal)["done_means"] == LONG_LINE
    assert "longer than its field" in str(modal.blocks[0])
    short = form(pact, "send the price list")
    assert (fields(short)["what"], fields(short)["done_means"]) == ("send the price list", "")
    assert "longer than its field" not in str(short.blocks)


@pytest.mark.parametrize("form", [typed, shared])
def test_only_ids_of_people_become_names(pact: Pact, form: Any) -> None:  # noqa: ANN401 (either way in)
    assert fields(form(pact, "tell @U0BO of the @UPDATE"))["what"] == "tell Bo of the @UPDATE"


def test_who_is_named_by_a_mention_is_never_shown_as_an_id(pact: Pact) -> None:
    assert fields(typed(pact, "tell @U0NEW", ("U0NEW",)))["what"] == "tell someone"


def test_the_form_for_a_task_does_not_say_that_nobody_else_ever_sees_it(pact: Pact) -> None:
    said = "Only the two of you ever see this promise"
    assert said in str(pact.desk.click(ANA, "promises.open").modal)
    assert said not in str(pact.desk.click(ANA, "promises.open", "1.1").modal)
