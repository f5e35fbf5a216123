"""Trigger ids: each opens one modal, within three seconds, for the person whose deed made it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.trouble import ApiRefusal

LIFETIME_SECONDS = 3.0
KEPT = 2_000


@dataclass(slots=True)
class Trigger:
    """Whose deed, until when it is good, and the view it was made in (`views.push` needs that)."""

    user: str
    expires: datetime
    in_modal: bool
    used: bool = False


class Triggers:
    """Hands out trigger ids and takes each back once."""

    def __init__(self, now: Callable[[], datetime], lifetime_seconds: float = LIFETIME_SECONDS) -> None:
        self._now = now
        self._lifetime = timedelta(seconds=lifetime_seconds)
        self._issued: dict[str, Trigger] = {}

    def issue(self, user: str, *, in_modal: bool = False) -> str:
        """Return a new trigger id for this person (id)."""
        if len(self._issued) >= KEPT:
            del self._issued[next(iter(self._issued))]
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"
        self._issued[trigger_id] = Trigger(user, self._now() + self._lifetime, in_modal)
        return trigger_id

    def check(self, trigger_id: str) -> Trigger:
        """Return the trigger if it is good; raise Slack's refusal otherwise. It is spent by setting `used`."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise ApiRefusal("invalid_trigger_id")
        if trigger.used:
            raise ApiRefusal("exchanged_trigger_id")
        if self._now() > trigger.expires:
            raise ApiRefusal("expired_trigger_id")
        return trigger
