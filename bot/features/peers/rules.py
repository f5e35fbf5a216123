"""What peers decide without a database: who may take part, how names compare, and the refusals with their sentences."""

import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import Refusal
from bot.features.peers import text
from bot.features.peers.facts import Seat
from bot.features.peers.models import KEY_LENGTH, NAME_LENGTH, Standing

MOST_LINES = 100  # as many options as a menu can show
LEAST_FUNCTIONS = 2
FIRST_HOUR, LAST_HOUR, USUAL_HOUR = 6, 12, 9
LONGEST_ABSENCE = timedelta(days=366)
SOMEONE = "someone"


class NotAPeer(Refusal):
    """The person has no seat here; the sentence says how to get one."""

    def __init__(self, channel_name: str | None = None) -> None:
        super().__init__(text.not_a_peer(channel_name))


class SeveralGroups(Refusal):
    """The person sits at several tables and did not say which; a form may catch it and ask."""

    def __init__(self, seats: tuple[Seat, ...]) -> None:
        super().__init__(text.several(tuple(seat.group.name for seat in seats)))
        self.seats = seats


class StandingForbids(Refusal):
    """The account is a guest, external, a bot or deactivated."""

    def __init__(self, kind: str) -> None:
        super().__init__(text.STANDING[kind])
        self.kind = kind


class GroupPaused(Refusal):
    """The person's group is closed: the bot is not in its channel, or the channel is shared with another firm."""

    def __init__(self, channel_name: str, *, shared: bool) -> None:
        super().__init__(text.shared_outside() if shared else text.paused(channel_name))


class GroupNotReady(Refusal):
    """The group has not been set up."""

    def __init__(self, channel_name: str) -> None:
        super().__init__(text.not_ready(channel_name))


class UnknownThing(Refusal):
    """An id that came back from a form or a button names nothing here (any more)."""


class StaleSetUp(Refusal):
    """Somebody else changed the set-up while this one was being written."""

    def __init__(self) -> None:
        super().__init__("Somebody changed the set-up meanwhile. Look at it again, then save.")


def check_standing(kind: str | None) -> None:
    """Refuse whoever is no full member of the workspace: `StandingForbids`; and who is unknown: `UnknownThing`."""
    if kind is None:
        raise UnknownThing(text.UNKNOWN_PERSON)
    if kind != Standing.MEMBER:
        raise StandingForbids(kind)


def tidy(name: str) -> str:
    """Return a name on one line without spare spaces."""
    return " ".join(name.split())


def key(name: str) -> str:
    """Return the form under which names are the same: case, spare spaces, widths and a final full stop do not count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split()).rstrip(" .;,")[:KEY_LENGTH]


def checked_name(name: str, *, field: str | None = None) -> str:
    """Return the tidy name of a function or an artefact; refuse one that is too long."""
    short = tidy(name)
    if len(short) > NAME_LENGTH:
        raise Refusal(text.too_long(short, NAME_LENGTH), field=field)
    return short


def checked_artefact(artefact: str, giver_id: int, receiver_id: int, *, field: str | None = None) -> str:
    """Return the tidy artefact of a handoff; refuse an empty or long one, and one that goes nowhere."""
    if giver_id == receiver_id:
        raise Refusal(text.SAME_ENDS, field=field)
    short = checked_name(artefact, field=field)
    if not key(short):
        raise Refusal(text.EMPTY_ARTEFACT, field=field)
    return short


def checked_zone(zone: str, *, field: str | None = None) -> str:
    """Return an IANA zone that this machine knows; refuse others."""
    if zone not in available_timezones():
        raise Refusal(text.UNKNOWN_ZONE, field=field)
    return zone


def checked_hour(hour: str, *, field: str | None = None) -> int:
    """Return the tick's hour, 6 to 12; refuse others."""
    if not hour.isdecimal() or not FIRST_HOUR <= int(hour) <= LAST_HOUR:
        raise Refusal(text.UNKNOWN_HOUR, field=field)
    return int(hour)


def checked_return(day: str, now: datetime, zone: str, *, field: str | None = None) -> date:
    """Return the first day back (`YYYY-MM-DD`), after today in the zone and within a year; refuse others."""
    try:
        back = date.fromisoformat(day)
    except ValueError:
        raise Refusal(text.NO_DATE, field=field) from None
    today = now.astimezone(ZoneInfo(zone)).date()
    if back <= today:
        raise Refusal(text.PAST_DATE, field=field)
    if back - today > LONGEST_ABSENCE:
        raise Refusal(text.FAR_DATE, field=field)
    return back


def shown_name(name: str | None, kind: str | None) -> str:
    """Return how a person is listed: by the last known name, marked when the account is gone."""
    if not name:
        return SOMEONE
    return f"{name} (left)" if kind == Standing.DEACTIVATED else name
