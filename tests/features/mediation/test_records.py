"""Each record is one document: what is read from it is what was written; and people's words stand in their own only."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.mediation.facts import Own, Seat, Shared, Stage, Turn
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.checks import LONGEST, MOST_LINES
from bot.features.mediation.rules.looking import hint, preview, seen_by_other, sentence
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.rules.states import TABLE, Role
from bot.features.mediation.rules.stepping import DOINGS
from bot.features.mediation.text import refusals, stages
from bot.features.mediation.text.cards import CARDS, RATINGS
from tests.features.mediation.desk import BO, CHI, TERMS, Table, to
from tests.features.mediation.sealed.pairs import Pair

A, B, BROKER = Seat.A, Seat.B, Seat.BROKER


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_read_from_a_document_is_what_was_written(seed: int) -> None:
    pair = Pair(Random(seed))  # noqa: S311 (a repeatable draw)
    pair.run(5)
    for side in pair.sides:
        shared = Shared.from_json(side.case.shared.to_json())
        assert shared == side.case.shared
        assert shared.deadline.utcoffset() == timedelta()
        for own in (side.case.a, side.case.b, side.case.broker):
            assert own is None or Own.from_json(own.to_json()) == own


def test_a_document_of_today_is_read_when_a_record_has_gained_a_field() -> None:
    written = '{"user": "UANA", "seat": "A", "key": true, "of_a_later_version": 1}'
    assert Own.from_json(written) == Own("UANA", A, key=True)


def test_what_the_other_side_sees_of_me_is_what_i_passed_on_and_nothing_of_my_notes() -> None:
    table = to(Stage.DRAFT, broker=True)
    table.press(A, p.MustNot("never told"), p.Propose((1,), (), TERMS))
    table.pass_on(B, "Mondays are bad")
    mine = seen_by_other(table.case.shared, A)
    assert [line.words for line in mine.lines] == ["I hear of changes too late"]
    assert (len(mine.drafts), len(mine.answers), mine.opened) == (1, 1, ("load", "plan"))
    assert [said.words for said in seen_by_other(table.case.shared, B).restated] == [
        "You want to hear of changes at once"
    ]
    assert seen_by_other(table.case.shared, BROKER).opened == ()
    assert "never told" not in repr((mine, table.view(B), table.view(BROKER)))
    assert "never told" in repr(table.view(A))


def test_before_a_line_is_passed_on_its_exact_words_and_readers_show() -> None:
    table = to(Stage.INTAKE, broker=True)
    table.press(A, p.ThinkOfThem("  they  want quiet "))
    shown = preview(table.case.shared, table.case.a, 1)
    assert (shown.words, shown.readers) == ("they want quiet", (BO, CHI))
    table.press(A, p.PassOn(1, shown.words))
    assert table.case.shared.lines[0].words == shown.words
    with pytest.raises(BadField, match="no such line"):
        preview(table.case.shared, table.case.a, 7)


def test_bad_fields_are_refused_with_a_sentence_and_a_field() -> None:
    table = to(Stage.DRAFT)
    amiss: tuple[tuple[Press, str], ...] = (
        (p.WriteLine(" "), "words"),
        (p.WriteLine("x" * (LONGEST + 1)), "words"),
        (p.DropLine(9), "line"),
        (a.OfferSplit(("one",)), "items"),
        (a.OfferSplit(("one", "one ")), "items"),
        (a.OfferNumber(" ", "days"), "what"),
    )
    for press, field in amiss:
        before = table.case
        with pytest.raises(BadField) as refused:
            table.press(A, press)
        assert refused.value.field == field
        assert table.case == before


def test_cards_and_rankings_are_of_the_listed_ones() -> None:
    table = to(Stage.TABLE)
    for order in (("UEVE",), (CHI, CHI), (BO,)):
        with pytest.raises(BadField, match="who are listed"):
            table.press(A, p.RankBrokers(order))
    table = to(Stage.INTAKE)
    for card, rating in (("fame", 3), ("plan", 5), ("plan", -1)):
        with pytest.raises(BadField, match="cards"):
            table.press(A, p.RateCard(card, rating))


def test_twelve_lines_are_the_most_and_a_dropped_one_makes_room() -> None:
    table = to(Stage.INTAKE)
    table.press(A, *(p.WriteLine(f"line {place}") for place in range(MOST_LINES)))
    assert Move.WRITE_LINE not in table.view(A).moves
    table.press(A, p.DropLine(3), p.WriteLine("another"))
    assert [line.number for line in table.case.a.lines] == [*range(1, 3), *range(4, MOST_LINES + 2)]


def test_every_press_has_a_line_in_the_table_and_every_stage_its_words() -> None:
    assert {press.move for press in DOINGS} | {Move.LEAVE, Move.TICK} == {*Move}
    assert {line.event for line in TABLE} == {*Move}
    assert {*stages.STAGES} == {*Stage}
    assert len(RATINGS) == 5
    assert all(CARDS.values())


def test_whose_turn_it_is_is_said_to_each_from_their_own_record() -> None:
    table = to(Stage.INTAKE, broker=True)
    assert hint(table.view(A), "Monday") == "It is your turn, until Monday."
    table.press(A, p.Done())
    assert "reads the same" in hint(table.view(A), "Monday")
    assert hint(table.view(B), "Monday") == hint(table.view(BROKER), "Monday") == "It is your turn, until Monday."
    table.press(BROKER, p.TakeSeat())
    assert hint(table.view(BROKER), "Monday") == stages.BROKER_WAITS
    table.press(A, p.Stop())
    assert hint(table.view(A), "Monday").startswith("You stopped. The table closes Monday")
    agreed = to(Stage.AGREED)
    assert hint(agreed.view(A), "1 April") == "Next look, whether it holds: 1 April."
    agreed.press(A, p.Stop())
    assert hint(agreed.view(A), "1 April") == stages.STOPPED_AGREED


def test_who_can_only_wait_for_a_word_on_what_they_said_is_told_so_and_it_is_the_other_ones_turn() -> None:
    table = to(Stage.GROUND)
    table.press(B, p.Restate(1, "You want to hear of changes at once"))
    assert [table.view(seat).turn for seat in (A, B)] == [Turn.YOURS, Turn.WAITING]
    assert hint(table.view(B), "Monday") == stages.WORD_WAITED_FOR.format(until="Monday")
    table.press(A, p.RejectRestatement(1, 1))
    assert hint(table.view(B), "Monday") == "It is your turn, until Monday."


def test_a_text_that_was_not_accepted_and_one_that_was_not_signed_read_alike() -> None:
    said = []
    for stage, one, other in (
        (Stage.VERDICT, p.Judge(1, can_live=False), p.Judge(1, can_live=True)),
        (Stage.SIGN, p.RefuseToSign(), p.Sign()),
    ):
        table = to(stage)
        table.press(A, one)
        table.press(B, other)
        table.tick()
        said += [sentence(table.view(seat)) for seat in (A, B)]
    assert {*said} == {stages.NOT_ACCEPTED}


def test_only_the_tick_leads_to_another_stage_and_nothing_out_of_closed() -> None:
    assert all(line.after == (line.state,) for line in TABLE if line.role is not Role.CLOCK)
    assert not [line for line in TABLE if line.state is Stage.CLOSED and line.event is not Move.LEAVE]
    assert all(Stage.CLOSED in line.after for line in TABLE if line.role is Role.CLOCK)


def test_no_word_tells_what_the_other_one_did() -> None:
    said = [text for text in (*vars(refusals).values(), *stages.STAGES.values()) if isinstance(text, str)]
    assert not [text for text in said if "they have stopped" in text or "has answered" in text]
    table: Table = to(Stage.INTAKE)
    waits = [sentence(table.view(B)), hint(table.view(B), "Monday")]
    table.press(A, p.Done(), p.WriteLine("much"), p.Stop())
    assert waits == [sentence(table.view(B)), hint(table.view(B), "Monday")]
