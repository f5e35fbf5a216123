"""Trust and reminders: the customer may ask for none, the performer may put one off, and the rest is said once."""

from bot.features.promises.facts import Act, Event, Promise
from bot.features.promises.rules.moments import put_off
from bot.features.promises.service.moving import find, move
from bot.work import Work


def trust(work: Work, act: Act, *, hands_off: bool) -> Promise:
    """Have the performer reminded of nothing, "I trust you with this", or of the usual again."""
    one, _ = find(work, act, Event.TRUST)
    return move(work, one, Event.TRUST, act.user, hands_off=hands_off)


def snooze(work: Work, act: Act) -> Promise:
    """Put the performer's reminder off until the next working day. Raises `NothingToSnooze`."""
    one, around = find(work, act, Event.SNOOZE)
    morning = put_off(work.now, around.zone)
    return move(work, one, Event.SNOOZE, act.user, snoozed=morning, remind_at=morning)
