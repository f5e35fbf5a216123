"""The group's card, the form for its rhythm, and how check-ins work. All of it is for everybody in the channel."""

from bot.features.checkins.facts import GroupView
from bot.features.checkins.models import Rhythm
from bot.features.checkins.text import group as say
from bot.features.checkins.text import words
from bot.slack.blocks import Option, actions, button, context, cut, section
from bot.slack.inputs import radio
from bot.slack.mentions import quote
from bot.slack.replies import Message, Modal
from bot.slack.requests import Fields

RHYTHM = "checkins.rhythm"
NAMES_SHOWN, NAME_SHOWN = 24, 60


def message(view: GroupView) -> Message | None:
    """Return the card; None while nobody takes part."""
    if not view.names:
        return None
    names = words.cut_names([quote(cut(name, NAME_SHOWN)) for name in view.names], NAMES_SHOWN)
    head, who, ahead = say.card_title(words.RHYTHMS[view.rhythm]), say.who(names), when(view)
    presses = (
        button(words.TAKE_PART, "checkins.open", view.group_id, style="primary"),
        button(words.HOW_IT_WORKS, "checkins.how"),
    )
    blocks = (section(f"{head}\n{who}"), context(ahead), actions(*presses))
    return Message(f"{head}\n{who}\n{ahead}", blocks)


def when(view: GroupView) -> str:
    """Say when the group's next round begins."""
    return say.next_round(words.day(view.next_on)) if view.next_on else say.NO_ROUND_YET


def how() -> Modal:
    """Explain check-ins."""
    return Modal("checkins.how", say.HOW_TITLE, (section(say.HOW),), close=words.CLOSE)


def rhythm(view: GroupView) -> Modal:
    """Ask how often the group has a round, and say what that changes."""
    options = tuple(Option(say.RHYTHMS[one], one.value) for one in Rhythm)
    blocks = (
        context(say.WHAT_IT_CHANGES),
        radio("rhythm", say.RHYTHM_LABEL, options, initial=view.rhythm, hint=say.RHYTHM_HINT),
    )
    return Modal(RHYTHM, say.RHYTHM_TITLE, blocks, say.RHYTHM_SUBMIT, note=str(view.group_id))


def read_rhythm(fields: Fields) -> Rhythm | None:
    """Return what was chosen; None for nothing, or something else."""
    chosen = fields.text("rhythm")
    return Rhythm(chosen) if chosen in set(Rhythm) else None
