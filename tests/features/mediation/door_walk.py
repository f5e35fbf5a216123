"""A random walk at a table behind the bot's real doors, on a real database: people press what is rendered, time passes.

What happens is told from what people see: their screens, the thread, and whether a press was refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy.orm import Session

from bot.db.engine import Database
from bot.features.mediation.facts import PARTIES, Case, Own, Seat, Signature, Stage, Tick
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.enabling import enabled
from bot.features.mediation.rules.stepping import DOINGS
from bot.playground.visitors import words_of
from bot.schedule.hours import next_tick
from bot.slack.replies import Letter
from tests.features.mediation.desk import ANA, BO, HOUR, ZONE
from tests.features.mediation.sealed.answers import answers
from tests.features.mediation.sealed.moves import drawn, open_moves
from tests.features.mediation.sealed.scenes import beginning
from tests.noninterference.side import POSTED, Bot
from tests.noninterference.tables.planting import plant
from tests.noninterference.tables.side import TableSide

SEATS, DICE = st.sampled_from(Seat), st.integers(0, 10**9)
PLAIN = sorted((press for press in DOINGS if not fields(press)), key=lambda press: press.__name__)
ENDS = {Move.STOP, Move.DECLINE}
GOES_ON: Callable[["DoorWalk"], bool] = lambda self: self.stage is not Stage.CLOSED  # noqa: E731
MADE_OF_TERMS = re.compile(r"mediation\.entry:\w+\.(draft|final|agreed)")


@dataclass(frozen=True, slots=True)
class Room:
    """A database with the group in it, when it was there, and the bot; each walk is undone when it ends."""

    database: Database
    now: datetime
    bot: Bot


class DoorWalk(RuleBasedStateMachine):
    """The moves. `lines` and `terms` are the words that were released, `consented` and `signed` who did."""

    room: Room
    side: TableSide
    consented: set[Seat]
    signed: set[Seat]
    lines: set[str]
    terms: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.room.database.engine)
        self.heard = 0

    def teardown(self) -> None:
        """Undo all of it."""
        self.session.close()

    @initialize(dice=DICE)
    def begin_somewhere(self, dice: int) -> None:
        self.begin(dice)

    @precondition(lambda self: self.stage is Stage.CLOSED)
    @rule(dice=DICE)
    def begin_anew(self, dice: int) -> None:
        self.session.rollback()
        self.begin(dice)

    def begin(self, dice: int) -> None:
        """Begin at any stage."""
        case, now = beginning(Random(dice))  # noqa: S311 (a repeatable draw)
        self.side, self.heard = TableSide(self.session, self.room.bot, self.room.now), 0
        plant(self.side, case, now)
        self.consented = {own.seat for own in case.parties() if own.consents}
        self.signed = {own.seat for own in case.parties() if own.signature is Signature.SIGNED}
        self.lines = {line.words for line in case.shared.lines}
        self.terms = {term.what for draft in case.shared.drafts for term in draft.terms}

    @property
    def stage(self) -> Stage:
        """Where the table stands; CLOSED once nothing is left of it."""
        row = self.side.row
        return Stage(row.stage) if row else Stage.CLOSED

    @property
    def case(self) -> Case:
        """The records, which the dice look at."""
        return self.side.case

    @precondition(GOES_ON)
    @rule(seat=SEATS, dice=DICE)
    def press(self, seat: Seat, dice: int) -> None:
        """Press something that may be pressed."""
        rng, own = Random(dice), self.case.own(seat)  # noqa: S311 (a repeatable draw)
        moves = sorted(enabled(self.case.shared, own) - ENDS) if own else []
        if own and moves:
            self.do(seat, self.filled(rng, rng.choice(moves), own))

    @precondition(GOES_ON)
    @rule(dice=DICE)
    def go_on(self, dice: int) -> None:
        """Answer what the stage asks, so that a walk gets far; then a tick comes."""
        rng = Random(dice)  # noqa: S311 (a repeatable draw)
        own = self.case.own(rng.choice(PARTIES))
        moves = open_moves(self.case.shared, own) if own else []
        if own and moves:
            self.do(own.seat, drawn(rng, rng.choice(moves), self.case.shared, own))
        for seat, press in answers(rng, self.case, list(Seat)):
            self.do(seat, press)
        self.tick()

    @precondition(GOES_ON)
    @rule(seat=SEATS, which=st.sampled_from(PLAIN))
    def press_what_is_not_offered(self, seat: Seat, which: type[Press]) -> None:
        """Press a forged button: nothing happens."""
        before, own = self.case, self.case.own(seat)
        if own and which.move not in enabled(before.shared, own):
            self.do(seat, which())
            assert self.case == before

    @precondition(GOES_ON)
    @rule(seat=SEATS, dice=DICE)
    def stop(self, seat: Seat, dice: int) -> None:
        """Stop, decline, or leave; rarely, since it ends a walk."""
        own = self.case.own(seat)
        if own and dice % 6 == 0:
            moves = enabled(self.case.shared, own)
            self.do(seat, p.Stop() if Move.STOP in moves else p.Decline() if Move.DECLINE in moves else p.Leave())

    @precondition(GOES_ON)
    @rule(dice=DICE)
    def wait(self, dice: int) -> None:
        """Let a tick come: mostly the next one, else that at which the stage ends, or the next review opens."""
        if dice % 4 == 0 or self.stage is Stage.AGREED:
            self.side.now = max(self.side.now, self.case.shared.deadline - timedelta(minutes=1))
        self.tick()

    def tick(self) -> None:
        """Let a tick come."""
        before = self.stage
        self.side.tick(Tick(next_tick(self.side.now, ZONE, HOUR), ZONE, HOUR))
        after = self.stage
        self.after_tick(before, after)
        if after is not before:
            self.signed.clear()
            if after is Stage.TABLE:
                self.consented.clear()

    def after_tick(self, before: Stage, after: Stage) -> None:
        """Check what a tick came to."""
        raise NotImplementedError

    def filled(self, rng: Random, move: Move, own: Own) -> Press:
        """Fill a press in; a line is passed on in its own words."""
        if move is not Move.PASS_ON:
            return drawn(rng, move, self.case.shared, own)
        line = rng.choice([line for line in own.lines if line.passed is None])
        return p.PassOn(line.number, line.words)

    def do(self, seat: Seat, press: Press) -> bool:
        """Let somebody press; keep what it released; return whether it was taken."""
        own = self.case.own(seat)
        if own is None:
            return False
        heard = len(self.side.seen)
        self.side.press(seat, press, self.side.now)
        mine = [one.what for one in self.side.seen[heard:] if one.eyes == own.user]
        taken = not any(isinstance(what, tuple) for what in mine)
        if taken:
            self.note(seat, press)
        return taken

    def note(self, seat: Seat, press: Press) -> None:
        """Keep who consented and signed, and which words were released, as the presses had it."""
        match press:
            case p.Consent():
                self.consented.add(seat)
            case p.Sign():
                self.signed.add(seat)
            case p.RefuseToSign():
                self.signed.discard(seat)
            case p.Stop() | p.Leave() | p.Decline():
                self.consented.discard(seat)
                self.signed.discard(seat)
            case p.PassOn(_, words):
                self.lines.add(words)
            case p.Propose(_, _, terms):
                self.terms |= {term.what for term in terms}

    def screen(self, user: str) -> str:
        """Open the table as somebody; return what they read, nothing where they are refused."""
        self.side.screens.pop(user, None)
        self.side.look(user)
        modal = self.side.screens.get(user)
        return "\n".join(words_of(list(modal.blocks))) if modal else ""

    def posted(self) -> list[tuple[str, str]]:
        """Return the cards and entries that the thread showed since this was asked last, by name."""
        fresh, self.heard = self.side.seen[self.heard :], len(self.side.seen)
        letters = [one.what for one in fresh if one.eyes == POSTED]
        return [(one.card or "", one.message.text) for one in letters if isinstance(one, Letter) and one.message]


USERS = {Seat.A: ANA, Seat.B: BO}
