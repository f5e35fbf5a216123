"""What Slack's client itself demands of a form before it sends it: the bot never hears of these faults."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.playground.elements import Placed, answered, placed
from bot.playground.model import Json, View
from bot.playground.trouble import ActRefusal

LONGEST_INPUT = 3_000  # reference/block-kit/block-elements/plain-text-input-element
REQUIRED = "Please complete this required field."


def fill(view: View, fields: dict[str, Any]) -> None:
    """Put answers into the form, each by its block id or action id; raise `ActRefusal` when one does not fit."""
    everything = list(placed(view.blocks))
    for name, value in fields.items():
        one = next((one for one in everything if name in (one.block_id, one.action_id)), None)
        if one is None:
            raise ActRefusal("no_such_field")
        view.values.setdefault(one.block_id, {})[one.action_id] = answered(one.element, value)


def faults(view: View) -> dict[str, str]:
    """Return the sentences that Slack's client shows under fields when the form is submitted now, by block id."""
    found = {}
    for one in placed(view.blocks):
        if not one.is_input:
            continue
        said = _held(view.values.get(one.block_id, {}).get(one.action_id, {}))
        missing = said in (None, "", [])
        fault = (None if one.block.get("optional") else REQUIRED) if missing else _unfit(one, str(said))
        if fault is not None:
            found[one.block_id] = fault
    return found


def _held(entry: Json) -> object:
    return next((value for name, value in entry.items() if name != "type"), None)


def _unfit(one: Placed, said: str) -> str | None:
    element = one.element
    match element["type"]:
        case "plain_text_input":
            most, least = element.get("max_length", LONGEST_INPUT), element.get("min_length", 0)
            if len(said) > most:
                return f"Must be {most} characters or fewer."
            return f"Must be at least {least} characters." if len(said) < least else None
        case "number_input":
            return _unfit_number(element, said)
        case "email_text_input":
            return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", said) else "Enter a valid email address."
        case "url_text_input":
            return None if re.match(r"https?://\S+\.\S+", said) else "Enter a valid link."
        case _:
            return None


def _unfit_number(element: Json, said: str) -> str | None:
    try:
        number = Decimal(said)
    except InvalidOperation:
        return "Enter a number."
    if not number.is_finite():
        return "Enter a number."
    if not element.get("is_decimal_allowed") and number != number.to_integral_value():
        return "Enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and number < Decimal(least):
        return f"Must be {least} or more."
    return f"Must be {most} or less." if most is not None and number > Decimal(most) else None
