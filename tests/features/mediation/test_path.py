"""The way of a table from the invitation to a draft that both can live with."""

from dataclasses import replace

import pytest

from bot.errors import Refusal
from bot.features.mediation.facts import Holding, Opened, Own, Seat, Stage, Tick, Turn
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.beginning import informed, met
from bot.features.mediation.rules.looking import hint, sentence
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.text.stages import NO_SEAT, PART_ENDED
from tests.features.mediation.desk import ANA, BEGINNING, BO, CANDIDATES, CHI, DAN, GOALS, HOUR, TERMS, ZONE, Table, to

A, B, BROKER = Seat.A, Seat.B, Seat.BROKER


def test_a_table_goes_all_the_way() -> None:
    table = to(Stage.AGREED)
    (agreement,) = table.case.shared.agreed
    assert [line.words for line in agreement.lines] == ["I hear of changes too late"]
    assert agreement.ground == ("load",)
    assert agreement.terms == TERMS
    assert table.case.shared.ground == ("load", "plan")


def test_two_flags_that_met_open_a_table_for_both() -> None:
    table = Table(met(ANA, BO, (CANDIDATES, GOALS), Tick(BEGINNING, ZONE, HOUR), lot=A, upper=False))
    table.both(p.RankBrokers(()), p.Consent())
    table.tick()
    assert table.stage is Stage.INTAKE


def test_a_third_peer_turns_nobodys_key() -> None:
    table = Table.laid(inviter=CHI)
    assert [table.view(seat).turn for seat in (A, B)] == [Turn.YOURS, Turn.YOURS]
    assert not table.case.a.key
    assert not table.case.b.key


def test_a_stage_goes_on_at_the_first_tick_after_both_and_no_sooner() -> None:
    table = Table.laid()
    table.tick()
    table.press(B, p.TurnKey())
    assert table.stage is Stage.INVITED
    assert table.tick().stage is Stage.TABLE


def test_candidates_are_not_told_once_people_may_have_consented() -> None:
    for stage in (Stage.TABLE, Stage.INTAKE, Stage.SIGN):
        with pytest.raises(ValueError, match="before people consent"):
            informed(to(stage).case.shared, (CANDIDATES, GOALS))
    with pytest.raises(ValueError, match="no broker"):
        informed(Table.laid().case.shared, ((replace(CANDIDATES[0], user=BO),), ()))


def test_nobody_consents_before_they_said_who_could_be_the_broker() -> None:
    table = to(Stage.TABLE)
    with pytest.raises(NotNow):
        table.press(A, p.Consent())
    assert table.view(A).table.candidates == CANDIDATES  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [((CHI, DAN), (DAN, CHI), CHI), ((DAN,), (CHI, DAN), DAN), ((CHI,), (DAN,), None), ((), (CHI,), None)],
)
def test_a_broker_is_asked_whom_both_would_take(
    one: tuple[str, ...], other: tuple[str, ...], asked: str | None
) -> None:
    table = to(Stage.TABLE)
    table.press(A, p.RankBrokers(one), p.Consent())
    table.press(B, p.RankBrokers(other), p.Consent())
    table.tick()
    assert table.stage is Stage.INTAKE
    assert table.case.shared.asked == asked


def test_a_broker_takes_the_seat_at_a_tick_and_reads_what_was_passed_on() -> None:
    table = to(Stage.INTAKE, broker=True)
    table.pass_on(A, "I hear of changes too late")
    seen = table.view(BROKER).table
    assert seen
    assert (seen.lines, [candidate.user for candidate in seen.candidates]) == ((), [CHI])
    table.press(BROKER, p.TakeSeat())
    table.tick()
    seen = table.view(BROKER).table
    assert seen
    assert (seen.broker, [line.words for line in seen.lines]) == (CHI, ["I hear of changes too late"])
    assert [candidate.user for candidate in seen.candidates] == [CHI]


@pytest.mark.parametrize("who", [A, B, BROKER])
def test_the_seat_is_empty_at_the_tick_whoever_wished_it(who: Seat) -> None:
    table = to(Stage.DRAFT, broker=True)
    table.press(who, p.RemoveBroker())
    assert table.case.shared.broker == CHI
    assert table.tick().broker is None
    ended = Own(CHI, BROKER, ended=table.now)
    assert (table.case.broker, table.view(BROKER).table) == (ended, None), "nothing but that it ended, and when"
    assert sentence(table.view(BROKER)) == PART_ENDED
    table.tick(4)
    assert table.case.broker == ended
    table.tick(2)
    assert table.case.broker is None, "a week later"


@pytest.mark.parametrize("who", [A, B, BROKER])
def test_while_a_broker_is_only_asked_a_no_of_anybody_reads_like_their_silence(who: Seat) -> None:
    table, quiet = to(Stage.INTAKE, broker=True), to(Stage.INTAKE, broker=True)
    table.press(who, p.RemoveBroker())
    if who is not BROKER:
        table.press(BROKER, p.TakeSeat())
    assert table.tick() == quiet.tick()
    assert table.case.shared.asked == CHI
    for each in (table, quiet):
        each.both(p.Done())
    after = table.tick()
    assert after == quiet.tick()
    assert after.asked is None


def test_who_is_asked_and_says_nothing_is_asked_no_longer_when_the_intake_ends() -> None:
    table = to(Stage.INTAKE, broker=True)
    table.both(p.Done())
    record = table.own(BROKER)
    table.tick()
    assert (table.stage, table.case.shared.asked, table.own(BROKER).ended) == (Stage.GROUND, None, table.now)
    table.case = replace(table.case, broker=record)
    assert sentence(table.view(BROKER)) == NO_SEAT


def test_a_passed_line_has_the_words_that_were_shown_or_is_not_passed_on() -> None:
    table = to(Stage.INTAKE)
    table.press(A, p.MustNot("no second list"))
    with pytest.raises(Refusal, match="reads differently"):
        table.press(A, p.PassOn(1, "a second list"))
    table.press(A, p.PassOn(1, "no second list"))
    table.press(A, p.MustNot("another"))
    with pytest.raises(Refusal, match="already"):
        table.press(A, p.PassOn(1, "no second list"))
    table.press(A, p.DropLine(1), p.PassOn(2, "another"))
    assert [(line.number, line.words) for line in table.case.shared.lines] == [(1, "no second list"), (2, "another")]
    assert [line.number for line in table.case.a.lines] == [2]


def test_three_restatements_that_miss_settle_a_line_as_it_stands() -> None:
    table = to(Stage.GROUND)
    for number in (1, 2, 3):
        assert table.view(B).owed == (1,)
        table.press(B, p.Restate(1, f"You want fewer changes, try {number}"))
        assert table.view(A).waiting == (1,)
        with pytest.raises(NotNow):
            table.press(A, p.Done())
        table.press(A, p.RejectRestatement(1, number))
    assert table.view(B).owed == ()
    table.both(p.Done())
    table.tick()
    assert table.stage is Stage.DRAFT


def test_only_the_restatement_that_was_shown_is_answered_and_never_a_newer_one() -> None:
    table = to(Stage.GROUND)
    table.press(B, p.Restate(1, "You want fewer changes"))
    table.press(A, p.RejectRestatement(1, 1))
    table.press(B, p.Restate(1, "You want no changes at all"))
    for stale in (p.ConfirmRestatement(1, 1), p.RejectRestatement(1, 3), p.ConfirmRestatement(2, 1)):
        with pytest.raises(Refusal, match="no restatement of this line"):
            table.press(A, stale)
    assert table.view(A).waiting == (1,)
    table.press(A, p.ConfirmRestatement(1, 2))
    assert [one.fits for one in table.case.shared.restated] == [False, True]


def test_the_ground_is_left_only_after_one_line_of_the_other_was_met() -> None:
    table = to(Stage.GROUND)
    with pytest.raises(NotNow):
        table.press(B, p.Done())
    table.press(A, p.Done())
    table.pass_on(B, "Mondays are bad")
    assert table.view(A).turn is Turn.YOURS  # a line was passed on that A has not met: everybody reads that


def test_whoever_can_only_wait_for_the_others_word_is_not_told_that_it_is_their_turn() -> None:
    table = to(Stage.GROUND)
    table.press(B, p.Restate(1, "You want to hear of changes at once"))
    seen = table.view(B)
    assert (seen.turn, "wait for their word" in hint(seen, "Monday")) == (Turn.WAITING, True)
    assert table.view(A).turn is Turn.YOURS
    table.press(A, p.RejectRestatement(1, 1))
    assert table.view(B).turn is Turn.YOURS


def test_whoever_has_answered_a_review_reads_when_all_answers_open() -> None:
    table = to(Stage.AGREED)
    while not table.case.shared.review_open:
        table.tick()
    table.press(A, p.ReviewAnswer(Holding.HOLDING))
    assert hint(table.view(A), "Monday") == "You have answered. All answers open Monday; what was agreed stands."


def test_drafts_lie_side_by_side_and_leave_room_for_the_other_hand() -> None:
    table = to(Stage.DRAFT)
    for ground in ((), ("plan",)):
        table.press(A, p.Propose((1,), ground, TERMS))
    with pytest.raises(NotNow):
        table.press(A, p.Propose((), (), TERMS))
    table.press(B, p.Propose((), ("plan", "goal-1"), TERMS))
    assert len(table.case.shared.current()) == 3
    assert Move.PROPOSE not in table.view(B).moves


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (p.Propose((2,), (), TERMS), "lines that were passed on"),
        (p.Propose((), ("cost",), TERMS), "lines that were passed on"),
        (p.Propose((1,), (), TERMS[:1]), "Each of you"),
        (p.Propose((1,), (), ()), "who does what by when"),
        (p.Propose((1,), (), TERMS * 6), "Ten terms"),
        (p.Propose((1,), (), (replace(TERMS[0], what=" "), TERMS[1])), "write a sentence"),
    ],
)
def test_a_draft_is_made_of_what_lies_on_the_table(draft: p.Propose, told: str) -> None:
    table = to(Stage.DRAFT)
    with pytest.raises(Refusal, match=told):
        table.press(A, draft)


def test_only_what_both_can_live_with_is_told_of_verdicts() -> None:
    table = to(Stage.DRAFT)
    table.press(A, p.Propose((1,), (), TERMS), p.Propose((), ("plan",), TERMS))
    table.press(B, p.Propose((), (), TERMS))
    table.both(p.Done())
    table.tick()
    for draft, one, other in ((1, True, False), (2, True, True), (3, False, False)):
        table.press(A, p.Judge(draft, one, "more time"))
        table.press(B, p.Judge(draft, other))
    table.tick()
    assert table.stage is Stage.JOINT
    assert table.case.shared.opened == (Opened(1, both=False), Opened(2, both=True), Opened(3, both=False))
    final = table.case.shared.final
    assert final
    assert final.draft == 2
