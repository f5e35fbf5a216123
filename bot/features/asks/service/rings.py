"""Ring days: held once a month, everybody present is asked in their own hours, what stays open is listed once."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.features.asks.facts import RingDay, Wishes
from bot.features.asks.models import Ask, State, Way
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import groups, people
from bot.features.asks.queries.groups import GroupRow, InvitationRow, RingRow
from bot.features.asks.rules.refusals import BadField, NothingHere
from bot.features.asks.rules.times import LATE, LIST_WORKING_DAYS, RING_WEEKS, ring_due
from bot.features.asks.text import refusals as say
from bot.features.asks.text import rings as words
from bot.features.notices import service as notices
from bot.features.notices.service import Passage
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.schedule.hours import next_working_moment, tick_in_working_days
from bot.work import Work

RING = "asks.ring"  # a kind of what is kept for a digest
YOUNG = timedelta(days=14)  # a group that was set up later has other things to learn first


class Invited(NamedTuple):
    """Somebody who is asked now, on which ring day, and the name of its group's channel."""

    workspace: str
    user: str
    ring_id: int
    group: str


class RingList(NamedTuple):
    """A ring day of which something is still open, and the group in whose channel it is listed."""

    group: GroupFacts
    ring_id: int


def begin_due(work: Work) -> None:
    """Hold the ring days that have come, each once, whichever replica is first; late ones up to `LATE` after."""
    known = groups.every_group(work)
    for group in peers.open_groups(work, set_up_before=work.now - YOUNG):
        chosen = _chosen(known.get(group.id))
        found = None if chosen.off else ring_due(work.now, chosen.week, group.zone, group.tick_hour)
        if found:
            _begin(work, group, *found)


def _begin(work: Work, group: GroupFacts, month: str, begins: datetime) -> None:
    list_at = tick_in_working_days(work.now, LIST_WORKING_DAYS, group.zone, group.tick_hour)
    row = {"workspace": group.workspace, "group_id": group.id, "month": month, "begun_at": begins, "list_at": list_at}
    ring_id = groups.begin_ring(work, row)
    if ring_id is None:
        return
    here = [peer.user for peer in peers.peers(work, group.id) if peer.away_until is None]
    unwilling = {user for user, wished in people.wishes(work, group.workspace, here).items() if not wished.rings}
    common = {"ring_id": ring_id, "workspace": group.workspace}
    groups.invite(
        work, [{**common, "user": user, "due_at": _hours(work, group, user)} for user in here if user not in unwilling]
    )


def invitations_due(work: Work, limit: int) -> tuple[tuple[Invited, ...], bool]:
    """Return who is asked now, each once, and whether more may be due. Nobody is asked past the gate of notices."""
    found = groups.invitations_due(work, limit)
    in_one_order = sorted(found, key=lambda one: (one.workspace, one.user))  # the gate locks each, in every job
    asked = (_invited(work, one) for one in in_one_order)
    return tuple(one for one in asked if one), len(found) == limit


def _invited(work: Work, one: InvitationRow) -> Invited | None:
    ring = groups.ring(work, one.workspace, one.ring_id)
    seat = _seat(work, one.workspace, one.user, ring) if ring else None
    over = work.now >= one.due_at + LATE
    if over or ring is None or seat is None or seat.away_until or not wishes(work, one.workspace, one.user).rings:
        groups.forget_invitation(work, one)
        return None
    passage, at = notices.admit(work, one.workspace, one.user, kind=RING, subject=str(one.ring_id))
    if at and ring.list_at and at < ring.list_at:  # once it was listed, nobody is asked any more
        groups.put_off(work, one, at)
        return None
    groups.forget_invitation(work, one)
    return Invited(one.workspace, one.user, one.ring_id, seat.group.name) if passage is Passage.NOW else None


_ON_RING = Ask.ring_id == bindparam("ring")
_OWN = Prepared(queries.chosen(_ON_RING, Ask.asker == bindparam("user")))


def digest_line(work: Work, workspace: str, user: str, subject: str) -> str | None:
    """Return the one question of a ring day for the digest, not escaped; None for whoever has answered, or left."""
    ring = groups.ring(work, workspace, int(subject))
    seat = _seat(work, workspace, user, ring) if ring else None
    if ring is None or seat is None or not wishes(work, workspace, user).rings:
        return None
    own = queries.asks(work, _OWN, {"ring": ring.id, "user": user})
    return None if own else words.kept(seat.group.name)


def _seat(work: Work, workspace: str, user: str, ring: RingRow) -> Seat | None:
    seats = peers.seats(work, workspace=workspace, user=user)
    return next((seat for seat in seats if seat.group.id == ring.group_id), None)


_OPEN = Prepared(queries.chosen(_ON_RING, Ask.state == State.OPEN, Ask.way == Way.EVERYONE))


def list_due(work: Work, limit: int) -> tuple[tuple[RingList, ...], bool]:
    """Return the ring days of which something is still open to everyone; each is listed once, by one replica."""
    found = groups.rings_to_list(work, limit)
    lists = []
    for ring in found:
        group = peers.group(work, ring.group_id)
        open_now = queries.asks(work, _OPEN, {"ring": ring.id})
        marked = [queries.change(work, one, listed=True) for one in open_now]
        is_open = peers.group_of_channel(work, workspace=group.workspace, channel=group.channel) is not None
        if any(marked) and is_open:
            lists.append(RingList(group, ring.id))
    return tuple(lists), len(found) == limit


def of_ring(work: Work, workspace: str, user: str, ring_id: int) -> Seat:
    """Return the seat from which somebody asks on a ring day. Raises `NothingHere`, and what `peers.seat` raises."""
    ring = groups.ring(work, workspace, ring_id)
    if ring is None:
        raise NothingHere
    return peers.seat(work, workspace=workspace, user=user, group_id=ring.group_id)


def ring_day(work: Work, group_id: int) -> RingDay:
    """Return what a group has chosen, or the first week."""
    return _chosen(groups.group(work, group_id))


def _chosen(row: GroupRow | None) -> RingDay:
    return RingDay(row.ring_week, row.ring_off) if row else RingDay()


def choose(work: Work, seat: Seat, week: str) -> None:
    """Keep in which week the group's ring day is; "off" for none. Raises `BadField`."""
    if week != "off" and week not in {str(one) for one in RING_WEEKS}:
        raise BadField("week", say.NO_WEEK)
    groups.add_group(work, seat.workspace, seat.group.id)
    changes = {"ring_off": True} if week == "off" else {"ring_off": False, "ring_week": int(week)}
    groups.set_group(work, seat.group.id, **changes)


def wishes(work: Work, workspace: str, user: str) -> Wishes:
    """Return what a person wants to be asked."""
    return people.wishes(work, workspace, (user,)).get(user, Wishes())


def wish(work: Work, workspace: str, user: str, *, quietly: bool | None = None, rings: bool | None = None) -> None:
    """Change what a person wants to be asked; what is not given stays."""
    asked = {"no_quiet": quietly, "no_rings": rings}
    people.wish(work, workspace, user, **{name: not on for name, on in asked.items() if on is not None})


def _hours(work: Work, group: GroupFacts, user: str) -> datetime:
    return next_working_moment(work.now, peers.zone_of(work, group.workspace, user) or group.zone)
