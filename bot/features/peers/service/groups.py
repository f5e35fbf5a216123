"""Groups: finding them, and their ticks."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Select, Table, bindparam, func, select, update

from bot.db.prepared import Prepared
from bot.features.peers.facts import GroupFacts
from bot.features.peers.models import PeerGroup
from bot.features.peers.queries import GROUP
from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.text import refusals as text
from bot.schedule.hours import tick_after, week_tick_after
from bot.work import Work

_OPEN = (PeerGroup.ready_at.is_not(None), PeerGroup.closed_at.is_(None))
_SET_UP_BEFORE = GROUP.where(PeerGroup.ready_at <= bindparam("moment"), PeerGroup.closed_at.is_(None)).order_by(
    PeerGroup.id
)
_ALL_OPEN = Prepared(_SET_UP_BEFORE)
_OPEN_AMONG = Prepared(_SET_UP_BEFORE.where(PeerGroup.id.in_(bindparam("among"))))
_GROUP = Prepared(GROUP.where(PeerGroup.id == bindparam("group")))
_OF_CHANNEL = Prepared(
    GROUP.where(PeerGroup.workspace == bindparam("workspace"), PeerGroup.channel == bindparam("channel"), *_OPEN)
)
_LOCKED = (
    select(PeerGroup)
    .where(PeerGroup.workspace == bindparam("workspace"), PeerGroup.id == bindparam("group"))
    .with_for_update()
    .execution_options(populate_existing=True)
)
_FIRST_TICK = select(func.min(PeerGroup.next_tick_at)).where(*_OPEN)

# What each run of the jobs for ticks asks and takes.
_TICKS_DUE = Prepared(
    GROUP.where(PeerGroup.next_tick_at <= bindparam("now"), *_OPEN)
    .order_by(PeerGroup.next_tick_at, PeerGroup.id)
    .limit(bindparam("limit"))
)
_WEEK_TICK = Prepared(select(PeerGroup.next_week_tick_at).where(PeerGroup.id == bindparam("group")))
_GROUPS = cast("Table", PeerGroup.__table__)
_TAKE_TICK = Prepared(
    update(_GROUPS)
    .where(
        _GROUPS.c.id == bindparam("group"),
        _GROUPS.c.next_tick_at == bindparam("due"),
        _GROUPS.c.next_tick_at <= bindparam("now"),
        _GROUPS.c.zone == bindparam("of_zone"),  # else the tick that follows is another one: the next run finds it
        _GROUPS.c.tick_hour == bindparam("at_hour"),
    )
    .values(next_tick_at=bindparam("following"))
)


def group(work: Work, group_id: int) -> GroupFacts:
    """Return a group, also a paused one. Raises `UnknownThing`."""
    rows = work.asked_once(("group", group_id), lambda: _GROUP.rows(work.connection, {"group": group_id}))
    if not rows:
        raise UnknownThing(text.NO_GROUP)
    return GroupFacts(*rows[0])


def group_of_channel(work: Work, *, workspace: str, channel: str) -> GroupFacts | None:
    """Return the open, set-up group whose channel this is, or None."""
    rows = _OF_CHANNEL.rows(work.connection, {"workspace": workspace, "channel": channel})
    return GroupFacts(*rows[0]) if rows else None


def open_groups(work: Work, *, set_up_before: datetime, among: Collection[int] | None = None) -> tuple[GroupFacts, ...]:
    """Return every open group that was set up at that moment (UTC) already, the oldest first; `among` these ids."""
    if among is None:
        return tuple(GroupFacts(*row) for row in _ALL_OPEN.rows(work.connection, {"moment": set_up_before}))
    rows = _OPEN_AMONG.rows(work.connection, {"moment": set_up_before, "among": among})
    return tuple(GroupFacts(*row) for row in rows)


def open_ids(work: Work) -> Select[int]:
    """Return the selection of the ids of all open groups that are set up: for a question about many of them."""
    return select(PeerGroup.id).where(PeerGroup.ready_at <= work.now, PeerGroup.closed_at.is_(None))


def locked_group(work: Work, workspace: str, group_id: int) -> PeerGroup:
    """Return a group's row of this workspace, locked until the end of the unit of work. Raises `UnknownThing`.

    Whoever joins, leaves or edits holds it, so that no one joins a function while it is being removed.
    """
    row = work.session.scalar(_LOCKED, {"workspace": workspace, "group": group_id})
    if row is None:
        raise UnknownThing(text.NO_GROUP)
    return row


def groups_with_tick_due(work: Work, limit: int) -> tuple[GroupFacts, ...]:
    """Return open, set-up groups whose tick is due, the longest due first."""
    rows = _TICKS_DUE.rows(work.connection, {"now": work.now, "limit": limit})
    return tuple(GroupFacts(*row) for row in rows)


def first_tick(work: Work) -> datetime | None:
    """Return when the first tick of any open, set-up group is due; None without such a group."""
    return work.connection.scalar(_FIRST_TICK)


def tick_passed(work: Work, group: GroupFacts) -> bool:
    """Take the group's due tick and set the next one; False when it is not due, or another replica took it already.

    A tick that was missed for days is taken once: the next one lies after `work.now`.
    """
    following = tick_after(group.next_tick_at, work.now, group.zone, group.tick_hour)
    due = {"group": group.id, "due": group.next_tick_at, "of_zone": group.zone, "at_hour": group.tick_hour}
    return _TAKE_TICK.changed(work.connection, {**due, "now": work.now, "following": following}) == 1


def week_tick(work: Work, group_id: int) -> datetime:
    """Return the next week's tick of a group, which is the first tick of a week. Raises `UnknownThing`.

    An edit of zone or hour moves it within its week, and not at all once it is less than `FIXED_AHEAD` away. A pause or
    a missed tick puts it off until the first tick after. Nothing leaves it out.
    """
    rows = _WEEK_TICK.rows(work.connection, {"group": group_id})
    if not rows:
        raise UnknownThing(text.NO_GROUP)
    return cast("datetime", rows[0][0])


def week_tick_passed(work: Work, group: GroupFacts) -> bool:
    """Take the group's week's tick, at a tick that was just taken, and set the next one; False when it is not due."""
    due = week_tick(work, group.id)
    if due > work.now:
        return False
    following = week_tick_after(due, work.now, group.zone, group.tick_hour)
    work.session.execute(update(PeerGroup).where(PeerGroup.id == group.id).values(next_week_tick_at=following))
    return True
