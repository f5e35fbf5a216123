"""A management team at the desk, working on gray-zone issues: acts in a person's terms; ticks come when asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.errors import Refusal
from bot.features.grayzone import jobs
from bot.features.grayzone.service import agenda, cards, lists, quiet
from bot.features.grayzone.service.facts import CardFacts, QuietLine, Waiting
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.slack.replies import Letter, Reply
from bot.slack.requests import Command, Fields, FieldValue, SharedMessage, Shortcut
from tests.features.desk import LEADERSHIP, WORKSPACE, Desk
from tests.features.ways import way

ANA, BO, CHI, DEV, GUS = "U0ANA", "U0BO", "U0CHI", "U0DEV", "U0GUS"
SALES, OPERATIONS, FINANCE = 1, 2, 3
HOURS: Mapping[str, FieldValue] = {"low": "1", "likely": "2", "high": "3"}
ISSUE: Mapping[str, FieldValue] = {
    "what": "Orders arrive without prices\nAnd then we ask around.",
    "handoff": "1",
    "symptom": "WAITS",
    "way": "openly",
    **HOURS,
}
CASE: Mapping[str, FieldValue] = {
    "problem": "Every third order waits for its price.",
    "baseline": "12",
    "unit": "days",
    "target": "4",
    "fix": "Send the price list on Mondays.",
    "weeks": "3",
    "joins": ("3",),
}


@dataclass
class Room:
    """Ana leads Sales, Bo and Chi lead Operations, Dev leads Finance; the tick is at 09:00 in Berlin."""

    desk: Desk
    letters: list[Letter] = field(default_factory=list)

    def _told(self, reply: Reply) -> Reply:
        self.letters.extend(reply.letters)
        return reply

    def open_form(self, user: str, text: str = "", channel: str = LEADERSHIP) -> Reply:
        """Type `/grayzone ...`."""
        command = Command(WORKSPACE, user, self.desk.once(), "/grayzone", text, channel, "t")
        return self._told(self.desk.handle(command, "/grayzone"))

    def shortcut(self, user: str, name: str, message: SharedMessage | None = None) -> Reply:
        """Use a shortcut."""
        return self._told(self.desk.handle(Shortcut(WORKSPACE, user, self.desk.once(), name, "t", message), name))

    def fill(self, user: str, reply: Reply, fields: Mapping[str, FieldValue]) -> Reply:
        """Fill in and submit the form that a reply opened."""
        return self._told(self.desk.submit(user, reply.modal, fields))

    def propose(self, user: str, **changes: FieldValue) -> Reply:
        """Raise an issue, also when the group has something like it."""
        fields = {**ISSUE, **changes}
        reply = self.fill(user, self.open_form(user), fields)
        return self.fill(user, reply, fields) if reply.modal else reply

    def press(self, user: str, verb: str, number: int = 1, group: int = 1) -> Reply:
        """Press a button of an issue."""
        return self._told(self.desk.click(user, f"grayzone.{verb}", f"{group}.{number}"))

    def submit(self, user: str, verb: str, fields: Mapping[str, FieldValue], number: int = 1) -> Reply:
        """Press a button that opens a form, and submit it."""
        return self.fill(user, self.press(user, verb, number), fields)

    def refused(self, user: str, verb: str, number: int = 1) -> str:
        """Press a button that is refused; return the sentence."""
        return self.desk.refused(user, f"grayzone.{verb}", f"1.{number}")

    def group(self) -> GroupFacts:
        """Return the group."""
        return peers.group(self.desk.work, 1)

    def tick(self, times: int = 1) -> tuple[Letter, ...]:
        """Wait for the next tick and let the job run; return its letters."""
        told: list[Letter] = []
        for _ in range(times):
            self.desk.session.expire_all()
            self.desk.now = max(self.desk.now, self.group().next_tick_at + timedelta(seconds=3))
            told.extend(self.desk.painted(letter) for letter in jobs.take_ticks(self.desk.work).letters)
            self.desk.session.expire_all()
        self.letters.extend(told)
        return tuple(told)

    def seat(self, user: str) -> Seat:
        """Return a person's seat."""
        return peers.seat(self.desk.work, workspace=WORKSPACE, user=user)

    def card(self, number: int = 1) -> CardFacts:
        """Look at an issue."""
        return cards.look(self.desk.work, self.seat(ANA), number)

    def state(self, number: int = 1) -> str:
        """Return the state of an issue."""
        return str(self.card(number).issue.state)

    def queue(self) -> list[int]:
        """Return the numbers of the open issues in the group's order."""
        return [line.number for line in lists.queue(self.desk.work, 1)]

    def waiting(self, user: str) -> tuple[Waiting, ...]:
        """Return what waits for a person."""
        return agenda.waiting(self.desk.work, self.seat(user))

    def quiet(self, user: str) -> tuple[QuietLine, ...]:
        """Return a person's own quiet issues."""
        return quiet.quiet_of(self.desk.work, self.seat(user))

    def pledge(self, user: str, number: int = 1, *, condition: str = "", show: str = "no") -> Reply:
        """Pledge two hours a week."""
        return self.submit(user, "pledge", {"hours": "2", "condition": condition, "show": show}, number)

    @way
    def to_case(self) -> None:
        """Ana raises, Bo sees it too, Dev drafts."""
        self.propose(ANA)
        self.submit(BO, "see", HOURS)
        self.press(DEV, "draft")

    @way
    def to_coalition(self) -> None:
        """Bring issue 1 before the group."""
        self.to_case()
        self.submit(DEV, "write", CASE)

    @way
    def to_charter(self) -> None:
        """Charter issue 1."""
        self.to_coalition()
        self.pledge(ANA)
        self.pledge(BO)
        self.tick()

    @way
    def to_delivery(self, measured: str = "6") -> None:
        """Deliver issue 1."""
        self.to_charter()
        self.submit(DEV, "deliver", {"measured": measured})

    @way
    def to_win(self) -> None:
        """Win issue 1."""
        self.to_delivery()
        self.press(ANA, "confirm")
        self.press(BO, "confirm")


def errors(room: Room, user: str, reply: Reply, fields: Mapping[str, FieldValue]) -> tuple[str | None, str]:
    """Submit a form that is refused; return the field and the sentence."""
    try:
        room.fill(user, reply, fields)
    except Refusal as refusal:
        return refusal.field, refusal.sentence
    raise AssertionError("it was not refused")


def typed(**fields: FieldValue) -> Fields:
    """Return what was typed so far."""
    return Fields(fields)
