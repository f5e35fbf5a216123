"""Slack answers late, wrongly, twice or not at all: what is owed arrives once, and people are told in time."""

import asyncio
from datetime import datetime

import pytest

from bot.slack.budget import USUAL
from tests.stories.company import PATIENCE_SECONDS, WHAT, Company, company, text_of
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio

HELLO = "Hello, I am Grayzone"
MISSING = ("conversations.history", "missing_scope")
HISTORY = ("channels:history", "groups:history")


async def test_slacks_retry_after_is_obeyed(firm: Company) -> None:
    await firm.fault("chat.postMessage", "429", retry_after=1)
    await firm.person("ana").do("invite", channel="leadership", user="grayzone")
    await firm.person("ana").find(HELLO)
    first, second = await firm.calls("chat.postMessage")
    assert (first["status"], second["status"]) == (429, 200)
    waited = datetime.fromisoformat(second["at"]) - datetime.fromisoformat(first["at"])
    assert waited.total_seconds() >= 1


async def test_a_busy_channel_gets_one_message_per_second(sqlite_files: SqliteFolder) -> None:
    with sqlite_files.database() as url:
        async with company(url, pace_seconds=1.0) as stage:
            await stage.visitors.act("limits", rate=True)
            await stage.person("ana").do("invite", channel="leadership", user="grayzone")
            mention = await stage.person("ana").say("leadership", "@Grayzone help")
            async with asyncio.timeout(PATIENCE_SECONDS):
                while len(await stage.messages(thread_ts=mention.ts or "")) < 2:
                    await stage.visitors.look("idle", settle="0.1")
            first, second = [datetime.fromisoformat(one["at"]) for one in await stage.calls("chat.postMessage")][:2]
            assert (second - first).total_seconds() > 0.9  # from departure to departure it is a second


@pytest.mark.parametrize("kind", ["500", "no_answer", "lost_answer"])
@pytest.mark.parametrize("where", ["leadership", "grayzone"])
async def test_a_letter_without_a_clear_answer_arrives_exactly_once(firm: Company, kind: str, where: str) -> None:
    await firm.visitors.act("scopes", grant=HISTORY)
    await firm.gather("ana")
    await firm.settle()
    await firm.fault("chat.postMessage", kind)
    said = await firm.person("ana").say(where, "@Grayzone hello?")
    await firm.settle()
    for _ in range(3):
        await firm.advance(seconds=10)
    thread = said.ts if where == "leadership" else ""
    answers = [one for one in await firm.messages(where, thread_ts=thread or "") if "I act on commands" in one["text"]]
    assert len(answers) == 1


@pytest.mark.parametrize("kind", ["500", "no_answer", "lost_answer"])
async def test_a_card_whose_update_got_lost_is_brought_up_to_date(firm: Company, kind: str) -> None:
    await firm.gather("ana")
    await firm.settle()
    await firm.fault("chat.update", kind, times=2)
    await firm.join("bo")
    await firm.settle()
    for _ in range(3):
        await firm.advance(seconds=10)
    table = await firm.card("The peer group of this channel")
    assert "*Operations:* Bo" in table["text"]
    assert len(await firm.messages()) == 1


async def test_without_the_right_to_read_a_lost_answer_doubles_a_card_rather_than_losing_it(firm: Company) -> None:
    await firm.fault("chat.postMessage", "lost_answer")
    await firm.person("ana").do("invite", channel="leadership", user="grayzone")
    await firm.settle()
    for _ in range(3):
        await firm.advance(seconds=10)
    assert len([one for one in await firm.messages() if HELLO in text_of(one)]) == 2
    firm.expected = [MISSING]


async def test_a_dropped_socket_is_renewed_and_what_came_meanwhile_is_done(firm: Company) -> None:
    await firm.gather("ana")
    await firm.fault("socket", "drop_socket")
    said = await firm.person("ana").say("leadership", "@Grayzone still there?")
    await reconnected(firm)
    await firm.advance(seconds=61)  # Slack's second retry
    answers = (await firm.messages(thread_ts=said.ts or ""))[1:]
    assert len(answers) == 1
    lost = [one for one in await firm.visitors.look("problems") if one["code"] == "connection_failed"]
    firm.expected = [("app_mention", "connection_failed")] * len(lost)


async def reconnected(stage: Company) -> None:
    """Return when the bot has opened a second connection."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(await stage.calls("apps.connections.open")) < 2 or not stage.playground.post.connected:
            await stage.visitors.look("idle")


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_slack_may_ask_for_a_new_connection_at_any_time(firm: Company, reason: str) -> None:
    await firm.gather("ana")
    await firm.fault("socket", "error", reason=reason)
    await reconnected(firm)
    assert "No open issue" in (await firm.person("ana").command("/grayzone list")).words


async def test_who_is_new_while_slack_does_not_say_who_it_is_gets_a_sentence(firm: Company) -> None:
    await firm.gather("ana")
    table = await firm.card("The peer group of this channel")
    await firm.fault("users.info", "no_answer", times=2)
    assert "Slack has not told me yet who you are" in (await firm.person("bo").click("peers.join", table)).words
    await firm.fault("users.info", "500")
    await firm.person("bo").close()
    for _ in range(2):
        await firm.person("bo").click("peers.join", table)
        await firm.person("bo").do("close", clear=True)
    assert "You are in" in (await firm.join("bo")).words


async def test_who_is_known_acts_while_slack_does_not_answer(sqlite_files: SqliteFolder) -> None:
    with sqlite_files.database() as url:
        async with company(url) as before:
            await before.gather("ana")
            await before.raised()
        async with company(url, budget=USUAL) as stage:  # another process, which has asked for nobody yet
            await stage.fault("users.info", "no_answer", hold=3)
            assert WHAT in (await stage.person("ana").command("/grayzone list")).words
            (asked,) = [one for one in await stage.visitors.look("traffic") if one["what"] == "/grayzone"]
            assert asked["ms"] < 3000


@pytest.mark.parametrize("code", ["expired_trigger_id", "internal_error", "ratelimited"])
async def test_a_form_that_slack_does_not_open_is_told_in_a_sentence(firm: Company, code: str) -> None:
    await firm.gather("ana")
    await firm.fault("views.open", "error", code=code)
    seen = await firm.person("ana").command("/grayzone something is odd")
    assert seen.modal is None
    assert "I could not open the form" in seen.words


@pytest.mark.parametrize("code", ["internal_error", "ratelimited"])
async def test_a_press_whose_form_slack_does_not_open_is_marked_and_opens_it_when_pressed_again(
    sqlite_files: SqliteFolder, code: str
) -> None:
    with sqlite_files.database() as url:
        async with company(url, "http") as stage:
            await stage.gather("ana", "bo")
            await stage.raised()
            await stage.fault("views.open", "error", code=code)
            bo = stage.person("bo")
            seen = await bo.click("grayzone.see", await stage.card(WHAT))
            assert (seen.banner, seen.modal) == ("dispatch_failed", None)
            seen = await bo.click("grayzone.see", await stage.card(WHAT))
            assert (seen.banner, bool(seen.modal)) == (None, True)


async def test_a_form_that_slack_opens_too_late_is_told_within_its_three_seconds(sqlite_files: SqliteFolder) -> None:
    with sqlite_files.database() as url:
        async with company(url, budget=USUAL) as stage:
            await stage.gather("ana")
            await stage.fault("views.open", "no_answer", hold=5)
            seen = await stage.person("ana").command("/grayzone something is odd")
            assert "I could not open the form" in seen.words
            asked = [one for one in await stage.visitors.look("traffic") if one["what"] == "/grayzone"]
            assert asked[-1]["ms"] < 3000
