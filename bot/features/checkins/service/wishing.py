"""What a person chose, or what counts while they have not."""

from collections.abc import Mapping

from bot.features.checkins.facts import Wishes
from bot.features.checkins.queries import people
from bot.features.checkins.queries.people import PersonRow
from bot.work import Work

_USUAL = Wishes()


def person_of(known: Mapping[str, PersonRow], user: str) -> PersonRow:
    """Return what a person chose, or the usual."""
    usual = PersonRow(user, _USUAL.weekday, _USUAL.hour, _USUAL.trio, _USUAL.paused_until)
    return known.get(user, usual)


def person(work: Work, workspace: str, user: str) -> PersonRow:
    """Return what one person chose, or the usual."""
    known = work.asked_once(("checkins.person", workspace, user), lambda: people.people(work, workspace, (user,)))
    return person_of(known, user)


def usual_row() -> dict[str, object]:
    """Return what is kept of somebody who chose nothing."""
    return {
        "weekday": _USUAL.weekday,
        "hour": _USUAL.hour,
        "trio": _USUAL.trio,
        "paused_until": _USUAL.paused_until,
    }
