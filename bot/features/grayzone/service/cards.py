"""Finding an issue for an act, changing its state by the table, and gathering what its card shows."""

from datetime import datetime
from typing import Any

from bot.db.private import place_of
from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts, SightingFacts
from bot.features.grayzone.models import Pledge, Question, State
from bot.features.grayzone.rules.refusals import MovedOn, NotFound
from bot.features.grayzone.rules.states import CHARTERED_ONCE, Event, step
from bot.features.grayzone.service.facts import CardFacts, PledgeFacts
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work

QUESTION_OF = {
    State.DELIVERED: Question.NUMBER,
    State.WON: Question.REVIEW,
}


def look(work: Work, seat: Seat, number: int) -> CardFacts:
    """Return an issue of the person's group as its card shows it. Raises `NotFound`."""
    issue = queries.issue(work, seat.workspace, seat.group.id, number)
    if issue is None:
        raise NotFound(number)
    return card(work, seat.group, issue)


def of_issue(work: Work, workspace: str, group_id: int, number: int) -> CardFacts | None:
    """Return an issue as its card shows it to the group, whoever asks; None when there is none."""
    issue = queries.issue(work, workspace, group_id, number)
    return card(work, peers.group(work, group_id), issue) if issue else None


def find(work: Work, seat: Seat, number: int, event: Event) -> IssueFacts:
    """Return an issue of the person's group for this event, kept from others until the work ends.

    Raises `NotFound`, and `MovedOn` where the event has no place in the issue's state.
    """
    issue = queries.issue(work, seat.workspace, seat.group.id, number, locked=True)
    if issue is None:
        raise NotFound(number)
    if step(issue.state, event) is None:
        raise MovedOn(number, issue.state)
    return issue


def move(work: Work, issue: IssueFacts, event: Event, state: State, **changes: Any) -> IssueFacts:  # noqa: ANN401 (any column's value)
    """Change an issue as the table allows it, and return it as it is now.

    Raises `MovedOn` when somebody else was first. A state that the table does not allow is a mistake in the program
    and raises ValueError.
    """
    line = step(issue.state, event)
    if line is None or state not in line.nexts:
        raise ValueError(f"{event} does not lead from {issue.state} to {state}")
    if state != issue.state:
        changes = {"state_since": work.now, "held_back": False, **changes}
    moved = queries.move(work, issue, state=state, **changes)
    if moved is None:
        now = queries.issue(work, issue.workspace, issue.group_id, issue.number)
        raise MovedOn(issue.number, now.state if now else issue.state)
    return moved


def card(work: Work, group: GroupFacts, issue: IssueFacts) -> CardFacts:
    """Gather what the card of an issue shows now."""
    functions = {function.id: function.name for function in peers.functions(work, group.id)}
    sightings = queries.sightings(work, (issue.id,))[issue.id]
    question = QUESTION_OF.get(issue.state)
    said = queries.answers(work, (issue.id,), question)[issue.id] if question else ()
    pledges = queries.pledges(work, issue.id) if issue.state in CHARTERED_ONCE else ()
    return CardFacts(
        group=group,
        issue=issue,
        functions=functions,
        names=peers.names(work, group.workspace, _people(issue, sightings, tuple(p.user for p in pledges))),
        sightings=sightings,
        answered=frozenset(answer.function_id for answer in said),
        pledges=tuple(pledge_facts(work, pledge, hidden=not pledge.show) for pledge in pledges),
        weeks_over=_weeks_over(work.now, issue),
    )


def pledge_facts(work: Work, pledge: Pledge, *, hidden: bool = False) -> PledgeFacts:
    """Return a pledge for somebody who may see it; with its condition, unless that stays `hidden` from them."""
    condition = "" if hidden else work.vault.look(pledge.condition, place=place_of(Pledge.condition, pledge))
    return PledgeFacts(pledge.user, pledge.hours, condition, pledge.show)


def _weeks_over(now: datetime, issue: IssueFacts) -> int:
    until = issue.chartered_until
    if issue.state != State.CHARTERED or until is None or now < until:
        return 0
    return 1 + (now - until).days // 7


def _people(issue: IssueFacts, sightings: tuple[SightingFacts, ...], pledged: tuple[str, ...]) -> tuple[str, ...]:
    acting = (user for user in (issue.author, issue.driver, issue.claimed_by) if user)
    return tuple(dict.fromkeys((*acting, *(seen.user for seen in sightings), *pledged)))


def present(work: Work, group: GroupFacts) -> dict[str, int]:
    """Return the function of each peer who is in the group now."""
    return {peer.user: peer.function.id for peer in peers.peers(work, group.id)}
