"""A doorway on a real database with a gateway on paper, and what was kept and owed behind it."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.db.engine import READ_ONLY
from bot.delivery import once, outbox
from bot.delivery.models import Card, LetterRow
from bot.slack.answers import Ack
from bot.slack.budget import Budget
from bot.slack.doors import Doors
from bot.slack.doorway import Doorway
from bot.slack.gateway import Identity
from bot.slack.replies import Channel, Letter, Message
from bot.work import Work, Works
from tests.slack.paper_gateway import PaperGateway
from tests.slack.sent import Body

IDENTITY = Identity("T0PLAY", "U0GRAY", "B0GRAY", frozenset())
PATIENT = Budget(unit=40.0, answer=50.0)  # no test is about how quick a busy machine is, unless it says so


class Outbox:
    """Delivery, as the bot wires it."""

    write = staticmethod(outbox.write)
    begin = staticmethod(once.begin)
    end = staticmethod(once.end)


class Stopwatch:
    """A monotonic timer that stands still until a test moves it."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Doorstep:
    """Register handlers in `doors`, then send bodies."""

    works: Works
    doors: Doors = field(default_factory=Doors)
    gateway: PaperGateway = field(default_factory=PaperGateway)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    budget: Budget = PATIENT
    woken: list[None] = field(default_factory=list)
    _doorway: Doorway | None = None

    @property
    def doorway(self) -> Doorway:
        """The doorway, built at its first use."""
        if self._doorway is None:
            wake = lambda: self.woken.append(None)  # noqa: E731 (a bell)
            self._doorway = Doorway(
                self.doors,
                self.works,
                self.gateway,
                Outbox(),
                IDENTITY,
                wake,
                budget=self.budget,
                timer=self.stopwatch,
            )
        return self._doorway

    async def send(self, body: Body) -> Ack:
        """Send a body; wait for its acknowledgement, and for what runs in the background."""
        ack = await self.doorway.answer(body)
        await self.doorway.drain()
        return ack

    def kept(self) -> list[str]:
        """Return the notes that `keep` left in the database."""
        return self._read(select(Card.name).order_by(Card.name))

    def owed(self) -> list[tuple[str, str, str | None]]:
        """Return the letters written: to whom, what, in which thread."""
        rows = self._read(select(LetterRow).order_by(LetterRow.number))
        return [(row.to_id, row.message["text"], row.thread_ts) for row in rows]

    def _read(self, statement: Any) -> list[Any]:  # noqa: ANN401 (whatever is selected)
        engine = self.works.database.engine.execution_options(**READ_ONLY)
        with Session(engine) as session:
            return list(session.scalars(statement))


def keep(work: Work, note: str) -> None:
    """Write something down, as a handler's work."""
    work.session.add(Card(workspace="T0PLAY", name=note, channel="C0LEAD", ts="1.1"))
    work.session.flush()


def letter(text: str) -> Letter:
    """Return a letter to #leadership."""
    return Letter("T0PLAY", Channel("C0LEAD"), Message(text))
