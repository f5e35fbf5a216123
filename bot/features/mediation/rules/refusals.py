"""What is declined about mediation: one class each. A refusal knows nothing but one's own record and the shared one."""

from bot.errors import Refusal
from bot.features.mediation.text import refusals as say


class NotNow(Refusal):
    """The table does not stand where this could be pressed, or it was pressed already, or one has no seat."""

    def __init__(self) -> None:
        super().__init__(say.NOT_NOW)


class LeftGroup(Refusal):
    """Who looks has left the table's group, or may not sit in one any more."""

    def __init__(self) -> None:
        super().__init__(say.LEFT_GROUP)


class BadField(Refusal):
    """What was filled in cannot be taken."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence, field=field)


class NotTheseWords(Refusal):
    """The line reads otherwise than what was shown when it was passed on: nothing was passed on."""

    def __init__(self) -> None:
        super().__init__(say.OTHER_WORDS)


class TooManyTables(Refusal):
    """They sit at as many tables as one may."""

    def __init__(self) -> None:
        super().__init__(say.MANY_TABLES)


class FlagRefused(Refusal):
    """A flag cannot be filed, or not be taken back: for reasons in one's own flags only."""


class NoSeat(Refusal):
    """They do not sit at this table, or there is none: it reads the same."""

    def __init__(self) -> None:
        super().__init__(say.NO_SEAT)


class CannotInvite(Refusal):
    """These two cannot be invited: for what whoever invites knows already."""
