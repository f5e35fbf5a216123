"""Tables of a group in one database, one at each stage, on the same day: led there by the service and the jobs."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.features.mediation import service
from bot.features.mediation.facts import PARTIES, Seat, Shared, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.models import MediationTable
from tests.features.mediation.court import ABOUT, ANA, BO, CHI, DEV, ELI, FAY, TERMS, Court

Turns = tuple[tuple[Seat, Press], ...]
HEARD = "I hear of changes too late"


class Plan(NamedTuple):
    """A table that is to be: at which stage, of whom, who asks them there, and after how many ticks it is begun."""

    stage: Stage
    one: str
    other: str
    inviter: str
    begin: int


S = Stage
# Nobody sits at more than three at a time, and nobody invites to more than three.
PLANS = (
    Plan(S.ENOUGH, ANA, BO, ANA, 0),
    Plan(S.AGREED, CHI, DEV, CHI, 0),
    Plan(S.SIGN, ELI, FAY, ELI, 7),
    Plan(S.JOINT, ANA, DEV, ANA, 8),
    Plan(S.VERDICT, BO, CHI, CHI, 9),
    Plan(S.DRAFT, CHI, FAY, CHI, 10),
    Plan(S.GROUND, BO, ELI, ELI, 11),
    Plan(S.INTAKE, ANA, FAY, ANA, 12),
    Plan(S.TABLE, DEV, ELI, ELI, 13),
    Plan(S.CLOSED, ANA, ELI, BO, 6),  # neither comes
    Plan(S.INVITED, CHI, DEV, DEV, 14),
)
TICKS = 14


@dataclass
class Tables:
    """The tables, by the stage at which each began."""

    court: Court
    handles: dict[Stage, str]

    def people(self, stage: Stage) -> tuple[str, str]:
        """Return who sit at A and B."""
        plan = next(plan for plan in PLANS if plan.stage is stage)
        return plan.one, plan.other

    def row(self, stage: Stage) -> MediationTable:
        """Return a table."""
        return next(row for row in self.court.rows() if row.handle == self.handles[stage])

    def shared(self, stage: Stage) -> Shared:
        """Return what a table's parties read of it."""
        seen = self.court.look(self.people(stage)[0], self.handles[stage])
        assert seen.view.table
        return seen.view.table

    def press(self, stage: Stage, user: str, *presses: Press) -> None:
        """Press at a table."""
        self.court.press(user, *presses, handle=self.handles[stage])


def lay(court: Court) -> Tables:
    """Lay a table for each stage, and lead each there."""
    tables = Tables(court, {})
    for tick in range(TICKS + 1):
        for plan in PLANS:
            if plan.begin == tick:
                service.invite(court.desk.work, court.place(plan.inviter), plan.one, plan.other, ABOUT)
                tables.handles[plan.stage] = court.handle()
        if tick < TICKS:
            for plan in PLANS:
                if plan.stage in tables.handles:
                    _forward(tables, plan)
            court.tick()
    assert {stage: Stage(tables.row(stage).stage) for stage in tables.handles} == {stage: stage for stage in Stage}
    return tables


def _forward(tables: Tables, plan: Plan) -> None:
    """Let both answer what the stage asks, unless the table is where it is to be."""
    now = Stage(tables.row(plan.stage).stage)
    if plan.stage is Stage.CLOSED or now is plan.stage:
        return
    turns = verdicts(tables.shared(plan.stage), yes=plan.stage is not S.ENOUGH) if now is S.VERDICT else TURNS[now]
    for seat, press in turns:
        user = plan.one if seat is Seat.A else plan.other
        if not (press.move is Move.TURN_KEY and user == plan.inviter):
            tables.press(plan.stage, user, press)


def verdicts(shared: Shared, *, yes: bool = True) -> Turns:
    """Return the verdicts of both on every draft."""
    return tuple((seat, p.Judge(draft.number, can_live=yes)) for draft in shared.current() for seat in PARTIES)


def both(*presses: Press) -> Turns:
    """Return the same presses of both."""
    return tuple((seat, press) for seat in PARTIES for press in presses)


# Who presses what to answer a stage: with a line, its restatement and a draft.
TURNS: dict[Stage, Turns] = {
    S.INVITED: both(p.TurnKey()),
    S.TABLE: both(p.RankBrokers(()), p.Consent()),
    S.INTAKE: (
        *both(p.RateCard("plan", 4)),
        *((Seat.A, press) for press in (p.WriteLine(HEARD), p.PassOn(1, HEARD))),
        *both(p.Done()),
    ),
    S.GROUND: (
        (Seat.B, p.Restate(1, "You want to hear of changes at once")),
        (Seat.A, p.ConfirmRestatement(1, 1)),
        *both(p.Done()),
    ),
    S.DRAFT: ((Seat.A, p.Propose((1,), ("plan",), TERMS)), *both(p.Done())),
    S.JOINT: both(p.WaiveTalk()),
    S.SIGN: both(p.Sign()),
    S.ENOUGH: both(p.AnotherRound()),
}
# What was pressed besides, so that each stage can be answered by buttons alone.
PREPARED: tuple[tuple[Stage, Seat, Press], ...] = (
    *((S.TABLE, seat, p.RankBrokers(())) for seat in PARTIES),
    (S.INTAKE, Seat.A, p.WriteLine(HEARD)),
    (S.GROUND, Seat.B, p.Restate(1, "You want to hear of changes at once")),
    (S.DRAFT, Seat.A, p.Propose((1,), ("plan",), TERMS)),
)
Button = tuple[Seat, str, str]  # who, the verb, and what it names besides the table and its version
BUTTONS: dict[Stage, tuple[Button, ...]] = {
    S.INVITED: ((Seat.A, "turn_key", ""),),
    S.TABLE: tuple((seat, "consent", "") for seat in PARTIES),
    S.INTAKE: ((Seat.A, "pass_on", ".1"), *((seat, "done", "") for seat in PARTIES)),
    S.GROUND: ((Seat.A, "confirm", ".1.1"), *((seat, "done", "") for seat in PARTIES)),
    S.DRAFT: tuple((seat, "done", "") for seat in PARTIES),
    S.VERDICT: tuple((seat, "can_live", ".1") for seat in PARTIES),
    S.ENOUGH: tuple((seat, "another_round", "") for seat in PARTIES),
    S.JOINT: tuple((seat, "waive_talk", "") for seat in PARTIES),
    S.SIGN: tuple((seat, "sign", "") for seat in PARTIES),
    S.AGREED: ((Seat.B, "stop", ""),),
}


def prepare(tables: Tables) -> Tables:
    """Let people press what is prepared."""
    for stage, seat, press in PREPARED:
        tables.press(stage, tables.people(stage)[seat is Seat.B], press)
    return tables
