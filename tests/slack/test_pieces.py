"""A long text in pieces: each fits, none of its words is lost, and nothing in it calls or styles."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.slack.mentions import decode, quote
from bot.slack.pieces import quoted
from tests.support.look_alikes import as_typed

MARKS = "&<>*_~`@ \nheranychlo😀ש\u202e\u2066\u2067\u2069"
LONG = [mark * 3000 for mark in MARKS] + ["@here " * 500, "word " * 600, "a\n" * 1500, "x" * 2999 + "\u2066"]
TEXTS = st.sampled_from(LONG) | st.text(MARKS, max_size=300)
ADDED = re.compile("[\u200b\u2066-\u2069]")  # what quoting puts in, and what it may leave out
QUICK = settings(max_examples=80, deadline=None)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(text=TEXTS, room=st.integers(30, 400))
@example(text="&" * 3000, room=2550)
@QUICK
def test_every_piece_fits_and_together_they_are_the_whole_text(text: str, room: int) -> None:
    pieces = quoted(text, room)
    assert all(units(piece) <= room for piece in pieces)
    assert ADDED.sub("", as_typed(decode("".join(pieces)))) == ADDED.sub("", text)


@given(text=TEXTS)
@QUICK
def test_a_text_that_fits_is_one_piece_as_it_is_quoted_anywhere(text: str) -> None:
    assert quoted(text, 20_000) == (quote(text),)


def test_a_text_is_parted_behind_a_word_where_one_ends_in_time() -> None:
    pieces = quoted("seven words are just enough for this " * 10, 100)
    assert len(pieces) > 1
    assert all(piece.endswith(" ") for piece in pieces)


def test_three_thousand_of_the_mark_that_grows_most_are_six_sections() -> None:
    assert len(quoted("&" * 3000, 2550)) == 6
