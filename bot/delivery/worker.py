"""The worker: takes due letters, carries several at a time, settles each; wakes at a commit and looks once a second."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog

from bot.delivery import metrics
from bot.delivery.attempt import Carrier
from bot.delivery.claims import Claim, settle, take
from bot.delivery.pace import Pace, Pauses
from bot.delivery.retry import Dropped, Ending, Later, Placed, Sent, TakenBack, after_unclear
from bot.delivery.usher import Usher
from bot.slack.doors import CardGuard, CardPainter
from bot.slack.gateway import RoomGateway
from bot.slack.gatherings import Host
from bot.slack.replies import Conversation, Message
from bot.work import Work, Works

log = structlog.get_logger(__name__)

GRACE_SECONDS = 10.0
DATABASE_SECONDS = 5.0  # nobody waits for the worker's own statements, so they may take longer than a person's


class Worker:
    """Delivers the letters of one database through one gateway. Several may run at once, each in a process of its own.

    paint          makes a card by its workspace and name, for letters without a message.
    hold           tells whether a card that is not posted yet has to wait; without it none has.
    host           finds whose a private conversation is, by the kind of its key.
    pace_seconds   between two letters to one conversation; 0 only in tests and rehearsals.
    lease_seconds  longer than any attempt lasts: after it others take the letter of a worker that died.
    """

    def __init__(
        self,
        works: Works,
        gateway: RoomGateway,
        paint: CardPainter,
        *,
        hold: CardGuard | None = None,
        host: Callable[[str], Host] | None = None,
        pace_seconds: float = 1.0,
        poll_seconds: float = 1.0,
        lease_seconds: float = 60.0,
        most_under_way: int = 20,
        look_before_resend: bool = True,
    ) -> None:
        """Prepare; `run` starts."""
        self._works = works
        self._paint_card = paint
        self._hold_card = hold
        self._carrier = Carrier(gateway, Pace(pace_seconds), Pauses(), works.clock, look_before_resend)
        self._usher = Usher(works, self._carrier, host or _nobody)
        self._poll_seconds = poll_seconds
        self._lease = timedelta(seconds=lease_seconds)
        self._most = most_under_way
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._taking = asyncio.Lock()
        self._woken = asyncio.Event()
        self._running = self._stopping = False
        self._ended = asyncio.Event()

    def wake(self) -> None:
        """Look for letters now: called right after a commit that wrote some, in the worker's event loop."""
        self._woken.set()

    async def run(self) -> None:
        """Work until `stop`, then finish the letters under way."""
        self._running = True
        try:
            while not self._stopping:
                self._woken.clear()
                await self._start_due()
                await self._nap()
            await self._finish()
        finally:
            self._running = False
            self._ended.set()

    async def stop(self) -> None:
        """Take no more letters, and return when those under way are done or their grace is over."""
        self._stopping = True
        self._woken.set()
        if self._running:
            await self._ended.wait()

    async def _nap(self) -> None:
        with suppress(TimeoutError):  # nobody called: time to look again
            async with asyncio.timeout(self._poll_seconds):
                await self._woken.wait()

    async def _finish(self) -> None:
        if not self._under_way:
            return
        _, slow = await asyncio.wait(self._under_way.values(), timeout=GRACE_SECONDS)
        for task in slow:
            task.cancel()  # its letter is left to its lease, and will be looked for
        if slow:
            await asyncio.wait(slow)

    async def deliver_due(self) -> None:
        """Deliver, beside `run` or without it, until no letter is due and none is under way: for tests and the demo."""
        while True:
            async with self._taking:
                # What ends while we look may have held back the next letter of its conversation: then look again.
                busy = bool(self._under_way)
                taken = await self._take()
            if not (busy or taken or self._under_way):
                return
            if self._under_way:
                await asyncio.wait(self._under_way.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _start_due(self) -> int:
        """Claim what is due, as far as there is room, and start carrying it; return how many."""
        async with self._taking:
            return await self._take()

    async def _take(self) -> int:
        room = self._most - len(self._under_way)
        if room <= 0:
            return 0
        under_way = tuple(self._under_way)
        try:
            claims = await self._works.run(
                lambda work: take(work, most=room, lease=self._lease, under_way=under_way),
                deadline_seconds=DATABASE_SECONDS,
            )
        except Exception as error:  # noqa: BLE001 (the database is away: the worker outlives it)
            log.warning("letters.not_taken", error=type(error).__name__)
            return 0
        for claim in claims:
            task = asyncio.create_task(self._deliver(claim), name=f"letter-{claim.number}")
            self._under_way[claim.number] = task
            task.add_done_callback(partial(self._done, claim.number))
        return len(claims)

    def _done(self, number: int, _task: "asyncio.Task[None]") -> None:
        self._under_way.pop(number, None)
        self._woken.set()  # there is room, and the conversation's next letter may go

    async def _carry(self, claim: Claim) -> Ending:
        made: Message | Ending | None = claim.message
        if made is None:
            made = await self._works.run(
                lambda work: self._made(work, claim), deadline_seconds=DATABASE_SECONDS, read_only=True
            )
        if made is not None and not isinstance(made, Message):
            return made
        carrier = self._usher if isinstance(claim.to, Conversation) else self._carrier
        return await carrier.carry(claim, made)

    def _made(self, work: Work, claim: Claim) -> Message | Ending | None:
        """Paint a card as it is now: None when there is nothing to show any more, an ending when it has to wait."""
        card = claim.card or ""
        is_new = claim.posted is None and claim.unclear_since is None
        wait = self._hold_card(work, claim.workspace, card) if self._hold_card and is_new else None
        if wait is None:
            return self._paint_card(work, claim.workspace, card)
        if wait.until is None:
            return Dropped("not_wanted")
        return Later((wait.until - work.now).total_seconds(), counted=False, reason="hours")

    async def _deliver(self, claim: Claim) -> None:
        try:
            ending = await self._carry(claim)
        except Exception as error:  # noqa: BLE001 (a letter that breaks us must not stop the others)
            log.warning("letter.broke", letter=claim.id, error=type(error).__name__)
            ending = after_unclear(claim.attempts, 1.0, unclear=True)
        try:
            settled = await self._works.run(lambda work: settle(work, claim, ending), deadline_seconds=DATABASE_SECONDS)
        except Exception as error:  # noqa: BLE001 (its lease will end, and it will be looked for before it is sent again)
            log.warning("letter.not_settled", letter=claim.id, error=type(error).__name__)
            return
        if settled:
            _count(claim, ending)
        else:
            log.warning("letter.lease_lost", letter=claim.id)


def _nobody(kind: str) -> Host:
    raise KeyError(kind)


def _count(claim: Claim, ending: Ending) -> None:
    match ending:
        case Sent():
            metrics.SENT.inc()
            log.debug("letter.sent", letter=claim.id, workspace=claim.workspace)
        case Placed():
            log.debug("letter.placed", letter=claim.id, workspace=claim.workspace)
        case TakenBack():
            metrics.TAKEN_BACK.inc()
            log.debug("letter.taken_back", letter=claim.id, workspace=claim.workspace)
        case Dropped(reason, _):
            metrics.DROPPED.labels(reason).inc()
            log.warning("letter.dropped", letter=claim.id, workspace=claim.workspace, reason=reason)
        case Later(seconds, _, _, reason):
            metrics.POSTPONED.labels(reason).inc()
            log.info("letter.postponed", letter=claim.id, reason=reason, seconds=round(seconds, 1))
