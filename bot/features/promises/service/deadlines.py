"""What is due for promises: what silence decides, and who is told that something waits. One replica does each."""

from bot.features.notices import service as notices
from bot.features.promises import queries
from bot.features.promises.models import State
from bot.features.promises.rules.moments import next_reminder
from bot.features.promises.rules.moves import waits
from bot.features.promises.rules.moving import settled
from bot.features.promises.service.moving import write
from bot.features.promises.service.seeing import Sight
from bot.work import Work


def settle_due(work: Work, limit: int) -> bool:
    """Do what silence has decided by now; tell whether there may be more."""
    found = queries.claimed(work, limit, "deadline")
    for one in found:
        write(work, one, settled(one, work.now))
    return len(found) == limit


def remind_due(work: Work, limit: int) -> bool:
    """Owe performers a notice whose promise is near or due, unless they are trusted; tell whether there may be more."""
    found = queries.claimed(work, limit, "remind_at")
    told = set()
    for one in found:
        sight = Sight(work, one.workspace, one.performer, (one,))
        around = sight.situation(one)
        if not one.hands_off and sight.is_here(one) and waits(one, one.performer, around):
            told.add((one.workspace, one.performer))
        write(work, one, one._replace(remind_at=next_reminder(one.due_on, around.zone, work.now)))
    _owe(work, told)
    return len(found) == limit


def tell_due(work: Work, limit: int) -> bool:
    """Owe customers a notice who may say now that a promise was not kept; tell whether there may be more."""
    found = queries.claimed(work, limit, "tell_at")
    told = set()
    for one in found:
        here = Sight(work, one.workspace, one.customer, (one,)).is_here(one)
        if here and settled(one, work.now).state is State.PROMISED:
            told.add((one.workspace, one.customer))
        write(work, one, one._replace(tell_at=None))
    _owe(work, told)
    return len(found) == limit


def _owe(work: Work, told: set[tuple[str, str]]) -> None:
    for workspace, user in sorted(told):  # always in this order: two replicas would wait for each other
        notices.owe(work, workspace, user)
