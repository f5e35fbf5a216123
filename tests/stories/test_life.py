"""People come and go, and so do channels and the bot itself: nothing is lost, and nobody acts who is gone."""

import pytest

from bot.playground.visitors import CouldNot
from tests.stories.company import HOURS, WHAT, Company, text_of

pytestmark = pytest.mark.anyio

TABLE = "The peer group of this channel"


async def gone(stage: Company, how: str, name: str) -> None:
    """Let somebody leave the group's channel or the firm, one way or another."""
    ana = stage.person("ana")
    match how:
        case "leaves":
            await stage.person(name).do("leave", channel="leadership")
        case "is kicked":
            await ana.do("kick", channel="leadership", user=name)
        case "is deactivated":
            await ana.do("set_person", user=name, change="deactivate")
        case "becomes a guest":
            await ana.do("set_person", user=name, change="guest")


WAYS_TO_GO = ("leaves", "is kicked", "is deactivated", "becomes a guest")


@pytest.mark.parametrize("how", WAYS_TO_GO)
async def test_a_driver_who_is_gone_leaves_a_seat_that_another_can_take(firm: Company, how: str) -> None:
    await firm.coalition()
    refused = await firm.press("bo", "over")
    assert "still in the group" in refused.words
    await firm.person("bo").close()
    await gone(firm, how, "chi")
    assert "Chi" not in text_of(await firm.card(TABLE))
    taken = await firm.press("bo", "over")
    assert not taken.modal, taken.words
    assert any("took over as its driver" in line for line in await firm.thread(WHAT))


@pytest.mark.parametrize("how", WAYS_TO_GO)
async def test_a_pledge_of_somebody_who_is_gone_charters_nothing(firm: Company, how: str) -> None:
    await firm.coalition()
    for name in ("ana", "bo"):
        await firm.press(name, "pledge", hours="2")
        await firm.person(name).close()
    before = await firm.card(WHAT)
    await gone(firm, how, "bo")
    assert await firm.card(WHAT) == before
    await firm.advance(days=1)
    assert "Chartered" not in text_of(await firm.card(WHAT))


async def test_who_became_a_guest_is_told_so_and_may_come_back(firm: Company) -> None:
    await firm.gather("ana", "bo")
    card = await firm.raised()
    await gone(firm, "becomes a guest", "bo")
    assert "Guests of the workspace cannot take part" in (await firm.person("bo").click("grayzone.see", card)).words
    await firm.person("ana").do("set_person", user="bo", change="guest", value="false")
    await firm.person("bo").close()
    assert "You are in" in (await firm.join("bo")).words


async def test_the_bot_removed_and_invited_again_goes_on_where_it_was(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    await firm.person("ana").do("kick", channel="leadership", user="grayzone")
    paused = await firm.person("ana").command("/grayzone a second matter")
    assert "is paused: I am not in its channel" in paused.words
    await firm.advance(days=2)
    await firm.person("ana").do("invite", channel="leadership", user="grayzone")
    assert "I am back" in text_of(await firm.messages())
    await firm.press("bo", "see", **HOURS)
    assert "2 functions" in text_of(await firm.card(WHAT))


async def test_an_archived_channel_rests_and_goes_on_after(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    before = await firm.card(WHAT)
    await firm.person("ana").do("set_channel", channel="leadership", change="archive")
    assert "is paused" in (await firm.person("ana").command("/grayzone list", "random")).words
    await firm.advance(days=40)
    assert await firm.card(WHAT) == before
    await firm.person("ana").do("set_channel", channel="leadership", change="unarchive")
    await firm.advance(days=3)
    assert "Parked" in text_of(await firm.card(WHAT))


async def test_a_renamed_channel_is_called_by_its_new_name(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.person("ana").do("set_channel", channel="leadership", change="rename", name="table")
    await firm.settle()
    assert "#table" in (await firm.person("chi").command("/grayzone", "table")).words


async def test_a_deleted_channel_pauses_its_group_and_drops_its_letters(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    await firm.person("ana").do("set_channel", channel="leadership", change="delete")
    await firm.settle()
    for line in ("/grayzone list", "/grayzone something is odd here", "/grayzone 1"):
        assert "is paused" in (await firm.person("ana").command(line, "random")).words
    await firm.advance(days=30)
    await firm.person("ana").home()


async def test_a_channel_that_is_shared_pauses_and_goes_on_when_it_is_its_own_again(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    await firm.person("ana").do("set_channel", channel="leadership", change="share")
    assert "now shared with another firm" in text_of(await firm.messages())
    assert "shared with another firm" in (await firm.person("ana").command("/grayzone list")).words
    await firm.person("ana").do("set_channel", channel="leadership", change="unshare")
    assert "the group goes on" in text_of(await firm.messages())
    assert "Orders" in (await firm.person("ana").command("/grayzone list")).words


async def test_a_private_channel_that_is_shared_gets_a_new_id_and_keeps_its_group(firm: Company) -> None:
    await firm.gather("ana", "dev", channel="board-prep")
    for change in ("share", "unshare"):
        await firm.person("ana").do("set_channel", channel="board-prep", change=change)
        await firm.settle()
    assert "No open issue" in (await firm.person("dev").command("/grayzone list", "board-prep")).words
    await firm.file("ana")
    assert "Raised by" in text_of(await firm.messages("board-prep"))


async def test_a_person_who_travels_sees_days_in_the_groups_zone(firm: Company) -> None:
    await firm.gather("ana", "bo")
    before = await firm.card(TABLE)
    await firm.person("bo").do("set_person", change="zone", value="Pacific/Auckland")
    await firm.person("bo").do("set_person", change="name", value="Bo Lee")
    await firm.settle()
    after = await firm.card(TABLE)
    assert after["ts"] == before["ts"]
    assert text_of(before).replace("Bo", "") == text_of(after).replace("Bo", "").replace(" Lee", "")


async def test_removed_from_the_workspace_it_writes_nothing_more(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    await firm.settle()
    await firm.visitors.act("uninstall")
    await firm.visitors.look("idle")
    last = (await firm.visitors.look("traffic"))[-1]["n"]
    await firm.advance(days=40)
    calls = await firm.visitors.look("traffic", after=str(last))
    assert [one["what"] for one in calls if one["way"] == "in"] == []
    with pytest.raises(CouldNot, match="no_such_command"):
        await firm.person("ana").command("/grayzone")
