"""What Home does on its own: telling people, at most once a day, that something private waits for them here."""

from bot.features.home import service
from bot.features.home.views import waiting as looks
from bot.features.notices import service as notices
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

SECONDS = 30.0
AT_ONCE = 50


def register(schedule: Schedule) -> None:
    """Register the jobs of Home."""
    schedule.every(SECONDS, "home.notices", send_notices)


def send_notices(work: Work) -> Due:
    """Tell those for whom something does wait: what was settled meanwhile needs no word."""
    owed, more = notices.take_due(work, AT_ONCE)
    waiting = [one for one in owed if service.waiting(work, *one)]
    for one in waiting:
        notices.told(work, one)
    return Due(tuple(looks.notice(*one) for one in waiting), more)
