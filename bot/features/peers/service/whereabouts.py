"""Where people are: everything that says whether somebody can be written to now, asked at once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from bot.db.prepared import Prepared
from bot.features.peers.facts import Whereabouts
from bot.features.peers.models import Peer, PeerGroup, PersonRecord
from bot.features.peers.service.seats import MAY_SIT, ahead
from bot.schedule.hours import end_of_day, known_zone
from bot.work import Work

UTC_ZONE = "UTC"
A_MONTH = timedelta(days=30)

_SAID = Prepared(
    select(
        *(PersonRecord.user, PersonRecord.kind, PersonRecord.zone),
        *(PersonRecord.status_away, PersonRecord.status_until, PersonRecord.quiet_from, PersonRecord.quiet_until),
    ).where(PersonRecord.workspace == bindparam("workspace"), PersonRecord.user.in_(bindparam("users")))
)
_PLACES = Prepared(
    select(Peer.user, PeerGroup.zone, Peer.away_until, Peer.left_at, PeerGroup.closed_at)
    .join(PeerGroup, PeerGroup.id == Peer.group_id)
    .where(Peer.workspace == bindparam("workspace"), Peer.user.in_(bindparam("users")))
    .order_by(PeerGroup.id)
)


class _Said(NamedTuple):
    """What Slack said of a person."""

    kind: str | None = None
    zone: str | None = None
    away: bool = False
    away_until: datetime | None = None
    quiet_from: datetime | None = None
    quiet_until: datetime | None = None


class _Place(NamedTuple):
    """A seat; `ended_at` when it was left, or its group was closed."""

    zone: str
    away_until: datetime | None
    ended_at: datetime | None


def whereabouts(work: Work, workspace: str, users: Iterable[str]) -> dict[str, Whereabouts]:
    """Return where each of these people is now, also of those whom nobody knows."""
    wanted = set(users)
    said, places = _said(work, workspace, wanted), _places(work, workspace, wanted)
    return {user: _of(work.now, said.get(user, _Said()), places.get(user, [])) for user in wanted}


def _of(now: datetime, said: _Said, places: list[_Place]) -> Whereabouts:
    open_seats = [place for place in places if place.ended_at is None]
    gone = not open_seats and all(place.ended_at and place.ended_at <= now - A_MONTH for place in places)
    seats = open_seats if said.kind in MAY_SIT else []
    away = [place.away_until for place in seats]
    back_at = min((until for until in away if until), default=None) if all(away) else None
    zone = said.zone or (seats[0].zone if seats else UTC_ZONE)
    return Whereabouts(zone, bool(seats), back_at, _quiet_until(now, said), gone)


def quiet_ends(work: Work, workspace: str, users: Iterable[str]) -> dict[str, datetime]:
    """Return until when people are away by their status, or have paused notifications, where the end is known."""
    found = {user: _known_ends(work.now, said) for user, said in _said(work, workspace, set(users)).items()}
    return {user: max(ends) for user, ends in found.items() if ends}


def _quiet_until(now: datetime, said: _Said) -> datetime | None:
    """Return the end of a pause of notifications or of an away status; one without an end lasts for the day."""
    ends = _known_ends(now, said)
    if said.away and said.away_until is None:
        zone = said.zone or UTC_ZONE
        ends.append(end_of_day(now.astimezone(ZoneInfo(zone)).date(), zone))
    return max(ends, default=None)


def _known_ends(now: datetime, said: _Said) -> list[datetime]:
    ends = []
    if said.quiet_from and said.quiet_until and said.quiet_from <= now < said.quiet_until:
        ends.append(said.quiet_until)
    if said.away and said.away_until and said.away_until > now:
        ends.append(said.away_until)
    return ends


def _said(work: Work, workspace: str, users: set[str]) -> dict[str, _Said]:
    rows = _SAID.rows(work.connection, {"workspace": workspace, "users": users})
    return {user: _Said._make((kind, known_zone(zone), *quiet)) for user, kind, zone, *quiet in rows}


def _places(work: Work, workspace: str, users: set[str]) -> dict[str, list[_Place]]:
    rows = _PLACES.rows(work.connection, {"workspace": workspace, "users": users})
    found: dict[str, list[_Place]] = {}
    for user, zone, away_until, *ends in rows:
        ended_at = min((moment for moment in ends if moment), default=None)
        found.setdefault(user, []).append(_Place(zone, ahead(away_until, work.now), ended_at))
    return found
