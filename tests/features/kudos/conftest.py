"""The team on a real database of each kind, with kudos in messages switched on and a high limit."""

import pytest

from tests.features.desk import Desk, channel_facts, facts_of
from tests.features.kudos.room import ANA, BO, CHI, DEV, ELI, FAY, GUS, HAL, ROBO, Room
from tests.features.kudos.world import BOARD, LEAD, MANY, RANDOM, USER_GROUP, World


@pytest.fixture
def room(desk: Desk) -> Room:
    room = Room(furnished(desk))
    room.settle_group()
    desk.session.commit()
    return room


@pytest.fixture
def world() -> World:
    return World()


def furnished(desk: Desk) -> Desk:
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
    desk.session.commit()
    return desk
