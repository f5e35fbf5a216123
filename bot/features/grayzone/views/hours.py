"""The three numbers that every estimate asks for."""

from bot.features.grayzone.rules import checks
from bot.features.grayzone.rules.checks import Read
from bot.features.grayzone.rules.cost import HOURS_OF_A_WEEK, Hours
from bot.features.grayzone.text import forms as say
from bot.features.grayzone.text import words
from bot.slack.inputs import number_input
from bot.slack.replies import Block


def hour_inputs(typed: Read) -> tuple[Block, ...]:
    """Return the inputs `low`, `likely` and `high`, with what was typed so far."""
    labels = (("low", say.LOW_LABEL), ("likely", say.LIKELY_LABEL), ("high", say.HIGH_LABEL))
    return tuple(
        number_input(name, label, initial=checks.as_number(typed(name)), least="0", most=str(HOURS_OF_A_WEEK))
        for name, label in labels
    )


def as_typed(hours: Hours | None) -> Read:
    """Return an estimate as what its author typed; nothing without one."""
    if hours is None:
        return lambda _: ""
    texts = {"low": hours.low, "likely": hours.likely, "high": hours.high}
    return lambda name: words.typed(texts[name])
