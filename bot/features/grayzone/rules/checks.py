"""What may be typed into the forms: sizes, numbers, links. Each refusal names the field to which it belongs. Pure."""

import re
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import urlsplit

from bot.features.grayzone.rules.cost import HOURS_OF_A_WEEK, MOST_WEEKS, Hours
from bot.features.grayzone.rules.refusals import BadField
from bot.features.grayzone.text import refusals as say

WHAT_LENGTH = 3000  # Slack's longest text input
LINE_LENGTH = 300
UNIT_LENGTH = 40
LINK_LENGTH = 2000
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?")

Read = Callable[[str], str]  # a form's answer under a field's name, trimmed


def number(field: str, text: str, least: str = "-999999999999", most: str = "999999999999") -> Decimal:
    """Return the number under `field`, exactly as typed; refuse others and those out of range."""
    plain = text.replace(",", ".")
    given = Decimal(plain) if _NUMBER.fullmatch(plain) else None
    if given is None or not Decimal(least) <= given <= Decimal(most):
        raise BadField(field, say.number_missing(least, most))
    return given


def as_number(text: str) -> str:
    """Return what was typed if it is a number, else nothing: a number field takes no other first value."""
    return text if _NUMBER.fullmatch(text) else ""


def hours(read: Read) -> Hours:
    """Return the estimate under `low`, `likely` and `high`; refuse what is missing, out of range or out of order."""
    low, likely, high = (
        float(number(name, read(name), "0", str(HOURS_OF_A_WEEK))) for name in ("low", "likely", "high")
    )
    if low > likely:
        raise BadField("low", say.hours_low(read("likely")))
    if high < likely:
        raise BadField("high", say.hours_high(read("likely")))
    return Hours(low, likely, high)


def weeks(field: str, text: str) -> int:
    """Return whole weeks from 1 to 6."""
    given = number(field, text, "1", str(MOST_WEEKS))
    if given != int(given):
        raise BadField(field, say.number_missing("1", str(MOST_WEEKS)))
    return int(given)


def sentence(field: str, text: str, longest: int = WHAT_LENGTH, missing: str = say.TEXT_MISSING) -> str:
    """Return the text under `field`; refuse an empty one and one that is too long."""
    if not text.strip():
        raise BadField(field, missing)
    if len(text) > longest:
        raise BadField(field, say.text_long(longest))
    return text.strip()


def link(field: str, text: str) -> str | None:
    """Return a web address, or None for an empty field; refuse anything but http and https."""
    if not text:
        return None
    if len(text) > LINK_LENGTH or re.search(r"[\s<>|]", text) or not _is_web(text):
        raise BadField(field, say.LINK)
    return text


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
