"""The doorway: Slack's event -> a unit of work -> its handler -> COMMIT -> the answer. Once, for all doors.

An event is acknowledged after its commit, so Slack's own retry is our redelivery; the key `once`, written in the same
transaction, makes that work happen once. A unit that is late is rolled back, and the person is told so in time.
"""

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import structlog
from prometheus_client import Counter, Histogram
from pydantic import ValidationError

from bot.slack import answers, payloads, text
from bot.slack.acquaintance import Acquaintance
from bot.slack.answers import AGAIN, OK, Ack
from bot.slack.budget import USUAL, Budget
from bot.slack.doors import Doors
from bot.slack.gateway import Gateway, Identity, SlackRefused, SlackUnclear
from bot.slack.handling import Handling, Outbox
from bot.slack.homes import Homes
from bot.slack.look_up import LookUp
from bot.slack.replies import Reply
from bot.slack.requests import Click, Command, EmojiChanged, HomeOpened, Request, Shortcut, Submission
from bot.work import Works

REQUESTS = Counter("grayzone_requests_total", "Requests from Slack, by kind and how they ended.", ("kind", "outcome"))
SECONDS = Histogram("grayzone_request_seconds", "From arrival to acknowledgement.", ("kind",))

# To look labels up takes longer than to count.
_requests_of, _seconds_of = cache(REQUESTS.labels), cache(SECONDS.labels)

log = structlog.get_logger(__name__)


class Doorway:
    """Answers what Slack sends. One for the whole process, shared by HTTP and Socket Mode."""

    def __init__(  # noqa: PLR0917 (long-lived parts, put together once in app.py)
        self,
        doors: Doors,
        works: Works,
        gateway: Gateway,
        outbox: Outbox,
        identity: Identity,
        wake: Callable[[], None],
        *,
        budget: Budget = USUAL,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self._doors = doors
        self._gateway = gateway
        self._identity = identity
        self._budget = budget
        self._timer = timer
        acquaintance = Acquaintance(gateway, patience_seconds=budget.look_up, timer=timer)
        self._look_up = LookUp(gateway, patience_seconds=budget.look_up, timer=timer)
        self._handling = Handling(
            works, outbox, acquaintance, self._look_up, doors.learner, wake, unit_seconds=budget.unit
        )
        self._homes = Homes(doors, works, gateway, timer=timer)

    async def answer(self, body: Mapping[str, Any]) -> Ack:
        """Carry out what Slack asks in `body` (parsed JSON or form fields) and return the acknowledgement."""
        began = self._timer()
        try:
            request = payloads.read(body, workspace=self._identity.workspace, bot_user=self._identity.bot_user)
        except ValidationError as error:
            log.warning("payload_not_understood", type=str(body.get("type", "command")), faults=error.error_count())
            return Ack(400)
        if request is None:
            return OK
        kind = type(request).__name__
        try:
            ack, outcome = await self._carry_out(request, began)
        except Exception:  # an answer of ours that cannot be rendered, say: the work itself has ended, well or not
            log.exception("not_answered", kind=kind, once=request.once, reference=secrets.token_hex(4))
            ack, outcome = AGAIN, "not_answered"
        _requests_of(kind, outcome).inc()
        _seconds_of(kind).observe(self._timer() - began)
        return ack

    async def drain(self) -> None:
        """Wait until what runs in the background is done."""
        await self._homes.drain()

    async def _carry_out(self, request: Request, began: float) -> tuple[Ack, str]:
        if isinstance(request, HomeOpened):
            await self._handling.meet(request)
            self._homes.opened(request)
            return OK, "done"
        if isinstance(request, EmojiChanged):
            self._look_up.forget_emoji()
            return OK, "done"
        handler = self._doors.find(type(request), _door_name(request))
        if handler is None:
            log.info("no_door", kind=type(request).__name__, name=_door_name(request), once=request.once)
            return OK, "no_door"
        outcome = await self._handling.handle(request, handler)
        if outcome.reply is None:
            return (AGAIN if outcome.again else OK), outcome.name
        at_home = answers.is_at_home(request)
        if outcome.reply.repaint or (at_home and outcome.name == "refused"):  # then what Home shows may be out of date
            self._homes.acted(request.workspace, request.user, at_home=at_home)
        reply = await self._shown(request, outcome.reply, began)
        if reply is None:
            return AGAIN, "modal_not_shown"
        return answers.acknowledgement(request, reply), outcome.name

    async def _shown(self, request: Request, reply: Reply, began: float) -> Reply | None:
        """Show what takes a call of its own; return what is left to answer, or None: Slack is to say that it failed."""
        modal = answers.modal_after(request, reply)
        if modal is None:
            return reply
        show = answers.show_modal(request, modal, self._gateway, replaces=reply.replace)
        try:
            await asyncio.wait_for(show, self._budget.answer - (self._timer() - began))
        except (SlackRefused, SlackUnclear, TimeoutError) as error:
            log.warning("modal_not_shown", once=request.once, reason=getattr(error, "code", type(error).__name__))
            if isinstance(request, Command):
                return Reply(shown=answers.sentence(text.FORM_LOST))
            asks_only = reply == Reply(modal=reply.modal, replace=reply.replace)
            if asks_only:  # nothing was done, so it can be pressed again
                return None
        return reply


def _door_name(request: Request) -> str:
    match request:
        case Command(name=name) | Shortcut(name=name):
            return name
        case Click(action=action):
            return action
        case Submission(form=form):
            return form
        case _:
            return ""
