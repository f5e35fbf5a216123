"""After a win: one constant notice, two lines on Home, the hero's decision, a post at the tick, and its end."""

from datetime import timedelta

import pytest

from bot.playground.visitors import Seen
from bot.schedule.holidays import Calendar, next_working_moment
from tests.stories.company import WHAT, Company, text_of

pytestmark = pytest.mark.anyio

BERLIN = Calendar("Europe/Berlin", "DE")
NOTICE = "There is something for you on your Home tab in Grayzone."
DID = "They called every customer whose order had no date."
EFFECT = "Late orders went from 40 to 18 in a month."
HEADING = "*Spotlight on"


async def to_work(stage: Company) -> None:
    """Let the next working hour of Berlin come."""
    now = stage.playground.clock()
    ahead = next_working_moment(now + timedelta(hours=1), BERLIN) - now
    await stage.advance(seconds=ahead.total_seconds() + 1)


async def to_tick(stage: Company) -> None:
    """Let the group's next tick come."""
    tick = await stage.bots[0].first_tick()
    assert tick
    await stage.advance(seconds=(tick - stage.playground.clock()).total_seconds() + 1)


async def won(stage: Company) -> tuple[str, str]:
    """Win Ana's issue, which Chi drove; return who is asked to write, and about whom."""
    await stage.delivered()
    for name in ("ana", "bo"):
        await stage.press(name, "confirm")
        await stage.settle()
    await to_work(stage)
    asked = [name for name in ("ana", "bo", "chi") if "Write two lines about" in text_of(await home(stage, name))]
    (writer,) = asked
    return writer, {"ana": "bo", "bo": "ana"}[writer]


async def home(stage: Company, name: str) -> object:
    await stage.settle()
    return await stage.person(name).home()


async def notices(stage: Company, name: str) -> list[str]:
    """Return what the bot has written to somebody directly."""
    return [one["text"] for one in await stage.messages("grayzone", name)]


async def sent(stage: Company, writer: str) -> Seen:
    """Let the writer write from Home, look at the post, and send it."""
    await home(stage, writer)
    person = stage.person(writer)
    await person.click_in("home", "spotlights.write")
    preview = await person.submit(did=DID, effect=EFFECT)
    assert preview.title == "As it will look"
    assert DID in preview.words
    return await person.submit()


async def said(stage: Company, name: str) -> str:
    """Return all that the group's channel shows somebody."""
    return text_of(await stage.messages(who=name))


async def test_from_the_win_to_the_post_at_the_tick_and_its_end(firms: Company) -> None:
    writer, hero = await won(firms)
    assert (await notices(firms, writer), await notices(firms, hero)) == ([NOTICE], [])

    thanks = await sent(firms, writer)
    assert f"Thank you; {hero.capitalize()}" in thanks.words
    assert "decides what happens with it." in thanks.words
    await firms.person(writer).close()
    await to_work(firms)
    assert await notices(firms, hero) == [NOTICE]
    assert await notices(firms, "chi") == []

    (notice,) = await firms.messages("grayzone", hero)
    opened = await firms.person(hero).click("home.waiting", notice, "grayzone")
    assert "wrote about you: look, then decide" in opened.words
    review = await firms.person(hero).click_in("modal", "spotlights.review")
    assert all(words in review.words for words in (DID, EFFECT, HEADING, WHAT))
    assert "Brought together by" not in review.words
    ticked = await firms.person(hero).click_in("modal", "together", value=["yes"])
    assert "Brought together by Chi" in ticked.words
    assert "at the next tick" in (await firms.person(hero).submit()).words
    assert HEADING not in await said(firms, "fay")

    await to_tick(firms)
    card = await firms.card(HEADING, who="fay")
    assert all(words in text_of(card) for words in (DID, EFFECT, "Brought together by Chi", "Written by"))
    assert not await posted_privately(firms)

    await firms.person(hero).do("close", clear=True)
    await home(firms, hero)
    mine = await firms.person(hero).click_in("home", "spotlights.mine")
    assert DID in mine.words
    gone = await firms.person(hero).click_in("modal", "spotlights.revoke")
    assert "It is gone" in gone.words
    assert HEADING not in await said(firms, "fay")
    assert card["ts"] not in {one["ts"] for one in await firms.messages()}


async def posted_privately(stage: Company) -> list[str]:
    """Return direct messages that hold anything of what was written."""
    told = [text for name in ("ana", "bo", "chi") for text in await notices(stage, name)]
    return [text for text in told if DID in text or EFFECT in text]


async def test_what_is_refused_keeps_what_was_typed_and_no_thanks_is_never_seen(firm: Company) -> None:
    writer, hero = await won(firm)
    person = firm.person(writer)
    await person.click_in("home", "spotlights.write")
    refused = await person.submit(did="I did the most of all of it", effect=EFFECT)
    assert list(refused.errors) == ["did"]
    kept = await firm.visitors.look("modal", **{"as": writer})
    assert kept["values"]["effect"]["effect"]["value"] == EFFECT
    assert "As it will look" in (await person.submit(did=DID, effect=EFFECT)).title
    await person.submit()
    await person.close()

    await home(firm, hero)
    await firm.person(hero).click_in("home", "spotlights.review")
    assert "nobody is told" in (await firm.person(hero).click_in("modal", "spotlights.decline")).words
    before = await notices(firm, writer)
    await to_tick(firm)
    assert HEADING not in await said(firm, "fay")
    assert await notices(firm, writer) == before


async def test_not_me_is_the_end_where_nobody_else_saw_it(firm: Company) -> None:
    writer, hero = await won(firm)
    await firm.person(writer).click_in("home", "spotlights.write")
    assert "Nobody learns of it" in (await firm.person(writer).click_in("modal", "spotlights.pass")).words
    await firm.person(writer).close()
    await to_work(firm)
    for name in (writer, hero, "chi"):
        assert f"about {hero.capitalize()}" not in text_of(await home(firm, name))
    assert await notices(firm, hero) in ([], [NOTICE])  # the other way round may be asked now
