"""Where and when many people work, asked at once."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from bot.db.prepared import Prepared
from bot.features.notices.models import Notice
from bot.features.notices.service.reach import country_for
from bot.features.peers import service as peers
from bot.schedule.holidays import Calendar
from bot.schedule.hours import known_zone
from bot.work import Work

UTC_ZONE = "UTC"

_COUNTRIES = Prepared(
    select(Notice.user, Notice.country).where(
        Notice.workspace == bindparam("workspace"), Notice.user.in_(bindparam("users"))
    )
)


def calendars(work: Work, workspace: str, zones: Mapping[str, str]) -> dict[str, Calendar]:
    """Return the calendar of each person in `zones`: that says an IANA zone for those of whom Slack has not said it.

    Where this machine knows neither, it is UTC.
    """
    said = peers.zones(work, workspace, zones)
    chosen = work.asked_of_each(("countries", workspace), zones, lambda unknown: _countries(work, workspace, unknown))
    found = {}
    for user, other in zones.items():
        zone = said.get(user) or known_zone(other) or UTC_ZONE
        found[user] = Calendar(zone, country_for(chosen[user], zone))
    return found


def _countries(work: Work, workspace: str, users: tuple[str, ...]) -> dict[str, str | None]:
    rows = _COUNTRIES.rows(work.connection, {"workspace": workspace, "users": users})
    return dict.fromkeys(users) | dict(rows)
