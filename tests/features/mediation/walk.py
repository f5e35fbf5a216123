"""A random walk at a table and at its mirror image: people press what they may and may not; time passes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.errors import Refusal
from bot.features.mediation.facts import PARTIES, Case, Own, Seat, Shared, Signature, Stage, Tick, View
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.beginning import informed
from bot.features.mediation.rules.enabling import enabled
from bot.features.mediation.rules.looking import view
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.rules.stepping import DOINGS
from bot.features.mediation.rules.ticking import tick
from tests.features.mediation import mirror
from tests.features.mediation.desk import CANDIDATES, GOALS, HOUR, ZONE, Table
from tests.features.mediation.sealed.answers import answers
from tests.features.mediation.sealed.moves import OPENLY, PASSES, drawn, open_moves, said
from tests.features.mediation.sealed.scenes import beginning

SEATS, DICE = st.sampled_from(Seat), st.integers(0, 10**9)
TOLD = OPENLY | PASSES  # the moves that the whole table reads
FORGED = sorted(DOINGS, key=lambda press: press.__name__)
PLAIN = [press for press in FORGED if not fields(press)]  # presses that carry nothing


class Walk(RuleBasedStateMachine):
    """The moves, and what is compared around each single one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table.laid()
        self.image = mirror.case(self.table.case)
        self.consented: set[Seat] = set()
        self.signed: set[Seat] = set()
        self.released: set[str] = set()
        self.stage = Stage.INVITED

    @initialize(dice=DICE)
    def begin_somewhere(self, dice: int) -> None:
        self.begin(dice)

    @precondition(lambda self: self.table.stage is Stage.CLOSED)
    @rule(dice=DICE)
    def begin_anew(self, dice: int) -> None:
        self.begin(dice)

    def begin(self, dice: int) -> None:
        """Begin at any stage."""
        case, now = beginning(Random(dice))  # noqa: S311 (a repeatable draw)
        self.table = Table(case, now)
        self.image = mirror.case(case)
        self.stage = self.table.stage
        self.consented = {own.seat for own in case.parties() if own.consents}
        self.signed = {own.seat for own in case.parties() if own.signature is Signature.SIGNED}
        self.released = {*_words(case.shared)}

    @rule(choices=st.lists(st.tuples(SEATS, DICE), min_size=2, max_size=6))
    def press(self, choices: list[tuple[Seat, int]]) -> None:
        """Press what people may press."""
        for seat, dice in choices:
            rng, own = Random(dice), self.table.case.own(seat)  # noqa: S311 (a repeatable draw)
            moves = sorted(enabled(self.table.case.shared, own) - {Move.STOP, Move.DECLINE}) if own else []
            if own and moves:
                self.do(seat, self.filled(rng, rng.choice(moves), own))

    @rule(many=st.lists(DICE, min_size=1, max_size=5))
    def go_on(self, many: list[int]) -> None:
        """Answer stage after stage, so that a walk gets far."""
        for dice in many:
            rng = Random(dice)  # noqa: S311 (a repeatable draw)
            for _ in range(rng.randint(1, 4)):
                seat = rng.choice(list(Seat))
                own = self.table.case.own(seat)
                if own and Move.MUST_NOT in enabled(self.table.case.shared, own):
                    self.do(seat, drawn(rng, Move.MUST_NOT, self.table.case.shared, own))
                    own = self.table.case.own(seat)
                moves = open_moves(self.table.case.shared, own) if own else []
                if own and moves:
                    self.do(seat, drawn(rng, rng.choice(moves), self.table.case.shared, own))
            for seat, press in (*answers(rng, self.table.case, list(Seat)),):
                self.do(seat, press)
            self.wait(1)

    @rule(seat=SEATS, dice=DICE)
    def stop(self, seat: Seat, dice: int) -> None:
        """Stop, decline, or leave the company; rarely, since it ends a walk."""
        own = self.table.case.own(seat)
        if own and dice % 5 == 0:
            moves = enabled(self.table.case.shared, own)
            self.do(seat, p.Stop() if Move.STOP in moves else p.Decline() if Move.DECLINE in moves else p.Leave())

    @rule(seat=SEATS, which=st.sampled_from(PLAIN))
    def press_what_is_not_offered(self, seat: Seat, which: type[Press]) -> None:
        """Press a forged button: nothing happens, in the same words whatever the others did."""
        own = self.table.case.own(seat)
        if own and which.move not in enabled(self.table.case.shared, own):
            before = self.table.case
            with pytest.raises(NotNow):
                self.table.press(seat, which())
            assert self.table.case == before

    @rule(ticks=st.integers(1, 2))
    def wait(self, ticks: int) -> None:
        """Let ticks come."""
        for _ in range(ticks):
            self.tick()

    def tick(self) -> None:
        """Let a tick come; before a table may open anew, it is told again who could be the broker."""
        case = self.table.case
        if case.shared.stage is Stage.AGREED:
            self.table.case = replace(case, shared=informed(case.shared, (CANDIDATES, GOALS)))
            swapped = mirror.shared(self.table.case.shared).candidates
            self.image = replace(self.image, shared=informed(self.image.shared, (swapped, GOALS)))
        self.table.tick()
        self.after_tick()

    @rule(dice=DICE)
    def wait_for_the_deadline(self, dice: int) -> None:
        """Let the stage run out, or the next review come."""
        if self.table.stage is not Stage.AGREED and dice % 4:
            return
        self.table.now = max(self.table.now, self.table.case.shared.deadline - timedelta(minutes=1))
        self.tick()

    def filled(self, rng: Random, move: Move, own: Own) -> Press:
        """Fill a press in; a line is passed on in its own words, and these are released then."""
        if move is not Move.PASS_ON:
            return drawn(rng, move, self.table.case.shared, own)
        line = rng.choice([line for line in own.lines if line.passed is None])
        return p.PassOn(line.number, line.words) if "hush" not in line.words else p.WriteLine(said(rng))

    def do(self, seat: Seat, press: Press) -> None:
        """Press at the table and at its mirror image, and compare what everybody else sees."""
        before, others = self.table.case, [other for other in Seat if other is not seat]
        seen = [self.seen(other) for other in others]
        with suppress(Refusal):
            self.table.press(seat, press)
        if press.move not in TOLD:
            assert self.table.case.shared == before.shared
            assert [self.seen(other) for other in others] == seen
        if self.table.case != before:
            self.note(seat, press)
        reflected = Table(self.image, self.table.now)
        with suppress(Refusal):
            reflected.press(mirror.seat(seat), mirror.press(press))
        self.image = reflected.case

    def note(self, seat: Seat, press: Press) -> None:
        """Keep who consented and signed, and which words were released, as the presses had it."""
        if isinstance(press, p.Consent):
            self.consented.add(seat)
        if isinstance(press, p.Sign):
            self.signed.add(seat)
        if isinstance(press, p.RefuseToSign):
            self.signed.discard(seat)
        if isinstance(press, p.Stop | p.Leave | p.Decline):
            self.consented.discard(seat)
            self.signed.discard(seat)
        if press.move in TOLD:
            self.released |= {*_words(press)}

    def after_tick(self) -> None:
        """Let the same tick come to the mirror image; check what an agreement needs."""
        self.image = tick(self.image, Tick(self.table.now, ZONE, HOUR))
        before, self.stage = self.stage, self.table.stage
        if self.stage is Stage.INTAKE and before is Stage.TABLE:
            assert self.consented == {*PARTIES}
        if self.stage is Stage.AGREED and before is not Stage.AGREED:
            assert before is Stage.SIGN
            assert self.consented == self.signed == {*PARTIES}
        if self.stage is Stage.TABLE and before is not Stage.TABLE:
            self.consented.clear()
        if self.stage is not before and self.stage is not Stage.AGREED:
            self.signed.clear()

    def seen(self, seat: Seat) -> View | None:
        """Return what somebody sees."""
        own = self.table.case.own(seat)
        return view(self.table.case.shared, own) if own else None

    def silent(self, case: Case) -> Iterator[Shared]:
        """Let everybody be silent from now on, and tick at each deadline."""
        while case.shared.stage is not Stage.CLOSED:
            case = tick(case, Tick(max(self.table.now, case.shared.deadline), ZONE, HOUR))
            yield case.shared


def _words(value: object) -> Iterator[str]:
    """Return every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
