"""The case: one driver writes down the problem, a number to move, and the smallest fix."""

from dataclasses import dataclass
from decimal import Decimal

from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Pledge, State
from bot.features.grayzone.rules.decisions import may_be_drafted
from bot.features.grayzone.rules.refusals import BadField, NotYours, TooEarly
from bot.features.grayzone.rules.states import Event
from bot.features.grayzone.service import deadlines
from bot.features.grayzone.service.cards import card, find, move, present
from bot.features.grayzone.service.facts import CardFacts, delay_cost
from bot.features.grayzone.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.work import Work


@dataclass(frozen=True, slots=True)
class Case:
    """What a driver proposes to do: move a number from `baseline` to `target`, either way, within `weeks`."""

    problem: str
    baseline: Decimal
    unit: str
    target: Decimal
    smallest_fix: str
    weeks: int
    joins: tuple[int, ...] = ()


def take(work: Work, seat: Seat, number: int) -> tuple[CardFacts, bool]:
    """Become the driver of an issue that two functions see; tell also whether anything changed.

    Pressed again by the driver it changes nothing, so that a double click opens the same form.
    """
    issue = queries.issue(work, seat.workspace, seat.group.id, number, locked=True)
    if issue and issue.state == State.CASE and issue.driver == seat.user:
        return card(work, seat.group, issue), False
    issue = find(work, seat, number, Event.DRAFT)
    seen = queries.sightings(work, (issue.id,))[issue.id]
    if not may_be_drafted(delay_cost(issue, seen).functions):
        raise TooEarly(say.TWO_FUNCTIONS)
    due = deadlines.case(work.now, seat.group)
    taken = move(work, issue, Event.DRAFT, State.CASE, due_at=due, driver=seat.user)
    return card(work, seat.group, taken), True


def own_case(work: Work, seat: Seat, number: int) -> CardFacts:
    """Return the issue whose case the person is to write. Raises `NotYours` for anybody but its driver."""
    issue = find(work, seat, number, Event.SUBMIT)
    _check_driver(issue, seat)
    return card(work, seat.group, issue)


def submit(work: Work, seat: Seat, number: int, case: Case) -> CardFacts:
    """Put the case before the group: from now on pledges are gathered. The border functions always have to join."""
    issue = find(work, seat, number, Event.SUBMIT)
    _check_driver(issue, seat)
    if case.target == case.baseline:
        raise BadField("target", say.TARGET_SAME)
    known = {function.id for function in peers.functions(work, seat.group.id)}
    joins = dict.fromkeys((issue.giver_id, issue.receiver_id, *(join for join in case.joins if join in known)))
    queries.forget(work, Pledge, issue.id)
    submitted = move(
        work,
        issue,
        Event.SUBMIT,
        State.COALITION,
        due_at=deadlines.coalition(work.now, seat.group),
        problem=case.problem,
        baseline=case.baseline,
        unit=case.unit,
        target=case.target,
        smallest_fix=case.smallest_fix,
        weeks=case.weeks,
        joins=list(joins),
    )
    return card(work, seat.group, submitted)


def hand_back(work: Work, seat: Seat, number: int) -> CardFacts:
    """Give the case back without a reason: the issue is a proposal again."""
    issue = find(work, seat, number, Event.HAND_BACK)
    _check_driver(issue, seat)
    due = deadlines.idle(work.now, seat.group)
    return card(work, seat.group, move(work, issue, Event.HAND_BACK, State.PROPOSED, due_at=due, driver=None))


def take_over(work: Work, seat: Seat, number: int) -> CardFacts:
    """Drive an issue whose driver has left the group."""
    issue = find(work, seat, number, Event.TAKE_OVER)
    if issue.driver in present(work, seat.group):
        raise NotYours(say.DRIVER_IS_HERE)
    due = deadlines.case(work.now, seat.group) if issue.state == State.CASE else issue.due_at
    return card(work, seat.group, move(work, issue, Event.TAKE_OVER, issue.state, driver=seat.user, due_at=due))


def _check_driver(issue: IssueFacts, seat: Seat) -> None:
    if issue.driver != seat.user:
        raise NotYours(say.ONLY_DRIVER)
