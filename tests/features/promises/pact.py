"""A management team whose peers promise each other things, through the service; time passes when asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.promises import jobs, service
from bot.features.promises.facts import Act, Draft, Promise, Terms
from bot.features.promises.models import PromiseRecord, State
from bot.schedule.scheduler import Job
from bot.slack.replies import Due
from bot.slack.requests import PersonChanged
from tests.features.desk import CAST, WORKSPACE, Desk, facts_of
from tests.features.ways import way

ANA, BO, CHI, DEV, ELI, FAY = EVERYBODY = ("U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY")
WHAT, DONE = "The ledger of October", "Chi has opened it, and the totals agree"
REASON, MISSING = "The bank was closed", "November's column is empty"
DUE = date(2026, 12, 4)  # a Friday; the desk opens on Monday 2026-11-23, 11:00 in Berlin
TERMS = Terms(WHAT, DONE, DUE)


@dataclass
class Pact:
    """Bo performs for Ana unless it is said otherwise; both live in Berlin."""

    desk: Desk
    told: list[tuple[str, datetime]] = field(default_factory=list)

    def do(self, verb: Callable[..., Promise], user: str, *more: object, key: int = 1, **named: object) -> Promise:
        """Press; what is refused leaves nothing behind, as at the doorway."""
        seen = named.pop("seen", None)
        assert seen is None or isinstance(seen, int)
        act = Act(WORKSPACE, user, key, seen)
        return self.undone_if_refused(lambda: verb(self.desk.work, act, *more, **named))

    def begin(self, by: str = ANA, performer: str = BO, customer: str = ANA, **changes: object) -> int:
        """Ask, or offer; return the key."""
        terms = changes.pop("terms", TERMS)
        assert isinstance(terms, Terms)
        draft = Draft(performer, customer, terms)._replace(**changes)  # type: ignore[arg-type]  # its fields by name
        seat = peers.seat(self.desk.work, workspace=WORKSPACE, user=by, group_id=1)
        return self.undone_if_refused(lambda: service.begin(self.desk.work, seat, draft)).id

    @way
    def promised(self, /, performer: str = BO, customer: str = ANA, **changes: object) -> int:
        """Bring one as far as PROMISED, which the customer has looked at; return the key."""
        key = self.begin(customer, performer, customer, **changes)
        self.do(service.accept, performer, key=key)
        self.do(service.read, customer, key=key)
        return key

    def undone_if_refused(self, act: Callable[[], Promise]) -> Promise:
        """Act as the doorway lets act."""
        point = self.desk.session.begin_nested()
        try:
            done = act()
        except Refusal:
            point.rollback()
            raise
        point.commit()
        return done

    def refused(self, verb: Callable[..., Promise], user: str, *more: object, **named: object) -> Refusal:
        """Press what is refused; return the refusal."""
        try:
            self.do(verb, user, *more, **named)  # type: ignore[arg-type]  # named is what `do` takes
        except Refusal as refusal:
            return refusal
        raise AssertionError("it was not refused")

    def row(self, key: int = 1) -> PromiseRecord:
        """Return a promise as it is kept."""
        self.desk.session.expire_all()
        return self.desk.session.scalars(select(PromiseRecord).where(PromiseRecord.id == key)).one()

    def state(self, key: int = 1) -> State:
        """Return where a promise stands, as its two sides see it."""
        row = self.row(key)
        return self.look(row.performer, key).state

    def look(self, user: str, key: int = 1) -> Promise:
        """Look at a promise."""
        return service.look(self.desk.work, Act(WORKSPACE, user, key))

    def waiting(self, user: str) -> list[int]:
        """Return the keys of what waits for a person."""
        return [one.id for one in service.waiting(self.desk.work, WORKSPACE, user)]

    def run(self) -> None:
        """Let every job do what is due now, and tell those for whom something waits, as Home does."""
        for job in (jobs.settle_due, jobs.remind_due, jobs.tell_due):
            self.run_job(job)
        self.tell()

    def run_job(self, job: Job) -> None:
        """Let one job do all that is due now."""
        due = Due(more=True)
        while due.more:
            self.desk.session.expire_all()
            due = job(self.desk.work)
        self.desk.session.expire_all()

    def tell(self) -> None:
        """Tell those for whom something waits, as Home does."""
        owed, _ = notices.take_due(self.desk.work, 50)
        for one in owed:
            if service.waiting(self.desk.work, *one):
                notices.told(self.desk.work, one)
                self.told.append((one.user, self.desk.now))

    def wait(self, **by: float) -> None:
        """Let time pass, by a timedelta's arguments."""
        self.desk.now += timedelta(**by)
        self.run()

    def until(self, day: date, hour: int, user: str = BO, minute: int = 0) -> None:
        """Let it become this hour of a day where somebody lives."""
        there = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(CAST[user][1]))
        assert there >= self.desk.now, "time passes forwards"
        self.desk.now = there.astimezone(self.desk.now.tzinfo)
        self.run()

    def told_hours(self, user: str) -> list[str]:
        """Return when somebody was told that something waits, in their own hours."""
        zone = ZoneInfo(CAST[user][1])
        return [f"{at.astimezone(zone):%a %d %b %H:%M}" for who, at in self.told if who == user]

    def leave(self, user: str) -> None:
        """Give up the seat."""
        self.desk.click(user, "peers.leave", 1)

    def come_back(self, user: str) -> None:
        """Take the seat again, or keep it."""
        form = self.desk.click(user, "peers.join", 1).modal
        if form:
            self.desk.submit(user, form, {"function": str(1 + EVERYBODY.index(user))})

    def deactivate(self, user: str) -> None:
        """Lose the account."""
        self.desk.handle(PersonChanged(WORKSPACE, user, self.desk.once(), facts_of(user, kind="deactivated")))
