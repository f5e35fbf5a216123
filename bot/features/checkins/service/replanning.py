"""When somebody is written to, planned anew: they moved, chose another weekday and hour, or the round ends sooner.

Only what was not sent yet moves, never into the past, and what is due already stays.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, prompts
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.queries.people import PersonRow
from bot.features.checkins.queries.prompts import RestRow
from bot.features.checkins.rules.moments import A_DAY, in_zone, last_before, not_before, prompt_at
from bot.features.checkins.service.moving import IS_OPEN
from bot.features.checkins.service.wishing import person, person_of
from bot.features.notices import service as notices
from bot.schedule.holidays import Calendar
from bot.work import Work

Slot = MemberRow | RestRow
Moments = tuple[datetime, datetime]  # `wished_at` and `due_at`


def moved(work: Work, workspace: str, user: str) -> None:
    """Write to somebody whose zone changed at the same hour of the clock where they are now.

    So what they put off themselves, or what was hastened or waits for their return, keeps its day. With the same zone
    as before nothing changes, whatever else of a profile did.
    """
    calendar = notices.calendar(work, workspace, user)

    def there(row: Slot, _begins: datetime, ends: datetime) -> Moments | None:
        if row.due_at is None or row.due_at <= work.now or row.zone == calendar.zone:
            return None
        due = in_zone(row.due_at, row.zone, calendar.zone)
        due = not_before(work.now, due if due < ends else work.now, calendar)
        return max(due, in_zone(row.wished_at, row.zone, calendar.zone)), due

    _plan(work, workspace, user, calendar, there)


def rewished(work: Work, workspace: str, user: str, before: PersonRow) -> None:
    """Write to somebody who chose another weekday and hour then: what was planned by those chosen `before`."""
    chosen = person(work, workspace, user)
    calendar = notices.calendar(work, workspace, user)

    def anew(row: Slot, begins: datetime, ends: datetime) -> Moments | None:
        if row.wished_at != prompt_at(begins, ends, (before.weekday, before.hour), calendar):
            return None
        at = prompt_at(begins, ends, (chosen.weekday, chosen.hour), calendar)
        return (not_before(work.now, at, calendar),) * 2

    _plan(work, workspace, user, calendar, anew)


_COLUMNS = queries.CHECKINS.c
_OF_ROUNDS = (IS_OPEN, _COLUMNS.round_id.is_not(None))
_IN_GROUP = Prepared(queries.chosen(*_OF_ROUNDS, _COLUMNS.group_id == bindparam("group")).with_for_update())
_WAITING = Prepared(queries.of_person(*_OF_ROUNDS, waiting=True).with_for_update())


def shortened(work: Work, workspace: str, group_id: int, ends_at: datetime) -> None:
    """Write sooner to those of a group's round, which this work holds, who come behind its new end less a day.

    Their weekday comes no more in it: it is the last time before the end at which their hour does, or else soon.
    """
    latest = ends_at - A_DAY
    open_now = queries.checkins(work, _IN_GROUP, {"group": group_id})
    members = queries.members(work, [one.id for one in open_now])
    rows: list[Slot] = [row for one in open_now for row in members[one.id] if row.due_at and row.due_at > latest]
    rows += [rest for rest in prompts.rests_in(work, group_id) if rest.due_at and rest.due_at > latest]
    users = sorted({row.user for row in rows})
    chosen = people.people(work, workspace, users)
    calendars = notices.calendars(work, workspace, {row.user: row.zone for row in rows})
    for row in rows:
        calendar = calendars[row.user]
        at = last_before(latest, person_of(chosen, row.user).hour, calendar)
        at = not_before(work.now, at or work.now, calendar)
        if isinstance(row, MemberRow):
            prompts.change_member(work, row, wished_at=at, due_at=at, zone=calendar.zone)
        else:
            prompts.change_rest(work, row, wished_at=at, due_at=at, zone=calendar.zone)


def _plan(
    work: Work,
    workspace: str,
    user: str,
    calendar: Calendar,
    find: Callable[[Slot, datetime, datetime], Moments | None],
) -> None:
    """Change what waits for somebody, each check-in of a round and each rest, to the moments that are found for it."""
    for one, row in _waiting(work, workspace, user):
        found = find(row, one.planned_at, one.ends_at)
        if found:
            prompts.change_member(work, row, wished_at=found[0], due_at=found[1], zone=calendar.zone)
    for rest in prompts.rests_of(work, workspace, user):
        found = find(rest, rest.begun_at, rest.ends_at) if rest.due_at else None
        if found:
            prompts.change_rest(work, rest, wished_at=found[0], due_at=found[1], zone=calendar.zone)


def _waiting(work: Work, workspace: str, user: str) -> list[tuple[CheckinRow, MemberRow]]:
    mine = queries.checkins(work, _WAITING, {"workspace": workspace, "user": user})
    members = queries.members(work, [one.id for one in mine])
    return [(one, row) for one in mine for row in members[one.id] if row.user == user and row.due_at is not None]
