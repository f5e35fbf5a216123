"""People say when they may be written to: by a word, a form, their status, or by pausing notifications."""

from datetime import datetime, timedelta

import pytest

from bot.schedule.holidays import Calendar, is_working_day, next_working_moment
from tests.stories.company import Company, option, text_of

pytestmark = pytest.mark.anyio

BERLIN = Calendar("Europe/Berlin", "DE")


def now(firm: Company) -> datetime:
    return firm.playground.clock()


async def go_to(firm: Company, moment: datetime) -> None:
    """Let it be this moment, and everything that is due be done."""
    await firm.advance(seconds=(moment - now(firm)).total_seconds() + 1)


async def at_work(firm: Company) -> None:
    """Found the group of Ana and Bo, and let it be ten in the morning of a Tuesday in a week without holidays."""
    await firm.gather("ana", "bo")
    moment = now(firm)
    while not all(
        is_working_day((moment + timedelta(days=days)).date(), BERLIN) is (days < 4) for days in range(6)
    ) or (moment.hour, moment.weekday()) != (10, 1):
        moment += timedelta(hours=1)
    await go_to(firm, moment)


async def thanks(firm: Company) -> None:
    """Let Bo thank Ana."""
    await firm.person("bo").command("/kudos @ana for the board deck")
    await firm.settle()


async def told(firm: Company) -> list[str]:
    """Return what Ana was told of it."""
    return [one["text"] for one in await firm.messages("grayzone", "ana") if "thanked you" in one["text"]]


async def test_stop_in_a_direct_message_stops_all_and_start_brings_it_back(firms: Company) -> None:
    await at_work(firms)
    ana = firms.person("ana")
    await ana.say("grayzone", "stop")
    assert "To come back, write “start”" in text_of(await firms.messages("grayzone", "ana"))
    assert "I stopped, as you told me" in text_of(await ana.home())
    await thanks(firms)
    await firms.advance(hours=1)
    assert await told(firms) == []
    await ana.say("grayzone", "start")
    assert "I write to you again" in text_of(await firms.messages("grayzone", "ana"))
    await firms.advance(days=1)
    await thanks(firms)
    assert len(await told(firms)) == 1


async def test_who_chose_no_message_a_week_gets_one_at_its_end(firm: Company) -> None:
    await at_work(firm)
    ana = firm.person("ana")
    await ana.home()
    form = await ana.click_in("home", "notices.settings")
    assert form.title == "When I may write to you"
    assert "while your Slack status says that you are" in form.words
    assert "where Slack tells me, while you have paused notifications" in form.words
    await ana.submit(most=option(form.modal, "most", "None, but the one at the week's end"), country="DE")
    await ana.close()
    await thanks(firm)
    assert await told(firm) == []
    await go_to(firm, now(firm).replace(hour=15, minute=0) + timedelta(days=3))
    (digest,) = await told(firm)
    assert digest.startswith("*What I kept for you this week*")
    assert "Bo thanked you" in digest


async def test_a_status_and_paused_notifications_are_kept_to(firm: Company) -> None:
    await at_work(firm)
    ana = firm.person("ana")
    await ana.do("set_status", emoji="palm_tree", text="at the sea", until=(now(firm) + timedelta(hours=1)).isoformat())
    await ana.do("pause_notifications", until=(now(firm) + timedelta(hours=2)).isoformat())
    await thanks(firm)
    await firm.advance(hours=1, minutes=30)
    assert await told(firm) == []
    await firm.advance(hours=1)
    assert len(await told(firm)) == 1


async def test_without_the_scope_for_pauses_nothing_breaks(firm: Company) -> None:
    await firm.visitors.act("scopes", revoke=["dnd:read"])
    await at_work(firm)
    await firm.person("ana").do("pause_notifications", until=(now(firm) + timedelta(hours=2)).isoformat())
    await thanks(firm)
    assert len(await told(firm)) == 1


async def test_nobody_is_written_to_on_a_public_holiday_of_theirs(firm: Company) -> None:
    await firm.gather("ana", "bo")
    christmas = now(firm).replace(month=12, day=25, hour=10)
    while christmas < now(firm) or christmas.weekday() > 4:
        christmas = christmas.replace(year=christmas.year + 1)
    await go_to(firm, christmas)
    await thanks(firm)
    assert await told(firm) == []
    await go_to(firm, next_working_moment(christmas, BERLIN))
    assert len(await told(firm)) == 1
