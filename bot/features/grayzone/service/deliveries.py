"""The work of a charter: started, delivered with the number measured again, confirmed by both sides, reviewed later."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from bot.db.inserts import insert_or_leave
from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Answer, Question, State
from bot.features.grayzone.rules.decisions import Side, answers_for, outcome, speakers
from bot.features.grayzone.rules.refusals import MovedOn, NotYours, TooEarly
from bot.features.grayzone.rules.states import Event
from bot.features.grayzone.service import deadlines, wins
from bot.features.grayzone.service.cards import card, find, move, present
from bot.features.grayzone.service.facts import CardFacts
from bot.features.grayzone.text import refusals as say
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work

NOBODY: Mapping[int, str] = MappingProxyType({})


def start(work: Work, seat: Seat, number: int) -> CardFacts:
    """Tell the group that the work has begun."""
    issue = find(work, seat, number, Event.START)
    _check_driver(issue, seat)
    if issue.started_at:
        raise MovedOn(number, issue.state)
    return card(work, seat.group, move(work, issue, Event.START, State.CHARTERED, started_at=work.now))


def charter(work: Work, seat: Seat, number: int) -> CardFacts:
    """Return the issue whose result the person is to deliver. Raises `NotYours` for anybody but its driver."""
    issue = find(work, seat, number, Event.DELIVER)
    _check_driver(issue, seat)
    return card(work, seat.group, issue)


def deliver(work: Work, seat: Seat, number: int, measured: Decimal) -> CardFacts:
    """Deliver the number, measured again in the unit of the baseline: both sides are asked to confirm it."""
    issue = find(work, seat, number, Event.DELIVER)
    _check_driver(issue, seat)
    queries.forget(work, Answer, issue.id)
    return card(work, seat.group, move(work, issue, Event.DELIVER, State.DELIVERED, measured=measured, due_at=None))


def confirm(work: Work, seat: Seat, number: int) -> tuple[CardFacts, int]:
    """Confirm the number for one's side, and return that function too. With both sides it is WON or LEARNED.

    A win begins spotlights about those who made it happen.
    """
    issue = find(work, seat, number, Event.CONFIRM)
    side, both = _answer(work, seat, issue, Question.NUMBER)
    state, due = State.DELIVERED, None
    if both and issue.baseline is not None and issue.target is not None and issue.measured is not None:
        state = outcome(issue.baseline, issue.target, issue.measured)
        due = deadlines.review(work.now, seat.group) if state == State.WON else None
    won_at = work.now if state == State.WON else issue.won_at
    confirmed = move(work, issue, Event.CONFIRM, state, due_at=due, won_at=won_at)
    if state == State.WON:
        wins.won(work, seat.group, confirmed)
    return card(work, seat.group, confirmed), side


def asked(work: Work, seat: Seat, number: int, event: Event) -> CardFacts:
    """Return the issue about which the person's side is asked. Raises `NotYours` for anybody without a say."""
    issue = find(work, seat, number, event)
    side_of(work, seat, issue)
    return card(work, seat.group, issue)


def doubt(work: Work, seat: Seat, number: int) -> CardFacts:
    """Say that the number is off: the issue is chartered again, and what was confirmed is open again."""
    issue = find(work, seat, number, Event.DOUBT)
    side_of(work, seat, issue)
    queries.forget(work, Answer, issue.id)
    until = issue.chartered_until
    due = until if until and until > work.now else deadlines.work_done(work.now, 1, seat.group)
    return card(work, seat.group, move(work, issue, Event.DOUBT, State.CHARTERED, due_at=due, measured=None))


def hold(work: Work, seat: Seat, number: int) -> tuple[CardFacts, int]:
    """Say for one's side that a win held, and return that function too. With both sides it is HELD."""
    issue = _in_review(work, seat, number, Event.HOLD)
    side, both = _answer(work, seat, issue, Question.REVIEW)
    state = State.HELD if both else State.WON
    return card(work, seat.group, move(work, issue, Event.HOLD, state)), side


def slip(work: Work, seat: Seat, number: int) -> CardFacts:
    """Say for one's side that a win slipped. One side is enough: what one side lost is lost."""
    issue = _in_review(work, seat, number, Event.SLIP)
    side_of(work, seat, issue)
    wins.slipped(work, seat.group, issue)
    return card(work, seat.group, move(work, issue, Event.SLIP, State.SLIPPED))


def side_of(work: Work, seat: Seat, issue: IssueFacts, said: Mapping[int, str] = NOBODY) -> int:
    """Return the function for which the person answers about an issue. Raises `NotYours` with the reason."""
    found = answering(seat, issue, present(work, seat.group), said)
    if found is None:
        own = seat.function.id in {issue.giver_id, issue.receiver_id}
        raise NotYours(say.NOT_OWN_NUMBER if own and seat.user == issue.driver else say.ONLY_BORDER)
    return found


def answering(seat: Seat, issue: IssueFacts, peers_now: dict[str, int], said: Mapping[int, str]) -> int | None:
    """Return the function for which the person may answer about an issue, or None; `said` by side who did already."""
    return answers_for(seat.user, _speakers(issue, peers_now), said)


def _speakers(issue: IssueFacts, now: dict[str, int]) -> dict[int, frozenset[str]]:
    def side(end: int) -> Side:
        return Side(end, frozenset(user for user, function in now.items() if function == end))

    return speakers((side(issue.giver_id), side(issue.receiver_id)), issue.driver, now)


def _answer(work: Work, seat: Seat, issue: IssueFacts, question: Question) -> tuple[int, bool]:
    said = {answer.function_id: answer.user for answer in queries.answers(work, (issue.id,), question)[issue.id]}
    side = side_of(work, seat, issue, said)
    others = _speakers(issue, present(work, seat.group))[side] - {seat.user}
    if others and any(user == seat.user and end != side for end, user in said.items()):
        raise NotYours(say.ONE_SIDE_EACH)
    row = {
        "workspace": seat.workspace,
        "issue_id": issue.id,
        "question": question,
        "function_id": side,
        "user": seat.user,
        "answered_at": work.now,
    }
    if not insert_or_leave(work.connection, Answer, row):
        raise TooEarly(say.ANSWERED_ALREADY)
    return side, {side, *said} >= {issue.giver_id, issue.receiver_id}


def answerers(work: Work, group: GroupFacts, issue: IssueFacts) -> tuple[str, ...]:
    """Return who is asked about an issue: the people who may answer for either side."""
    now = present(work, group)
    asked_people = frozenset[str]().union(*_speakers(issue, now).values())
    return tuple(user for user in now if user in asked_people)


def _in_review(work: Work, seat: Seat, number: int, event: Event) -> IssueFacts:
    issue = find(work, seat, number, event)
    if issue.due_at is not None:
        raise TooEarly(say.NO_REVIEW)
    return issue


def _check_driver(issue: IssueFacts, seat: Seat) -> None:
    if issue.driver != seat.user:
        raise NotYours(say.ONLY_DRIVER)
