"""Composition objects: texts, options, confirmations, filters. Limits: docs.slack.dev, reference/block-kit."""

from bot.playground.blockkit.checks import (
    Check,
    Faults,
    anything,
    array,
    at,
    boolean,
    one_of,
    shape,
    string,
    typed,
    url,
)

TEXT = 3_000
ID = string(255, least=1)
STYLE = one_of("primary", "danger")


def plain(most: int = TEXT) -> Check:
    """Check a plain_text object."""
    return typed({"plain_text": shape({"type!": anything, "text!": string(most, least=1), "emoji": boolean})})


def mrkdwn(most: int = TEXT) -> Check:
    """Check a mrkdwn object."""
    return typed({"mrkdwn": shape({"type!": anything, "text!": string(most, least=1), "verbatim": boolean})})


def text(most: int = TEXT) -> Check:
    """Check either of the two."""
    return typed({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


def option(*, rich: bool, linked: bool = False) -> Check:
    """Check an option; `rich` ones (checkboxes, radio buttons) may hold mrkdwn, `linked` ones (overflow) a URL."""
    words = text if rich else plain
    fields = {"text!": words(75), "value" if linked else "value!": string(150), "description": words(75)}
    return shape(fields | ({"url": url()} if linked else {}))


MENU_OPTION = option(rich=False)
OPTION_GROUP = shape({"label!": plain(75), "options!": array(MENU_OPTION, 1, 100)})
CONFIRM = shape({"title": plain(100), "text!": text(300), "confirm": plain(30), "deny": plain(30), "style": STYLE})
DISPATCH = shape({"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 1)})
SLACK_FILE = shape({"url": url(), "id": string(255)})
_FILTER = shape(
    {
        "include": array(one_of("im", "mpim", "private", "public"), 1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    }
)


def conversation_filter(value: object, pointer: str, faults: Faults) -> None:
    """Check the filter of a conversations menu; an empty one is refused."""
    _FILTER(value, pointer, faults)
    if value == {}:
        faults.append(at(pointer, "must contain at least one field"))


def image_source(value: object, pointer: str, faults: Faults) -> None:
    """Check that an image has exactly one source."""
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        faults.append(at(pointer, "must provide exactly one of image_url and slack_file"))
