"""Marks of style as people typed them, where Slack is shown their look-alikes (`bot.slack.mentions.quote`)."""

_TYPED = str.maketrans("\u2217\u02cd\u223c\u02cb\u203a", "*_~`>")


def as_typed(text: str) -> str:
    """Return a text with marks for their look-alikes."""
    return text.translate(_TYPED)
