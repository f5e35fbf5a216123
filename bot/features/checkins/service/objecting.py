"""Telling members of what another said, and how long they may object to it: never less for being told late."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.features.checkins.models import Answer, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import prompts
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.rules.moments import may_object_until
from bot.features.checkins.service.sight import is_hidden
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.schedule.holidays import Calendar, next_working_moment
from bot.work import Work


def tell(work: Work, one: CheckinRow, rows: Iterable[MemberRow]) -> dict[str, datetime]:
    """Let members know of news at their next working moment; return when each is told, as far as that can be known.

    Whose own message still waits reads it there, and that one comes sooner; the others are told that something waits.
    Who is never to hear of the check-in is not told, and the moment is as if they were.
    """
    found: dict[str, datetime] = {}
    for row in sorted(rows, key=lambda row: row.user):  # people's rows are locked in this order everywhere
        soon = next_working_moment(work.now, notices.calendar(work, row.workspace, row.user))
        if waits(row):
            due_at = min(soon, row.due_at or soon)
            prompts.change_member(work, row, due_at=due_at)
            found[row.user] = due_at
        elif is_hidden(one, row):
            found[row.user] = soon
        else:
            found[row.user] = notices.owe(work, row.workspace, row.user) or soon
    return found


def waits(row: MemberRow) -> bool:
    """Tell whether somebody's first message is still to be sent."""
    return row.prompts == 0 and row.due_at is not None


def objecting_until(work: Work, group: GroupFacts, workspace: str, told: dict[str, datetime]) -> datetime:
    """Return until when members may object, each of whom is told at that moment."""
    calendars = notices.calendars(work, workspace, dict.fromkeys(told, group.zone))
    return max(may_object_until(at, calendars[user], group.tick_hour, group.zone) for user, at in told.items())


def lengthen(work: Work, one: CheckinRow, calendar: Calendar, told_at: datetime) -> None:
    """Leave somebody who reads only now that a talk was HELD the whole time to object."""
    if one.state is State.HELD and one.due_at is not None:
        group = peers.group(work, one.group_id)
        until = may_object_until(told_at, calendar, group.tick_hour, group.zone)
        later = queries.CHECKINS.c.due_at < until
        queries.change_all(work, (one.id,), later, due_at=until)


def put_off(work: Work, rows: Sequence[CheckinRow]) -> frozenset[int]:
    """Let those that are HELD settle later of which a member who sits in the group still waits to be told; return them.

    `rows` are locked, and their time to object is over.
    """
    held = {one.id: one for one in rows if one.state is State.HELD}
    members = queries.members(work, held)
    late = {key: [row for row in members[key] if waits(row) and row.answer is not Answer.TALKED] for key in held}
    here = peers.present(work, {(held[key].group_id, row.user) for key, rows in late.items() for row in rows})
    found = set()
    for key, waiting in late.items():
        one = held[key]
        told = {row.user: max(row.due_at or work.now, work.now) for row in waiting if (one.group_id, row.user) in here}
        if told:
            until = objecting_until(work, peers.group(work, one.group_id), one.workspace, told)
            queries.change_all(work, (key,), due_at=until)
            found.add(key)
    return frozenset(found)
