"""Pages hold all of a text and fit Slack's limits, and one word confirms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.records import text
from bot.features.records.rules import PIECE, PIECES, NotTheWord, check_word, length, pages
from bot.features.records.views import export

LINES = st.lists(st.text(max_size=40) | st.sampled_from(["", "🙂" * 2000, "x" * 7000, '  "what": "y",']), max_size=40)


@settings(deadline=None)
@given(LINES)
def test_pages_are_the_text_and_every_piece_fits(lines: list[str]) -> None:
    whole = "\n".join(lines)
    found = pages(whole)
    assert "".join(piece for page in found for piece in page) == whole
    assert all(0 < length(piece) <= PIECE for page in found for piece in page)
    assert all(len(page) <= PIECES for page in found)
    assert all(len(page) == PIECES for page in found[:-1])


@given(st.lists(st.integers(1, 200), min_size=1, max_size=200))
def test_a_line_that_fits_is_never_torn(lengths: list[int]) -> None:
    lines = [f"{'x' * count}\n" for count in lengths]
    assert all(piece.endswith("\n") for page in pages("".join(lines)) for piece in page)


def test_an_empty_text_is_one_empty_page() -> None:
    assert pages("") == ((),)


def test_every_page_but_the_first_leads_back_and_every_one_but_the_last_on() -> None:
    whole = pages("line\n" * 5000)
    assert len(whole) > 2
    turns = []
    for shown in range(1, len(whole) + 1):
        buttons = [block for block in export(whole, shown, "").blocks if block["type"] == "actions"]
        turns.append([press["action_id"] for block in buttons for press in block["elements"]])
    assert turns[0] == ["records.page:2"]
    assert turns[1] == ["records.page:1", "records.page:3"]
    assert turns[-1] == [f"records.page:{len(whole) - 1}"]


@pytest.mark.parametrize("typed", ["erase", " Erase ", "ERASE"])
def test_the_word_confirms(typed: str) -> None:
    check_word(typed)


@given(st.text().filter(lambda typed: typed.strip().casefold() != "erase"))
def test_any_other_word_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(NotTheWord) as refused:
        check_word(typed)
    assert refused.value.field == "word"


def test_who_erases_reads_before_what_becomes_of_their_check_ins() -> None:
    for word in ("wishes for check-ins", "brought together with", "notes to yourself", "open do not take place"):
        assert word in text.GOES
    assert "that you had a check-in" in text.STAYS
