"""What check-ins do on their own: begin rounds, write to people at their hours, end what is over."""

from bot.features.checkins import service
from bot.features.checkins.views import letters, pages
from bot.features.peers import service as peers
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due, Letter
from bot.work import Work

PROMPTS_SECONDS = 5.0
SECONDS = 30.0
ROUNDS_SECONDS = 60.0
AT_ONCE = 50
GROUPS_AT_ONCE = 10


def register(schedule: Schedule) -> None:
    """Register the jobs of check-ins."""
    schedule.every(ROUNDS_SECONDS, "checkins.departed", note_departed)
    schedule.every(ROUNDS_SECONDS, "checkins.rounds", begin_rounds)
    schedule.every(PROMPTS_SECONDS, "checkins.prompts", send_prompts)
    schedule.every(SECONDS, "checkins.rests", send_rests)
    schedule.every(SECONDS, "checkins.ends", end)


def begin_rounds(work: Work) -> Due:
    """Begin the rounds that have come; the group's card shows when the next one is."""
    begun, more = service.begin_due(work, GROUPS_AT_ONCE)
    return Due(_cards(work, begun), more)


def send_prompts(work: Work) -> Due:
    """Write to those whose hour has come."""
    found, more = service.prompts_due(work, AT_ONCE)
    return Due(letters.fresh(found), more)


def send_rests(work: Work) -> Due:
    """Tell those who have no check-in in this round."""
    found, more = service.rests_due(work, AT_ONCE)
    trios = service.rather_three(work, ((one.workspace, one.user) for one in found))
    return Due(tuple(pages.rest_letter(one, trio=(one.workspace, one.user) in trios) for one in found), more)


def end(work: Work) -> Due:
    """End what is over."""
    found, more = service.end_due(work, AT_ONCE)
    return Due(letters.prompts(found), more)


def note_departed(work: Work) -> Due:
    """Tell the others of those who left; the group's card does not name them any more."""
    found = service.note_departed(work, AT_ONCE)
    return Due((*letters.prompts(found.messages), *_cards(work, found.groups)), found.more)


def _cards(work: Work, groups: tuple[int, ...]) -> tuple[Letter, ...]:
    return tuple(letters.group_card(peers.group(work, group_id)) for group_id in groups)
