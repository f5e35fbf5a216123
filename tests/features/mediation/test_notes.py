"""Private notes: how many there may be, and what a press that comes again does to them."""

from dataclasses import replace

import pytest

from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.checks import MOST_LINES
from bot.features.mediation.rules.refusals import BadField, NotNow
from bot.features.mediation.rules.repeating import is_repeat
from bot.features.mediation.text.refusals import EMPTY, MANY_LINES
from tests.features.mediation.desk import TERMS, Table, to

A, B = Seat.A, Seat.B


TURNED = "\u202eyadsruhT\u202c \u2067by\u2069 Friday"
TIDY = "yadsruhT by Friday"


def test_nobodys_words_turn_round_what_stands_beside_them() -> None:
    table = to(Stage.DRAFT)
    terms = tuple(replace(term, what=TURNED) for term in TERMS)
    table.pass_on(A, TURNED)
    table.press(B, p.MustNot(TURNED), p.Propose((1,), (), terms), a.OfferSplit((TURNED, "phones")))
    table.press(A, a.OfferNumber(TURNED, TURNED))
    shared, own = table.case.shared, table.own(B)
    said = [shared.lines[-1].words, own.lines[-1].words, *(term.what for term in shared.drafts[-1].terms)]
    assert said == [TIDY] * len(said)
    assert shared.split
    assert shared.number
    assert (shared.split.items[0], shared.number.what, shared.number.unit) == (TIDY, TIDY, TIDY)


@pytest.mark.parametrize("words", ["", " \n", "\u200b", "\u2060\ufeff", "\u0301", "\u202e\u202c", "\u00ad \u200d"])
def test_words_of_which_nothing_is_seen_are_no_words(words: str) -> None:
    with pytest.raises(BadField) as refused:
        to(Stage.INTAKE).press(A, p.WriteLine(words))
    assert (refused.value.sentence, refused.value.field) == (EMPTY, "words")


@pytest.mark.parametrize(
    "words", ["\u05d4\u05e4\u05d5\u05da", "\u0645\u0646 a", "👩‍👩‍👧", "👍\ufe0f", "e\u0301", "1", "?"]
)
def test_words_of_any_script_are_kept_as_they_are(words: str) -> None:
    table = to(Stage.INTAKE)
    table.press(A, p.WriteLine(words))
    assert table.own(A).lines[-1].words == words


def told_and_dropped(table: Table, seat: Seat, words: str) -> None:
    """Write a line, pass it on and drop it: its place among one's own is empty again."""
    table.pass_on(seat, words)
    table.press(seat, p.DropLine(table.own(seat).lines[-1].number))


def test_nobody_passes_more_than_twelve_lines_on_at_one_sitting_also_by_dropping_them() -> None:
    table = to(Stage.DRAFT)  # in which A has passed on one
    for number in range(1, MOST_LINES):
        told_and_dropped(table, A, f"line {number}")
    with pytest.raises(BadField) as refused:
        table.press(A, p.WriteLine("one more"))
    assert (refused.value.sentence, refused.value.field) == (MANY_LINES, "words")
    for number in range(MOST_LINES):
        told_and_dropped(table, B, f"line {number}")
    with pytest.raises(BadField):
        table.press(B, p.MustNot("one more"))
    assert len(table.case.shared.lines) == 2 * MOST_LINES


def test_a_line_that_was_not_passed_on_makes_room_when_it_is_dropped() -> None:
    table = to(Stage.INTAKE)
    table.press(A, *(p.WriteLine(f"line {number}") for number in range(MOST_LINES)))
    with pytest.raises(BadField):
        table.press(A, p.WriteLine("one more"))
    table.press(A, p.DropLine(1), p.WriteLine("one more"))


def test_where_no_line_has_a_place_the_limit_is_not_spoken_of() -> None:
    with pytest.raises(NotNow):
        to(Stage.VERDICT).press(A, p.WriteLine("a line"))


@pytest.mark.parametrize(
    ("stage", "first", "again"),
    [
        (Stage.INTAKE, p.NotYet(), p.NotYet()),
        (Stage.DRAFT, a.OfferSplit((" this  one ", "that")), a.OfferSplit(("this one", " that"))),
        (Stage.DRAFT, a.OfferNumber(" days  off", "a  week"), a.OfferNumber("days off", "a week")),
    ],
)
def test_a_press_that_comes_again_is_known_whatever_its_blanks(stage: Stage, first: Press, again: Press) -> None:
    table = to(stage)
    if stage is Stage.INTAKE:
        table.press(A, p.Done())
    table.press(A, first)
    assert is_repeat(table.case.shared, table.case.a, again)


def test_not_yet_is_no_repeat_where_it_has_no_place() -> None:
    table = to(Stage.VERDICT)
    assert not is_repeat(table.case.shared, table.case.a, p.NotYet())


def test_the_words_that_were_turned_down_are_refused_with_a_sentence_and_are_no_repeat() -> None:
    table = to(Stage.GROUND)
    first = p.Restate(1, "You want  to know")
    table.press(B, first)
    assert is_repeat(table.case.shared, table.case.b, first)
    table.press(A, p.RejectRestatement(1, 1))
    assert not is_repeat(table.case.shared, table.case.b, first)
    with pytest.raises(BadField, match="say it differently"):
        table.press(B, p.Restate(1, "You want to know"))
    table.press(B, p.Restate(1, "You want to hear of it"))
