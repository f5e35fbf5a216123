"""What promises do on their own: let silence decide, and have people told that something waits."""

from bot.features.promises.service import deadlines
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

SECONDS = 30.0
AT_ONCE = 50


def register(schedule: Schedule) -> None:
    """Register the jobs of promises."""
    schedule.every(SECONDS, "promises.deadlines", settle_due)
    schedule.every(SECONDS, "promises.reminders", remind_due)
    schedule.every(SECONDS, "promises.overdue", tell_due)


def settle_due(work: Work) -> Due:
    """Let lapse what nobody answered, leave dates where they are, and close what was reported long ago."""
    return Due(more=deadlines.settle_due(work, AT_ONCE))


def remind_due(work: Work) -> Due:
    """Have performers told that a promise is near or due."""
    return Due(more=deadlines.remind_due(work, AT_ONCE))


def tell_due(work: Work) -> Due:
    """Have customers told that a promise is long overdue."""
    return Due(more=deadlines.tell_due(work, AT_ONCE))
