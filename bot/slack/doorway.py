"""The doorway: Slack's event -> a unit of work -> its handler -> COMMIT -> the answer. Once, for all doors.

An event is acknowledged after its commit, so Slack's own retry is our redelivery; the key `once`, written in the same
transaction, makes that work happen once. A unit that is late is rolled back, and the person is told so in time.
"""

import asyncio
import dataclasses
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from prometheus_client import Counter, Histogram
from pydantic import ValidationError

from bot.errors import Refusal, TooSlow
from bot.slack import answers, payloads, text
from bot.slack.acquaintance import Acquaintance
from bot.slack.answers import AGAIN, OK, Ack
from bot.slack.doors import Doors, Handler
from bot.slack.gateway import Gateway, Identity, SlackRefused, SlackUnclear
from bot.slack.homes import Homes
from bot.slack.replies import Letter, Reply
from bot.slack.requests import (
    Click,
    Command,
    HomeOpened,
    MemberJoined,
    PersonFacts,
    Request,
    Shortcut,
    Spoken,
    Submission,
)
from bot.work import Work, Works

OPENING_SECONDS = 2.8  # a trigger and an acknowledgement live three seconds: leave room for the way back
UNIT_SECONDS = 2.0

REQUESTS = Counter("grayzone_requests_total", "Requests from Slack, by kind and how they ended.", ("kind", "outcome"))
SECONDS = Histogram("grayzone_request_seconds", "From arrival to acknowledgement.", ("kind",))

WAITED_FOR = Command | Click | Submission | Shortcut  # a person looks at a spinner; Slack sends these once

log = structlog.get_logger(__name__)


class Outbox(Protocol):
    """What the doorway needs of delivery, inside a unit of work."""

    def write(self, work: Work, letters: Sequence[Letter]) -> None:
        """Keep letters with the work that they tell of."""
        ...

    def first_time(self, work: Work, workspace: str, key: str) -> bool:
        """Note a delivery's key; tell whether it is new."""
        ...

    def forget(self, work: Work, workspace: str, key: str) -> None:
        """Strike a key out, since the same form may be submitted again."""
        ...


class _StillOpen(Exception):  # noqa: N818 (a way out of the transaction, not an error)
    """The handler found faults in a form: roll back and show them."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a unit of work ended; `again` asks Slack to deliver once more."""

    name: str
    reply: Reply | None = None
    again: bool = False


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
    ) -> None:
        self._doors = doors
        self._works = works
        self._gateway = gateway
        self._outbox = outbox
        self._identity = identity
        self._wake = wake
        self._acquaintance = Acquaintance(gateway)
        self._homes = Homes(doors, works, gateway)

    async def answer(self, body: Mapping[str, Any]) -> Ack:
        """Carry out what Slack asks in `body` (parsed JSON or form fields) and return the acknowledgement."""
        began = time.monotonic()
        try:
            request = payloads.read(body, workspace=self._identity.workspace, bot_user=self._identity.bot_user)
        except ValidationError as error:
            log.warning("payload_not_understood", type=str(body.get("type", "command")), faults=error.error_count())
            return Ack(400)
        if request is None:
            return OK
        kind = type(request).__name__
        ack, outcome = await self._carry_out(request, began)
        REQUESTS.labels(kind, outcome).inc()
        SECONDS.labels(kind).observe(time.monotonic() - began)
        return ack

    async def drain(self) -> None:
        """Wait until what runs in the background is done."""
        await self._homes.drain()

    async def _carry_out(self, request: Request, began: float) -> tuple[Ack, str]:
        if isinstance(request, HomeOpened):
            return await self._home_opened(request)
        handler = self._doors.find(type(request), _door_name(request))
        if handler is None:
            log.info("no_door", kind=type(request).__name__, name=_door_name(request), once=request.once)
            return OK, "no_door"
        outcome = await self._handled(request, handler)
        if outcome.reply is None:
            return (AGAIN if outcome.again else OK), outcome.name
        reply = await self._shown(request, outcome.reply, began)
        if reply.repaint:
            self._homes.acted(request.workspace, request.user)
        return answers.acknowledgement(request, reply), outcome.name

    async def _home_opened(self, request: HomeOpened) -> tuple[Ack, str]:
        facts, learner = await self._acquaintance.of_person(request), self._doors.learner
        if facts and learner:
            await self._works.run(lambda work: learner(work, request.workspace, facts))
            self._acquaintance.learned(request)
        self._homes.opened(request)
        return OK, "done"

    async def _shown(self, request: Request, reply: Reply, began: float) -> Reply:
        try:
            async with asyncio.timeout(OPENING_SECONDS - (time.monotonic() - began)):
                await answers.show_modal(request, reply, self._gateway)
        except (SlackRefused, SlackUnclear, TimeoutError) as error:
            log.warning("modal_not_shown", once=request.once, reason=getattr(error, "code", type(error).__name__))
            if isinstance(request, Command):
                return Reply(shown=answers.sentence(text.FORM_LOST))
        return reply

    async def _handled(self, request: Request, handler: Handler) -> _Outcome:
        """Run the handler as one unit of work, and say how it ended."""
        request, facts = await self._with_facts(request)
        try:
            reply = await self._works.run(
                lambda work: self._unit(work, request, handler, facts), deadline_seconds=UNIT_SECONDS
            )
        except _StillOpen as still_open:
            return _Outcome("still_open", still_open.reply)
        except Refusal as refusal:
            return _Outcome("refused", await self._tell(request, refusal))
        except TooSlow:
            log.warning("too_slow", kind=type(request).__name__, once=request.once)
            return _failed(request, "too_slow", text.TOO_SLOW)
        except Exception:  # the edge of the process: whatever it was, the person is told, or the event comes again
            reference = secrets.token_hex(4)
            log.exception("broken", kind=type(request).__name__, once=request.once, reference=reference)
            return _failed(request, "broken", text.broken(reference))
        if facts:
            self._acquaintance.learned(request)
        if reply is None:
            return _Outcome("repeated")
        if reply.letters:
            self._wake()
        return _Outcome("done", reply)

    def _unit(self, work: Work, request: Request, handler: Handler, facts: PersonFacts | None) -> Reply | None:
        if not self._outbox.first_time(work, request.workspace, request.once):
            return None
        if facts and self._doors.learner:
            self._doors.learner(work, request.workspace, facts)
        reply = handler(request, work)
        if reply.errors:
            raise _StillOpen(reply)
        if isinstance(request, Submission) and reply.modal:
            self._outbox.forget(work, request.workspace, request.once)
        letters = reply.letters
        if isinstance(request, Spoken) and reply.shown:
            letters = (*letters, answers.spoken_letter(request, reply.shown))
        if letters:
            self._outbox.write(work, letters)
            reply = dataclasses.replace(reply, letters=letters)
        return reply

    async def _with_facts(self, request: Request) -> tuple[Request, PersonFacts | None]:
        if isinstance(request, MemberJoined) and request.is_bot_itself:
            return dataclasses.replace(request, facts=await self._acquaintance.of_channel(request.channel)), None
        if isinstance(request, WAITED_FOR | Spoken):
            return request, await self._acquaintance.of_person(request)
        return request, None

    async def _tell(self, request: Request, refusal: Refusal) -> Reply:
        if not isinstance(request, Spoken):
            return answers.refused(request, refusal)
        letter = answers.spoken_letter(request, answers.sentence(refusal.sentence))

        def write(work: Work) -> None:
            if self._outbox.first_time(work, request.workspace, request.once):
                self._outbox.write(work, (letter,))

        await self._works.run(write)
        self._wake()
        return Reply()


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


def _failed(request: Request, name: str, words: str) -> _Outcome:
    """Tell the person who waits; what nobody waits for is delivered again by Slack."""
    if isinstance(request, WAITED_FOR):
        return _Outcome(name, answers.refused(request, Refusal(words)))
    return _Outcome(name, again=True)
