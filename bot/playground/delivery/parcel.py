"""What goes to the bot and what comes back, whichever way it travels."""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bot.playground.model import Json

ParcelKind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery: a payload, and for a repeated event the number of the attempt and why."""

    kind: ParcelKind
    payload: Json
    retry: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How the bot answered. `failure` is None when it acknowledged; otherwise Slack's retry reason.

    `body` is the decoded answer: an object, a text, or None when it was empty. `ordered`: it failed because a fault was
    ordered.
    """

    failure: str | None = None
    body: Any = None
    status: int | None = None
    envelope_id: str | None = None
    ordered: bool = False


class Carrier(Protocol):
    """A way to the bot."""

    async def carry(self, parcel: Parcel, patience: float) -> Answer:
        """Bring the parcel and wait at most `patience` seconds for the acknowledgement."""
        ...
