"""What help does for an issue that is won: it counts for the win in whose charter's time it was thanked."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.asks.market import LINE, WHAT, Market
from tests.features.grayzone.conftest import furnish
from tests.features.grayzone.room import ANA, BO, CHI, DEV, Room
from tests.features.grayzone.test_wins import confirm, told
from tests.features.stage import Stage


@pytest.fixture
def room(stage: Stage) -> Iterator[Room]:
    with stage.desk(furnish, with_doors(Doors())) as desk:
        yield Room(desk)


def helped(room: Room, helper: str) -> None:
    """Let Dev be helped with issue 1 and record it."""
    market = Market(room.desk)
    form = market.desk.click(DEV, "asks.open", "1.1").modal
    market.desk.submit(DEV, form, {"what": WHAT, "size": "M", "way": "EVERYONE"})
    key = market.newest().id
    market.help(helper, key)
    market.press(helper, "done", key)
    market.thank(DEV, key, line=LINE)


def helpers(room: Room) -> set[str]:
    return {user for user, kind in told(room) if kind == "HELP"}


def test_help_before_the_charter_belongs_to_an_earlier_win(room: Room) -> None:
    room.to_coalition()
    helped(room, CHI)
    room.desk.now += timedelta(days=1)
    room.pledge(ANA)
    room.pledge(BO)
    room.tick()
    helped(room, BO)
    confirm(room, "6")
    assert helpers(room) == {BO}
