"""The card and the forms stay inside Slack's limits, whatever people call things."""

import re
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.peers.facts import FunctionFacts, GroupFacts, GroupState, HandoffFacts, PeerFacts, Table
from bot.features.peers.views.card import card, peer_lines
from bot.features.peers.views.forms import Catalogue, SetUpNote, join_form, set_up_form
from bot.features.peers.views.zones import zone_options
from tests.features.desk import MONDAY

LIVE = re.compile(r"<[!@#]|@here\b")
MARKS = st.sampled_from([*"<>&*_~`@#|🙂\u202eaé! ", "<!channel>", "@here", "<@U0ANA>"])
HOSTILE = st.lists(MARKS, min_size=1, max_size=60).map("".join)
GROUP = GroupFacts(1, "T0PLAY", "C0LEAD", "leadership", "Europe/Berlin", 9, MONDAY)


def table(names: list[str], peers_each: int) -> Table:
    functions = tuple(FunctionFacts(number, name[:60]) for number, name in enumerate(names))
    peers = tuple(
        PeerFacts(f"U{number}", function.name * 3, function, MONDAY + timedelta(days=9))
        for function in functions[::2]
        for number in range(peers_each)
    )
    return Table(GroupState(GROUP, ready=True, closed=False, version=1), functions, peers)


def texts_in(block: Any) -> list[str]:  # noqa: ANN401 (Slack's JSON)
    if isinstance(block, dict):
        found = [block["text"]] if isinstance(block.get("text"), str) else []
        return found + [text for value in block.values() for text in texts_in(value)]
    return [text for value in block for text in texts_in(value)] if isinstance(block, list) else []


@settings(max_examples=25, deadline=None)
@given(st.lists(HOSTILE, min_size=2, max_size=100), st.integers(0, 30))
def test_any_group_fits_into_one_message_and_pages_nobody(names: list[str], peers_each: int) -> None:
    message = card(table(names, peers_each))
    texts = [text for block in message.blocks for text in texts_in(block)]
    assert len(message.blocks) <= 50
    assert all(len(text) <= 3000 for text in texts)
    assert sum(map(len, texts)) <= 13_000
    assert not any(LIVE.search(text) for text in [message.text, *texts])


def test_functions_without_a_peer_are_shown_as_open_seats() -> None:
    lines = peer_lines(table(["Sales", "Operations", "Finance"], 1))
    assert [line.split(" (")[0] for line in lines] == [
        "*Sales:* SalesSalesSales",
        "*Finance:* FinanceFinanceFinance",
        "*Open seats:* Operations",
    ]


def test_many_peers_and_functions_are_folded_with_their_number() -> None:
    lines = peer_lines(table([f"F{number}" for number in range(100)], 15))
    assert lines[0].count("back on") == 6
    assert lines[0].endswith(", and 9 more")
    assert lines[30] == "and 20 more"
    assert lines[-1].startswith("*Open seats:* F1, F3")


def test_the_form_of_a_large_group_stays_inside_its_fields() -> None:
    functions = tuple(FunctionFacts(number, f"Function {number:03d}") for number in range(100))
    handoffs = tuple(HandoffFacts(number, functions[number], functions[99 - number], "x" * 60) for number in range(100))
    form = set_up_form(GroupState(GROUP, ready=True, closed=False, version=7), Catalogue(functions, handoffs), None)
    typed = {block["block_id"]: block["element"] for block in form.blocks if block["type"] == "input"}
    shown = typed["handoffs"]["initial_value"].split("\n")
    assert SetUpNote.read(form.note) == SetUpNote(1, 7, len(shown))
    assert all(line.endswith("x" * 60) for line in shown)
    assert f"{100 - len(shown)} more handoffs" in str(form.blocks)
    assert len(join_form(GROUP, functions, None).blocks[0]["element"]["options"]) == 100


def test_the_zones_are_few_enough_for_a_menu_and_hold_only_real_ones() -> None:
    options = zone_options("Asia/Kolkata", None, "Mars/Base")
    assert options[0].value == "Asia/Kolkata"
    assert len(options) <= 98
    assert len({option.value for option in options}) == len(options)
    assert "Mars/Base" not in {option.value for option in options}
