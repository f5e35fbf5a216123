"""What mediation does on its own: take the group's ticks at its tables, compare flags, note who left."""

from bot.features.mediation import service
from bot.features.mediation.views.letters import letters
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

SECONDS = 10.0
AT_ONCE = 20
GROUPS_AT_ONCE = 10


def register(schedule: Schedule) -> None:
    """Register the jobs of mediation."""
    schedule.every(SECONDS, "mediation.departed", note_departed)
    schedule.every(SECONDS, "mediation.ticks", take_ticks)
    schedule.every(SECONDS, "mediation.flags", compare_flags)


def note_departed(work: Work) -> Due:
    """Let whoever left stop, under seal."""
    service.note_departed(work)
    return Due(())


def take_ticks(work: Work) -> Due:
    """Take the ticks that have come."""
    shown, more = service.take_ticks(work, AT_ONCE)
    return Due(letters(*shown), more)


def compare_flags(work: Work) -> Due:
    """Compare the flags of groups whose week's tick has come."""
    laid, more = service.compare_due(work, GROUPS_AT_ONCE)
    return Due(letters(*laid), more)
