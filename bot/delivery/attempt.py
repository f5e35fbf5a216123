"""One attempt to bring a letter to Slack, outside any transaction: where to, is it there already, send or take back."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.delivery import metrics
from bot.delivery.claims import Claim
from bot.delivery.pace import Pace, Pauses
from bot.delivery.retry import Dropped, Ending, Later, Placed, Sent, TakenBack, after_refusal, after_unclear
from bot.slack.gateway import RoomGateway, SlackRefused, SlackUnclear
from bot.slack.replies import Channel, Conversation, Message, Person

T = TypeVar("T")

# Slack's clock and ours may differ by this much when we look for a message "since" an attempt.
CLOCKS_DIFFER = timedelta(minutes=2)
PARENT_PAUSE_SECONDS = 2.0
NOTHING_TO_SHOW = Dropped("nothing_to_show")
CARD_IS_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """What an attempt needs. `look_before_resend` is switched off only by the test that shows why it must be on."""

    gateway: RoomGateway
    pace: Pace
    pauses: Pauses
    clock: Callable[[], datetime]
    look_before_resend: bool = True

    async def carry(self, claim: Claim, message: Message | None, first: Message | None = None) -> Ending:
        """Try once to deliver the letter, or to take its card back when there is no message; return how it ended.

        `first` is what a card shows when it is posted, and until it is updated: of which an answer that got lost leaves
        a copy that nobody knows. Raises neither `SlackRefused` nor `SlackUnclear`.
        """
        unclear = claim.unclear_since is not None
        try:
            return await (self._bring(claim, message, first) if message is not None else self._take_back(claim))
        except SlackRefused as refused:
            return after_refusal(refused, claim.attempts, chance(), unclear=unclear)
        except SlackUnclear:  # of a call that does no harm when it is repeated; _post handles its own
            return after_unclear(claim.attempts, chance(), unclear=unclear)

    async def _bring(self, claim: Claim, message: Message, first: Message | None) -> Ending:
        """Update the letter's card, or find what an earlier attempt has posted, or post."""
        if claim.thread is not None and claim.parent is None:
            if claim.parent_pending:
                unclear = claim.unclear_since is not None
                return Later(PARENT_PAUSE_SECONDS, unclear=unclear, counted=False, reason="thread_pending")
            return Dropped("thread_card_missing")
        channel = await self._channel(claim)
        if claim.parent is not None and claim.parent.channel != channel:
            return Dropped("thread_elsewhere")
        if updated := await self._update(claim, message):
            return updated
        if claim.posted is not None:  # it was deleted, or may not be changed: then nothing more can come by an update
            first = None
        there = await self._found(claim, channel) or await self._post(claim, channel, first or message)
        return Placed(there.channel, there.ts) if first and isinstance(there, Sent) else there

    async def _take_back(self, claim: Claim) -> Ending:
        """Delete what was posted of the letter's card, and what an earlier attempt of this letter may have posted."""
        if claim.posted is not None:
            await self.delete(claim.posted.channel, claim.posted.ts)
        if claim.unclear_since is None:
            return TakenBack() if claim.posted is not None else NOTHING_TO_SHOW
        # Also beside a card that was there: this letter may have posted it anew, when somebody had deleted it.
        found = await self._found(claim, await self._channel(claim))
        if found is not None:
            await self.delete(found.channel, found.ts)
        return TakenBack() if claim.posted is not None or found is not None else NOTHING_TO_SHOW

    async def delete(self, channel: str, ts: str) -> None:
        """Delete a message; that it is gone already is as good."""
        await self.pace.turn(channel)
        try:
            await self.call("chat.delete", lambda: self.gateway.delete(channel, ts))
        except SlackRefused as refused:
            if refused.code != "message_not_found":
                raise
        finally:
            self.pace.arrived(channel)

    async def _channel(self, claim: Claim) -> str:
        """Return the conversation's id; ask Slack for the direct one with a person whom we never wrote to."""
        match claim.to:
            case Channel(channel):
                return channel
            case Person(user):
                if claim.direct is not None:
                    return claim.direct
                return await self.call("conversations.open", lambda: self.gateway.open_direct(user))
            case Conversation():
                raise LookupError("the usher has not told where it is")

    async def _update(self, claim: Claim, message: Message) -> Sent | None:
        """Bring the letter's card up to date; None when there is none yet, or when somebody deleted it."""
        posted = claim.posted
        if posted is None:
            return None
        await self.pace.turn(posted.channel)
        try:
            await self.call("chat.update", lambda: self.gateway.update(posted.channel, posted.ts, message))
        except SlackRefused as refused:
            if refused.code in CARD_IS_GONE:
                return None
            raise
        finally:
            self.pace.arrived(posted.channel)
        return Sent(posted.channel, posted.ts)

    async def _found(self, claim: Claim, channel: str) -> Sent | None:
        """Return where an earlier attempt has put the letter; None when it is not there, or when we may not look."""
        since = claim.unclear_since
        if since is None or not self.look_before_resend:
            return None
        thread_ts = _thread_ts(claim)
        method = "conversations.replies" if thread_ts else "conversations.history"
        try:
            ts = await self.call(
                method,
                lambda: self.gateway.find(channel, claim.id, since=since - CLOCKS_DIFFER, thread_ts=thread_ts),
            )
        except SlackRefused as refused:
            if not refused.permanent:
                raise
            metrics.UNVERIFIED.inc()
            return None
        metrics.LOOKED_FOR.labels("yes" if ts else "no").inc()
        return Sent(channel, ts) if ts else None

    async def _post(self, claim: Claim, channel: str, message: Message) -> Ending:
        await self.pace.turn(channel)
        try:
            if self.clock() >= claim.until:  # we were frozen: somebody else has the letter by now, or takes it soon
                return Later(0.0, unclear=claim.unclear_since is not None, counted=False, reason="lease_over")
            posted = await self.call(
                "chat.postMessage",
                lambda: self.gateway.post(channel, message, letter=claim.id, thread_ts=_thread_ts(claim)),
            )
        except SlackUnclear:
            return after_unclear(claim.attempts, chance(), unclear=True)
        finally:
            self.pace.arrived(channel)
        return Sent(posted.channel, posted.ts)

    async def call(self, method: str, call: Callable[[], Awaitable[T]]) -> T:
        """Call Slack, unless Slack has asked for a pause of that method: then refuse in its stead, without calling."""
        left = self.pauses.left(method)
        if left:
            raise SlackRefused("ratelimited", permanent=False, retry_after=left)
        try:
            return await call()
        except SlackRefused as refused:
            if refused.retry_after is not None:
                self.pauses.ask(method, refused.retry_after)
            raise


def _thread_ts(claim: Claim) -> str | None:
    return claim.parent.ts if claim.parent is not None else claim.thread_ts


def chance() -> float:
    """Return what spreads the next attempts of letters that failed together."""
    return random.random()  # noqa: S311 (jitter, not a secret)
