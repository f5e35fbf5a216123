"""The page on which somebody says that they are willing to be a broker in a group, or takes it back."""

from bot.features.mediation.text import inviting
from bot.features.mediation.text import willing as say
from bot.slack.blocks import button, context, section
from bot.slack.mentions import quote
from bot.slack.replies import Modal

FORM, PAGE, TAKE_BACK = "mediation.say_willing", "mediation.willing", "mediation.take_willing_back"


def page(group_id: int, group_name: str, *, willing: bool) -> Modal:
    """Return what it means, with the press that says it; or that it was said, with the press that takes it back."""
    group, what, means = context(inviting.group(quote(group_name))), section(say.WHAT), section(say.MEANS)
    if willing:
        said = section(say.IS, accessory=button(say.TAKE_BACK, TAKE_BACK, group_id))
        return Modal(PAGE, say.TITLE, (group, said, what, means), close=say.CLOSE)
    return Modal(FORM, say.TITLE, (group, what, means), say.SAY, close=say.CLOSE, note=str(group_id))
