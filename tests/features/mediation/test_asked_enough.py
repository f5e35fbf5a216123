"""Two who are asked enough: whoever invites them as a third peer is answered as ever, and nothing reaches the two."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from bot.features.records import service as records
from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, ELI, FAY, Court, furnish, refused
from tests.features.mediation.entrance import invite, receipt, screen, typed
from tests.features.mediation.test_tick_kept import owed
from tests.features.stage import Stage as Theatre

World = Callable[[Court], None]
APART = timedelta(days=8)  # an invitation closes after five working days
HANDLE = re.compile(r"\b[0-9a-f]{32}\b")
TIMES = (timedelta(0), timedelta(days=1), timedelta(days=8), timedelta(days=22))


def free(court: Court) -> None:
    """Let nobody ask the two."""


def invited(court: Court) -> None:
    court.invite(DEV)


def sit(court: Court) -> None:
    court.invite()
    court.press(BO, p.TurnKey())


def asked_twice(court: Court) -> None:
    """Let two ask them one after the other, and both come to nothing."""
    for inviter in (DEV, ELI):
        court.invite(inviter)
        pass_on(court, APART)
        assert court.stage() is Stage.CLOSED


def pass_on(court: Court, time: timedelta) -> None:
    """Let time pass, and the jobs run then."""
    court.desk.now += time
    court.run()


def seen(court: Court, *users: str) -> list[str]:
    """Return all that these people can look at, and whether a notice waits for them."""
    shown = []
    for user in users:
        shown += [str(court.desk.home(user)), str(screen(typed(court.desk, "mine", user=user)))]
        shown += [str(court.desk.click(user, "home.waiting").modal)]
        shown += [str(service.exported(court.desk.work, WORKSPACE, user))]
    told = owed(court)
    shown = [HANDLE.sub("HANDLE", one) for one in shown]  # drawn by chance
    return [*shown, *(str(told.get(user)) for user in users)]


def history(court: Court, *users: str, world: World = sit, asks: bool = True) -> list[object]:
    """Let Chi ask the two in this world, or not; return what these people see then, and at later moments."""
    point, begun, count = court.desk.session.begin_nested(), court.desk.now, court.desk.count
    found: list[object] = []
    if world is not asked_twice:
        pass_on(court, 2 * APART)
    world(court)
    owed(court)
    if asks:
        answer = invite(court.desk, ANA, BO, user=CHI, who="others")
        found += [answer, *(again(court) if users == (CHI,) else ())]
    for time in TIMES:
        pass_on(court, time)
        found.append(seen(court, *users))
    found.append(len([row for row in court.rows() if row.inviter == CHI]))
    point.rollback()
    court.desk.session.expire_all()
    court.desk.now, court.desk.count = begun, count
    return found


def again(court: Court) -> tuple[str, ...]:
    """Return why Chi cannot ask the same two again, and not a fourth pair."""
    same = refused(lambda: court.invite(CHI))
    for other in (ELI, FAY):
        court.invite(CHI, DEV, other)
    return same, refused(lambda: court.invite(CHI, DEV, ANA))


@pytest.fixture
def court(sqlite_stage: Theatre) -> Iterator[Court]:
    with sqlite_stage.desk(furnish, with_doors(Doors())) as desk:
        yield Court(desk)


@pytest.mark.parametrize("world", [invited, sit, asked_twice])
def test_who_asks_two_who_are_asked_enough_can_never_tell(court: Court, world: World) -> None:
    asked, plain = (history(court, CHI, world=one) for one in (world, free))

    assert asked == plain
    assert "*Ana* and *Bo* are asked" in receipt(plain[0])  # type: ignore[arg-type]
    assert plain[-1] == 0, "after thirty days nothing is kept of it"


@pytest.mark.parametrize("world", [invited, sit, asked_twice])
def test_the_two_see_nothing_of_one_invitation_too_many(court: Court, world: World) -> None:
    _, *asked = history(court, ANA, BO, world=world)

    assert asked == history(court, ANA, BO, world=world, asks=False)


def test_the_two_can_still_ask_one_another(court: Court) -> None:
    asked_twice(court)
    invite(court.desk, ANA, BO, user=CHI, who="others")
    court.invite()
    assert court.look(BO).view.stage is Stage.INVITED


def test_an_invitation_that_laid_nothing_names_nobody_who_was_erased(court: Court) -> None:
    court.invite()
    invite(court.desk, ANA, BO, user=CHI, who="others")
    for user in (ANA, CHI):
        records.erase(court.desk.work, WORKSPACE, user)
    bare = court.rows()[-1]
    assert all(user.startswith("former-") for user in (bare.one, bare.inviter or ""))
    assert bare.other == BO
