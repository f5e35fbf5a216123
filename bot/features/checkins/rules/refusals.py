"""What is declined about check-ins: one class each, whose constructor makes the sentence."""

from bot.errors import Refusal
from bot.features.checkins.models import State
from bot.features.checkins.text import refusals as say

_BY_STATE = {State.HELD: say.IS_HELD, State.MISSED: say.IS_MISSED, State.SKIPPED: say.IS_SKIPPED}


class NothingHere(Refusal):
    """The check-in is somebody else's, or was never there: one sentence for all of them."""

    def __init__(self) -> None:
        """Say nothing of why."""
        super().__init__(say.NOTHING_HERE)


class NotNow(Refusal):
    """The check-in is past what was pressed: somebody was quicker, or the message is old."""

    def __init__(self, state: State) -> None:
        """Say how it stands."""
        super().__init__(_BY_STATE.get(state, say.NOBODY_SAID))


class IsOver(Refusal):
    """The round, or the time to object, is over."""

    def __init__(self, sentence: str = say.IS_OVER) -> None:
        """Say what is over."""
        super().__init__(sentence)


class OwnWord(Refusal):
    """Who said that they talked objects to it."""

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(say.OWN_WORD)


class NotYourWord(Refusal):
    """Somebody takes back what another said."""

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(say.NOT_YOUR_WORD)


class NoSuchTime(Refusal):
    """Nobody suggested this time, or not any more."""

    def __init__(self, *, changed: bool) -> None:
        """Say what to do instead."""
        super().__init__(say.TIME_CHANGED if changed else say.NO_TIME_SUGGESTED)


class NotTakingPart(Refusal):
    """Who acts, or whom they ask, does not take part in the group's rounds."""

    def __init__(self, *, other: bool = False) -> None:
        """Say which of them, and what to do."""
        super().__init__(say.OTHER_NOT_TAKING_PART if other else say.NOT_TAKING_PART)


class AskedLately(Refusal):
    """Somebody asked the same person to talk now a few days ago, whatever became of it."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(say.ASKED_LATELY)


class YouExcluded(Refusal):
    """Somebody asks to talk with whom they do not want to be brought together with: for their own eyes."""

    def __init__(self) -> None:
        """Say how to change that."""
        super().__init__(say.YOU_EXCLUDED)


class BadField(Refusal):
    """What was filled in, or chosen, cannot be taken."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the sentence with the field."""
        super().__init__(sentence, field=field)
