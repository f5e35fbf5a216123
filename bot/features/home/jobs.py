"""What Home does on its own: telling people, at most once a day, that something private waits; and their digests."""

from bot.features.home import service
from bot.features.home.views import waiting as looks
from bot.features.notices import service as notices
from bot.features.notices.service import Owed, Passage
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

SECONDS = 30.0
AT_ONCE = 50


def register(schedule: Schedule) -> None:
    """Register the jobs of Home."""
    schedule.every(SECONDS, "home.notices", send_notices)
    schedule.every(SECONDS, "home.digests", send_digests)


def send_notices(work: Work) -> Due:
    """Tell those for whom something does wait, or who sit at a table: what was settled meanwhile needs no word."""
    owed, more = notices.take_due(work, AT_ONCE)
    told = [one for one in owed if service.is_told(work, *one) and _passes(work, one)]
    return Due(tuple(looks.notice(*one) for one in told), more)


def send_digests(work: Work) -> Due:
    """Send what was kept of a person's week, in one message; nothing where all of it is settled."""
    digests, more = notices.take_digests(work, AT_ONCE)
    found = ((one, service.digest_lines(work, one)) for one in digests)
    return Due(tuple(looks.digest(one.workspace, one.user, lines) for one, lines in found if lines), more)


def _passes(work: Work, one: Owed) -> bool:
    passage, at = notices.admit(work, *one, kind=service.WAITS)
    if passage is Passage.NOW:
        notices.told(work, one)
    if passage is Passage.LATER:
        notices.owe(work, *one, at)
    return passage is Passage.NOW
