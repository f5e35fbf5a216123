"""One side says that it owns the issue; the other side may dispute that for two working days."""

from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import State
from bot.features.grayzone.rules.decisions import other_sides
from bot.features.grayzone.rules.refusals import NotYours
from bot.features.grayzone.rules.states import Event
from bot.features.grayzone.service import deadlines
from bot.features.grayzone.service.cards import card, find, move, present
from bot.features.grayzone.service.facts import CardFacts
from bot.features.grayzone.text import refusals as say
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work


def claim(work: Work, seat: Seat, number: int) -> CardFacts:
    """Say that one's function owns the issue; it does unless the other side disputes it."""
    issue = find(work, seat, number, Event.CLAIM)
    if seat.function.id not in {issue.giver_id, issue.receiver_id, *issue.others}:
        raise NotYours(say.ONLY_TOUCHED)
    due = deadlines.dispute(work.now, seat.group)
    changes = {"due_at": due, "claimed_by": seat.user, "claimed_function": seat.function.id}
    return card(work, seat.group, move(work, issue, Event.CLAIM, State.CLAIMED, **changes))


def dispute(work: Work, seat: Seat, number: int) -> CardFacts:
    """Dispute a claim from the other side of the handoff: the issue is a proposal again."""
    issue = find(work, seat, number, Event.DISPUTE)
    if seat.function.id not in other_sides(issue.claimed_function or 0, issue.giver_id, issue.receiver_id):
        raise NotYours(say.ONLY_OTHER_SIDE)
    due = deadlines.idle(work.now, seat.group)
    changes = {"due_at": due, "claimed_by": None, "claimed_function": None}
    return card(work, seat.group, move(work, issue, Event.DISPUTE, State.PROPOSED, **changes))


def disputers(work: Work, group: GroupFacts, issue: IssueFacts) -> tuple[str, ...]:
    """Return who may dispute the claim on an issue: the peers of the other side."""
    sides = other_sides(issue.claimed_function or 0, issue.giver_id, issue.receiver_id)
    return tuple(user for user, function in present(work, group).items() if function in sides)
