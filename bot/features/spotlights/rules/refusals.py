"""What is declined about spotlights: one class each, whose constructor makes the sentence."""

from bot.errors import Refusal
from bot.features.spotlights import text as say


class NothingHere(Refusal):
    """The spotlight is settled, passed on, somebody else's, or was never there: one sentence for all of them."""

    def __init__(self) -> None:
        """Say that nothing waits, and nothing of why."""
        super().__init__(say.NOTHING_HERE)


class BadText(Refusal):
    """What was written about somebody is against a rule of the text."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the sentence with the field."""
        super().__init__(sentence, field=field)
