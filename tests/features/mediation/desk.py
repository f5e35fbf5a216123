"""A table without a database: who sits at it, the ticks of a group in Berlin, and presses by name."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Self

from bot.features.mediation.facts import Candidate, Case, Goal, Own, Seat, Shared, Stage, Term, Tick, Ties, View
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.beginning import informed, invited
from bot.features.mediation.rules.looking import view
from bot.features.mediation.rules.stepping import step
from bot.features.mediation.rules.ticking import tick
from bot.schedule.hours import next_tick

ZONE, HOUR = "Europe/Berlin", 9
ANA, BO, CHI, DAN = "UANA", "UBO", "UCHI", "UDAN"
BEGINNING = datetime(2026, 3, 2, 10, tzinfo=UTC)
CANDIDATES = (
    Candidate(CHI, Ties(Fraction(3), 1, ("Faster quotes",)), Ties(Fraction(0), 2), "gets fewer returns"),
    Candidate(DAN, Ties(), Ties(Fraction(9, 2), 0, ("One price list",))),
)
GOALS = (Goal("goal-1", "Quotes within a day"), Goal("goal-2", "Fewer returns"))
DUE = date(2026, 5, 1)
TERMS = (Term(Seat.A, "send the forecast on Mondays", DUE), Term(Seat.B, "answer within two days", DUE))


@dataclass
class Table:
    """All records of one table, and the moment."""

    case: Case
    now: datetime = BEGINNING

    @classmethod
    def laid(cls, inviter: str = ANA, *, lot: Seat = Seat.A, upper: bool = False) -> Self:
        """Return a table to which two are invited, with two who could be the broker."""
        case = invited(ANA, BO, inviter, "the forecast", Tick(BEGINNING, ZONE, HOUR), lot=lot, upper=upper)
        return cls(replace(case, shared=informed(case.shared, (CANDIDATES, GOALS))))

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self.case.shared.stage

    def own(self, seat: Seat) -> Own:
        """Return somebody's record."""
        found = self.case.own(seat)
        assert found
        return found

    def press(self, seat: Seat, *presses: Press) -> None:
        """Press, one after the other."""
        for press in presses:
            shared, own = step(self.case.shared, self.own(seat), press)
            self.case = with_records(self.case, shared, own)

    def both(self, *presses: Press) -> None:
        """Let both press the same."""
        for seat in (Seat.A, Seat.B):
            self.press(seat, *presses)

    def tick(self, times: int = 1) -> Shared:
        """Let ticks come; return what is shared then."""
        for _ in range(times):
            self.now = next_tick(self.now, ZONE, HOUR)
            self.case = tick(self.case, Tick(self.now, ZONE, HOUR))
        return self.case.shared

    def view(self, seat: Seat) -> View:
        """Return what somebody sees."""
        return view(self.case.shared, self.own(seat))

    def pass_on(self, seat: Seat, words: str) -> int:
        """Write a line and pass it on; return its number at the table."""
        self.press(seat, p.WriteLine(words))
        line = self.own(seat).lines[-1]
        self.press(seat, p.PassOn(line.number, line.words))
        return self.case.shared.lines[-1].number


def with_records(case: Case, shared: Shared, own: Own) -> Case:
    """Return a case with what somebody's press changed."""
    if own.seat is Seat.BROKER:
        return Case(shared, case.a, case.b, own)
    return Case(shared, own, case.b, case.broker) if own.seat is Seat.A else Case(shared, case.a, own, case.broker)


def to(stage: Stage, *, broker: bool = False) -> Table:
    """Return a table that has come to a stage by the shortest way."""
    table = Table.laid()
    ways = {
        Stage.INVITED: _turn_keys,
        Stage.TABLE: _consent_with if broker else _consent,
        Stage.INTAKE: _take_in,
        Stage.GROUND: _listen,
        Stage.DRAFT: _draft,
        Stage.VERDICT: _accept,
        Stage.JOINT: _waive,
        Stage.SIGN: _sign,
    }
    while table.stage is not stage:
        ways[table.stage](table)
        table.tick()
    return table


def _turn_keys(table: Table) -> None:
    table.press(Seat.B, p.TurnKey())


def _consent(table: Table) -> None:
    table.both(p.RankBrokers(()), p.Consent())


def _consent_with(table: Table) -> None:
    table.both(p.RankBrokers((CHI,)), p.Consent())


def _take_in(table: Table) -> None:
    if table.case.shared.asked:
        table.press(Seat.BROKER, p.TakeSeat())
    table.both(p.RateCard("plan", 4), p.RateCard("load", 3))
    table.pass_on(Seat.A, "I hear of changes too late")
    table.both(p.Done())


def _listen(table: Table) -> None:
    table.press(Seat.B, p.Restate(1, "You want to hear of changes at once"))
    table.press(Seat.A, p.ConfirmRestatement(1, 1))
    table.both(p.Done())


def _draft(table: Table) -> None:
    table.press(Seat.B, p.Propose((1,), ("load",), TERMS))
    table.both(p.Done())


def _accept(table: Table) -> None:
    table.both(p.Judge(table.case.shared.current()[0].number, can_live=True))


def _waive(table: Table) -> None:
    table.both(p.WaiveTalk())


def _sign(table: Table) -> None:
    table.both(p.Sign())
