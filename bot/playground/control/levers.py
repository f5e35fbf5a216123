"""Acts without a person: time, delivery, scopes, limits, faults, uninstalling and resetting."""

from datetime import UTC, timedelta
from typing import Any, Literal

from pydantic import AwareDatetime, Field, PositiveFloat, PositiveInt

from bot.playground.control.acts import Lever
from bot.playground.faults import EVENT, SOCKET, Fault
from bot.playground.identity import BOT_USER
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal


class Clock(Lever):
    """Move the playground's clock on, by seconds or to an instant."""

    advance: PositiveFloat | None = None
    to: AwareDatetime | None = None

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Move it; never back."""
        if (self.advance is None) == (self.to is None):
            raise ActRefusal("advance_or_to")
        by = timedelta(seconds=self.advance or 0) if self.to is None else self.to.astimezone(UTC) - playground.clock()
        if by < timedelta(0):
            raise ActRefusal("never_back")
        playground.time.advance(by)
        playground.live.everyone("clock")
        return {"now": playground.clock().isoformat()}


class Delivery(Lever):
    """Switch between Socket Mode and signed HTTP, and choose when unanswered events are sent again."""

    mode: Literal["socket", "http"] | None = None
    url: str | None = None
    retries: Literal["slack", "at_once"] | None = None

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Switch; an address is proved with Slack's challenge, whose result is `verified`."""
        verified = None
        if self.mode == "http":
            if not self.url:
                raise ActRefusal("url_needed")
            verified = await playground.post.use_http(self.url)
        elif self.mode == "socket":
            await playground.post.use_sockets()
        if self.retries is not None:
            playground.events.retry_at_once = self.retries == "at_once"
        playground.live.everyone("state")
        return {"mode": playground.post.mode, "verified": verified}


class Scopes(Lever):
    """Grant and revoke scopes of the bot's token."""

    grant: list[str] = Field(default_factory=list)
    revoke: list[str] = Field(default_factory=list)

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Change them."""
        playground.scopes.change(grant=self.grant, revoke=self.revoke)
        return {"scopes": sorted(playground.scopes.granted)}


class Limits(Lever):
    """Switch rate limits on or off."""

    rate: bool

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Switch them."""
        playground.rates.on = self.rate
        return {"rate": self.rate}


class SetPolicy(Lever):
    """Change what the firm allows: private channels made by others than admins, and group messages."""

    private_channels: bool | None = None
    group_messages: bool | None = None

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Change it; what is not named stays."""
        policy = playground.policy
        if self.private_channels is not None:
            policy.private_channels = self.private_channels
        if self.group_messages is not None:
            policy.group_messages = self.group_messages
        return {"private_channels": policy.private_channels, "group_messages": policy.group_messages}


class OrderFault(Lever):
    """Order something to go wrong."""

    method: str
    kind: Literal["429", "500", "no_answer", "lost_answer", "drop_socket", "redeliver", "error"]
    times: PositiveInt = 1
    channel: str | None = None
    retry_after: PositiveInt = 1
    code: str = "internal_error"
    hold: float = Field(default=0.0, ge=0, le=60)
    which: Literal["last", "next"] = "last"
    reason: str = "warning"

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Order it; dropped sockets and a repeated last event happen at once."""
        if self.kind == "drop_socket":
            await playground.post.sockets.drop()
        elif self.kind == "redeliver":
            if self.which == "next":
                playground.faults.order(Fault(f"{EVENT}.next", self.kind, self.times))
            elif not playground.events.redeliver_last():
                raise ActRefusal("no_event_yet")
        elif self.method == SOCKET:
            await playground.post.sockets.dismiss(self.reason)
        else:
            channel = playground.workspace.channel(self.channel) if self.channel else None
            if self.channel and channel is None:
                raise ActRefusal("channel_not_found")
            hit = channel.id if channel else None
            playground.faults.order(
                Fault(self.method, self.kind, self.times, hit, self.retry_after, self.code, self.hold)
            )
        return {"faults": playground.faults.listed()}


class Uninstall(Lever):
    """Remove the app: its token dies, and the last two events tell of it."""

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Remove it."""
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}}
        playground.events.publish("tokens_revoked", revoked)
        playground.events.publish("app_uninstalled", {"type": "app_uninstalled"})
        playground.installed = False
        for channel in playground.workspace.channels.values():
            if not channel.is_direct:
                channel.members.pop(BOT_USER, None)
        playground.live.everyone("state")
        return {}


class Reset(Lever):
    """Back to the first moment."""

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Reset."""
        playground.reset()
        return {"now": playground.clock().isoformat()}
