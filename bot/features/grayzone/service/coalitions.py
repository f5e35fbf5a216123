"""Sealed pledges, and the tick at which they open together or lapse without a trace.

A pledge changes nothing that anybody else can see: no number, no deadline, no card. What the tick decides depends on
the pledges only by whether the threshold is met.
"""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import bindparam, delete, select

from bot.db.private import place_of
from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Pledge, State
from bot.features.grayzone.rules.cost import Place
from bot.features.grayzone.rules.decisions import RUNNING_LIMIT, is_coalition
from bot.features.grayzone.rules.refusals import TooEarly
from bot.features.grayzone.rules.states import RUNNING_STATES, Event
from bot.features.grayzone.service import deadlines
from bot.features.grayzone.service.cards import find, look, move, pledge_facts, present
from bot.features.grayzone.service.facts import CardFacts, PledgeFacts, delay_cost
from bot.features.grayzone.text import refusals as say
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work

_OWN_PLEDGE = select(Pledge).where(Pledge.issue_id == bindparam("issue"), Pledge.user == bindparam("user"))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a peer pledges: hours per week, and what would have to be true (shown when chartered only if `show`)."""

    hours: Decimal
    condition: str
    show: bool


def pledge(work: Work, seat: Seat, number: int, offer: Offer) -> None:
    """Pledge under seal, or change one's pledge. Drivers pledge like everyone else."""
    issue = find(work, seat, number, Event.PLEDGE)
    row = {"workspace": seat.workspace, "issue_id": issue.id, "user": seat.user}
    values = {
        "hours": float(offer.hours),
        "condition": work.vault.seal(offer.condition, place=place_of(Pledge.condition, row)),
        "show": offer.show,
        "pledged_at": work.now,
    }
    work.session.execute(queries.upsert(work, Pledge, {**row, **values}, ("issue_id", "user"), **values))


def unpledge(work: Work, seat: Seat, number: int) -> None:
    """Take one's pledge back while it is sealed."""
    issue = find(work, seat, number, Event.UNPLEDGE)
    own = delete(Pledge).where(Pledge.issue_id == issue.id, Pledge.user == seat.user)
    if not queries.changed(work, own):
        raise TooEarly(say.NOT_A_PLEDGE)


def own_pledge(work: Work, seat: Seat, number: int) -> tuple[CardFacts, PledgeFacts | None]:
    """Return the issue and one's own pledge on it, for one's own eyes. Raises like `pledge`."""
    issue = find(work, seat, number, Event.PLEDGE)
    own = work.session.scalar(_OWN_PLEDGE, {"issue": issue.id, "user": seat.user})
    return look(work, seat, number), pledge_facts(work, own) if own else None


def open_due(work: Work, group: GroupFacts) -> tuple[IssueFacts, ...]:
    """Open, hold back or lapse the group's coalitions at a tick; return the issues whose card changes.

    Ready ones are chartered in the order of the list until two issues run. While two run, every coalition's deadline
    moves by one working day, whatever was pledged on it.
    """
    peers_now = present(work, group)
    room = RUNNING_LIMIT - queries.count(work, group.id, RUNNING_STATES)
    changed: list[IssueFacts] = []
    waiting: list[IssueFacts] = []
    for issue in _in_order(work, group):
        if room > 0 and _is_ready(work, issue, peers_now):
            room -= 1
            changed.append(_charter(work, issue, group, peers_now))
        else:
            waiting.append(issue)
    left = (_leave_waiting(work, issue, group, has_room=room > 0) for issue in waiting)
    return (*changed, *(issue for issue in left if issue))


def _in_order(work: Work, group: GroupFacts) -> tuple[IssueFacts, ...]:
    issues = queries.issues(work, group.id, (State.COALITION,), locked=True)  # nobody takes a pledge back meanwhile
    seen = queries.sightings(work, (issue.id for issue in issues))

    def place(issue: IssueFacts) -> Place:
        return Place(issue.number, delay_cost(issue, seen[issue.id]), issue.weeks, issue.created_at)

    return tuple(sorted(issues, key=lambda issue: place(issue).key))


def _is_ready(work: Work, issue: IssueFacts, peers_now: dict[str, int]) -> bool:
    pledged = {peers_now[pledge.user] for pledge in queries.pledges(work, issue.id) if pledge.user in peers_now}
    return is_coalition(pledged, issue.giver_id, issue.receiver_id, peers_now.values())


def _charter(work: Work, issue: IssueFacts, group: GroupFacts, peers_now: dict[str, int]) -> IssueFacts:
    gone = delete(Pledge).where(Pledge.issue_id == issue.id, Pledge.user.not_in(peers_now))
    work.session.execute(gone.execution_options(synchronize_session=False))
    due = deadlines.work_done(work.now, issue.weeks or 1, group)
    fresh = {"chartered_until": due, "started_at": None, "measured": None}
    return move(work, issue, Event.OPEN, State.CHARTERED, due_at=due, **fresh)


def _leave_waiting(work: Work, issue: IssueFacts, group: GroupFacts, *, has_room: bool) -> IssueFacts | None:
    """Hold an issue back, let it lapse or leave it as it is; return it when its card changes."""
    if not has_room:
        due = deadlines.one_more_day(issue.due_at or work.now, work.now, group)
        return move(work, issue, Event.MAKE_WAY, State.COALITION, due_at=due, held_back=True)
    if issue.due_at is None or issue.due_at <= work.now:
        queries.forget(work, Pledge, issue.id)
        return move(work, issue, Event.LAPSE, State.PARKED, due_at=None, driver=None)
    if issue.held_back:
        return move(work, issue, Event.MAKE_WAY, State.COALITION, held_back=False)
    return None
