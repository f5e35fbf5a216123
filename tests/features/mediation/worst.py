"""A table on which everything is as long as it may be: what its screens have to have room for."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from bot.features.mediation.facts import (
    Agreement,
    Candidate,
    Draft,
    Goal,
    Judgement,
    Line,
    LineKind,
    Number,
    Opened,
    Own,
    Passed,
    Person,
    Restated,
    Seat,
    Seen,
    Shared,
    Split,
    Stage,
    Term,
    Ties,
)
from bot.features.mediation.rules.looking import view
from bot.features.mediation.views.look import Look

THEN = datetime(2027, 1, 1, tzinfo=UTC)
TERMS, LINES, DRAFTS, ROUNDS, PEOPLE = 10, 24, 3, 6, 60


def shared(stage: Stage, mark: str) -> Shared:
    """Return what is shared, in words of nothing but this mark."""
    lines = tuple(Passed(n, Seat.A if n % 2 else Seat.B, "MATTERS", mark * 300) for n in range(1, LINES + 1))
    terms = tuple(Term(Seat.A if n % 2 else Seat.B, mark * 300, date(2027, 3, 1)) for n in range(TERMS))
    numbers, ground = tuple(range(1, LINES + 1)), ("load", "plan", "win:1")
    drafts = tuple(
        Draft(n, 1 + (n - 1) // DRAFTS, Seat.A if n % 2 else Seat.B, numbers, ground, (*terms[n % 3 :],))
        for n in range(1, ROUNDS * DRAFTS + 1)
    )
    goals = tuple(Goal(f"win:{n}", mark * 150) for n in range(40))
    agreed = Agreement(1, lines, ground, terms, goals)
    tried = (Restated(line.number, line.by.other, mark * 300, fits=False) for line in lines for _ in range(2))
    ties = Ties(Fraction(9, 2), 4, (mark * 200,))
    return Shared(
        *(stage, "UA", "UB", THEN),
        candidates=tuple(Candidate(f"UC{n}", ties, ties, mark * 80) for n in range(PEOPLE)),
        lines=lines,
        ground=("load", "plan"),
        goals=goals,
        restated=(*tried, *(Restated(line.number, line.by.other, mark * 300) for line in lines)),
        drafts=drafts,
        opened=tuple(Opened(draft.number, both=True) for draft in drafts),
        round=ROUNDS,
        final=agreed,
        agreed=(agreed,) * 3,
        agreed_at=THEN if stage is Stage.AGREED else None,
        review_open=stage is Stage.AGREED,
        split=Split(tuple(mark * 79 + str(n) for n in range(8)), THEN, Seat.A, (Fraction(1, 3),) * 8, over=True),
        number=Number(mark * 80, mark * 80, THEN, Seat.A, 0, 16, Fraction(1, 3), over=True),
        broker="UC0" if stage not in {Stage.INVITED, Stage.TABLE} else None,
        inviter="UA",
        about=mark * 300,
    )


def look(stage: Stage, mark: str, seat: Seat = Seat.A, *, settled: bool = True) -> Look:
    """Return such a table as somebody sees it; where nothing is settled, aids and restatements are under way."""
    table = shared(stage, mark)
    if not settled:
        open_split = replace(table.split, to_a=None, over=False) if table.split else None
        number = replace(table.number, common=None, over=False) if table.number else None
        table = replace(table, split=open_split, number=number, restated=table.restated[: LINES * 2])
    user = {Seat.A: "UA", Seat.B: "UB"}.get(seat, "UC0")
    kept = tuple(Line(n, LineKind.MUST_NOT, mark * 300) for n in range(1, 13)) if seat is not Seat.BROKER else ()
    judged = tuple(Judgement(draft.number, can_live=False, fix=mark * 400) for draft in table.current())
    own = Own(user, seat, key=True, lines=kept, written=len(kept), judgements=judged, ranking=(), points=None)
    names = [*("UA", "UB"), *(f"UC{n}" for n in range(PEOPLE))]
    people = tuple(Person(one, mark * 60, mark * 60) for one in names)
    return Look(Seen("h" * 32, 1, 12, view(table, own), people, mark * 300), THEN)
