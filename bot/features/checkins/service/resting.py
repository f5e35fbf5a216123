"""Who is told now that they have no check-in in a round: each once, in their own hours, by one replica."""

from datetime import date

from bot.features.checkins.facts import REST_KIND, RestDue
from bot.features.checkins.models import Dropped
from bot.features.checkins.queries import prompts, rounds
from bot.features.checkins.queries.prompts import RestRow
from bot.features.checkins.rules.moments import is_too_late
from bot.features.checkins.service.crowd import Answer, Crowd, Due, dropped
from bot.features.peers import service as peers
from bot.work import Work

SUBJECT = "rest"  # what the digest calls a rest by: no handle reads so


def rests_due(work: Work, limit: int) -> tuple[tuple[RestDue, ...], bool]:
    """Return who is told now that they have no check-in in this round, each once, and whether more may be due."""
    found = prompts.take_rests(work, limit)
    due = sorted(found, key=lambda row: (row.workspace, row.user))
    crowd = Crowd(work, (_due(row) for row in due))
    told = []
    for row in due:
        answer = _answer(work, crowd, row)
        prompts.change_rest(work, row, **answer.changes)
        if answer.now:
            told.append(rest_due(work, row))
    return tuple(told), len(found) == limit


def _answer(work: Work, crowd: Crowd, row: RestRow) -> Answer:
    due = _due(row)
    if work.now >= row.ends_at:
        return dropped(Dropped.OVER)
    if is_too_late(row.wished_at, work.now, crowd.calendar(due)):
        return dropped(Dropped.LATE)
    return crowd.ask(due, REST_KIND, f"{SUBJECT}.{row.round_id}")


def _due(row: RestRow) -> Due:
    return Due(row.workspace, row.group_id, row.user, row.zone)


def rest_due(work: Work, row: RestRow) -> RestDue:
    """Return what somebody is told of a rest."""
    known = rounds.groups(work, (row.group_id,))
    next_on = date.fromisoformat(known[0].next_on) if known else None
    group = peers.group(work, row.group_id)
    return RestDue(row.workspace, row.user, group.id, group.name, row.reason, next_on)
