"""Asking somebody to talk now."""

import secrets

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.features.checkins.facts import Act, Shown
from bot.features.checkins.models import Dropped, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, prompts, rounds
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.rules.moments import NOW_WORKING_DAYS
from bot.features.checkins.rules.reasons import to_rows
from bot.features.checkins.rules.refusals import AskedLately, BadField, NotTakingPart, YouExcluded
from bot.features.checkins.service.composing import HANDLE_BYTES, new_checkin, new_member, seats_of
from bot.features.checkins.service.moving import IS_OPEN
from bot.features.checkins.service.reasoning import ground
from bot.features.checkins.service.showing import find, show
from bot.features.checkins.service.sight import is_hidden
from bot.features.checkins.text import refusals as say
from bot.features.notices import service as notices
from bot.features.peers.service import PeerFacts, Seat
from bot.schedule.holidays import Calendar, local_day, next_working_moment
from bot.schedule.hours import end_of_day, tick_in_working_days, working_day_from
from bot.work import Work


def talk_now(work: Work, seat: Seat, other: str) -> Shown:
    """Ask another who takes part in this group to talk; who asks is shown it at once. Raises a `Refusal`.

    Where the two have an open check-in already it is that one. The message to who asks, number 1, is the caller's to
    send: it is an answer to their own press. The other is written to at their next working moment, if they were not
    before; unless they do not want to be brought together with who asks, who never learns of it. Nobody asks the same
    person twice within five working days, in whatever group, and whatever became of it.
    """
    seats = seats_of(work, seat.group)
    _check(work, seat, other, seats)
    rounds.groups(work, (seat.group.id,), locked=True)  # two who ask each other at once get one
    if _asked_lately(work, seat, other):
        raise AskedLately
    users = (seat.user, other)
    calendars = notices.calendars(work, seat.workspace, dict.fromkeys(users, seat.group.zone))
    unwilling = (other, seat.user) in people.exclusions(work, seat.workspace, users)
    one = _open_between(work, seat, other)
    if one is None:
        handle = _begin(work, seat, [seats[user] for user in users], calendars, unwilling=unwilling)
    else:
        handle = one.handle
        _hurry(work, one, other, calendars[other])
    return show(work, Act(seat.workspace, seat.user, handle))


def _check(work: Work, seat: Seat, other: str, seats: dict[str, PeerFacts]) -> None:
    if other == seat.user:
        raise BadField("other", say.YOURSELF)
    parts = {part.user for part in people.parts_of(work, [(seat.group.id, one) for one in (seat.user, other)], 2)}
    if seat.user not in parts:
        raise NotTakingPart
    if other in people.excluded_by(work, seat.workspace, seat.user):
        raise YouExcluded
    if other not in parts or other not in seats:
        raise NotTakingPart(other=True)


def knows(work: Work, act: Act) -> bool:
    """Tell whether all others have a message about a check-in, or find it on Home; who is never to hear of it, too."""
    others = find(work, act, locked=False).others
    return all(row.prompts > 0 or row.wished_at < work.now for row in others)


_COLUMNS, _MEMBERS = queries.CHECKINS.c, queries.MEMBERS.c
_ASKED_LATELY = Prepared(
    queries.chosen(
        *(_COLUMNS.round_id.is_(None), _COLUMNS.planned_at >= bindparam("since")),
        queries.has_member(_MEMBERS.user == bindparam("user"), _MEMBERS.place == 0),  # the first place has who asked
        queries.has_member(_MEMBERS.user == bindparam("other"), _MEMBERS.place == 1),
    )
)


def _asked_lately(work: Work, seat: Seat, other: str) -> bool:
    today = working_day_from(local_day(work.now, seat.group.zone), 0)
    since = working_day_from(today, -NOW_WORKING_DAYS)
    both = {"workspace": seat.workspace, "user": seat.user, "other": other}
    return bool(queries.checkins(work, _ASKED_LATELY, {**both, "since": end_of_day(since, seat.group.zone)}))


_OPEN_BETWEEN = Prepared(
    queries.of_person(
        *(IS_OPEN, queries.has_member(_MEMBERS.user == bindparam("other"))),
        *(_COLUMNS.group_id == bindparam("group"), _COLUMNS.ends_at > bindparam("now")),
    ).with_for_update()
)


def _open_between(work: Work, seat: Seat, other: str) -> CheckinRow | None:
    """Return the open check-in of the two in this group, that of a round before another; none hidden from who asks."""
    both = {"workspace": seat.workspace, "user": seat.user, "other": other}
    found = queries.checkins(work, _OPEN_BETWEEN, {**both, "group": seat.group.id, "now": work.now})
    members = queries.members(work, [one.id for one in found])
    own = [(one, row) for one in found for row in members[one.id] if row.user == seat.user]
    seen = [one for one, mine in own if not is_hidden(one, mine)]
    return min(seen, key=lambda one: (one.round_id is None, one.id), default=None)


def _begin(work: Work, seat: Seat, members: list[PeerFacts], calendars: dict[str, Calendar], *, unwilling: bool) -> str:
    group, handle = seat.group, secrets.token_hex(HANDLE_BYTES)
    ends_at = tick_in_working_days(work.now, NOW_WORKING_DAYS, group.zone, group.tick_hour)
    met_at = {(row.one, row.other): row.at for row in rounds.met(work, group.id)}
    why = to_rows(ground(work, group, met_at).between(members, asked=True))
    row = new_checkin(work, group, handle, ends_at) | {"state": State.OFFERED, "why": why}
    key = queries.add(work, [row])[handle]
    asker, other = (peer.user for peer in members)
    soon = next_working_moment(work.now, calendars[other])
    told = {"due_at": None, "prompts": 1}
    never = {"due_at": None, "dropped": Dropped.OVER} if unwilling else {}
    rows = [
        new_member(key, 0, asker, calendars[asker].zone, work.now) | told,
        new_member(key, 1, other, calendars[other].zone, soon) | never,
    ]
    queries.add_members(work, [one | {"workspace": group.workspace} for one in rows])
    return handle


def _hurry(work: Work, one: CheckinRow, other: str, calendar: Calendar) -> None:
    """Write to the other at their next working moment, if they were to be written to later for the first time."""
    soon = next_working_moment(work.now, calendar)
    for row in queries.members(work, [one.id])[one.id]:
        if row.user == other and _waits(row) and row.due_at and soon < row.due_at:
            prompts.change_member(work, row, wished_at=soon, due_at=soon, zone=calendar.zone)


def _waits(row: MemberRow) -> bool:
    return row.prompts == 0 and row.due_at is not None
