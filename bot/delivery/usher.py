"""Letters to a private conversation: the place is made, and people are brought there, before one is posted.

Every step is kept by the conversation's feature as soon as Slack has taken it, so that a worker that dies leaves
nothing behind that the next one does not find: a channel by its name, which nothing else has; a group message by its
people; whoever was brought by Slack's own word. A step of which nobody knows the end is simply taken again. A card is
posted without its words, which come when its place is known: what may be left of it unknown says nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.db.records import is_stand_in
from bot.delivery.attempt import NOTHING_TO_SHOW, Carrier, chance
from bot.delivery.claims import Claim
from bot.delivery.retry import WAITS_FOR_OPERATOR, Dropped, Ending, Later, after_refusal, after_unclear
from bot.delivery.spot import Spot
from bot.lodgings import Form, Lodging, Step
from bot.slack.gateway import Posted, SlackRefused, SlackUnclear
from bot.slack.gatherings import Host
from bot.slack.replies import Channel, Conversation, Message
from bot.work import Works

SECONDS = 25.0  # for all steps of one attempt: with the post they stay below a letter's lease
DATABASE_SECONDS = 5.0
LOOKS = 5  # attempts to find our own channel by its name, before the name counts as somebody else's
FEWEST_IN_GROUP = 2
# The conversation is no place for us any more.
GONE = frozenset({"channel_not_found", "is_archived", "not_in_channel"})


class Moved(Exception):  # noqa: N818 (no error: somebody else was faster)
    """The feature keeps another place by now than the one at which a step was taken."""


@dataclass(frozen=True, slots=True)
class Usher:
    """What it takes to bring a letter to a private conversation. `host` finds the feature by the key's kind."""

    works: Works
    carrier: Carrier
    host: Callable[[str], Host]

    async def carry(self, claim: Claim, message: Message | None) -> Ending:
        """Try once to deliver the letter, or to take its card back when there is no message; return how it ended."""
        unclear = claim.unclear_since is not None
        try:
            async with asyncio.timeout(SECONDS):
                there = await (self._kept(claim) if message is None else self._brought(claim))
        except SlackRefused as refused:
            return after_refusal(refused, claim.attempts, chance(), unclear=unclear)
        except (SlackUnclear, TimeoutError):
            return after_unclear(claim.attempts, chance(), unclear=unclear)
        except Moved:
            return Later(chance(), unclear=unclear, counted=False, reason="moved")
        if not isinstance(there, Claim):
            return there
        host, _ = self._host(claim)
        ending = await self.carrier.carry(there, message, host.first)
        if isinstance(ending, Dropped) and ending.reason in GONE:
            if message is None:
                return replace(ending, forgotten=True)
            await self._lost_meanwhile(claim)
        return ending

    async def _kept(self, claim: Claim) -> Claim | Ending:
        """Return the claim of a letter that takes its card back, where that is: no place is made for it."""
        if claim.posted is not None:
            return replace(claim, to=Channel(claim.posted.channel))
        spot = await self._spot(claim)
        where = spot.plan.lodging.channel if spot else None
        return replace(claim, to=Channel(where)) if where else NOTHING_TO_SHOW

    async def _brought(self, claim: Claim) -> Claim | Ending:
        """Return the claim of a letter with the place it goes to; what was posted elsewhere is taken back first."""
        spot = await self._spot(claim)
        if spot is None:
            return Dropped("not_wanted")
        if claim.thread is None:
            spot = await self._gathered(spot)
        place = spot.plan.lodging
        if place.channel is None:
            reason = "thread_card_missing" if place.form is Form.NONE else f"conversation_{place.form.lower()}"
            return Dropped(reason)
        posted = claim.posted
        if posted is not None and posted.channel != place.channel:
            await self._taken_away(posted)
            posted = None
        return replace(claim, to=Channel(place.channel), posted=posted)

    async def _taken_away(self, posted: Posted) -> None:
        """Delete what stands at a former place: in any order and as often as needed, before it is posted anew."""
        try:
            await self.carrier.delete(posted.channel, posted.ts)
        except SlackRefused as refused:
            if not _is_final(refused):
                raise

    def _host(self, claim: Claim) -> tuple[Host, str]:
        """Return the feature whose conversation it is, and which of its conversations."""
        if not isinstance(claim.to, Conversation):
            raise TypeError("a letter to somewhere else")
        kind, _, subject = claim.to.key.partition(":")
        return self.host(kind), subject

    async def _spot(self, claim: Claim) -> Spot | None:
        host, subject = self._host(claim)
        plan = await self.works.run(
            lambda work: host.plan(work, claim.workspace, subject), deadline_seconds=DATABASE_SECONDS, read_only=True
        )
        return Spot(claim, host, subject, plan) if plan else None

    async def _gathered(self, spot: Spot) -> Spot:
        """See that the place stands, and that those who belong are there."""
        if spot.plan.lodging.form is Form.NONE:
            spot = await self._made(spot)
        if spot.plan.lodging.form is Form.CHANNEL and not (spot.plan.people or spot.plan.brought):
            await self._put_away(spot.plan.lodging.channel or "")
            return await self._noted(spot, Lodging(Form.LOST))
        if spot.plan.lodging.form is Form.CHANNEL:
            spot = await self._invited(spot)
        if spot.plan.lodging.form is Form.CHANNEL:
            spot = await self._without_surplus(spot)
        if spot.plan.lodging.form is Form.GROUP and set(spot.plan.people) != set(spot.plan.brought):
            spot = await self._in_group(spot)
        return spot

    async def _made(self, spot: Spot) -> Spot:
        """Make the private channel, or find the one that an earlier attempt made; else a group message."""
        plan, name = spot.plan, spot.plan.name
        try:
            channel = await self.carrier.call("conversations.create", lambda: self.carrier.gateway.create_private(name))
        except SlackRefused as refused:
            if not _is_final(refused):
                raise
            if refused.code != "name_taken":
                return await self._in_group(spot)
            found = await self.carrier.call("users.conversations", lambda: self.carrier.gateway.own_private(name))
            if found is None and spot.claim.attempts < LOOKS:
                raise SlackRefused("name_taken", permanent=False) from None  # Slack's list may be late
            if found is None:
                return await self._in_group(spot)
            channel = found
        await self._tried("conversations.setPurpose", lambda: self.carrier.gateway.describe(channel, plan.purpose))
        try:
            return await self._noted(spot, Lodging(Form.CHANNEL, channel))
        except Moved:
            if await self._spot(spot.claim) is None:  # nothing is wanted any more, and nobody was brought
                await self._put_away(channel)
            raise

    async def _invited(self, spot: Spot) -> Spot:
        """Bring whoever belongs and was never there, one by one."""
        place = spot.plan.lodging
        for user in spot.absent:
            try:
                await self._in_channel("conversations.invite", self.carrier.gateway.invite, place, user)
            except SlackRefused as refused:
                if not _is_final(refused):
                    raise
                if refused.code in GONE:
                    return await self._noted(spot, Lodging(Form.LOST))
                if refused.code != "already_in_channel":
                    return await self._instead(spot)
            spot = await self._noted(spot, place, came=(user,))
        return spot

    async def _instead(self, spot: Spot) -> Spot:
        """Go on in a group message; a channel in which nothing was said yet is put away, if Slack lets us."""
        left = spot.plan.lodging.channel or ""
        spot = await self._in_group(spot)
        if spot.claim.posted is None or spot.claim.posted.channel != left:
            await self._put_away(left)
        return spot

    async def _put_away(self, channel: str) -> None:
        """Archive a channel in which nothing was said."""
        await self._tried("conversations.archive", lambda: self.carrier.gateway.archive(channel))

    async def _tried(self, method: str, act: Callable[[], Awaitable[None]]) -> None:
        """Do what may stay undone, if Slack lets us."""
        with suppress(SlackRefused, SlackUnclear):
            await self.carrier.call(method, act)

    async def _without_surplus(self, spot: Spot) -> Spot:
        """Take out whoever belongs no longer; where Slack lets nobody be taken out, nothing more is said there."""
        place = spot.plan.lodging
        for user in spot.surplus:
            try:
                await self._in_channel("conversations.kick", self.carrier.gateway.remove, place, user)
            except SlackRefused as refused:
                if not _is_final(refused):
                    raise
                if refused.code not in {"not_in_channel", "user_not_found"}:
                    return await self._noted(spot, Lodging(Form.LOST))
            spot = await self._noted(spot, place, went=(user,))
        return spot

    async def _in_channel(self, method: str, act: Callable[[str, str], object], place: Lodging, user: str) -> None:
        await self.carrier.call(method, lambda: act(place.channel or "", user))  # type: ignore[arg-type, return-value]

    async def _in_group(self, spot: Spot) -> Spot:
        """Open the group message of those who belong; where Slack refuses that as well, there is no place."""
        before, people = spot.plan.lodging, tuple(user for user in spot.plan.people if not is_stand_in(user))
        nowhere = Lodging(Form.FORBIDDEN if before.form is Form.NONE else Form.LOST)
        if len(people) < FEWEST_IN_GROUP:
            return await self._noted(spot, nowhere)
        try:
            channel = await self.carrier.call("conversations.open", lambda: self.carrier.gateway.open_group(people))
        except SlackRefused as refused:
            if not _is_final(refused):
                raise
            return await self._noted(spot, nowhere)
        went = tuple(user for user in spot.plan.brought if user not in people)
        return await self._noted(spot, Lodging(Form.GROUP, channel), came=spot.plan.people, went=went)

    async def _lost_meanwhile(self, claim: Claim) -> None:
        spot = await self._spot(claim)
        if spot is not None and spot.plan.lodging.channel is not None:
            await self._noted(spot, Lodging(Form.LOST))

    async def _noted(
        self, spot: Spot, after: Lodging, *, came: tuple[str, ...] = (), went: tuple[str, ...] = ()
    ) -> Spot:
        """Let the feature keep a step; return the conversation as it is then. Raises `Moved`."""
        step = Step(spot.plan.lodging, after, came, went)
        kept = await self.works.run(
            lambda work: spot.host.note(work, spot.claim.workspace, spot.subject, step),
            deadline_seconds=DATABASE_SECONDS,
        )
        if not kept:
            raise Moved
        left = tuple(user for user in spot.plan.brought if user not in went and user not in came)
        return spot._replace(plan=spot.plan._replace(lodging=after, brought=(*left, *came)))


def _is_final(refused: SlackRefused) -> bool:
    """Tell a refusal of Slack's own from one that passes, or that waits for the operator."""
    return refused.permanent and refused.code not in WAITS_FOR_OPERATOR
