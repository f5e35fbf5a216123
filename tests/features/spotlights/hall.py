"""A management team at the desk after a win: they write about each other, decide, and time passes when asked."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.home.jobs import send_notices
from bot.features.notices.service import Waiting
from bot.features.peers import service as peers
from bot.features.spotlights import jobs, service
from bot.features.spotlights.models import Prompt, Spotlight, State
from bot.features.spotlights.service import Contribution, Kind
from bot.slack.replies import Due, Letter, Modal, Reply
from bot.slack.requests import Click, Fields, FieldValue, OpenView
from tests.features.desk import WORKSPACE, Desk
from tests.features.ways import way

ANA, BO, CHI, DEV, ELI, FAY = "U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY"
DID = "Eli called every supplier and wrote their dates into the order form."
EFFECT = "Orders now reach Operations with a date, after 4 days instead of 9."
TITLE = "Orders arrive without dates"
LINES: dict[str, FieldValue] = {"did": DID, "effect": EFFECT}


@dataclass
class Hall:
    """Ana leads Sales, Bo Operations, Chi Finance, Dev Legal, Eli People, Fay IT; the tick is at 09:00 in Berlin."""

    desk: Desk
    letters: list[Letter] = field(default_factory=list)
    sources: "count[int]" = field(default_factory=lambda: count(1))

    def won(self, *done: tuple[str, Kind], driver: str = DEV, source: str = "", group: int = 1) -> str:
        """Win something; return its key."""
        key = source or f"test:{next(self.sources)}"
        facts = [Contribution(user, kind) for user, kind in done]
        table = peers.group(self.desk.work, group)
        service.won(self.desk.work, table, source=key, title=TITLE, driver=driver, contributions=facts)
        return key

    def slip(self, source: str) -> None:
        """Let a win slip."""
        service.slipped(self.desk.work, peers.group(self.desk.work, 1), source)

    @way
    def one_hero(self) -> None:
        """Win something that Eli made happen and Fay saw; both know of it."""
        self.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN))
        self.run()

    def run(self) -> tuple[Letter, ...]:
        """Let every job do what is due now; return their letters."""
        told: list[Letter] = []
        for job in (jobs.take_turns, jobs.post_due, jobs.owe_notices, send_notices):
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
        group = peers.group(self.desk.work, 1)
        if group.next_tick_at <= self.desk.now:
            assert peers.tick_passed(self.desk.work, group)

    def to_tick(self) -> tuple[Letter, ...]:
        """Wait for the group's next tick."""
        self.desk.session.expire_all()
        ahead = peers.group(self.desk.work, 1).next_tick_at - self.desk.now
        return self.wait(seconds=ahead.total_seconds() + 1)

    def spotlights(self) -> dict[int, Spotlight]:
        """Return every spotlight by id."""
        self.desk.session.expire_all()
        return {one.id: one for one in self.desk.session.scalars(select(Spotlight).order_by(Spotlight.id))}

    def only(self) -> Spotlight:
        """Return the one spotlight that there is."""
        (one,) = self.spotlights().values()
        return one

    def state(self) -> State:
        """Return where the one spotlight stands."""
        return self.only().state

    def asked(self) -> list[tuple[str, int]]:
        """Return who was asked about which spotlight, in order."""
        rows = self.desk.session.scalars(select(Prompt).order_by(Prompt.id))
        return [(row.writer, row.spotlight_id) for row in rows]

    def waiting(self, user: str) -> tuple[Waiting, ...]:
        """Return what waits for a person."""
        return service.waiting(self.desk.work, WORKSPACE, user)

    def press(self, user: str, verb: str, key: int = 1, view: Modal | None = None, **typed: FieldValue) -> Reply:
        """Press a button, of Home or of an open form."""
        where = OpenView("V1", "h", "modal", view.name, view.note) if view else None
        action = f"spotlights.{verb}"
        once = self.desk.once()
        click = Click(WORKSPACE, user, once, action, str(key), "", "t", view=where, fields=Fields(typed))
        reply = self.desk.handle(click, action)
        self.letters.extend(reply.letters)
        return reply

    def write(self, user: str = FAY, key: int = 1, **changes: FieldValue) -> Reply:
        """Write two lines, and see the post."""
        return self.desk.submit(user, self.press(user, "write", key).modal, {**LINES, **changes})

    def send(self, user: str = FAY, key: int = 1, **changes: FieldValue) -> Reply:
        """Write two lines, and send them."""
        return self.desk.submit(user, self.write(user, key, **changes).modal, {})

    def approve(self, user: str = ELI, key: int = 1, *, together: bool = False) -> Reply:
        """Let it be posted."""
        boxes = ("yes",) if together else ()
        return self.desk.submit(user, self.press(user, "review", key).modal, {"together": boxes})

    @way
    def to_review(self) -> None:
        """Win, and let Fay write about Eli."""
        self.one_hero()
        self.send()
        self.run()

    @way
    def to_post(self, *, together: bool = False) -> tuple[Letter, ...]:
        """Bring it as far as the channel; return what was posted."""
        self.to_review()
        self.approve(together=together)
        return self.to_tick()


def refused(act: object, *arguments: object, **named: object) -> tuple[str | None, str]:
    """Do what is refused; return the field and the sentence."""
    assert callable(act)
    try:
        act(*arguments, **named)
    except Refusal as refusal:
        return refusal.field, refusal.sentence
    raise AssertionError("it was not refused")
