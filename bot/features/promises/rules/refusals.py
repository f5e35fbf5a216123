"""What is declined about promises: one class each, whose constructor makes the sentence."""

from bot.errors import Refusal
from bot.features.promises.text import refusals as say


class Overtaken(Refusal):
    """The button is stale: the sentence says what happened instead. To whoever is neither side it tells nothing."""


class NotFree(Overtaken):
    """The withdrawal that was pressed counted for nothing when it was shown, and would count now."""

    def __init__(self) -> None:
        super().__init__(say.NOT_FREE)


class Oneself(Refusal):
    """Performer and customer are one person."""

    def __init__(self) -> None:
        super().__init__(say.ONESELF, field="person")


class NotAPeerOfYours(Refusal):
    """The other one does not sit in the group, or has left it."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(say.not_a_peer(name, place), field="person")


class BadText(Refusal):
    """What was written is empty, or too long."""


class TooManyCounters(Refusal):
    """They went back and forth often enough: a short talk is better."""

    def __init__(self) -> None:
        super().__init__(say.MANY_COUNTERS)


class DayPassed(Refusal):
    """The day it was promised for is over: it is late, whatever would be agreed."""

    def __init__(self) -> None:
        super().__init__(say.DAY_PASSED)


class WishedDayPassed(Refusal):
    """The day that the performer asked for is over before the customer agreed to it."""

    def __init__(self) -> None:
        super().__init__(say.WISHED_DAY_PASSED)


class DayInThePast(Refusal):
    """The wished day is over already."""

    def __init__(self) -> None:
        super().__init__(say.PAST_DAY, field="due")


class DayTooFar(Refusal):
    """The wished day is more than a year away."""

    def __init__(self) -> None:
        super().__init__(say.FAR_DAY, field="due")


class NothingMoved(Refusal):
    """The new terms, or the new day, are those that stand there."""

    def __init__(self, sentence: str = say.NOTHING_MOVED, *, field: str | None = None) -> None:
        super().__init__(sentence, field=field)


class TooEarly(Refusal):
    """Nobody says that a promise was not kept before ten working days have passed."""

    def __init__(self) -> None:
        super().__init__(say.TOO_EARLY)


class NothingToSnooze(Refusal):
    """No reminder is under way."""

    def __init__(self) -> None:
        super().__init__(say.NOTHING_TO_SNOOZE)
