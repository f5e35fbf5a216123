"""What is declined about asks: one class each, whose constructor makes the sentence."""

from bot.errors import Refusal
from bot.features.asks.text import refusals as say


class NothingHere(Refusal):
    """The ask is settled, somebody else's, or was never there: one sentence for all of them."""

    def __init__(self) -> None:
        """Say that nothing waits, and nothing of why."""
        super().__init__(say.NOTHING_HERE)


class SomebodyWasFirst(Refusal):
    """Another peer is on it already."""

    def __init__(self) -> None:
        """Thank them all the same."""
        super().__init__(say.SOMEBODY_FIRST)


class OwnAsk(Refusal):
    """The asker pressed "I can help" on their own ask."""

    def __init__(self) -> None:
        """Say where it is changed."""
        super().__init__(say.OWN_ASK)


class WordsChanged(Refusal):
    """The asker changed the ask while somebody read it."""

    def __init__(self) -> None:
        """Ask to read it again."""
        super().__init__(say.WORDS_CHANGED)


class DayOver(Refusal):
    """The day by which help was asked for is over."""

    def __init__(self) -> None:
        """Ask for a new day first."""
        super().__init__(say.NEW_DAY)


class TooManyOpen(Refusal):
    """The asker has as many open asks as one may have."""

    def __init__(self, most: int) -> None:
        """Say what to do first."""
        super().__init__(say.too_many(most), field="what")


class BadField(Refusal):
    """What was filled in cannot be taken."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the sentence with the field."""
        super().__init__(sentence, field=field)
