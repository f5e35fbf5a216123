"""A management team at the desk that asks and helps: through the real doors and jobs; time passes when asked."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.asks import jobs
from bot.features.asks.models import Ask, Question, State
from bot.features.home.jobs import send_notices
from bot.features.home.service import waiting
from bot.features.notices.service import Waiting
from bot.features.peers import service as peers
from bot.slack.replies import Due, Home, Letter, Message, Modal, Reply
from bot.slack.requests import Command, FieldValue
from bot.work import Work
from tests.features.desk import WORKSPACE, Desk

ANA, BO, CHI, DEV, ELI, FAY = EVERYBODY = ("U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY")
WHAT = "Look over my price list for the fair"
LINE = "The fair went well because of it"
EVERYONE, QUIETLY = "EVERYONE", "QUIETLY"
NOTICE = "There is something for you on your Home tab in Grayzone."
JOBS: tuple[Callable[[Work], Due], ...] = (
    jobs.do_due,
    jobs.hold_rings,
    jobs.invite,
    jobs.list_open,
    jobs.publish_health,
    send_notices,
)


@dataclass
class Market:
    """Ana leads Sales, Bo Operations, Chi Finance, Dev Legal, Eli People, Fay IT; the tick is at 09:00 in Berlin."""

    desk: Desk
    letters: list[Letter] = field(default_factory=list)

    def run(self, *wanted: Callable[[Work], Due]) -> tuple[Letter, ...]:
        """Let every job do what is due now; return their letters."""
        told: list[Letter] = []
        for job in wanted or JOBS:
            due = Due(more=True)
            while due.more:
                self.desk.session.expire_all()
                due = job(self.desk.work)
                told.extend(self.desk.painted(letter) for letter in due.letters)
        self.desk.session.expire_all()
        self.letters.extend(told)
        return tuple(told)

    def wait(self, **by: float) -> tuple[Letter, ...]:
        """Let time pass, by a timedelta's arguments."""
        self.desk.now += timedelta(**by)
        self.tick()
        return self.run()

    def tick(self) -> None:
        """Take the group's ticks that have come: grayzone's job does it."""
        self.desk.session.expire_all()
        group = peers.group(self.desk.work, 1)
        if group.next_tick_at <= self.desk.now:
            assert peers.tick_passed(self.desk.work, group)

    def to_due(self, key: int = 1) -> tuple[Letter, ...]:
        """Wait until something happens to an ask by itself."""
        due = self.one(key).due_at
        assert due
        return self.wait(seconds=max(0.0, (due - self.desk.now).total_seconds()))

    def command(self, user: str, text: str = "", channel: str = "C0LEAD") -> Reply:
        """Type `/ask`."""
        return self.desk.handle(Command(WORKSPACE, user, self.desk.once(), "/ask", text, channel, "t"), "/ask")

    def ask(self, user: str = ANA, way: str = EVERYONE, **fields: FieldValue) -> Reply:
        """Ask for a hand."""
        filled = {"what": WHAT, "size": "M", "way": way, **fields}
        return self.kept(self.desk.submit(user, self.command(user).modal, filled))

    def quietly(self, user: str = ANA, **fields: FieldValue) -> str:
        """Ask quietly; return who is asked first."""
        self.ask(user, QUIETLY, **fields)
        asked = self.asked_now(self.newest().id)
        assert asked
        return asked

    def press(self, user: str, verb: str, key: int = 1) -> Reply:
        """Press a button: one that a person sees on Home, or one that stands elsewhere."""
        seen = [press for one in self.waiting(user) for press in one.presses if press.action == f"asks.{verb}"]
        handle = self.one(key).handle
        subject = next((press.subject for press in seen if press.subject.startswith(handle)), handle)
        return self.kept(self.desk.click(user, f"asks.{verb}", subject))

    def help(self, user: str, key: int = 1) -> Reply:
        """Say that one can help, and confirm it."""
        return self.kept(self.desk.submit(user, self.press(user, "help", key).modal, {}))

    def thank(self, user: str = ANA, key: int = 1, hours: str = "1", line: str = LINE) -> Reply:
        """Record a help."""
        form = self.press(user, "record", key).modal
        return self.kept(self.desk.submit(user, form, {"hours": hours, "thanks": line}))

    def helped(self, helper: str, asker: str = ANA, hours: str = "1") -> int:
        """Ask everyone, be helped, and record it; return the ask's id."""
        self.ask(asker)
        key = self.newest().id
        self.help(helper, key)
        self.press(helper, "done", key)
        self.thank(asker, key, hours)
        return key

    def kept(self, reply: Reply) -> Reply:
        """Keep the letters of an answer."""
        self.letters.extend(reply.letters)
        self.desk.session.expire_all()
        return reply

    def asks(self) -> dict[int, Ask]:
        """Return every ask by id."""
        self.desk.session.expire_all()
        return {one.id: one for one in self.desk.session.scalars(select(Ask).order_by(Ask.id))}

    def one(self, key: int = 1) -> Ask:
        """Return an ask."""
        return self.asks()[key]

    def newest(self) -> Ask:
        """Return the newest ask."""
        return max(self.asks().values(), key=lambda one: one.id)

    def state(self, key: int = 1) -> State:
        """Return where an ask stands."""
        return self.one(key).state

    def questions(self, key: int = 1) -> list[Question]:
        """Return who was asked quietly, in order."""
        self.desk.session.expire_all()
        return list(self.desk.session.scalars(select(Question).where(Question.ask_id == key).order_by(Question.id)))

    def asked_now(self, key: int = 1) -> str | None:
        """Return who is asked in the present round, passed or not."""
        one = self.one(key)
        found = [row.user for row in self.questions(key) if row.round == one.round]
        return found[0] if found and one.state is State.ROUTED else None

    def waiting(self, user: str) -> tuple[Waiting, ...]:
        """Return what waits for a person."""
        return waiting(self.desk.work, WORKSPACE, user)

    def titles(self, user: str) -> list[str]:
        """Return the first lines of what waits for a person."""
        return [one.title for one in self.waiting(user)]

    def card(self, key: int = 1) -> Message | None:
        """Return the card of an ask as it would be sent now."""
        return self.desk.doors.paint_card(self.desk.work, WORKSPACE, self.name(key))

    def name(self, key: int = 1) -> str:
        """Return the name of an ask's card."""
        return f"asks.ask:{self.one(key).handle}"

    def helps_on(self, key: int = 1) -> str:
        """Return what the button on a card carries, as it stands in its blocks."""
        return f"'asks.help:{self.one(key).handle}'"

    def card_says(self, key: int = 1) -> str:
        """Return all that an ask's card says."""
        card = self.card(key)
        assert card
        return f"{card.text} {card.blocks}"

    def sees(self, user: str) -> str:
        """Return all that a person sees: Home, what waits, their asks and books, and the cards."""
        views: list[Home | Modal | None] = [self.desk.home(user), self.desk.click(user, "home.waiting").modal]
        with suppress(Refusal):  # who has left
            views.append(self.command(user, "list").modal)
        return str([view.blocks for view in views if view]) + "".join(str(self.card(key)) for key in self.asks())


def words_of(modal: Modal | None) -> str:
    """Return all that a form says."""
    assert modal
    return str(modal.blocks)


def refused(act: Callable[[], object]) -> tuple[str | None, str]:
    """Do what is refused; return the field and the sentence."""
    try:
        act()
    except Refusal as refusal:
        return refusal.field, refusal.sentence
    raise AssertionError("it was not refused")
