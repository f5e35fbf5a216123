"""How the receipts of notices look, and the form about when somebody is written to. Pure."""

from itertools import groupby

from bot.features.notices import text as say
from bot.features.notices.rules import MOST_CHOSEN, NO_HOLIDAYS, OF_ZONE
from bot.features.notices.service import Choice
from bot.schedule.holidays import country_names, country_of_zone
from bot.slack.blocks import Confirm, Option, actions, button, context, section
from bot.slack.inputs import grouped_select, select
from bot.slack.replies import Message, Modal

SETTINGS = "notices.settings"


def receipt(words: str) -> Message:
    """Return a receipt."""
    return Message(words, (section(words),))


def settings(choice: Choice, zone: str) -> Modal:
    """Return what a person may say about messages; `zone` is the one in which they are."""
    numbers = tuple(Option(say.most(number), str(number)) for number in range(MOST_CHOSEN + 1))
    stop = button(say.STOP, "home.stop", style="danger", confirm=Confirm(*say.STOP_ASK))
    switch = button(say.START, "home.start") if choice.stopped else stop
    blocks = (
        context(say.WHAT_COUNTS),
        select("most", say.MOST_LABEL, numbers, initial=str(choice.most)),
        grouped_select(
            "country",
            say.COUNTRY_LABEL,
            _countries(zone),
            initial=choice.country or OF_ZONE,
            hint=say.COUNTRY_HINT,
        ),
        actions(switch),
    )
    return Modal(SETTINGS, say.SETTINGS, blocks, say.SAVE)


def _countries(zone: str) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """Return all countries by their first letters: Slack shows a hundred options of one group at most."""
    named = sorted((name, code) for code, name in country_names().items())
    theirs = country_names().get(country_of_zone(zone) or "")
    mostly = (Option(say.of_zone(theirs), OF_ZONE), Option(say.NO_HOLIDAYS, NO_HOLIDAYS))
    letters = groupby(named, key=lambda one: one[0][0])
    return (
        (say.MOSTLY, mostly),
        *((letter, tuple(Option(name, code) for name, code in found)) for letter, found in letters),
    )
