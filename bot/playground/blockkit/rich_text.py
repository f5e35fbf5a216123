"""Rich text: sections, lists, quotes and code, and the leaves in them."""

from collections.abc import Mapping
from typing import Final

from bot.playground.blockkit.checks import Check, anything, array, boolean, number, one_of, shape, string, typed
from bot.playground.blockkit.objects import ID

_STYLE = shape(dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))


def _leaf(fields: Mapping[str, Check]) -> Check:
    return shape({"type!": anything, "style": _STYLE, **fields})


LEAVES: Final[Mapping[str, Check]] = {
    "text": _leaf({"text!": string()}),
    "user": _leaf({"user_id!": string()}),
    "usergroup": _leaf({"usergroup_id!": string()}),
    "team": _leaf({"team_id!": string()}),
    "channel": _leaf({"channel_id!": string()}),
    "broadcast": _leaf({"range!": one_of("here", "channel", "everyone")}),
    "color": _leaf({"value!": string()}),
    "emoji": _leaf({"name!": string(), "unicode": string(), "url": string(), "skin_tone": number(1, 6)}),
    "link": _leaf({"url!": string(3000), "text": string(), "unsafe": boolean}),
    "date": _leaf({"timestamp!": number(), "format!": string(), "url": string(), "fallback": string()}),
}
_LINE = {"type!": anything, "elements!": array(typed(LEAVES))}
_BORDER = {"border": one_of(0, 1)}
PARTS: Final[Mapping[str, Check]] = {
    "rich_text_section": shape(_LINE),
    "rich_text_quote": shape({**_LINE, **_BORDER}),
    "rich_text_preformatted": shape(
        {"type!": anything, "elements!": array(typed(LEAVES, "text", "link")), "language": string(), **_BORDER}
    ),
    "rich_text_list": shape(
        {
            "type!": anything,
            "elements!": array(typed({"rich_text_section": shape(_LINE)})),
            "style!": one_of("bullet", "ordered"),
            "indent": number(0, 8),
            "offset": number(0),
            **_BORDER,
        }
    ),
}
RICH_TEXT: Final = typed(
    {"rich_text": shape({"type!": anything, "block_id": ID, "elements!": array(typed(PARTS))})},
)
