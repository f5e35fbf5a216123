"""A post office for each test, and a house: a worker, a stopped clock, and a Slack that can be told to misbehave."""

import pytest

from bot.delivery.worker import Worker
from bot.slack.doors import Doors
from bot.work import Works
from tests.delivery.parlour import House
from tests.delivery.post_office import PostOffice
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack


@pytest.fixture
def office(works: Works, clock: StoppedClock) -> PostOffice:
    slack = MemorySlack(clock)
    return PostOffice(works, clock, slack, Worker(works, slack, Doors().paint_card, pace_seconds=0))


@pytest.fixture
def house(works: Works, clock: StoppedClock) -> House:
    return House.built(works, clock)
