"""Blocks of a message, and its attachments."""

from typing import Any

from bot.playground.blockkit.blocks import BLOCKS
from bot.playground.blockkit.checks import Faults, anything, array, boolean, number, shape, string, typed
from bot.playground.blockkit.rules import across

MOST_BLOCKS = 50
_MESSAGE = array(typed(BLOCKS), 0, MOST_BLOCKS)
_FIELD = shape({"title": string(), "value": string(), "short": boolean})
_TEXTS = (
    *("author_icon", "author_link", "author_name", "author_subname", "callback_id", "color", "fallback", "footer"),
    *("footer_icon", "image_url", "pretext", "text", "thumb_url", "title", "title_link"),
)
_ATTACHMENT = shape(
    {
        **dict.fromkeys(_TEXTS, string()),
        "ts": anything,
        "id": number(),
        "fields": array(_FIELD),
        "mrkdwn_in": array(string()),
        "blocks": _MESSAGE,
    }
)


def check_blocks(blocks: Any, surface: str = "message", pointer: str = "/blocks") -> Faults:  # noqa: ANN401 (JSON not yet checked)
    """Return what Slack would say against the blocks of a message; an empty list when nothing."""
    faults: Faults = []
    _MESSAGE(blocks, pointer, faults)
    if isinstance(blocks, list):
        across(blocks, surface, pointer, faults)
    return faults


def check_attachments(attachments: Any, pointer: str = "/attachments") -> Faults:  # noqa: ANN401 (JSON not yet checked)
    """Return what Slack would say against the attachments of a message."""
    faults: Faults = []
    array(_ATTACHMENT)(attachments, pointer, faults)
    for index, one in enumerate(attachments if isinstance(attachments, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("blocks"), list):
            across(one["blocks"], "message", f"{pointer}/{index}/blocks", faults)
    return faults
