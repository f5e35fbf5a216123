"""Reading a group's set-up as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.peers.rules.names import key, tidy
from bot.features.peers.rules.set_up import HandoffLine, read_functions, read_handoffs
from bot.features.peers.text import words

FUNCTIONS = ("Sales", "Operations", "Finance")
NAMES = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Cf")), min_size=1, max_size=40
).filter(lambda name: key(name) and not set(name) & set(">→:=") and name[0] not in "-•*")


def test_functions_are_read_one_per_line_tidied_and_without_bullets() -> None:
    assert read_functions("  Sales \n\n- Human   Resources\n• Finance") == ("Sales", "Human Resources", "Finance")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "at least two"),
        ("Sales", "at least two"),
        ("Sales\nsales ", "twice"),
        ("Sales\n\uff33ales", "twice"),
        ("Sales\n" + "x" * 61, "at most 60"),
        ("\n".join(f"F{n}" for n in range(101)), "at most 100"),
        ("Sales > Operations\nFinance", "cannot be a function's name"),
        ("Sales\n:", "cannot be a function's name"),
        ("Sales\n\u200b\nFinance\n...", "cannot be a function's name"),
    ],
)
def test_functions_that_cannot_be_taken_are_refused_at_their_field(typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_functions(typed)
    assert said in refused.value.sentence
    assert refused.value.field == "functions"


@pytest.mark.parametrize("arrow", [">", "->", "=>", "→", " > "])
def test_a_handoff_is_read_with_any_arrow_and_by_the_functions_own_names(arrow: str) -> None:
    assert read_handoffs(f"sales{arrow}OPERATIONS : order  data", FUNCTIONS) == (
        HandoffLine("Sales", "Operations", "order data"),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Sales to Operations", "Line 1 is no handoff"),
        ("Sales > Operations:", "Line 1 is no handoff"),
        ("Sales > Operations: order data\n\nSales > Legal: contract", "Line 3: “Legal”"),
        ("Sales > sales: leads", "Line 1 hands over to itself"),
        ("Sales > Finance: invoice\nsales > finance: Invoice.", "twice"),
        ("Sales > Finance: " + "y" * 61, "at most 60"),
        ("Sales > Finance: ...", "Line 1 is no handoff"),
        ("\n".join(f"Sales > Finance: thing {n}" for n in range(101)), "at most 100"),
    ],
)
def test_handoffs_that_cannot_be_taken_name_their_line(typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_handoffs(typed, FUNCTIONS)
    assert said in refused.value.sentence
    assert refused.value.field == "handoffs"


def test_what_the_form_suggests_can_be_taken_as_it_is() -> None:
    functions = read_functions("\n".join(words.STANDING_FUNCTIONS))
    assert functions == words.STANDING_FUNCTIONS
    assert len(read_handoffs("\n".join(words.STANDING_HANDOFFS), functions)) == len(words.STANDING_HANDOFFS)


@given(st.lists(NAMES, min_size=2, max_size=8, unique_by=key), st.data())
def test_what_was_saved_reads_back_the_same(names: list[str], data: st.DataObject) -> None:
    functions = read_functions("\n".join(names))
    assert functions == tuple(tidy(name) for name in names)
    ends = data.draw(st.permutations(functions))[:2]
    line = HandoffLine(ends[0], ends[1], data.draw(NAMES.map(tidy)))
    assert read_handoffs(line.words, functions) == (line,)


@given(st.text())
def test_any_text_is_taken_or_refused_with_a_sentence(typed: str) -> None:
    said = []
    for read in (lambda: read_functions(typed), lambda: read_handoffs(typed, FUNCTIONS)):
        try:
            read()
        except Refusal as refusal:
            said.append(refusal.sentence)
    assert all(sentence.endswith((".", "order data")) for sentence in said)


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
