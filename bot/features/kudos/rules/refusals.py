"""What is declined about kudos: one class each, whose constructor makes the sentence."""

from bot.errors import Refusal
from bot.features.kudos.text import refusals as say


class NobodyNamed(Refusal):
    """Nobody is named who could be thanked."""

    def __init__(self) -> None:
        """Ask for somebody."""
        super().__init__(say.NOBODY, field="people")


class Oneself(Refusal):
    """Only the giver is named."""

    def __init__(self) -> None:
        """Say that thanks go to others."""
        super().__init__(say.ONESELF, field="people")


class NotPeers(Refusal):
    """Somebody who is named is no peer of the giver; `unknown` when Slack has not said yet who they are."""

    def __init__(self, why: tuple[tuple[str, str | None], ...], *, unknown: bool = False) -> None:
        """Take names, and what kind of account each is (None: a member who has not joined)."""
        super().__init__(say.not_peers(why), field="people")
        self.unknown = unknown


class LimitReached(Refusal):
    """The giver's limit for today would be passed; nothing of the act counts."""

    def __init__(self, *, wanted: int, left: int, a_day: int) -> None:
        """Say how many are left."""
        super().__init__(say.limit(wanted, left, a_day), field="people")


class NoReason(Refusal):
    """No words say what the thanks are for."""

    def __init__(self) -> None:
        """Ask for them."""
        super().__init__(say.NO_REASON, field="reason")


class MessageGone(Refusal):
    """The message that a form is about was deleted meanwhile."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(say.MESSAGE_GONE, field="people")


class UnknownKudos(Refusal):
    """A button names kudos that are not there, not this person's, or taken back already."""

    def __init__(self) -> None:
        """Say that it is over."""
        super().__init__(say.UNKNOWN)


class BadSetting(Refusal):
    """A field of the settings cannot be taken."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the sentence with the field."""
        super().__init__(sentence, field=field)
