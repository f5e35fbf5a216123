"""What kudos do on their own: telling receivers, in their working hours."""

from bot.features.kudos import service
from bot.features.kudos.views import letters
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

SECONDS = 30.0


def register(schedule: Schedule) -> None:
    """Register the jobs of kudos."""
    schedule.every(SECONDS, "kudos.notices", tell_receivers)


def tell_receivers(work: Work) -> Due:
    """Send the notices that are due."""
    notices, more = service.due_notices(work)
    return Due(tuple(letters.notice(one) for one in notices), more)
