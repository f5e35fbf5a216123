"""What may happen to a promise, from the asking to its end, as its two sides see it."""

from datetime import date, timedelta

import pytest

from bot.features.promises import service
from bot.features.promises.facts import Act, Event, Side
from bot.features.promises.models import State, Withdrawal
from bot.features.promises.rules.refusals import DayPassed, Overtaken, TooEarly, TooManyCounters
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, CHI, DEV, DONE, DUE, MISSING, REASON, TERMS, WHAT, Pact

LATER = date(2026, 12, 9)


def test_what_is_asked_is_accepted_reported_and_confirmed(pact: Pact) -> None:
    pact.begin(by=ANA)
    asked = pact.look(BO)
    assert (asked.state, asked.you, asked.your_turn, asked.terms) == (State.ASKED, Side.PERFORMER, True, TERMS)
    assert asked.moves == {Event.ACCEPT, Event.COUNTER, Event.DECLINE}
    assert pact.look(ANA).moves == {Event.TAKE_BACK, Event.TRUST}
    assert pact.do(service.accept, BO).moves == {Event.ASK_DATE, Event.REPORT, Event.WITHDRAW}
    assert pact.do(service.report, BO).your_turn is False
    assert pact.look(ANA).moves == {Event.CONFIRM, Event.NOT_YET, Event.TRUST}
    assert pact.do(service.confirm, ANA).state is State.KEPT
    assert pact.look(BO).moves == frozenset()


def test_what_is_offered_waits_for_the_customer(pact: Pact) -> None:
    pact.begin(by=BO)
    assert (pact.waiting(ANA), pact.waiting(BO)) == ([1], [])
    assert pact.do(service.accept, ANA).state is State.PROMISED
    assert pact.waiting(ANA) == []


def test_a_counter_replaces_the_terms_and_turns_the_tables(pact: Pact) -> None:
    pact.begin(by=ANA)
    pact.do(service.counter, BO, TERMS._replace(due=LATER))
    shown = pact.look(ANA)
    assert (shown.state, shown.your_turn, shown.terms.due, shown.counters_left) == (State.COUNTERED, True, LATER, 3)
    assert [change[1:] for change in shown.changes] == [("Bo", DUE, LATER)]
    pact.do(service.accept, ANA)
    assert pact.look(BO).terms == TERMS._replace(due=LATER)


def test_four_counters_are_enough(pact: Pact) -> None:
    pact.begin(by=ANA)
    for number, user in enumerate((BO, ANA, BO, ANA)):
        pact.do(service.counter, user, TERMS._replace(what=f"{WHAT}, {number}"))
    assert isinstance(pact.refused(service.counter, BO, TERMS), TooManyCounters)
    assert Event.COUNTER not in pact.look(BO).moves
    assert pact.do(service.accept, BO).terms.what == f"{WHAT}, 3"


def test_what_is_declined_taken_back_or_lapsed_reads_alike(pact: Pact) -> None:
    for _ in range(3):
        pact.begin(by=ANA)
    pact.do(service.decline, BO, key=1)
    pact.do(service.take_back, ANA, key=2)
    pact.wait(days=12)
    for user in (ANA, BO):
        seen = [pact.look(user, key) for key in (1, 2, 3)]
        assert {(one.state, one.moves, one.your_turn) for one in seen} == {(State.LAPSED, frozenset(), False)}
        said = {pact.refused(service.accept, user, key=key).sentence for key in (1, 2, 3)}
        assert said == {"This did not come about. You can begin it anew."}
        assert pact.waiting(user) == []


def test_nobody_answers_for_seven_working_days(pact: Pact) -> None:
    pact.begin(by=ANA)
    pact.until(date(2026, 12, 2), 16, minute=59)
    assert pact.row().state is State.ASKED
    pact.until(date(2026, 12, 2), 17)
    assert pact.row().state is State.LAPSED


@pytest.mark.parametrize("stale", [service.accept, service.decline, service.report, service.withdraw])
def test_who_is_too_late_is_told_what_happened(pact: Pact, stale: object) -> None:
    assert callable(stale)
    pact.promised()
    pact.do(service.release, ANA)
    assert pact.refused(stale, BO).sentence == "Ana has released this promise meanwhile."
    assert pact.refused(service.release, ANA).sentence == "You have released this promise already."


def test_a_stranger_learns_nothing(pact: Pact) -> None:
    pact.promised()
    nothing = pact.refused(service.accept, CHI).sentence
    for verb in (service.accept, service.release, service.report, service.look):
        for key in (1, 99):
            refusal = pact.refused(verb, CHI, key=key)
            assert isinstance(refusal, Overtaken)
            assert refusal.sentence == nothing


def test_a_button_under_other_terms_is_stale(pact: Pact) -> None:
    pact.begin(by=ANA)
    first = pact.look(BO).version
    pact.do(service.counter, BO, TERMS._replace(due=LATER), seen=first)
    pact.do(service.counter, ANA, TERMS._replace(what="Everything"))
    assert "changed meanwhile" in pact.refused(service.accept, BO, seen=first).sentence
    assert pact.do(service.accept, BO, seen=pact.look(BO).version).state is State.PROMISED


def test_trust_makes_no_button_stale(pact: Pact) -> None:
    pact.promised()
    seen = pact.look(BO).version
    pact.do(service.trust, ANA, hands_off=True)
    assert pact.do(service.report, BO, seen=seen).state is State.REPORTED


def test_what_is_missing_is_said_and_it_stands_again(pact: Pact) -> None:
    pact.promised()
    pact.do(service.report, BO)
    assert pact.do(service.not_yet, ANA, MISSING).state is State.PROMISED
    assert (pact.look(BO).missing, pact.waiting(BO)) == (MISSING, [1])
    pact.do(service.report, BO)
    assert (pact.look(ANA).missing, pact.do(service.confirm, ANA).state) == ("", State.KEPT)


@pytest.mark.parametrize(("minutes", "expected"), [(-1, State.KEPT), (0, State.KEPT_LATE)])
def test_late_is_what_is_reported_after_the_performer_s_day(pact: Pact, minutes: int, expected: State) -> None:
    pact.promised()
    pact.desk.now = pact.row().due_at + timedelta(minutes=minutes)
    pact.do(service.report, BO)
    assert pact.look(ANA).late is (expected is State.KEPT_LATE)
    pact.wait(days=1)
    assert pact.do(service.confirm, ANA).state is expected


def test_silence_confirms_and_counts_half(pact: Pact) -> None:
    pact.promised()
    pact.do(service.report, BO)
    pact.until(date(2026, 11, 30), 17)
    shown = pact.look(BO)
    assert (shown.state, shown.half) == (State.KEPT, True)
    assert "five working days" in pact.refused(service.not_yet, ANA, MISSING).sentence


def test_only_after_ten_working_days_can_the_customer_say_it_was_not_kept(pact: Pact) -> None:
    pact.promised()
    pact.until(date(2026, 12, 18), 8, minute=59)
    assert isinstance(pact.refused(service.not_kept, ANA), TooEarly)
    assert pact.waiting(ANA) == []
    pact.until(date(2026, 12, 18), 9)
    assert pact.waiting(ANA) == [1]
    assert pact.look(BO).moves == {Event.REPORT, Event.WITHDRAW, Event.SNOOZE}
    assert isinstance(pact.refused(service.ask_date, BO, date(2027, 1, 8), REASON), DayPassed)
    assert pact.do(service.not_kept, ANA).state is State.NOT_KEPT


def test_after_ten_working_days_it_can_still_be_reported(pact: Pact) -> None:
    pact.promised()
    pact.until(date(2026, 12, 21), 9)
    pact.do(service.report, BO)
    assert pact.waiting(ANA) == [1]
    assert pact.do(service.confirm, ANA).state is State.KEPT_LATE


def test_a_withdrawal_is_free_in_time_and_once_in_thirty_days(pact: Pact) -> None:
    far = TERMS._replace(due=date(2027, 2, 26))
    for _ in range(3):
        pact.promised(terms=far)
    assert pact.look(BO).free_to_withdraw
    pact.do(service.withdraw, BO, key=1)
    assert not pact.look(BO, 2).free_to_withdraw
    pact.do(service.withdraw, BO, key=2)
    pact.wait(days=30, seconds=1)
    pact.do(service.withdraw, BO, key=3)
    counted = [pact.row(key).withdrawal for key in (1, 2, 3)]
    assert counted == [Withdrawal.IN_TIME, Withdrawal.COUNTED, Withdrawal.IN_TIME]


@pytest.mark.parametrize(("minutes", "expected"), [(-1, Withdrawal.IN_TIME), (0, Withdrawal.COUNTED)])
def test_the_last_day_is_too_late_to_withdraw_for_nothing(pact: Pact, minutes: int, expected: Withdrawal) -> None:
    pact.promised()
    pact.desk.now = pact.row().due_at + timedelta(hours=-24, minutes=minutes)
    pact.do(service.withdraw, BO)
    assert pact.row().withdrawal is expected


def test_other_features_learn_who_kept_what_was_born_from_theirs(pact: Pact) -> None:
    pact.promised(source="issue:12")
    pact.promised(performer=CHI, source="issue:12")
    pact.do(service.report, BO, key=1)
    pact.do(service.confirm, ANA, key=1)
    pact.promised(performer=DEV, source="issue:12")
    pact.do(service.report, DEV, key=3)
    pact.wait(days=10)
    assert (pact.row(3).half, pact.row(3).state) == (True, State.KEPT)
    work = pact.desk.work
    before, after = work.now - timedelta(days=11), work.now + timedelta(seconds=1)
    assert service.kept_for(work, 1, "issue:12", before) == (BO,)
    assert service.kept_for(work, 1, "issue:12", after) == ()
    assert service.has_open(work, 1, "issue:12")
    assert not service.has_open(work, 1, "issue:13")
    pact.do(service.release, ANA, key=2)
    assert not service.has_open(pact.desk.work, 1, "issue:12")


def test_what_was_agreed_before_a_charter_counts_for_no_win_however_late_it_is_kept(pact: Pact) -> None:
    pact.promised(source="issue:12")
    pact.wait(days=2)
    chartered = pact.desk.now
    pact.wait(days=1)
    pact.do(service.report, BO)
    pact.do(service.confirm, ANA)
    assert service.kept_for(pact.desk.work, 1, "issue:12", chartered) == ()


def test_a_book_holds_ones_own_and_nobody_elses(pact: Pact) -> None:
    pact.promised(BO, ANA)
    pact.promised(ANA, CHI)
    pact.begin(CHI, CHI, BO)
    pact.do(service.release, CHI, key=2)
    books = {user: service.book(pact.desk.work, WORKSPACE, user) for user in (ANA, BO, CHI)}
    keys = {user: [[one.id for one in part] for part in book_of] for user, book_of in _parts(books).items()}
    assert keys == {ANA: [[], [1], [2]], BO: [[1], [3], []], CHI: [[3], [], [2]]}
    assert books[BO].mine[0].terms.done_means == DONE


def _parts(books: dict[str, service.Book]) -> dict[str, tuple[tuple[service.Promise, ...], ...]]:
    return {user: (book.mine, book.to_me, book.closed) for user, book in books.items()}


def test_looking_needs_no_seat_any_more(pact: Pact) -> None:
    pact.promised()
    pact.leave(BO)
    assert service.look(pact.desk.work, Act(WORKSPACE, BO, 1)).moves == frozenset()
