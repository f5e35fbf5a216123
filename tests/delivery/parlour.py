"""A private conversation of a few people, as a feature keeps it, and a post office that brings letters there."""

from dataclasses import dataclass, field

from bot.delivery.worker import Worker
from bot.lodgings import Form, Lodging, Step
from bot.slack.doors import CardPainter, Doors
from bot.slack.gateway import SlackRefused
from bot.slack.gatherings import Gathering, Host
from bot.slack.replies import Conversation, Letter, Message
from bot.work import Work, Works
from tests.delivery.post_office import WORKSPACE, PostOffice
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack

KEY = "table:7"
NAME, PURPOSE = "table-0123456789", "Only those who sit there."
ROOM = "C0ROOM0"
FIRST = "It comes here in a moment"
ANA, BO, CHI = "U0ANA", "U0BO", "U0CHI"


def no(code: str) -> SlackRefused:
    """Return a refusal of Slack's that stays."""
    return SlackRefused(code, permanent=True)


@dataclass
class Parlour:
    """Whose conversation it is: who belongs, and what was kept of it. `closes`: nothing is wanted once it is made."""

    people: tuple[str, ...] = (ANA, BO)
    lodging: Lodging = field(default_factory=Lodging)
    brought: tuple[str, ...] = ()
    wanted: bool = True
    closes: bool = False
    steps: list[Step] = field(default_factory=list)

    def plan(self, work: Work, workspace: str, subject: str) -> Gathering | None:
        """Say what is wanted."""
        del work
        assert (workspace, subject) == (WORKSPACE, "7")
        return Gathering(self.lodging, self.people, self.brought, NAME, PURPOSE) if self.wanted else None

    def note(self, work: Work, workspace: str, subject: str, step: Step) -> bool:
        """Keep a step."""
        del work
        assert (workspace, subject) == (WORKSPACE, "7")
        self.wanted = self.wanted and not self.closes
        if step.before != self.lodging or not self.wanted:
            return False
        self.steps.append(step)
        self.lodging = step.after
        self.brought = tuple(sorted({*self.brought, *step.came} - {*step.went}))
        return True


@dataclass
class House:
    """The parlour, the Slack it is in, and the post office."""

    parlour: Parlour
    office: PostOffice
    slack: MemorySlack

    @classmethod
    def built(cls, works: Works, clock: StoppedClock, painter: CardPainter | None = None) -> "House":
        """Return a house in which nothing was said yet."""
        slack, parlour, doors = MemorySlack(clock), Parlour(), Doors()
        doors.conversation("table", Host(parlour.plan, parlour.note, Message(FIRST)))
        if painter:
            doors.card("table", painter)
        worker = Worker(works, slack, doors.paint_card, hold=doors.hold_card, host=doors.host, pace_seconds=0)
        return cls(parlour, PostOffice(works, clock, slack, worker), slack)

    async def tell(self, *letters: Letter, times: int = 1) -> None:
        """Write letters, and deliver what is due a few times, twenty seconds apart."""
        self.office.write(*letters)
        for _ in range(times):
            await self.office.deliver(after_seconds=20)

    def calls(self, method: str) -> int:
        """Return how often a method was called."""
        return self.slack.calls.count(method)

    @property
    def form(self) -> Form:
        """What the conversation is now."""
        return self.parlour.lodging.form


def root(text: str = "the table") -> Letter:
    """Return a letter for the conversation's card."""
    return Letter(WORKSPACE, Conversation(KEY), Message(text), card="table:7")


def painted() -> Letter:
    """Return a letter for the conversation's card, painted when it is sent."""
    return Letter(WORKSPACE, Conversation(KEY), None, card="table:7")


def entry(text: str, number: int = 1) -> Letter:
    """Return a letter for the card's thread."""
    return Letter(WORKSPACE, Conversation(KEY), Message(text), card=f"entry:7.{number}", thread="table:7")
