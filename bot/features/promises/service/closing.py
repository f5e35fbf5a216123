"""How a promise ends: reported and confirmed, released, withdrawn, or not kept."""

from bot.db.vault import NOTHING
from bot.features.notices import service as notices
from bot.features.promises import queries
from bot.features.promises.facts import Act, Event, Promise, PromiseFacts
from bot.features.promises.models import Withdrawal
from bot.features.promises.rules.moments import CONFIRM_DAYS, answer_by, next_reminder
from bot.features.promises.rules.moves import withdrawal
from bot.features.promises.rules.moving import done
from bot.features.promises.rules.refusals import NotFree
from bot.features.promises.rules.states import STANDING
from bot.features.promises.rules.terms import line
from bot.features.promises.service.moving import find, move, sealed
from bot.features.promises.service.seeing import zone_of
from bot.work import Work


def release(work: Work, act: Act) -> Promise:
    """Let the performer go: it counts for nothing."""
    one, _ = find(work, act, Event.RELEASE)
    return move(work, one, Event.RELEASE, act.user)


def report(work: Work, act: Act) -> Promise:
    """Say that it is done; the customer confirms, or silence does after five working days, and then it counts half."""
    one, _ = find(work, act, Event.REPORT)
    return move(
        work,
        one,
        Event.REPORT,
        act.user,
        turn=one.customer,
        reported_at=work.now,
        deadline=answer_by(work.now, CONFIRM_DAYS, zone_of(work, one, one.customer)),
        missing=NOTHING,
        remind_at=None,
        tell_at=None,
        snoozed=None,
    )


def confirm(work: Work, act: Act) -> Promise:
    """Say that it is done as it was promised: KEPT, or KEPT_LATE if it was reported after its day."""
    one, _ = find(work, act, Event.CONFIRM)
    return move(work, one, Event.CONFIRM, act.user, after=done(one))


def not_yet(work: Work, act: Act, missing: str) -> Promise:
    """Say what is missing: the promise stands again, and the performer is told that something waits."""
    one, around = find(work, act, Event.NOT_YET)
    words = sealed(work, one, missing=line("missing", missing))
    told = one.overdue_at if one.overdue_at > work.now else None
    reminded = next_reminder(one.due_on, around.zone, work.now)
    shown = move(work, one, Event.NOT_YET, act.user, reported_at=None, remind_at=reminded, tell_at=told, **words)
    notices.owe(work, one.workspace, one.performer)
    return shown


def withdraw(work: Work, act: Act) -> Promise:
    """Take a promise back: neutral more than 24 hours before its day ends, once in 30 days; else it counts as not kept.

    Where the customer has left, it is neutral at any time.
    """
    one, counts = _withdrawing(work, act)
    return move(work, one, Event.WITHDRAW, act.user, withdrawal=counts)


def withdraw_free(work: Work, act: Act) -> Promise:
    """Take a promise back as long as that counts for nothing. Raises `NotFree` when it would count by now."""
    one, counts = _withdrawing(work, act)
    if counts is Withdrawal.COUNTED:
        raise NotFree
    return move(work, one, Event.WITHDRAW, act.user, withdrawal=counts)


def not_kept(work: Work, act: Act) -> Promise:
    """Say that a promise was not kept. Raises `TooEarly` before ten working days have passed after its day."""
    one, _ = find(work, act, Event.NOT_KEPT)
    return move(work, one, Event.NOT_KEPT, act.user)


def _withdrawing(work: Work, act: Act) -> tuple[PromiseFacts, Withdrawal]:
    """Return the promise, and how it counts to withdraw it now; one's others are held, since the first one is free."""
    queries.hold(work, act.workspace, act.user, STANDING)
    one, around = find(work, act, Event.WITHDRAW)
    return one, withdrawal(one, around)
