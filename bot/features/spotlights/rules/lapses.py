"""What a spotlight comes to when nobody presses: time is over, or somebody is not here any more. Pure."""

from collections.abc import Container
from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.features.spotlights.facts import SpotlightFacts
from bot.features.spotlights.models import State
from bot.features.spotlights.rules.assignment import WINDOW
from bot.features.spotlights.rules.states import WITH_WRITER, Event


def lapsed(one: SpotlightFacts, present: Container[str], untried: AbstractSet[str], now: datetime) -> Event | None:
    """Return what happens to a spotlight under way now, or None.

    A hero who left ends it. A writer who left, or whose time is over, makes room for the next of the `untried`
    witnesses. It waits for one as long as its contribution counts.
    """
    if one.hero not in present:
        return Event.END
    if one.state is State.WAITING:
        return Event.END if not untried or one.since <= now - WINDOW else None
    over = one.due_at is not None and one.due_at <= now
    if one.state in WITH_WRITER:
        return Event.LAPSE if over or one.writer not in present else None
    return Event.LAPSE if one.state is State.HERO_REVIEW and over else None
