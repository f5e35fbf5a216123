"""A random walk through promises: people press what they may and what they may not, leave, come back; time passes."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import select

from bot.errors import Refusal
from bot.features.notices.models import Notice
from bot.features.promises import jobs, service
from bot.features.promises.facts import Event, Terms
from bot.features.promises.models import PromiseRecord, State
from bot.features.promises.rules.states import BY_EVENT, TABLE, Role
from bot.features.promises.text.refusals import NOTHING_HERE
from bot.schedule.scheduler import Job
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import EVERYBODY, Pact

WORDS = "pomegranate"
PEOPLE = st.sampled_from(EVERYBODY)
AHEAD = st.sampled_from((0, 1, 3, 7, 12))
USUAL = (Event.ACCEPT, Event.ASK_DATE, Event.AGREE_DATE, Event.REPORT, Event.CONFIRM, Event.NOT_KEPT)
BY_CLOCK = {
    state: {
        state,
        *(after for line in TABLE if line.state is state and line.role is Role.CLOCK for after in line.after),
    }
    for state in State
}
NO_TRACE = {Event.DECLINE, Event.TAKE_BACK, Event.RELEASE}
BY_CUSTOMER = {Event.AGREE_DATE, Event.CONFIRM, Event.NOT_YET, Event.NOT_KEPT, Event.RELEASE, Event.TRUST}
PRESSED: list[Event] = [event for event in Event if event not in {Event.ASK, Event.OFFER, Event.LAPSE, Event.SILENCE}]


class Walk(RuleBasedStateMachine):
    """The moves, and what is compared around each single one of them."""

    pact: Pact

    def __init__(self) -> None:
        super().__init__()
        self.pact.desk.session.rollback()
        self.pact.desk.session.expire_all()
        self.pact.told.clear()
        self.begun_at = self.pact.desk.now
        self.agreed: dict[int, date] = {}  # the day that both have agreed to, as the presses had it
        self.wished: dict[int, date] = {}  # the day that the performer asked for last
        self.before: dict[int, State] = {}
        self.pressed: dict[int, Event] = {}
        self.told = 0

    def teardown(self) -> None:
        self.pact.desk.session.rollback()
        self.pact.desk.now = self.begun_at

    def rows(self) -> dict[int, PromiseRecord]:
        """Return every promise as it is kept."""
        self.pact.desk.session.expire_all()
        found = self.pact.desk.session.scalars(select(PromiseRecord).order_by(PromiseRecord.id))
        return {row.id: row for row in found}

    def view(self, user: str) -> object:
        """Return all that somebody can see."""
        work = self.pact.desk.work
        return service.book(work, WORKSPACE, user), service.waiting(work, WORKSPACE, user)

    @initialize(turn=st.integers(0, 5))
    def begin_some(self, turn: int) -> None:
        """Begin in the midst of things: in every state that is open, and two of them with trust."""
        people = EVERYBODY[turn:] + EVERYBODY[:turn]
        report_first = (Event.ACCEPT, Event.REPORT)
        ways = ((), (Event.ACCEPT,), (Event.ACCEPT, Event.ASK_DATE), report_first, (Event.COUNTER,), (Event.ACCEPT,))
        for place, events in enumerate(ways):
            performer, customer = people[place], people[place - 1]
            self.begin(performer, customer, 3, asks=True, hands_off=place in {1, 5})
            for event in events:
                self.do(place + self.first_key(), performer, event, 0, 7)
        self.pact.tell()

    def first_key(self) -> int:
        """Return the first key of this walk: a database counts on when a walk is undone."""
        return min(self.agreed)

    @rule(performer=PEOPLE, customer=PEOPLE, ahead=AHEAD, asks=st.booleans(), hands_off=st.booleans())
    def begin(self, performer: str, customer: str, ahead: int, *, asks: bool, hands_off: bool) -> None:
        day = (self.pact.desk.now + timedelta(days=ahead)).date()
        by = customer if asks else performer
        with suppress(Refusal):
            terms = Terms(f"{WORDS} what", f"{WORDS} done", day)
            key = self.pact.begin(by, performer, customer, terms=terms, hands_off=hands_off, link=f"{WORDS} link")
            self.agreed[key] = day
            assert self.pact.row(key).hands_off is (hands_off and asks)

    @rule(choices=st.lists(st.tuples(st.integers(0, 999), st.integers(0, 3), AHEAD), min_size=3, max_size=8))
    def press(self, choices: list[tuple[int, int, int]]) -> None:
        """Press what people may press, several times: a walk that only stumbles about rarely gets far."""
        for place, (which, third, ahead) in enumerate(choices):
            may = [(key, user, event) for key, row in self.rows().items() for user, event in self.open_to(key, row)]
            if may:
                self.do(*may[(which + 17 * place) % len(may)], third, ahead)

    def open_to(self, key: int, row: PromiseRecord) -> list[tuple[str, Event]]:
        sides = [(user, self.pact.look(user, key).moves) for user in (row.performer, row.customer)]
        enabled: list[tuple[str, Event]] = [
            (user, event) for user, moves in sides for event in PRESSED if event in moves
        ]
        return enabled + 3 * [one for one in enabled if one[1] in USUAL]

    @rule(which=st.integers(0, 99), user=PEOPLE, event=st.sampled_from(PRESSED), ahead=AHEAD)
    def press_what_is_not_offered(self, which: int, user: str, event: Event, ahead: int) -> None:
        """Press a forged button: it is refused, and a stranger learns nothing."""
        rows = self.rows()
        key = [*rows][which % len(rows)]
        stranger = user not in {rows[key].performer, rows[key].customer}
        if not stranger and event in self.pact.look(user, key).moves:
            return
        try:
            self.act(key, user, event, ahead)
        except Refusal as refusal:
            learns = stranger and refusal.sentence != NOTHING_HERE
        else:
            raise AssertionError(f"{user} could {event}")
        assert not learns

    def do(self, key: int, user: str, event: Event, third: int, ahead: int) -> None:
        """Press, and compare what nobody else may see change."""
        row = self.rows()[key]
        stranger = [one for one in EVERYBODY if one not in {row.performer, row.customer}][third]
        seen, said = self.view(stranger), self.reliability_of(row)
        with suppress(Refusal):
            self.act(key, user, event, ahead)
            self.pressed[key] = event
        assert event not in NO_TRACE or self.reliability_of(row) == said
        assert self.view(stranger) == seen
        self.check_changes()

    def reliability_of(self, row: PromiseRecord) -> list[service.Reliability]:
        """Return what both sides are told of themselves."""
        work = self.pact.desk.work
        return [service.book(work, WORKSPACE, user).reliability for user in (row.performer, row.customer)]

    def check_changes(self) -> None:
        """Check that each change of state is a line of the table, and that a date moved only by both."""
        rows = self.rows()
        for key, before in self.before.items():
            event = self.pressed.get(key)
            lines = (BY_EVENT.get((state, event)) for state in BY_CLOCK[before]) if event else ()
            steps = {after for line in lines if line for after in line.after}
            assert rows[key].state in (steps or BY_CLOCK[before]), f"{before} became {rows[key].state} by {event}"
        assert {key: row.due_on for key, row in rows.items()} == self.agreed
        self.before, self.pressed = {key: row.state for key, row in rows.items()}, {}

    def act(self, key: int, user: str, event: Event, ahead: int) -> None:
        """Press, and keep which day was asked for and which was agreed."""
        day = (self.pact.desk.now + timedelta(days=ahead)).date()
        more: dict[Event, tuple[object, ...]] = {
            Event.COUNTER: (Terms(f"{WORDS} other", f"{WORDS} done", day),),
            Event.ASK_DATE: (day, f"{WORDS} reason"),
            Event.NOT_YET: (f"{WORDS} missing",),
        }
        row = self.rows()[key]
        named = {"hands_off": not row.hands_off} if event is Event.TRUST else {}
        self.pact.do(getattr(service, event.lower()), user, *more.get(event, ()), key=key, **named)
        assert user == row.customer or event not in BY_CUSTOMER
        if event is Event.COUNTER:
            self.agreed[key] = day
        elif event is Event.ASK_DATE:
            self.wished[key] = day
        elif event is Event.AGREE_DATE:
            self.agreed[key] = self.wished.pop(key)

    @rule(days=st.sampled_from((0, 1, 3, 8)), hours=st.integers(0, 23), viewer=PEOPLE)
    def wait(self, days: int, hours: int, viewer: str) -> None:
        self.go_on(self.pact.desk.now + timedelta(days=days, hours=hours), viewer)

    @rule(which=st.integers(0, 999), minutes=st.sampled_from((-1, 0, 1)), viewer=PEOPLE)
    def wait_for_something(self, which: int, minutes: int, viewer: str) -> None:
        """Go to a moment at which something is due, or just before or after it."""
        now = self.pact.desk.now
        moments = sorted(
            moment
            for row in self.rows().values()
            for moment in (row.deadline, row.remind_at, row.tell_at, row.due_at)
            if moment and moment > now
        )
        if moments:
            moment = moments[which % len(moments)] + timedelta(minutes=minutes)
            self.go_on(max(now, moment), viewer)

    def go_on(self, moment: datetime, viewer: str) -> None:
        """Let it become a moment; what the jobs then do changes nothing that anybody sees."""
        self.pact.desk.now = moment
        seen = self.view(viewer)
        self.run_and_check(jobs.settle_due, lambda _: False)
        self.run_and_check(jobs.remind_due, self.is_reminded)
        self.run_and_check(jobs.tell_due, self.is_overdue)
        assert self.view(viewer) == seen
        self.pact.tell()

    def run_and_check(self, job: Job, reason: Callable[[str], bool]) -> None:
        """Let a job run; whoever is owed a notice since then has a reason."""
        owed = self.owed()
        self.pact.run_job(job)
        for user in self.owed() - owed:
            assert reason(user), f"{user} is reminded of nothing by {job}"

    def owed(self) -> set[str]:
        self.pact.desk.session.expire_all()
        return set(self.pact.desk.session.scalars(select(Notice.user).where(Notice.due_at.is_not(None))))

    def is_reminded(self, user: str) -> bool:
        soon = (self.pact.desk.now + timedelta(days=5)).date()
        mine = [row for row in self.rows().values() if row.performer == user and not row.hands_off]
        return any(row.due_on <= soon and row.state in {State.PROMISED, State.RENEGOTIATING} for row in mine)

    def is_overdue(self, user: str) -> bool:
        rows = [row for row in self.rows().values() if row.customer == user and row.state is State.PROMISED]
        return any(self.pact.desk.now - row.due_at >= timedelta(days=12) for row in rows)

    @rule(user=PEOPLE)
    def leave(self, user: str) -> None:
        with suppress(Refusal):
            self.pact.leave(user)

    @rule()
    def everybody_comes_back(self) -> None:
        for user in EVERYBODY:
            self.pact.come_back(user)

    @rule(ahead=st.sampled_from((3, 7, 12)), viewer=PEOPLE)
    def twins(self, ahead: int, viewer: str) -> None:
        """Report one of two equal promises at once, and the other on its last minute: they end alike."""
        self.everybody_comes_back()
        ana, bo = EVERYBODY[:2]
        day = (self.pact.desk.now + timedelta(days=ahead)).date()
        terms = Terms(f"{WORDS} twin", f"{WORDS} done", day)
        keys = [self.pact.promised(bo, ana, terms=terms) for _ in range(2)]
        self.agreed.update(dict.fromkeys(keys, day))
        ends = []
        for key, moment in zip(keys, (self.pact.desk.now, self.pact.row(keys[1]).due_at), strict=True):
            self.pact.desk.now = max(self.pact.desk.now, moment - timedelta(minutes=1))
            self.pact.do(service.report, bo, key=key)
            ends.append(self.pact.do(service.confirm, ana, key=key))
        alike = [replace(end, id=0, reported_at=None, closed_at=None) for end in ends]
        assert alike[0] == alike[1]
        self.go_on(self.pact.desk.now, viewer)
