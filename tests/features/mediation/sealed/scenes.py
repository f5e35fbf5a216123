"""Where pairs begin: at any stage, with or without a broker, and with ground, lines and drafts that everybody knows."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from random import Random

from bot.features.mediation.facts import Case, Seat, Stage
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from tests.features.mediation.desk import ANA, CHI, TERMS, Table, to

STAGES = (
    *(Stage.INVITED, Stage.TABLE, Stage.INTAKE, Stage.INTAKE, Stage.GROUND, Stage.DRAFT, Stage.DRAFT, Stage.DRAFT),
    *(Stage.VERDICT, Stage.VERDICT, Stage.ENOUGH, Stage.JOINT, Stage.SIGN, Stage.AGREED),
)


def beginning(rng: Random) -> tuple[Case, datetime]:
    """Return where a pair begins, and when: some time into a stage, so that its end comes soon."""
    stage = rng.choice(STAGES)
    with_broker = rng.random() < (0.9 if stage is Stage.INTAKE else 0.6)
    found = _scene(stage, with_broker, rng.choice((ANA, CHI)))
    table = Table(found.case, found.now)
    if table.stage is Stage.DRAFT and rng.random() < 0.5:
        _aid(table, rng)
    if table.stage is Stage.AGREED and rng.random() < 0.7:
        while not table.tick().review_open:
            pass
    elif table.stage is not Stage.AGREED:
        table.tick(rng.choice((0, 0, 1, 2, 3, 4)))
    lot, upper = rng.choice((Seat.A, Seat.B)), rng.random() < 0.5
    return replace(table.case, shared=replace(table.case.shared, lot=lot, upper=upper)), table.now


def _aid(table: Table, rng: Random) -> None:
    """Let an aid be under way already: points may be given, or the grid stands."""
    if rng.random() < 0.4:
        table.press(Seat.B, a.OfferSplit(("desk", "room")))
        return
    table.press(Seat.A, a.OfferNumber("notice", "days"))
    table.both(a.NameRange(2, 10))
    table.tick()


@cache
def _scene(stage: Stage, broker: bool, inviter: str) -> Table:  # noqa: FBT001 (the key of a cache)
    if stage is Stage.INVITED:
        return Table.laid(inviter)
    if stage is not Stage.ENOUGH:
        return to(stage, broker=broker)
    table = to(Stage.VERDICT, broker=broker)
    while table.stage is not Stage.ENOUGH:
        for draft in table.case.shared.current():
            table.both(p.Judge(draft.number, can_live=False))
        table.tick()
        if table.stage is Stage.DRAFT:
            table.press(Seat.A, p.Propose((1,), ("plan",), TERMS))
            table.both(p.Done())
            table.tick()
    return table
