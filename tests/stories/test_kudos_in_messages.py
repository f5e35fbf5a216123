"""Kudos written in ordinary messages, where a group switched them on: edits, deletions and the rest are followed."""

from collections.abc import AsyncIterator

import pytest

from bot.manifest import read, with_kudos_in_messages
from tests.stories.company import Company, company
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio


@pytest.fixture
async def reader(anyio_backend: str, sqlite_files: SqliteFolder) -> AsyncIterator[Company]:
    """A company whose bot has the optional scopes, and whose group has switched kudos in messages on."""
    assert anyio_backend == "asyncio"
    with sqlite_files.database() as url:
        async with company(url, manifest=with_kudos_in_messages(read())) as opened:
            await opened.gather("ana", "bo", "chi")
            await opened.person("ana").home()
            await opened.person("ana").click_in("home", "kudos.settings")
            assert "Saved" in (await opened.person("ana").submit(in_messages="on")).words
            await opened.person("ana").close()
            yield opened


async def shown(firm: Company, ts: str) -> list[str]:
    """Return the cards in a message's thread, without the words."""
    messages = await firm.messages(thread_ts=ts)
    return [one["text"].split("\n")[0] for one in messages if "thanked by" in one["text"]]


async def test_an_emoji_with_people_in_any_message_counts_and_either_alone_does_not(reader: Company) -> None:
    ts = (await reader.person("ana").say("leadership", ":trophy: @bo @bo for the deck, @sales-ops")).ts or ""
    assert await shown(reader, ts) == [":raised_hands: *Bo*, thanked by Ana"]
    for text in (":trophy: for the deck", "@bo for the deck", "`:trophy:` @bo", "> :trophy: @bo\nsays Chi"):
        ts = (await reader.person("ana").say("leadership", text)).ts or ""
        assert await shown(reader, ts) == []


async def test_an_edit_adds_one_and_drops_another(reader: Company) -> None:
    ts = (await reader.person("ana").say("leadership", ":trophy: @bo for the deck")).ts or ""
    await reader.person("ana").do("edit", channel="leadership", ts=ts, text=":trophy: @chi for the deck")
    assert await shown(reader, ts) == [":raised_hands: *Chi*, thanked by Ana"]
    await reader.person("ana").do("edit", channel="leadership", ts=ts, text="never mind")
    assert await shown(reader, ts) == []


async def test_a_deleted_message_takes_everything_with_it(reader: Company) -> None:
    ts = (await reader.person("ana").say("random", "hello")).ts or ""
    await reader.person("ana").do("invite", channel="random", user="grayzone")
    ts = (await reader.person("ana").say("random", ":trophy: @bo for the deck")).ts or ""
    await reader.person("chi").do("react", channel="random", ts=ts, emoji="clap")
    assert "thanked by" in (await reader.card("thanked by Chi"))["text"]
    await reader.person("ana").do("delete", channel="random", ts=ts)
    assert not [one for one in await reader.messages() if "thanked by" in one["text"]]


async def test_an_unfurled_link_changes_nothing(reader: Company) -> None:
    text = ":trophy: @bo for https://example.com/deck"
    ts = (await reader.person("ana").say("leadership", text)).ts or ""
    before = await reader.messages(thread_ts=ts)
    await reader.visitors.act("unfurl", channel="leadership", ts=ts)
    after = await reader.messages(thread_ts=ts)
    assert [one["text"] for one in after[1:]] == [one["text"] for one in before[1:]]


async def test_a_reply_that_is_also_sent_to_the_channel_counts_once(reader: Company) -> None:
    root = (await reader.person("bo").say("leadership", "Who has the deck?")).ts or ""
    text = ":trophy: @chi, as always"
    await reader.person("ana").say("leadership", text, thread_ts=root, broadcast=True)
    assert await shown(reader, root) == [":raised_hands: *Chi*, thanked by Ana"]


async def test_what_an_app_writes_is_nobodys_thanks(reader: Company) -> None:
    await reader.visitors.act("post_as_app", channel="leadership", text=":trophy: <@U0BO> for the deck")
    assert not [one for one in await reader.messages() if "thanked by" in one["text"]]


async def test_a_mention_of_the_bot_and_the_message_itself_are_the_same_thanks(reader: Company) -> None:
    ts = (await reader.person("ana").say("leadership", "@Grayzone :trophy: @bo for the deck")).ts or ""
    assert await shown(reader, ts) == [":raised_hands: *Bo*, thanked by Ana"]
    left = (await reader.person("ana").command("/kudos")).words
    assert "You have 4 of 5 left today" in left


async def test_a_preview_does_not_bring_back_what_was_taken_back(reader: Company) -> None:
    ts = (await reader.person("ana").say("leadership", ":trophy: @bo for https://example.com/deck")).ts or ""
    assert await shown(reader, ts) == [":raised_hands: *Bo*, thanked by Ana"]
    await reader.person("ana").home()
    await reader.person("ana").click_in("home", "kudos.mine")
    await reader.person("ana").click_in("modal", "kudos.take_back")
    await reader.visitors.act("unfurl", channel="leadership", ts=ts)
    assert await shown(reader, ts) == []
