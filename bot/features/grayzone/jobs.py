"""What gray-zone issues do on their own: whatever is due at a group's tick, for all at once."""

from bot.features.grayzone.models import State
from bot.features.grayzone.service import deliveries, ticks
from bot.features.grayzone.service.facts import Opened
from bot.features.grayzone.views import story
from bot.features.grayzone.views.story import letters
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due, Letter
from bot.work import Work

SECONDS = 5.0
GROUPS_AT_ONCE = 10


def register(schedule: Schedule) -> None:
    """Register the jobs of gray-zone issues."""
    schedule.every(SECONDS, "grayzone.ticks", take_ticks)


def take_ticks(work: Work) -> Due:
    """Do what is due at the ticks that have come, and tell it on the cards and in their threads."""
    happened, more = ticks.take_ticks(work, GROUPS_AT_ONCE)
    return Due(tuple(letter for one in happened for letter in _letters(work, one)), more)


def _letters(work: Work, happened: Opened) -> tuple[Letter, ...]:
    card = happened.card
    asked = deliveries.answerers(work, card.group, card.issue) if happened.was == State.WON else ()
    return letters(card, story.opened(happened, asked))
