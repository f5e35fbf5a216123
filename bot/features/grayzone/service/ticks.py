"""What a tick of a group does: everything that was due since the last one, once, in a fixed order."""

from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import State
from bot.features.grayzone.rules.states import Event
from bot.features.grayzone.service import deadlines
from bot.features.grayzone.service.cards import card, move
from bot.features.grayzone.service.coalitions import open_due
from bot.features.grayzone.service.facts import Opened
from bot.features.grayzone.service.quiet import fade, surface
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.work import Work

LAPSING = {
    State.PROPOSED: (Event.IDLE, State.PARKED),
    State.CLAIMED: (Event.UNDISPUTED, State.OWNED),
    State.CASE: (Event.IDLE, State.PROPOSED),
    State.CHARTERED: (Event.OVERDUE, State.CHARTERED),
    State.WON: (Event.REVIEW, State.WON),
}


def take_ticks(work: Work, limit: int) -> tuple[tuple[Opened, ...], bool]:
    """Do what is due in up to `limit` groups; return what happened, and whether more groups may be waiting.

    Each tick is taken by one replica only. A process that was down does at its next run what it missed, once.
    """
    due = peers.groups_with_tick_due(work, limit)
    happened: list[Opened] = []
    for group in due:
        if peers.tick_passed(work, group):
            happened.extend(_tick(work, group))
    return tuple(happened), len(due) == limit


def _tick(work: Work, group: GroupFacts) -> tuple[Opened, ...]:
    changed = [(issue, was) for issue, was in _lapse(work, group)]
    changed += [(issue, State.COALITION) for issue in open_due(work, group)]
    if peers.week_tick_passed(work, group):
        changed += [(issue, State.QUIET) for issue in surface(work, group)]
    fade(work, group)
    return tuple(Opened(card(work, group, issue), was) for issue, was in changed)


def _lapse(work: Work, group: GroupFacts) -> tuple[tuple[IssueFacts, State], ...]:
    due = queries.issues(work, group.id, tuple(LAPSING), due_by=work.now, locked=True)
    return tuple((_lapsed(work, group, issue), state) for issue, state in [(issue, issue.state) for issue in due])


def _lapsed(work: Work, group: GroupFacts, issue: IssueFacts) -> IssueFacts:
    event, state = LAPSING[issue.state]
    if state == State.PROPOSED:
        return move(work, issue, event, state, due_at=deadlines.idle(work.now, group), driver=None)
    if event == Event.OVERDUE:
        return move(work, issue, event, state, due_at=deadlines.work_done(work.now, 1, group))
    return move(work, issue, event, state, due_at=None)
