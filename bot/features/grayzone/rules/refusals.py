"""What is declined about gray-zone issues: one class each, whose constructor makes the sentence."""

from bot.errors import Refusal
from bot.features.grayzone.models import State
from bot.features.grayzone.text import refusals as say


class MovedOn(Refusal):
    """The issue is in a state in which this event has no place: a stale card, a double click, two people at once."""

    def __init__(self, number: int, state: State) -> None:
        """Say where the issue is now."""
        super().__init__(say.moved_on(number, state))


class NotFound(Refusal):
    """The group has no such issue; an issue of another group or workspace is not found either."""

    def __init__(self, number: int | str) -> None:
        """Repeat the number that was asked for."""
        super().__init__(say.not_found(str(number)))


class NotYours(Refusal):
    """The event belongs to a role that this person does not have: author, driver, or a side of the handoff."""


class TooEarly(Refusal):
    """Something else has to happen first: a second function, a pledge, the review."""


class BadField(Refusal):
    """What was typed into a field cannot be taken."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the sentence with the field."""
        super().__init__(sentence, field=field)


class QuietRefused(Refusal):
    """A quiet issue cannot be filed or changed now."""
