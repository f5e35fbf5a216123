"""A date moves only by both, never by silence. Its day is the performer's: in every zone, over both clock changes."""

from datetime import UTC, date, datetime

import pytest

from bot.features.promises import service
from bot.features.promises.facts import Event
from bot.features.promises.models import State
from bot.features.promises.rules.refusals import DayInThePast, DayPassed, DayTooFar, NothingMoved
from tests.features.promises.pact import ANA, BO, CHI, DUE, ELI, REASON, TERMS, Pact

LATER, WEDNESDAY = date(2026, 12, 9), date(2026, 11, 25)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_both_move_a_date_and_the_old_one_is_remembered(pact: Pact) -> None:
    pact.promised()
    asked = pact.do(service.ask_date, BO, LATER, REASON)
    assert (asked.state, asked.terms.due, asked.asked_due) == (State.RENEGOTIATING, DUE, LATER)
    assert pact.look(ANA).reason == REASON
    agreed = pact.do(service.agree_date, ANA)
    assert (agreed.state, agreed.terms.due, agreed.asked_due, agreed.reason) == (State.PROMISED, LATER, None, "")
    assert [change[1:] for change in pact.look(BO).changes] == [("Bo", DUE, LATER)]
    assert pact.row().due_at == utc("2026-12-09 23:00")


def test_the_customer_keeps_the_date(pact: Pact) -> None:
    pact.promised()
    pact.do(service.ask_date, BO, LATER, REASON)
    kept = pact.do(service.keep_date, ANA)
    assert (kept.state, kept.terms.due, kept.changes) == (State.PROMISED, DUE, ())


def test_silence_keeps_the_date_after_two_working_days(pact: Pact) -> None:
    pact.promised()
    pact.do(service.ask_date, BO, LATER, REASON)
    pact.until(WEDNESDAY, 16, minute=59)
    assert pact.row().state is State.RENEGOTIATING
    pact.desk.now = utc("2026-11-25 16:00")  # no job has run yet: silence has decided all the same
    assert pact.look(ANA).moves == {Event.RELEASE, Event.TRUST}
    assert "stands as it was agreed" in pact.refused(service.agree_date, ANA).sentence
    pact.run()
    row = pact.row()
    assert (row.state, row.due_on, row.asked_on) == (State.PROMISED, DUE, None)


def test_a_day_that_is_over_ends_the_asking(pact: Pact) -> None:
    pact.promised(terms=TERMS._replace(due=WEDNESDAY))
    pact.until(WEDNESDAY, 23, minute=30)
    pact.do(service.ask_date, BO, LATER, REASON)
    pact.until(date(2026, 11, 26), 0)
    assert (pact.row().state, pact.row().due_on) == (State.PROMISED, WEDNESDAY)
    assert pact.look(BO).late


def test_nobody_asks_for_a_new_date_after_the_day(pact: Pact) -> None:
    pact.promised(terms=TERMS._replace(due=WEDNESDAY))
    pact.until(date(2026, 11, 26), 0)
    assert isinstance(pact.refused(service.ask_date, BO, LATER, REASON), DayPassed)
    assert Event.ASK_DATE not in pact.look(BO).moves


def test_while_a_date_is_asked_for_it_can_be_reported_released_or_withdrawn(pact: Pact) -> None:
    for key, (verb, user) in enumerate(
        ((service.report, BO), (service.release, ANA), (service.withdraw, BO)),
        start=1,
    ):
        pact.promised()
        pact.do(service.ask_date, BO, LATER, REASON, key=key)
        shown = pact.do(verb, user, key=key)
        assert shown.state in {State.REPORTED, State.RELEASED, State.WITHDRAWN}
        assert (shown.terms.due, shown.asked_due, shown.reason) == (DUE, None, "")


def test_days_that_make_no_sense_are_refused_at_their_field(pact: Pact) -> None:
    pact.promised()
    refused = [pact.refused(service.ask_date, BO, day, REASON) for day in (date(2026, 11, 22), date(2028, 1, 1), DUE)]
    assert [type(one) for one in refused] == [DayInThePast, DayTooFar, NothingMoved]
    assert {one.field for one in refused} == {"due"}


def test_an_ask_whose_day_is_over_cannot_be_accepted_but_countered(pact: Pact) -> None:
    pact.begin(terms=TERMS._replace(due=WEDNESDAY))
    pact.until(date(2026, 11, 26), 0)
    assert isinstance(pact.refused(service.accept, BO), DayInThePast)
    assert pact.look(BO).moves == {Event.COUNTER, Event.DECLINE}
    pact.do(service.counter, BO, TERMS)
    assert pact.do(service.accept, ANA).state is State.PROMISED


def test_a_wished_day_that_is_over_cannot_be_agreed_to_any_more(pact: Pact) -> None:
    pact.promised()
    pact.do(service.ask_date, BO, WEDNESDAY.replace(day=23), REASON)
    pact.until(WEDNESDAY.replace(day=24), 0)
    assert pact.look(ANA).moves == {Event.KEEP_DATE, Event.RELEASE, Event.TRUST}
    assert "The old day stays" in pact.refused(service.agree_date, ANA).sentence


def test_the_same_terms_are_no_counter(pact: Pact) -> None:
    pact.begin()
    assert isinstance(pact.refused(service.counter, BO, TERMS._replace(what=f" {TERMS.what} ")), NothingMoved)


@pytest.mark.parametrize(
    ("performer", "day", "over", "overdue"),
    [
        (BO, date(2026, 12, 4), "2026-12-04 23:00", "2026-12-18 08:00"),
        (CHI, date(2026, 12, 4), "2026-12-04 15:00", "2026-12-18 00:00"),  # Tokyo
        (ELI, date(2026, 12, 4), "2026-12-05 08:00", "2026-12-18 17:00"),  # Los Angeles
        (BO, date(2026, 12, 5), "2026-12-05 23:00", "2026-12-18 08:00"),  # a Saturday
    ],
)
def test_a_day_is_the_performers(pact: Pact, performer: str, day: date, over: str, overdue: str) -> None:
    pact.promised(performer, terms=TERMS._replace(due=day))
    assert (pact.row().due_at, pact.row().overdue_at) == (utc(over), utc(overdue))


@pytest.mark.parametrize(
    ("now", "performer", "day", "instants"),
    [
        ("2027-03-22 10:00", BO, date(2027, 3, 28), ["2027-03-28 22:00", "2027-03-25 08:00"]),  # 23 hours long
        ("2027-03-22 10:00", BO, date(2027, 3, 30), ["2027-03-30 22:00", "2027-03-26 08:00"]),  # reminded before it
        ("2027-10-25 10:00", BO, date(2027, 10, 31), ["2027-10-31 23:00", "2027-10-28 07:00"]),  # 25 hours long
        ("2027-10-25 10:00", BO, date(2027, 11, 2), ["2027-11-02 23:00", "2027-10-29 07:00"]),
        ("2027-03-08 10:00", ELI, date(2027, 3, 14), ["2027-03-15 07:00", "2027-03-11 17:00"]),
        ("2027-11-01 10:00", ELI, date(2027, 11, 7), ["2027-11-08 08:00", "2027-11-04 16:00"]),
    ],
)
def test_days_over_a_change_of_the_clock(pact: Pact, now: str, performer: str, day: date, instants: list[str]) -> None:
    pact.desk.now = utc(now)
    pact.promised(performer, terms=TERMS._replace(due=day))
    assert [pact.row().due_at, pact.row().remind_at] == [utc(text) for text in instants]
