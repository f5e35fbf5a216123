"""One request, one unit of work: the key that makes it happen once, facts about its actor, its handler, its letters.

All of it is one transaction: it happens or it does not, and the outcome says which.
"""

import asyncio
import dataclasses
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

import structlog

from bot.errors import Refusal, Repeated, TooSlow, UnknownActor
from bot.slack import answers, text
from bot.slack.acquaintance import Acquaintance
from bot.slack.doors import Handler, Learner, NeedsLookUp
from bot.slack.look_up import LookUp
from bot.slack.replies import Letter, Reply
from bot.slack.requests import (
    Click,
    Command,
    LookedUp,
    MemberJoined,
    PersonFacts,
    Request,
    Shortcut,
    Spoken,
    Submission,
)
from bot.work import Work, Works

WAITED_FOR = Command | Click | Submission | Shortcut  # a person looks at a spinner; Slack sends these once
BY_A_PERSON = WAITED_FOR | Spoken

log = structlog.get_logger(__name__)


class Outbox(Protocol):
    """What a unit of work needs of delivery."""

    def write(self, work: Work, letters: Sequence[Letter]) -> None:
        """Keep letters with the work that they tell of."""
        ...

    def begin(self, work: Work, workspace: str, key: str) -> None:
        """Recognise a delivery. Raises `Repeated` if it is not new, at the latest when `work` ends well."""
        ...

    def end(self, work: Work, workspace: str, key: str, *, may_come_again: bool = False) -> None:
        """Note that it is carried out, unless the same form may be submitted again."""
        ...


class _StillOpen(Exception):  # noqa: N818 (a way out of the transaction, not an error)
    """The handler found faults in a form: roll back and show them."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a unit of work ended; without a reply there is nothing to show. `again` asks Slack to deliver once more."""

    name: str
    reply: Reply | None = None
    again: bool = False


class Handling:
    """Runs handlers as units of work."""

    def __init__(  # noqa: PLR0917 (long-lived parts, put together once in doorway.py)
        self,
        works: Works,
        outbox: Outbox,
        acquaintance: Acquaintance,
        look_up: LookUp,
        learner: Learner | None,
        wake: Callable[[], None],
        *,
        unit_seconds: float,
    ) -> None:
        self._works = works
        self._outbox = outbox
        self._acquaintance = acquaintance
        self._look_up = look_up
        self._learner = learner
        self._wake = wake
        self._unit_seconds = unit_seconds

    async def handle(self, request: Request, handler: Handler) -> Outcome:
        """Run the handler, commit, and say how it ended.

        Raises nothing: whoever waits is told, and what nobody waits for comes again.
        """
        try:
            return await self._try(request, handler)
        except TooSlow:
            log.warning("too_slow", kind=type(request).__name__, once=request.once)
            return _failed(request, "too_slow", text.TOO_SLOW)
        except Exception:  # the edge of the process
            reference = secrets.token_hex(4)
            log.exception("broken", kind=type(request).__name__, once=request.once, reference=reference)
            return _failed(request, "broken", text.broken(reference))

    async def meet(self, request: Request) -> None:
        """Learn who acts, where no handler runs. What cannot be learned now is learned at the next occasion."""
        facts, learner = await self._acquaintance.of_person(request), self._learner
        if facts is None or learner is None:
            return
        try:
            await self._works.run(
                lambda work: learner(work, request.workspace, facts), deadline_seconds=self._unit_seconds
            )
        except TooSlow:
            log.warning("person_not_learned", user=request.user)
        else:
            self._acquaintance.learned(request)

    async def _try(self, request: Request, handler: Handler) -> Outcome:
        request, facts = await self._with_facts(request)
        try:
            reply = await self._run(request, handler, facts)
        except _StillOpen as still_open:
            return Outcome("still_open", still_open.reply)
        except Repeated:
            return Outcome("repeated")
        except Refusal as refusal:
            return Outcome("refused", await self._tell(request, refusal))
        if facts:
            self._acquaintance.learned(request)
        if reply.letters:
            self._wake()
        return Outcome("done", reply)

    async def _run(self, request: Request, handler: Handler, facts: PersonFacts | None) -> Reply:
        """Run the unit; where it needs to know more, asking and the second run have what the first left of its seconds.

        Who acts is asked anew where it was known, and is not in the database any more: they were erased meanwhile.
        """
        now = asyncio.get_running_loop().time
        late = now() + self._unit_seconds
        try:
            return await self._unit_of(request, handler, facts, seconds=self._unit_seconds)
        except NeedsLookUp:
            request = await self._look_up.completed(request)
        except UnknownActor:
            if facts or not self._acquaintance.forget(request):
                raise
            facts = await self._acquaintance.of_person(request)
        return await self._unit_of(request, handler, facts, seconds=late - now())

    async def _unit_of(self, request: Request, handler: Handler, facts: PersonFacts | None, *, seconds: float) -> Reply:
        return await self._works.run(lambda work: self._unit(work, request, handler, facts), deadline_seconds=seconds)

    async def _with_facts(self, request: Request) -> tuple[Request, PersonFacts | None]:
        if isinstance(request, MemberJoined) and request.is_bot_itself:
            return dataclasses.replace(request, facts=await self._acquaintance.of_channel(request.channel)), None
        if self._learner and isinstance(request, BY_A_PERSON):
            return request, await self._acquaintance.of_person(request)
        return request, None

    def _unit(self, work: Work, request: Request, handler: Handler, facts: PersonFacts | None) -> Reply:
        self._outbox.begin(work, request.workspace, request.once)
        if facts and self._learner:
            self._learner(work, request.workspace, facts)
        looked_up: LookedUp | None = getattr(request, "looked_up", None)
        if looked_up and self._learner:
            for person in looked_up.people:
                self._learner(work, request.workspace, person)
        reply = handler(request, work)
        if reply.errors:
            raise _StillOpen(reply)
        if isinstance(request, Spoken) and reply.shown:
            reply = dataclasses.replace(
                reply, letters=(*reply.letters, answers.spoken_letter(request, reply.shown)), shown=None
            )
        if reply.letters:
            self._outbox.write(work, reply.letters)
        stays_open = isinstance(request, Submission) and reply.modal is not None
        self._outbox.end(work, request.workspace, request.once, may_come_again=stays_open)
        return reply

    async def _tell(self, request: Request, refusal: Refusal) -> Reply:
        """Say no: in the answer, or by a letter to whoever spoke to the bot."""
        if not isinstance(request, Spoken):
            return answers.refused(request, refusal)
        letter = answers.spoken_letter(request, answers.sentence(refusal.sentence))

        def write(work: Work) -> None:
            self._outbox.begin(work, request.workspace, request.once)
            self._outbox.write(work, (letter,))
            self._outbox.end(work, request.workspace, request.once)

        with suppress(Repeated):
            await self._works.run(write, deadline_seconds=self._unit_seconds)
            self._wake()
        return Reply()


def _failed(request: Request, name: str, words: str) -> Outcome:
    """Tell the person who waits; what nobody waits for is delivered again by Slack."""
    if isinstance(request, WAITED_FOR):
        return Outcome(name, answers.refused(request, Refusal(words)))
    return Outcome(name, again=True)
