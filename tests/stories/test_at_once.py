"""Twice, at once, again, too late: the work is done once, and who comes second is told what happened instead."""

import asyncio

import pytest

from bot.demo.company import SEATS
from tests.stories.company import CASE, HANDOFF, HOURS, WHAT, Company, option, text_of

pytestmark = pytest.mark.anyio


async def test_a_double_click_on_join_seats_once(firms: Company) -> None:
    await firms.gather("ana")
    card = await firms.card("The peer group of this channel")
    bo = firms.person("bo")
    first, second = await asyncio.gather(bo.click("peers.join", card), bo.click("peers.join", card))
    assert first.banner is second.banner is None
    seat = option((await firms.visitors.look("modal", **{"as": "bo"})), "function", SEATS["bo"])
    await asyncio.gather(bo.submit(function=seat), bo.submit(function=seat), return_exceptions=True)
    await firms.visitors.look("idle")
    card = await firms.card("The peer group of this channel")
    assert card["text"].count("Bo") == 1
    assert "You are in already" in (await bo.click("peers.join", card)).words


async def test_i_see_it_too_counts_a_person_once_however_often_it_is_submitted(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await firms.raised()
    for _ in range(2):
        await firms.press("bo", "see", **HOURS)
    bo = firms.person("bo")
    await bo.click("grayzone.see", await firms.card(WHAT))
    await asyncio.gather(bo.submit(**HOURS), bo.submit(**HOURS), return_exceptions=True)
    card = await firms.card(WHAT)
    assert "about 8 h per week, 2 functions" in text_of(card)
    assert sum("sees it too" in line for line in await firms.thread(WHAT)) == 1


async def test_two_sides_own_it_at_once_and_one_is_told_who_was_first(firms: Company) -> None:
    await firms.gather("ana", "bo")
    card = await firms.raised()
    seen = await asyncio.gather(*(firms.person(name).click("grayzone.own", card) for name in ("ana", "bo")))
    assert sorted("has moved on" in one.words for one in seen) == [False, True]
    assert sum("we own this" in line for line in await firms.thread(WHAT)) == 1


async def test_a_double_click_on_we_own_this_claims_once(firm: Company) -> None:
    await firm.gather("ana", "bo")
    card = await firm.raised()
    ana = firm.person("ana")
    seen = await asyncio.gather(ana.click("grayzone.own", card), ana.click("grayzone.own", card))
    assert all(one.banner is None for one in seen)
    assert sum("we own this" in line for line in await firm.thread(WHAT)) == 1


async def test_two_take_the_drivers_seat_at_once_and_one_gets_it(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    await firms.raised()
    await firms.press("bo", "see", **HOURS)
    card = await firms.card(WHAT)
    seen = await asyncio.gather(*(firms.person(name).click("grayzone.draft", card) for name in ("ana", "chi")))
    assert sorted(one.title for one in seen) == ["Grayzone", "The case"]
    assert any("a driver is drafting its case now" in one.words for one in seen)
    assert sum("is its driver" in line for line in await firms.thread(WHAT)) == 1


async def test_a_number_confirmed_twice_counts_for_one_side(firms: Company) -> None:
    card = await firms.delivered()
    ana = firms.person("ana")
    seen = await asyncio.gather(ana.click("grayzone.confirm", card), ana.click("grayzone.confirm", card))
    assert all(one.banner is None for one in seen)
    # Both presses are one person's, who may see the later answer in both: at least one of them was refused.
    assert any("Your side has answered this already" in one.words for one in seen)
    assert "Delivered. Operations still to confirm" in text_of(await firms.card(WHAT))
    await firms.press("bo", "confirm")
    assert "*Won.*" in text_of(await firms.card(WHAT))


@pytest.mark.parametrize("which", ["last", "next"])
async def test_an_event_that_comes_again_does_its_work_once(firms: Company, which: str) -> None:
    await firms.gather("ana")
    if which == "next":
        await firms.fault("event", "redeliver", which="next")
    said = await firms.person("ana").say("leadership", "@Grayzone help")
    if which == "last":
        await firms.fault("event", "redeliver")
    assert said.ts
    answers = (await firms.messages(thread_ts=said.ts))[1:]
    assert len(answers) == 1
    heard = [one for one in await firms.visitors.look("traffic") if one["what"] == "app_mention"]
    assert len({one["ids"]["event_id"] for one in heard}) == 1
    assert len(heard) == 2


async def test_an_event_whose_answer_was_lost_does_its_work_once(firms: Company) -> None:
    await firms.visitors.act("delivery", **await way_of(firms), retries="at_once")
    await firms.fault("event", "lost_answer", times=2)
    await firms.gather("ana")
    assert "Ana" in (await firms.card("The peer group of this channel"))["text"]
    assert len([one for one in await firms.visitors.look("traffic") if one["what"] == "member_joined_channel"]) == 3


async def way_of(stage: Company) -> dict[str, str]:
    """How the bot is reached now."""
    if stage.playground.post.mode == "socket":
        return {"mode": "socket"}
    return {"mode": "http", "url": f"http://127.0.0.1:{stage.bots[0].port}/slack/events"}


async def test_a_form_whose_answer_was_lost_is_filed_once_when_it_is_submitted_again(firms: Company) -> None:
    await firms.gather("ana")
    form = await firms.person("ana").command(f"/grayzone {WHAT}")
    filled = {"handoff": option(form.modal, "handoff", HANDOFF), "symptom": "WAITS", **HOURS}
    await firms.fault("interaction", "lost_answer")
    lost = await firms.person("ana").submit(**filled)
    assert lost.banner == "operation_timeout"
    assert lost.modal
    assert lost.modal["values"]["what"]["what"]["value"] == WHAT
    again = await firms.person("ana").submit()
    assert again.closed
    assert WHAT in text_of(await firms.card("Raised by"))
    assert "*2*" not in (await firms.person("ana").command("/grayzone list")).words


async def test_an_old_button_says_what_happened_instead(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await firm.raised()
    await firm.press("bo", "see", **HOURS)
    await firm.person("ana").command("/grayzone 1")
    await firm.press("chi", "draft", **CASE)
    before = await firm.card(WHAT)
    for verb in ("see", "own", "withdraw", "draft"):
        seen = await firm.person("ana").click_in("modal", f"grayzone.{verb}:1.1")
        assert "it is gathering pledges now. Nothing was changed by your press." in seen.words
        await firm.person("ana").close()
    assert await firm.card(WHAT) == before
