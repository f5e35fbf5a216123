"""The team on a real database of each kind, with kudos in messages switched on and a high limit."""

from collections.abc import Iterator

import pytest

from bot.slack.doors import Doors
from tests.features.desk import Desk, channel_facts, facts_of
from tests.features.kudos.room import ANA, BO, CHI, DEV, ELI, FAY, GUS, HAL, ROBO, Room
from tests.features.kudos.world import BOARD, LEAD, MANY, RANDOM, USER_GROUP, World
from tests.features.stage import Stage


@pytest.fixture
def room(stage: Stage, doors: Doors) -> Iterator[Room]:
    with stage.desk(furnish, doors) as desk:
        yield Room(desk)


@pytest.fixture
def own_room(stage: Stage, database_url: str, doors: Doors) -> Iterator[Room]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, doors) as desk:
        yield Room(desk)


@pytest.fixture
def world() -> World:
    return World()


def furnish(desk: Desk) -> None:
    desk.invite()
    desk.invite(RANDOM)
    desk.invite(BOARD, facts=channel_facts(BOARD, "board-prep", "private"))
    desk.set_up()
    for user, function in ((ANA, 1), (BO, 2), (CHI, 2), (DEV, 3)):
        desk.join(user, function)
    assert desk.doors.learner
    for user in (ELI, FAY, GUS, HAL, ROBO):
        desk.doors.learner(desk.work, "T0PLAY", facts_of(user))
    desk.town.kinds = {LEAD: "channel", RANDOM: "channel", BOARD: "private", MANY: "group_direct"}
    desk.town.user_groups = {USER_GROUP: (ANA, BO, CHI, ELI, GUS)}
    desk.town.aliases = {"bravo": "clap", "well_done": "bravo", "quiet": "zipper_mouth_face"}
    Room(desk).settle_group()
