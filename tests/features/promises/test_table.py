"""docs/states.md shows the state table of promises as it is, and the table says what was promised of promises."""

from bot.features.promises.facts import Event
from bot.features.promises.models import State
from bot.features.promises.rules.states import ENDS, OPEN, STANDING, TABLE, UNANSWERED, Role
from tests.states import DOCUMENT, drawn, shown


def test_the_document_shows_every_line_of_the_table_and_no_other() -> None:
    assert shown(DOCUMENT.read_text(encoding="utf-8"), "a promise") == drawn("a promise")


def test_every_state_is_open_or_an_end_and_nothing_leads_out_of_an_end() -> None:
    assert {*OPEN, *ENDS} == set(State)
    assert not {*OPEN} & ENDS
    assert not {step.state for step in TABLE} & ENDS


def test_silence_never_ends_a_promise_that_stands() -> None:
    by_clock = {(step.state, state) for step in TABLE if step.role is Role.CLOCK for state in step.after}
    assert by_clock == {
        *((state, State.LAPSED) for state in UNANSWERED),
        (State.RENEGOTIATING, State.PROMISED),
        (State.REPORTED, State.KEPT),
        (State.REPORTED, State.KEPT_LATE),
    }


def test_only_the_customer_says_that_it_was_kept_not_kept_or_let_go() -> None:
    said = {State.NOT_KEPT: Event.NOT_KEPT, State.RELEASED: Event.RELEASE}
    for state, event in said.items():
        assert {(step.event, step.role) for step in TABLE if state in step.after} == {(event, Role.CUSTOMER)}


def test_in_every_state_that_stands_both_have_a_way_out() -> None:
    for state in STANDING:
        ways = {step.role for step in TABLE if step.state is state and ENDS & set(step.after)}
        assert {Role.PERFORMER, Role.CUSTOMER} <= ways
