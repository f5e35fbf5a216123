"""The demo's stage: a playground and a bot that knows it over the wire only."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.demo.stage import staged
from bot.playground.visitors import Visitors

pytestmark = pytest.mark.anyio


async def test_the_clock_offers_the_groups_own_tick_whatever_zone_and_hour_it_chose() -> None:
    async with staged(pace_seconds=0) as stage, Visitors(stage.address) as visitors:
        ana = visitors.person("ana")
        assert (await visitors.look("state", **{"as": "ana"}))["clock"]["next_tick"] is None

        await ana.do("invite", channel="leadership", user="grayzone")
        await ana.click("peers.set_up", await ana.find("Hello, I am Grayzone"))
        await ana.submit(zone="Asia/Tokyo", hour="11")
        clock = (await visitors.look("state", **{"as": "ana"}))["clock"]

        tick = datetime.fromisoformat(clock["next_tick"])
        assert tick > datetime.fromisoformat(clock["now"])
        assert tick.astimezone(ZoneInfo("Asia/Tokyo")).hour == 11
    assert await stage.playground.next_tick() is None
