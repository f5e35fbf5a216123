"""How check-ins end by themselves."""

from bot.features.checkins.facts import Prompt
from bot.features.checkins.models import State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries.checkins import CheckinRow
from bot.features.checkins.rules.states import Event
from bot.features.checkins.service.moving import forget_messages, move
from bot.features.checkins.service.objecting import put_off
from bot.features.checkins.service.showing import cards_of
from bot.work import Work


def end_due(work: Work, limit: int) -> tuple[tuple[Prompt, ...], bool]:
    """End what is over; return the messages to be painted anew, and whether more may be due. One replica ends each.

    What nobody said a word about is SKIPPED; with a time that was agreed and has passed, MISSED. What was HELD stays so
    once nobody can object any more: while a member still waits to be told of it, that is put off. Who was not written
    to by then is not written to.
    """
    found = queries.take_ended(work, limit)
    later = put_off(work, found)
    over = [one for one in found if one.id not in later]
    ended = tuple(_end(work, one) for one in over)
    forget_messages(work, [one.id for one in over])
    return cards_of(work, (*ended, *(one for one in found if one.id in later))), len(found) == limit


def _end(work: Work, one: CheckinRow) -> CheckinRow:
    if one.state is State.HELD:
        return move(work, one, Event.SETTLE, due_at=None)
    missed = one.state is State.SET and one.set_for is not None and one.set_for <= work.now
    return move(work, one, Event.END, state=State.MISSED if missed else State.SKIPPED, due_at=None)
