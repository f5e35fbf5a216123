"""Which cards show something that has just changed below: the name of a function."""

from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts, SightingFacts
from bot.features.grayzone.models import State
from bot.features.grayzone.rules.states import OPEN_STATES
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.work import Work

REPAINTED = (*OPEN_STATES, State.WON)  # a win is still to be asked whether it held; what ended or rests keeps its words


def issues_with(work: Work, workspace: str, function_id: int) -> tuple[GroupFacts, tuple[IssueFacts, ...]]:
    """Return a function's group, and the open issues whose cards name that function; the oldest first."""
    group = peers.group_of_function(work, workspace, function_id)
    issues = queries.issues(work, group.id, REPAINTED)
    seen = queries.sightings(work, (issue.id for issue in issues))
    return group, tuple(issue for issue in issues if function_id in _functions(issue, seen[issue.id]))


def _functions(issue: IssueFacts, sightings: tuple[SightingFacts, ...]) -> set[int | None]:
    border = (issue.giver_id, issue.receiver_id, issue.claimed_function)
    return {*border, *issue.others, *issue.joins, *(sighting.function_id for sighting in sightings)}
