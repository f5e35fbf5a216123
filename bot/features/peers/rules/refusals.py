"""The refusals of peers: each knows its sentence. And the one rule of who may take part at all."""

from bot.errors import Refusal, UnknownActor
from bot.features.peers.facts import Seat
from bot.features.peers.models import Standing
from bot.features.peers.text import refusals as text


class NotAPeer(Refusal):
    """The person has no seat here; the sentence says how to get one."""

    def __init__(self, channel_name: str | None = None) -> None:
        super().__init__(text.not_a_peer(channel_name))


class SeveralGroups(Refusal):
    """The person sits at several tables and did not say which; a form may catch it and ask."""

    def __init__(self, seats: tuple[Seat, ...]) -> None:
        super().__init__(text.several(tuple(seat.group.name for seat in seats)))
        self.seats = seats


class StandingForbids(Refusal):
    """The account is a guest, external, a bot or deactivated."""

    def __init__(self, kind: str) -> None:
        super().__init__(text.STANDING[kind])
        self.kind = kind


class GroupPaused(Refusal):
    """The person's group is closed: the bot is not in its channel, or the channel is shared with another firm."""

    def __init__(self, channel_name: str, *, shared: bool) -> None:
        super().__init__(text.shared_outside() if shared else text.paused(channel_name))


class GroupNotReady(Refusal):
    """The group has not been set up."""

    def __init__(self, channel_name: str) -> None:
        super().__init__(text.not_ready(channel_name))


class UnknownThing(Refusal):
    """An id that came back from a form or a button names nothing here (any more)."""


class UnknownPerson(UnknownThing, UnknownActor):
    """Slack has not said who acts, or what it said was erased since."""

    def __init__(self) -> None:
        super().__init__(text.UNKNOWN_PERSON)


class Occupied(Refusal):
    """A function that peers hold cannot be removed."""

    def __init__(self, function: str, names: tuple[str, ...]) -> None:
        super().__init__(text.occupied(function, names), field="functions")


class NameTaken(Refusal):
    """Another function of the group has this name."""

    def __init__(self, function: str) -> None:
        super().__init__(text.name_taken(function), field="name")


class StaleSetUp(Refusal):
    """Somebody else changed the set-up while this one was being written."""

    def __init__(self) -> None:
        super().__init__(text.STALE)


def check_standing(kind: str | None) -> None:
    """Refuse whoever is no full member of the workspace: `StandingForbids`; and who is unknown: `UnknownPerson`."""
    if kind is None:
        raise UnknownPerson
    if kind != Standing.MEMBER:
        raise StandingForbids(kind)
