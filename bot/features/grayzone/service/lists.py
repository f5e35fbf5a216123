"""The questions that lists and Home ask: what waits for me, what is mine, what the group has open."""

from collections.abc import Iterable

from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import State
from bot.features.grayzone.rules.cost import Place
from bot.features.grayzone.rules.states import OPEN_STATES
from bot.features.grayzone.service.facts import IssueLine, delay_cost, subject, title
from bot.features.grayzone.text import words
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.work import Work

MINE = tuple(state for state in State if state is not State.WITHDRAWN)


def queue(work: Work, group_id: int) -> tuple[IssueLine, ...]:
    """Return the group's open issues in the order of what their waiting costs per week of work."""
    placed = _lines(work, group_id, queries.issues(work, group_id, OPEN_STATES))
    return tuple(line for _, line in sorted(placed, key=lambda pair: pair[0].key))


def mine(work: Work, seat: Seat) -> tuple[IssueLine, ...]:
    """Return the issues that the person raised, drives or said to see, the newest first."""
    found = queries.issues(work, seat.group.id, MINE, of_person=seat.user)
    placed = _lines(work, seat.group.id, found)
    return tuple(line for _, line in reversed(placed))


def _lines(work: Work, group_id: int, issues: tuple[IssueFacts, ...]) -> list[tuple[Place, IssueLine]]:
    if not issues:
        return []
    seen = queries.sightings(work, (issue.id for issue in issues))
    functions = {function.id: function.name for function in peers.functions(work, group_id)}
    drivers = _drivers(work, issues)
    found = []
    for issue in issues:
        cost = delay_cost(issue, seen[issue.id])
        border = (functions.get(end, words.FORMER_FUNCTION) for end in (issue.giver_id, issue.receiver_id))
        line = IssueLine(
            group_id=group_id,
            number=issue.number,
            title=title(issue),
            border=words.border(*border),
            state=issue.state,
            state_words=words.STATE[issue.state],
            hours=cost.hours,
            functions=cost.functions,
            weeks=issue.weeks,
            driver=drivers.get(issue.driver or ""),
            due_at=issue.due_at,
            subject=subject(issue),
        )
        found.append((Place(issue.number, cost, issue.weeks, issue.created_at), line))
    return found


def _drivers(work: Work, issues: Iterable[IssueFacts]) -> dict[str, str]:
    found = tuple(issues)
    drivers = {issue.driver for issue in found if issue.driver}
    return peers.names(work, found[0].workspace, sorted(drivers)) if drivers else {}
