"""The group is edited while it works: a function gets another name, the hour moves, and nothing is lost by it."""

import asyncio

import pytest

from bot.features.peers import service as peers
from bot.playground.visitors import Seen
from tests.stories.company import HANDOFF, HOURS, WHAT, Company, option, text_of

pytestmark = pytest.mark.anyio

TABLE = "The peer group of this channel"
NEW_HANDOFF = "Revenue → Operations: order data"


async def rename_form(stage: Company, name: str) -> Seen:
    """Let somebody open the group's form, and in it the one to rename."""
    await stage.person(name).click("peers.set_up", await stage.card(TABLE, who=name))
    return await stage.person(name).click_in("modal", "peers.rename")


async def rename(stage: Company, name: str, function: str, new: str) -> Seen:
    """Let somebody rename a function."""
    form = await rename_form(stage, name)
    assert form.title == "Rename a function"
    return await stage.person(name).submit(function=option(form.modal, "function", function), name=new)


async def functions(stage: Company) -> list[tuple[int, str]]:
    """The group's functions, as the database has them."""
    found = await stage.bots[0].works.run(lambda work: peers.functions(work, 1), read_only=True)
    return [(function.id, function.name) for function in found]


async def test_a_renamed_function_keeps_people_handoffs_and_issues_and_every_card_shows_it(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    issue = await firms.raised()
    await firms.press("bo", "see", **HOURS)
    before, table = await functions(firms), await firms.card(TABLE)

    seen = await rename(firms, "ana", "Sales", "Revenue")
    assert seen.closed
    assert not seen.errors
    assert await functions(firms) == [(key, "Revenue" if name == "Sales" else name) for key, name in before]

    card, painted = await firms.card(WHAT), await firms.card(TABLE)
    assert (card["ts"], painted["ts"]) == (issue["ts"], table["ts"])
    assert NEW_HANDOFF in text_of(card)
    assert "Revenue (Ana" in text_of(card)
    assert "*Revenue:* Ana" in text_of(painted)
    assert "Sales" not in text_of(card) + text_of(painted)
    assert "former" not in text_of(await firms.messages())
    assert "Revenue → Operations" in (await firms.person("chi").command("/grayzone list")).words
    assert "Revenue" in text_of(await firms.person("ana").home())
    form = await firms.person("ana").command("/grayzone")
    assert option(form.modal, "handoff", NEW_HANDOFF) == "2"


async def test_it_is_refused_at_its_field_and_what_was_typed_stays(firm: Company) -> None:
    await firm.gather("ana", "bo")
    before = await functions(firm)
    ana = firm.person("ana")
    form = await rename_form(firm, "ana")
    chosen = option(form.modal, "function", "Sales")
    taken = await ana.submit(function=chosen, name=" operations ")
    assert taken.errors == {"name": "“Operations” is another function of your group. Choose a name that is free."}
    assert list((await ana.submit(name=" \t ")).errors) == ["name"]
    assert "without “>”" in (await ana.submit(name="Sales > Leads")).errors["name"]
    assert "is called Sales already" in (await ana.submit(name="Sales")).words
    assert await functions(firm) == before


async def test_cancelled_it_leaves_the_groups_form_as_it_was(firm: Company) -> None:
    await firm.gather("ana")
    ana = firm.person("ana")
    await ana.click("peers.set_up", await firm.card(TABLE))
    typed = "Sales\nOperations\nFinance\nLegal"
    await ana.click_in("modal", "peers.rename", functions=typed)
    await ana.close()
    below = await firm.visitors.look("modal", **{"as": "ana"})
    assert below["values"]["functions"]["functions"]["value"] == typed


async def test_of_two_who_rename_at_once_one_is_saved_and_one_is_asked_again(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await firms.raised()
    wanted = {"ana": ("Sales", "Revenue"), "bo": ("Operations", "Delivery")}
    forms = {name: await rename_form(firms, name) for name in wanted}
    fields = {
        name: {"function": option(forms[name].modal, "function", function), "name": new}
        for name, (function, new) in wanted.items()
    }
    seen = dict(
        zip(wanted, await asyncio.gather(*(firms.person(name).submit(**fields[name]) for name in wanted)), strict=True)
    )
    late = next(name for name in wanted if seen[name].modal)
    assert "Somebody changed this group while you were writing" in seen[late].words
    assert sorted(name for name in wanted if seen[name].closed) == [name for name in wanted if name != late]
    assert (await firms.person(late).submit()).closed
    assert "Revenue → Delivery: order data" in text_of(await firms.card(WHAT))


async def test_renamed_twice_by_a_double_click_it_is_done_once(firm: Company) -> None:
    await firm.gather("ana", "bo")
    form = await rename_form(firm, "ana")
    fields = {"function": option(form.modal, "function", "Sales"), "name": "Revenue"}
    ana = firm.person("ana")
    await asyncio.gather(ana.submit(**fields), ana.submit(**fields), return_exceptions=True)
    assert (await functions(firm))[0][1] == "Revenue"
    assert (await firm.card(TABLE))["text"].count("Revenue") == 1


async def test_hostile_names_call_nobody(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    assert (await rename(firm, "ana", "Sales", "<!here & *co* <@U0BO")).closed
    card = await firm.card(WHAT)
    assert "<!here" not in text_of(card)
    assert "<@U0BO" not in text_of(card)


async def test_an_edit_of_the_hour_on_monday_morning_puts_no_comparison_off(firms: Company) -> None:
    await firms.gather("ana", "bo")
    for name in ("ana", "bo"):
        await firms.file(name, "Between us", way="quietly")
        await firms.person(name).close()
    bot = firms.bots[0]
    while (tick := await bot.first_tick()) and tick.weekday() != 0:
        await firms.advance(seconds=(tick - firms.playground.clock()).total_seconds() + 1)
    assert tick
    await firms.advance(seconds=max(0, (tick - firms.playground.clock()).total_seconds() - 600))
    locked = await firms.person("ana").command("/grayzone mine")
    assert "order data · waits" in locked.words
    assert "none of them can be changed" in (await firms.person("ana").click_in("modal", "grayzone.signal")).words
    await firms.person("ana").do("close", clear=True)

    await firms.person("bo").click("peers.set_up", await firms.card(TABLE, who="bo"))
    assert "Saved" in (await firms.person("bo").submit(hour="8")).words  # ten to nine: eight is past
    assert await bot.first_tick() == tick
    await firms.advance(seconds=660)
    card = await firms.card("order data: waits")
    assert "Raised quietly by 2 functions" in text_of(card)
    assert HANDOFF in text_of(card)
    assert f"{(await bot.first_tick() or tick) - tick}" == "23:00:00"
