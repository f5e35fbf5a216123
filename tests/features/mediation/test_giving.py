"""The export shows all that is kept: each field of both records, down to the last, changes what it gives."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest

from bot.features.mediation import facts as f
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.service.giving import own_record, people_of, table_record
from bot.features.mediation.service.keeping import Mine
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court
from tests.features.mediation.test_willing import exported

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LINE = f.Passed(1, Seat.A, "MATTERS", "I hear too late")
GOAL = f.Goal("win:1", "Quotes within a day")
TERM = f.Term(Seat.A, "send it", date(2026, 5, 1))
TIES = f.Ties(Fraction(3), 1, ("Faster quotes",))
FULL = f.Shared(
    Stage.DRAFT,
    ANA,
    BO,
    AT,
    inviter=ANA,
    about="the forecast",
    candidates=(f.Candidate(CHI, TIES, TIES, "Leads Finance"),),
    goals=(GOAL,),
    asked=CHI,
    broker=CHI,
    lines=(LINE,),
    ground=("load",),
    restated=(f.Restated(1, Seat.B, "You want to hear", fits=True),),
    drafts=(f.Draft(1, 1, Seat.A, (1,), ("load",), (TERM,)),),
    opened=(f.Opened(1, both=True),),
    final=f.Agreement(1, (LINE,), ("load",), (TERM,), (GOAL,), (0,)),
    agreed=(f.Agreement(1, (LINE,), ("load",), (TERM,), (GOAL,), (0,)),),
    agreed_at=AT,
    split=f.Split(("a van",), AT, Seat.A, (Fraction(1, 3),)),
    number=f.Number("days", "a week", AT, Seat.B, 1, 9, Fraction(5)),
    ended=AT,
)
OWN = f.Own(
    ANA,
    Seat.A,
    ranking=(CHI,),
    cards=(("load", 3),),
    lines=(f.Line(1, f.LineKind.MATTERS, "mine", 1),),
    judgements=(f.Judgement(1, can_live=True, fix="a week more"),),
    talk=f.Talk.WANT,
    signature=f.Signature.SIGNED,
    points=(60, 40),
    named=(1, 9),
    ticks=(1, 3),
    holding=f.Holding.HOLDING,
    ended=AT,
)
# Not given, and why.
LEFT_OUT = {
    "Shared.a": "the table's own row names both",
    "Shared.b": "the table's own row names both",
    "Shared.lot": "drawn by chance; whoever knew it before could play with ties",
    "Shared.upper": "drawn by chance; whoever knew it before could play with ties",
    "Shared.erased": "that there is nothing left is seen by what is not given",
    "Own.user": "whose export it is",
    "Own.seat": "a party or the broker: given by the table's own row",
    "Own.ended": "of whoever has it, it is all that is given (`test_tick_kept`)",
    "Own.written": "how many lines were ever written: a number for the next one",
}


class Named(dict[str, str]):
    """Everybody, by their id."""

    def __missing__(self, user: str) -> str:
        return user


def changed(path: str, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (any field)
    """Return each field below by its path, with the whole as it would be if that one alone were another."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for below, other in changed(f"{path}.{field.name}", getattr(value, field.name)):
                yield below, replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        yield from () if path.endswith("]") else ((path, ()),)
        for place, one in enumerate(value):
            for below, other in changed(f"{path}[{place}]", one):
                yield below, (*value[:place], other, *value[place + 1 :])
    else:
        yield path, another(value)


def another(value: Any) -> Any:  # noqa: ANN401 (any leaf)
    """Return another value of the same kind."""
    if isinstance(value, Enum):
        return next(one for one in type(value) if one is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=1)
    return f"{value}?" if isinstance(value, str) else value + 1


def given(shared: f.Shared, own: f.Own) -> tuple[Any, Any]:
    row = f.TableRow(1, "h", "T", 1, ANA, BO, CHI, ANA, "DRAFT", 1, AT, AT, "NONE", None, "", "")
    names = Named()
    return table_record(names, Mine(row, {}, shared, own)), own_record(names, own)


SHARED_FIELDS = [one for one in changed("Shared", FULL) if one[0] not in LEFT_OUT]
OWN_FIELDS = [one for one in changed("Own", OWN) if one[0] not in LEFT_OUT]


def test_no_field_that_is_left_out_is_gone() -> None:
    names = {f"{kind.__name__}.{field.name}" for kind in (f.Shared, f.Own) for field in fields(kind)}
    assert set(LEFT_OUT) <= names


@pytest.mark.parametrize("shared", [one for _, one in SHARED_FIELDS], ids=[name for name, _ in SHARED_FIELDS])
def test_every_field_that_a_party_reads_of_a_table_is_given(shared: f.Shared) -> None:
    assert given(shared, OWN) != given(FULL, OWN)


@pytest.mark.parametrize("own", [one for _, one in OWN_FIELDS], ids=[name for name, _ in OWN_FIELDS])
def test_every_field_of_ones_own_record_is_given(own: f.Own) -> None:
    assert given(FULL, own) != given(FULL, OWN)


@pytest.mark.parametrize("stage", [Stage.INVITED, Stage.CLOSED])
def test_a_table_to_which_not_both_may_have_come_gives_no_candidate_away(stage: Stage) -> None:
    assert given(replace(FULL, stage=stage), OWN)[0]["could_be_broker"] == []


def test_all_whom_it_names_are_looked_up() -> None:
    row = f.TableRow(1, "h", "T", 1, ANA, BO, CHI, ANA, "DRAFT", 1, AT, AT, "NONE", None, "", "")
    assert people_of(Mine(row, {}, FULL, replace(OWN, ranking=(DEV,)))) == {ANA, BO, CHI, DEV}


def test_the_export_of_a_table_names_people_as_slack_does(court: Court) -> None:
    court.to(Stage.SIGN, broker=CHI)
    for user, role in ((ANA, "party"), (CHI, "broker")):
        (found,) = exported(court, user)["mediation_tables"]
        assert (found["as"], found["broker"], found["invited_by"]) == (role, "Chi", "Ana")
        assert {one["by"] for one in found["final_words"]["terms"]} == {"Ana", "Bo"}
