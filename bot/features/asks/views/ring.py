"""Ring days: the one message to each peer, and the group's settings."""

from bot.features.asks.facts import RingDay
from bot.features.asks.rules.times import RING_WEEKS
from bot.features.asks.text import rings as say
from bot.features.asks.views.notes import number
from bot.slack.blocks import Option, actions, button, context, section
from bot.slack.inputs import radio
from bot.slack.mentions import quote
from bot.slack.replies import Letter, Message, Modal, Person
from bot.slack.requests import Fields

NAME = "asks.ring_settings"
OFF = "off"


def invitation(workspace: str, user: str, ring_id: int, group: str) -> Letter:
    """Return what everybody present is asked: nothing private, the same words for all."""
    presses = (
        button(say.ONE_THING, "asks.ring", ring_id, style="primary"),
        button(say.NOT_THIS_TIME, "asks.not_this_time", ring_id),
        button(say.NOT_ON_RINGS, "asks.rings", "off"),
    )
    words = say.question(quote(group))
    return Letter(workspace, Person(user), Message(words, (section(words), actions(*presses))))


def settings(group_id: int, chosen: RingDay) -> Modal:
    """Show when the group's ring day is."""
    weeks = tuple(Option(say.WEEKS[week], str(week)) for week in RING_WEEKS)
    initial = OFF if chosen.off else str(chosen.week)
    blocks = (
        context(say.WHAT_IT_IS),
        radio("week", say.WEEK_LABEL, (*weeks, Option(say.NONE, OFF)), initial=initial),
    )
    return Modal(NAME, say.SETTINGS_TITLE, blocks, say.SAVE, note=str(group_id))


def read(note: str, fields: Fields) -> tuple[int, str]:
    """Return the group and what was chosen, unchecked. Raises `NothingHere` for a note of others."""
    return number(note), fields.text("week")
