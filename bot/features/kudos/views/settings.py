"""The group's settings of kudos: form out, form back in."""

import re
from collections.abc import Mapping

from bot.features.kudos.rules.limit import LEAST_A_DAY, MOST_A_DAY
from bot.features.kudos.rules.refusals import BadSetting
from bot.features.kudos.service import Settings
from bot.features.kudos.text import lists as say
from bot.features.kudos.text import refusals
from bot.slack.blocks import Option, context
from bot.slack.emoji import SKIN_TONE, canonical
from bot.slack.inputs import channel_input, number_input, radio, text_input
from bot.slack.replies import Modal
from bot.slack.requests import Fields

NAME = "kudos.settings"
ON, OFF = "on", "off"
MOST_EMOJI = 20
LONGEST_EMOJI = 100
MOST_DIGITS = 4
_BETWEEN = re.compile(r"[\s,:]+")  # a client may put two emoji side by side: `:clap::trophy:`


def modal(group_id: int, chosen: Settings) -> Modal:
    """Show what the group has chosen; `chosen.channel` is the one in use."""
    blocks = (
        context(say.SETTINGS_NOTE),
        text_input("emoji", say.EMOJI_LABEL, initial=_as_typed(chosen.emoji), hint=say.EMOJI_HINT),
        channel_input("channel", say.CHANNEL_LABEL, initial=chosen.channel, hint=say.CHANNEL_HINT),
        number_input(
            "a_day",
            say.A_DAY_LABEL,
            initial=str(chosen.a_day),
            decimal=False,
            least=str(LEAST_A_DAY),
            most=str(MOST_A_DAY),
        ),
        radio(
            "in_messages",
            say.MESSAGES_LABEL,
            (Option(say.MESSAGES_OFF, OFF), Option(say.MESSAGES_ON, ON)),
            initial=ON if chosen.in_messages else OFF,
            hint=say.MESSAGES_HINT,
        ),
    )
    return Modal(NAME, say.SETTINGS_TITLE, blocks, say.SETTINGS_SUBMIT, note=str(group_id))


def _as_typed(emoji: tuple[str, ...]) -> str:
    return " ".join(f":{name}:" for name in emoji)


def read(fields: Fields, aliases: Mapping[str, str]) -> Settings:
    """Return the checked settings, emoji by their one name (`aliases` are the workspace's). Raises `BadSetting`."""
    words = (word for word in _BETWEEN.split(fields.text("emoji")) if word and not word.startswith(SKIN_TONE))
    names = tuple(dict.fromkeys(canonical(word, aliases) for word in words))
    if not names:
        raise BadSetting("emoji", refusals.NO_EMOJI)
    if len(names) > MOST_EMOJI or any(len(name) > LONGEST_EMOJI for name in names):
        raise BadSetting("emoji", refusals.MANY_EMOJI)
    number = fields.text("a_day")
    if not (number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS):
        raise BadSetting("a_day", refusals.NOT_A_NUMBER)
    if not LEAST_A_DAY <= int(number) <= MOST_A_DAY:
        raise BadSetting("a_day", refusals.NOT_A_NUMBER)
    return Settings(names, fields.text("channel") or None, int(number), fields.text("in_messages") == ON)
