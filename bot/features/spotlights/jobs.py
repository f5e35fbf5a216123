"""What spotlights do on their own: ask the next writer, post at the tick, and say that something waits."""

from bot.features.notices import service as notices
from bot.features.spotlights.service import posting, turns
from bot.features.spotlights.views import post
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

TURNS_SECONDS = 30.0
POSTS_SECONDS = 5.0
NOTICES_SECONDS = 30.0
GROUPS_AT_ONCE = 5
AT_ONCE = 50


def register(schedule: Schedule) -> None:
    """Register the jobs of spotlights."""
    schedule.every(TURNS_SECONDS, "spotlights.turns", take_turns)
    schedule.every(POSTS_SECONDS, "spotlights.posts", post_due)
    schedule.every(NOTICES_SECONDS, "spotlights.notices", owe_notices)


def take_turns(work: Work) -> Due:
    """Let lapse what is over, and choose who is asked to write about whom."""
    return Due(more=turns.take_turns(work, GROUPS_AT_ONCE))


def post_due(work: Work) -> Due:
    """Post what was approved, at the tick."""
    posted, more = posting.post_due(work, AT_ONCE)
    return Due(tuple(post.letter(one.group, one.id) for one in posted), more)


def owe_notices(work: Work) -> Due:
    """Have people told that something waits for them."""
    due, more = posting.notices_due(work, AT_ONCE)
    for one in due:
        notices.owe(work, one.workspace, one.user)
    return Due(more=more)
