"""A board whose cards are painted when they are sent, and a post office that delivers them."""

from bot.delivery.worker import Worker
from bot.slack.doors import CardGuard, CardPainter, Doors
from bot.slack.replies import Channel, Letter, Message
from bot.work import Work, Works
from tests.delivery.post_office import WORKSPACE, PostOffice
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack


class Board:
    """What the painted cards are of."""

    def __init__(self) -> None:
        self.says: dict[str, str] = {"7": "old"}
        self.asked: list[tuple[str, str]] = []

    def paint(self, work: Work, workspace: str, subject: str) -> Message | None:
        """Paint what the board says now."""
        del work
        self.asked.append((workspace, subject))
        return Message(self.says[subject]) if subject in self.says else None


def office_of(
    works: Works, clock: StoppedClock, slack: MemorySlack, painter: CardPainter, guard: CardGuard | None = None
) -> PostOffice:
    """Return a post office that paints the board's cards with `painter`, and asks `guard` before it posts one."""
    doors = Doors()
    doors.card("board", painter, guard=guard)
    worker = Worker(works, slack, doors.paint_card, hold=doors.hold_card, pace_seconds=0)
    return PostOffice(works, clock, slack, worker)


def card(subject: str = "7", channel: str = "C0LEAD", *, ts: str | None = None) -> Letter:
    """Return a letter for a card of the board."""
    return Letter(WORKSPACE, Channel(channel), None, card=f"board:{subject}", thread_ts=ts)
