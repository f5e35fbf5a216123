"""Whatever people write, what we send stays within Slack's limits. The playground's validator is the judge."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.playground.blockkit import check_blocks, check_view
from bot.slack import blocks, inputs
from bot.slack.blocks import Confirm, Option, cut, cut_markup
from bot.slack.mentions import escape, person
from bot.slack.rendering import home_json, message_json, modal_json
from bot.slack.replies import Block, Home, Message, Modal

LONG = [" ", "x" * 5000, "😀" * 5000, "&" * 5000, "<@U0ANA>" * 1000, "שלום עולם" * 600, "\n" * 3001, "a\ud83d" * 3001]
TEXTS = st.sampled_from(["", *LONG]) | st.text(st.characters(codec="utf-8"), max_size=30)
VALUES = [Option("A", "a"), Option("B", "b", "the second")]
QUICK = settings(max_examples=40, deadline=None)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(text=TEXTS, limit=st.integers(1, 80))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, limit: int) -> None:
    for made in (cut(text, limit), cut_markup(text, limit)):
        assert units(made) <= limit
        assert made == text or made.endswith("…")


@given(text=TEXTS, limit=st.integers(1, 80))
@example(text="&<>" * 100, limit=50)
def test_markup_is_never_cut_through_an_entity(text: str, limit: int) -> None:
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt);)*", cut_markup(escape(text), limit), re.DOTALL)


@pytest.mark.parametrize("limit", range(2, 24))
def test_markup_is_never_cut_through_a_mention(limit: int) -> None:
    made = cut_markup("Ask " + person("U0ANA") + " and " + person("U0BO"), limit)
    assert re.fullmatch(r"[^<>]*(?:<@U0ANA>[^<>]*)?…", made)


SURFACES: dict[str, Callable[[str], Block]] = {
    "header": blocks.header,
    "section": lambda text: blocks.section(text, accessory=blocks.button(text, "peers.join", 1), name="a"),
    "facts": lambda text: blocks.facts([text] * 12),
    "context": lambda text: blocks.context(*[text] * 12),
    "actions": lambda text: blocks.actions(
        *(
            blocks.button(text, "peers.join", number, confirm=Confirm(text, text, text, text), style="danger")
            for number in range(27)
        )
    ),
    "menu": lambda text: blocks.actions(
        blocks.menu("peers.more", 1, text, [Option(text, str(number), text) for number in range(101)])
    ),
    "overflow": lambda text: blocks.actions(
        blocks.overflow("peers.more", 1, [Option(text, str(number), text) for number in range(6)])
    ),
}


@pytest.mark.parametrize("name", sorted(SURFACES))
@QUICK
@given(text=TEXTS)
def test_a_block_takes_any_text(name: str, text: str) -> None:
    block = SURFACES[name](escape(text))
    assert check_blocks([block], "message") == []
    assert check_view(home_json(Home((block,))), "home") == []


INPUTS: dict[str, Callable[[str], Block]] = {
    "text": lambda text: inputs.text_input("a", text, initial=text, placeholder=text, hint=text, longest=200),
    "number": lambda text: inputs.number_input("a", text, initial="1.5", hint=text, least="0", most="9"),
    "select": lambda text: inputs.select(
        "a", text, [Option(text, str(n), text) for n in range(101)], initial="7", placeholder=text, live=True
    ),
    "multi_select": lambda text: inputs.multi_select(
        "a", text, [Option(text, str(n)) for n in range(101)], initial=("1", "100"), placeholder=text, hint=text
    ),
    "radio": lambda text: inputs.radio("a", text, [Option(text, str(n)) for n in range(11)], initial="2", hint=text),
    "person": lambda text: inputs.person_input("a", text, initial="U0BO", hint=text),
    "date": lambda text: inputs.date_input("a", text, initial="2026-11-23", hint=text, optional=True),
}


@pytest.mark.parametrize("name", sorted(INPUTS))
@QUICK
@given(text=TEXTS)
def test_an_input_takes_any_text(name: str, text: str) -> None:
    modal = Modal("form", "T" + text, (INPUTS[name](text),), submit="S" + text, close="C" + text, note="1")
    assert check_view(modal_json(modal), "modal") == []


@QUICK
@given(text=TEXTS)
def test_a_message_takes_any_text(text: str) -> None:
    body = message_json(Message(text, (blocks.section(text),) * 60))
    assert units(body["text"]) <= 4000
    assert len(body["blocks"]) == 50
    assert check_blocks(body["blocks"], "message") == []


def test_a_modal_and_home_are_cut_at_a_hundred_blocks() -> None:
    many: tuple[Block, ...] = (blocks.divider(),) * 120
    assert len(modal_json(Modal("form", "Form", many))["blocks"]) == 100
    assert len(home_json(Home(many))["blocks"]) == 100


def test_a_note_that_slack_would_refuse_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="form"):
        modal_json(Modal("form", "Form", (), note="x" * 3001))


def test_an_input_answers_under_one_name() -> None:
    made: Any = inputs.select("side", "Which side?", VALUES, initial="b", live=True)
    assert made["block_id"] == made["element"]["action_id"] == "side"
    assert made["dispatch_action"] is True
    assert made["element"]["initial_option"] == VALUES[1].block()


def test_an_initial_value_that_is_not_offered_is_left_out() -> None:
    made: Any = inputs.radio("side", "Which side?", VALUES, initial="gone")
    assert "initial_option" not in made["element"]


def test_a_button_names_its_thing_after_a_colon() -> None:
    made = blocks.button("See", "grayzone.see", 12, value="12")
    assert (made["action_id"], made["value"]) == ("grayzone.see:12", "12")
    assert blocks.press("home.help") == "home.help"
