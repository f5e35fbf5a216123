"""Tables in a real group: people press by the service, and time passes from tick to tick."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.facts import Own, Seat, Seen, Shared, Stage, Term, Thread
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.models import MediationRecord, MediationTable
from bot.features.mediation.queries import RecordRow
from bot.features.mediation.service import Act
from bot.features.mediation.service.keeping import SHARED, opened
from bot.features.peers import service as peers
from bot.features.promises.models import PromiseRecord
from bot.schedule.hours import next_tick
from tests.features.desk import WORKSPACE, Desk
from tests.features.ways import way

ANA, BO, CHI, DEV, ELI, FAY = EVERYBODY = ("U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY")
DUE = date(2027, 3, 1)
TERMS = (Term(Seat.A, "send the forecast on Mondays", DUE), Term(Seat.B, "answer within two days", DUE))
ABOUT = "the forecast"
SHORTEST = (
    *(Stage.INVITED, Stage.TABLE, Stage.INTAKE, Stage.GROUND),
    *(Stage.DRAFT, Stage.VERDICT, Stage.JOINT, Stage.SIGN, Stage.AGREED),
)


def furnish(desk: Desk) -> None:
    """Ana leads Sales, Bo Operations, Chi Finance, Dev Legal, Eli People, Fay IT; the tick is at 09:00 in Berlin.

    All but Ana and Bo have said that they are willing to be a broker.
    """
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate(EVERYBODY, start=1):
        desk.join(user, function)
    for user in EVERYBODY[2:]:
        service.say_willing(desk.work, peers.seat(desk.work, workspace=WORKSPACE, user=user, group_id=1))


@dataclass
class Court:
    """The group, and what its tables' threads showed."""

    desk: Desk
    threads: list[Thread] = field(default_factory=list)

    def place(self, user: str) -> peers.Seat:
        """Return somebody's seat in the group."""
        return peers.seat(self.desk.work, workspace=WORKSPACE, user=user, group_id=1)

    def invite(self, inviter: str = ANA, one: str = ANA, other: str = BO) -> str:
        """Invite two; return the table's handle."""
        service.invite(self.desk.work, self.place(inviter), one, other, ABOUT)
        return self.handle()

    def handle(self) -> str:
        """Return the newest table's handle."""
        return self.rows()[-1].handle

    def rows(self) -> list[MediationTable]:
        """Return every table, the oldest first."""
        self.desk.session.expire_all()
        return list(self.desk.session.scalars(select(MediationTable).order_by(MediationTable.id)))

    def act(self, user: str, handle: str = "", *, seen: int | None = None) -> Act:
        """Return a press of somebody, at the newest table without a handle, as they see it now without a version."""
        found = handle or self.handle()
        version = next((row.version for row in self.rows() if row.handle == found), None)
        return Act(WORKSPACE, user, found, version if seen is None else seen)

    def press(self, user: str, *presses: Press, handle: str = "") -> None:
        """Press, one after the other."""
        for press in presses:
            done = service.press(self.desk.work, self.act(user, handle), press)
            self.threads.extend([done.thread] if done.thread else [])

    def both(self, *presses: Press) -> None:
        """Let Ana and Bo press the same."""
        for user in (ANA, BO):
            self.press(user, *presses)

    def look(self, user: str, handle: str = "") -> Seen:
        """Return what somebody sees."""
        return service.look(self.desk.work, self.act(user, handle))

    def tick(self, times: int = 1) -> None:
        """Let ticks of the group come, and the jobs run."""
        for _ in range(times):
            group = peers.group(self.desk.work, 1)
            self.desk.now = next_tick(self.desk.now, group.zone, group.tick_hour)
            self.run()

    def run(self) -> None:
        """Let the jobs do what is due now."""
        service.note_departed(self.desk.work)
        self.threads.extend(service.take_ticks(self.desk.work, 100)[0])
        self.threads.extend(service.compare_due(self.desk.work, 100)[0])
        self.desk.session.expire_all()

    def wait(self, days: int) -> None:
        """Let days pass, with their ticks."""
        until = self.desk.now + timedelta(days=days)
        while self.desk.now < until:
            self.tick()

    def stage(self) -> Stage:
        """Return where the newest table stands."""
        return Stage(self.rows()[-1].stage)

    def records(self) -> dict[str, MediationRecord]:
        """Return the records of the newest table, by reader."""
        mine = select(MediationRecord).where(MediationRecord.table_id == self.rows()[-1].id)
        return {row.reader: row for row in self.desk.session.scalars(mine.execution_options(populate_existing=True))}

    def document(self, reader: str) -> str:
        """Return what stands in a record of the newest table."""
        row = self.records()[reader]
        return opened(self.desk.work, RecordRow(*(getattr(row, name) for name in RecordRow._fields)))

    def shared(self) -> Shared:
        """Return the newest table's shared record."""
        return Shared.from_json(self.document(SHARED))

    def own(self, seat: Seat) -> Own:
        """Return somebody's own record of the newest table."""
        return Own.from_json(self.document(seat.value))

    def all_documents(self) -> dict[str, str]:
        """Return every record of the newest table, opened."""
        return {reader: self.document(reader) for reader in self.records()}

    def promises(self) -> list[PromiseRecord]:
        """Return every promise, the oldest first."""
        self.desk.session.expire_all()
        return list(self.desk.session.scalars(select(PromiseRecord).order_by(PromiseRecord.id)))

    @way
    def to(self, stage: Stage, *, broker: str | None = None) -> None:
        """Bring a table of Ana (A) and Bo (B) to a stage by the shortest way."""
        before = SHORTEST.index(stage) - 1
        if before < 0:
            self.invite()
        else:
            self.to(SHORTEST[before], broker=broker)
            self.forward(broker=broker)
            self.tick()
        assert self.stage() is stage

    @way
    def to_enough(self, *, broker: str | None = None) -> None:
        """Let rounds end without an agreement, from the first draft on, until both are asked whether to go on."""
        self.to(Stage.DRAFT, broker=broker)
        while self.stage() is not Stage.ENOUGH:
            self.press(BO, p.Propose((1,), (), TERMS))
            self.both(p.Done())
            self.tick()
            self.both(p.Judge(self.shared().current()[0].number, can_live=False))
            self.tick()

    def forward(self, *, broker: str | None = None) -> None:
        """Let both answer what the stage asks."""
        stage = self.stage()
        if stage is Stage.INVITED:
            self.press(BO, p.TurnKey())
        elif stage is Stage.TABLE:
            self.both(p.RankBrokers((broker,) if broker else ()), p.Consent())
        elif stage is Stage.INTAKE:
            self._take_in(broker)
        elif stage is Stage.GROUND:
            self.press(BO, p.Restate(1, "You want to hear of changes at once"))
            self.press(ANA, p.ConfirmRestatement(1, 1))
            self.both(p.Done())
        elif stage is Stage.DRAFT:
            self.press(BO, p.Propose((1,), ("load",), TERMS))
            self.both(p.Done())
        else:
            self.both(*self._sealed(stage))

    def _take_in(self, broker: str | None) -> None:
        if broker:
            self.press(broker, p.TakeSeat())
        self.both(p.RateCard("plan", 4), p.RateCard("load", 3))
        self.press(ANA, p.WriteLine("I hear of changes too late"))
        self.press(ANA, p.PassOn(1, "I hear of changes too late"))
        self.both(p.Done())

    def _sealed(self, stage: Stage) -> tuple[Press, ...]:
        if stage is Stage.VERDICT:
            return tuple(p.Judge(draft.number, can_live=True) for draft in self.shared().current())
        return {Stage.JOINT: (p.WaiveTalk(),), Stage.SIGN: (p.Sign(),), Stage.ENOUGH: (p.AnotherRound(),)}[stage]


def refused(act: object) -> str:
    """Do what is refused; return the sentence."""
    try:
        act()  # type: ignore[operator]
    except Refusal as refusal:
        return refusal.sentence
    raise AssertionError("it was not refused")
