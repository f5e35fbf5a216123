"""Asks and help over the wire: a card and a yes; quietly, one after another; thanks that only two read."""

from datetime import timedelta

import pytest

from bot.playground.visitors import Seen
from bot.schedule.holidays import Calendar, next_working_moment
from tests.stories.company import Company, text_of

pytestmark = pytest.mark.anyio

WHAT = "Look over my price list for the fair"
LINE = "The fair went well because of it"
NOTICE = "There is something for you on your Home tab in Grayzone."
TEAM = ("ana", "bo", "chi")


async def home(stage: Company, name: str) -> str:
    await stage.settle()
    return text_of(await stage.person(name).home())


async def to_work(stage: Company) -> None:
    """Let the next working hour of Berlin come."""
    now = stage.playground.clock()
    ahead = next_working_moment(now + timedelta(hours=1), Calendar("Europe/Berlin", "DE")) - now
    await stage.advance(seconds=ahead.total_seconds() + 1)


async def pressed_at_home(stage: Company, name: str, action: str) -> Seen:
    await home(stage, name)
    return await stage.person(name).click_in("home", action)


async def asked_now(stage: Company) -> list[str]:
    return [name for name in TEAM if "One ask fits you" in await home(stage, name)]


async def direct(stage: Company, name: str) -> list[str]:
    return [one["text"] for one in await stage.messages("grayzone", name)]


async def test_asked_of_everyone_helped_and_thanked(firms: Company) -> None:
    await firms.gather(*TEAM)
    ana, bo, chi = (firms.person(name) for name in TEAM)
    form = await ana.command(f"/ask {WHAT}")
    assert "people say yes far more often" in form.words
    assert "the card is in the group's channel" in (await ana.submit(size="M", way="EVERYONE")).words
    await ana.close()
    card = await firms.card(WHAT, who="fay")
    assert "Ana asks for a hand" in text_of(card)

    await bo.click("asks.help", card)
    await chi.click("asks.help", card)
    assert "Ana is told that it is you" in (await bo.submit()).words
    assert "Somebody was a little faster" in (await chi.submit()).words
    await bo.close()
    await chi.do("close", clear=True)
    card = await firms.card(WHAT)
    assert "Somebody is on it." in text_of(card)
    assert "Bo" not in text_of(card)
    assert "Bo helps you" in await home(firms, "ana")
    assert "helps you" not in await home(firms, "chi")

    await pressed_at_home(firms, "bo", "asks.done")
    await bo.close()
    assert "Done, with thanks." in text_of(await firms.card(WHAT))
    await pressed_at_home(firms, "ana", "asks.record")
    refused = await ana.submit(hours="0.3", thanks=LINE)
    assert list(refused.errors) == ["hours"]
    assert "stays between you two" in (await ana.submit(hours="1.25", thanks=LINE)).words
    await ana.close()
    seen = {name: await home(firms, name) for name in TEAM}
    assert ("*Helped you:* Bo, " in seen["ana"], "*You helped:* Ana, " in seen["bo"]) == (True, True)
    assert [name for name in TEAM if LINE in seen[name]] == ["bo"]
    await to_work(firms)
    assert await direct(firms, "bo") == [NOTICE]
    assert await direct(firms, "chi") == []
    mine = (await bo.command("/ask list")).words
    assert "You helped" in mine
    assert "about 1.25 h" in mine
    assert LINE not in str(await firms.calls("chat.postMessage")) + str(await firms.calls("chat.update"))


async def test_asked_quietly_passed_on_and_helped_and_nobody_learns_who_passed(firms: Company) -> None:
    await firms.gather(*TEAM)
    ana = firms.person("ana")
    await ana.command("/ask")
    assert "Asked quietly" in (await ana.submit(what=WHAT, size="S", way="QUIETLY")).words
    await ana.close()
    (first,) = await asked_now(firms)
    second = {"bo": "chi", "chi": "bo"}[first]
    before = await home(firms, "ana"), await home(firms, second)
    assert "Nobody learns of it" in (await pressed_at_home(firms, first, "asks.pass")).words
    await firms.person(first).close()
    assert (await home(firms, "ana"), await home(firms, second)) == before
    await firms.advance(days=7)
    assert await asked_now(firms) == [second]

    form = await pressed_at_home(firms, second, "asks.help")
    assert WHAT in form.words
    await firms.person(second).submit()
    await firms.person(second).close()
    assert f"{second.capitalize()} helps you" in await home(firms, "ana")
    posted = str(await firms.calls("chat.postMessage"))
    assert WHAT not in posted
    for name in TEAM:
        assert set(await direct(firms, name)) <= {NOTICE}


async def test_the_shortcut_and_home_open_the_form_and_help_says_how(firm: Company) -> None:
    await firm.gather("ana")
    ana = firm.person("ana")
    assert (await ana.shortcut("ask_for_help")).title == "Ask for help"
    await ana.close()
    assert (await pressed_at_home(firm, "ana", "asks.open")).title == "Ask for help"
    await ana.close()
    assert "`/ask list`" in (await ana.command("/ask help")).words
    assert (await pressed_at_home(firm, "ana", "asks.mine")).title == "My asks and help"


async def test_a_person_of_two_groups_is_asked_which_and_keeps_the_words(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.gather("ana", channel="sales-ops")
    asked = await firm.person("ana").shortcut("ask_for_help")
    assert asked.title == "Which group?"
    options = str(asked.modal)
    assert "#leadership" in options
    form = await firm.person("ana").submit(group="1", what=WHAT)
    assert form.title == "Ask for help"
    assert WHAT in form.words or WHAT in str(form.modal)


async def test_who_is_no_peer_gets_a_sentence(firm: Company) -> None:
    await firm.gather("ana")
    for text in ("/ask", "/ask list", f"/ask {WHAT}"):
        assert "Press Join" in (await firm.person("fay").command(text)).words
