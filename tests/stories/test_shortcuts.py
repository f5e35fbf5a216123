"""The two shortcuts, mentions and direct messages: ways to the bot without a command."""

import pytest

from tests.stories.company import HANDOFF, HOURS, Company, option, text_of

pytestmark = pytest.mark.anyio

PRIVATE = "We will close the Lisbon office in May"


async def raise_from(company: Company, channel: str, text: str) -> str:
    """Let Ana raise a message openly, as it stands; return what the group reads of it."""
    ana = company.person("ana")
    said = await ana.say(channel, text)
    form = await ana.shortcut("raise_message_as_gray_zone", channel=channel, ts=said.ts)
    assert text in str(form.modal)
    filled = {"handoff": option(form.modal, "handoff", HANDOFF), "symptom": "LOST", **HOURS}
    receipt = await ana.submit(**filled, what="Somebody should look at this")
    assert "is raised" in receipt.words
    return str(await company.messages())


async def test_a_message_of_the_groups_channel_is_raised_with_a_link_to_it(firm: Company) -> None:
    await firm.gather("ana")
    shown = await raise_from(firm, "leadership", "Who calls the customer back?")
    assert "the message it came from" in shown
    assert "C0LEAD" in shown


async def test_who_is_mentioned_in_a_raised_message_stands_there_by_name(firm: Company) -> None:
    await firm.gather("ana", "bo")
    ana = firm.person("ana")
    said = await ana.say("leadership", "Ask @bo who calls back")
    form = await ana.shortcut("raise_message_as_gray_zone", channel="leadership", ts=said.ts)
    assert "Ask Bo who calls back" in str(form.modal)


async def test_a_message_of_a_private_channel_leaves_no_trace_but_what_its_author_typed(firm: Company) -> None:
    await firm.gather("ana", "dev")
    shown = await raise_from(firm, "board-prep", PRIVATE)
    posted = str(await firm.calls("chat.postMessage")) + str(await firm.calls("chat.update"))
    for trace in (PRIVATE, "G0BOARD", "board-prep", "the message it came from"):
        assert trace not in posted
    assert PRIVATE not in shown


async def test_the_global_shortcut_opens_the_form(firm: Company) -> None:
    await firm.gather("ana")
    assert (await firm.person("ana").shortcut("raise_gray_zone")).title == "Raise an issue"


@pytest.mark.parametrize("name", ["bo", "gus"])
async def test_who_is_in_no_group_gets_a_sentence_from_both(firm: Company, name: str) -> None:
    await firm.gather("ana")
    said = await firm.person("ana").say("random", "Look")
    for seen in (
        await firm.person(name).shortcut("raise_gray_zone"),
        await firm.person(name).shortcut("raise_message_as_gray_zone", channel="random", ts=said.ts),
    ):
        assert "Press Join on the card" in seen.words or "cannot take part" in seen.words
        assert seen.title == "Grayzone"


async def test_a_person_of_two_groups_is_asked_which_by_both(firm: Company) -> None:
    await firm.gather("ana")
    await firm.gather("ana", channel="sales-ops")
    said = await firm.person("ana").say("board-prep", PRIVATE)
    assert (await firm.person("ana").shortcut("raise_gray_zone")).title == "Which group?"
    await firm.person("ana").close()
    asked = await firm.person("ana").shortcut("raise_message_as_gray_zone", channel="board-prep", ts=said.ts)
    assert asked.title == "Which group?"
    form = await firm.person("ana").submit(group=option(asked.modal, "group", "#leadership"))
    assert "outside of the group" in form.words


async def test_a_mention_is_answered_in_its_thread_and_a_direct_message_in_place(firm: Company) -> None:
    await firm.gather("ana")
    mention = await firm.person("ana").say("leadership", "@Grayzone hello?")
    assert mention.ts
    answer = (await firm.messages(thread_ts=mention.ts))[-1]
    assert "I act on commands" in answer["text"]
    await firm.person("bo").say("grayzone", "hi")
    assert "I act on commands" in text_of((await firm.messages("grayzone", "bo"))[-1])


async def test_a_mention_where_there_is_no_group_says_how_to_make_one(firm: Company) -> None:
    await firm.gather("ana")
    await firm.person("ana").say("grayzone", "stop")
    assert "Away until" in text_of((await firm.messages("grayzone"))[-1])
