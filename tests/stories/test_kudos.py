"""Kudos over the wire: every door, the card that follows, and what stays private."""

from datetime import datetime, timedelta

import pytest

from bot.schedule.holidays import Calendar, next_working_moment
from tests.stories.company import Company, text_of

pytestmark = pytest.mark.anyio

WORDS = "The board deck is ready, a day early"


async def cards(firm: Company, channel: str = "leadership", thread_ts: str = "") -> list[str]:
    """Return the cards of kudos that stand in a conversation."""
    messages = await firm.messages(channel, thread_ts=thread_ts)
    return [one["text"] for one in messages if "thanked by" in one["text"]]


async def to_working_hours(firm: Company) -> None:
    """Move the clock to the next morning but one on which people in Berlin work."""
    state = await firm.visitors.look("state", **{"as": "ana"})
    now = datetime.fromisoformat(state["clock"]["now"])
    morning = next_working_moment((now + timedelta(days=2)).replace(hour=10), Calendar("Europe/Berlin", "DE"))
    await firm.advance(seconds=(morning - now).total_seconds())


async def test_a_reaction_thanks_the_author_as_long_as_it_is_there(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    ts = (await firms.person("ana").say("leadership", WORDS)).ts or ""
    await firms.person("bo").do("react", channel="leadership", ts=ts, emoji="clap")
    await firms.person("chi").do("react", channel="leadership", ts=ts, emoji="trophy")
    assert await cards(firms, thread_ts=ts) == [":raised_hands: *Ana*, thanked by Bo and Chi"]
    await firms.person("bo").do("react", channel="leadership", ts=ts, emoji="clap::skin-tone-3")
    await firms.person("bo").do("unreact", channel="leadership", ts=ts, emoji="clap")
    assert await cards(firms, thread_ts=ts) == [":raised_hands: *Ana*, thanked by Bo and Chi"]
    await firms.person("bo").do("unreact", channel="leadership", ts=ts, emoji="clap::skin-tone-3")
    assert await cards(firms, thread_ts=ts) == [":raised_hands: *Ana*, thanked by Chi"]
    await firms.person("chi").do("unreact", channel="leadership", ts=ts, emoji="trophy")
    assert await cards(firms, thread_ts=ts) == []
    await firms.person("chi").do("react", channel="leadership", ts=ts, emoji="kudos")  # an alias of :trophy:
    assert await cards(firms, thread_ts=ts) == [":raised_hands: *Ana*, thanked by Chi"]


async def test_a_reaction_on_a_reply_has_its_card_in_the_same_thread(firm: Company) -> None:
    await firm.gather("ana", "bo")
    root = (await firm.person("bo").say("leadership", "Who has the numbers?")).ts or ""
    reply = (await firm.person("ana").say("leadership", "Here they are", thread_ts=root)).ts or ""
    await firm.person("bo").do("react", channel="leadership", ts=reply, emoji="clap")
    assert await cards(firm, thread_ts=root) == [":raised_hands: *Ana*, thanked by Bo"]
    assert await cards(firm) == []


async def test_a_reaction_elsewhere_has_a_card_with_a_link_in_the_groups_channel(firm: Company) -> None:
    await firm.gather("ana", "bo")
    ts = (await firm.person("ana").say("random", WORDS)).ts or ""
    await firm.person("bo").do("react", channel="random", ts=ts, emoji="raised_hands")
    card = await firm.card("thanked by Bo")
    assert "The message" in text_of(card)


async def test_of_a_private_channel_nothing_gets_out_unless_the_giver_publishes_whom(firm: Company) -> None:
    await firm.gather("ana", "dev", "bo")
    await firm.person("ana").do("invite", channel="board-prep", user="grayzone")
    ts = (await firm.person("ana").say("board-prep", WORDS)).ts or ""
    await firm.person("dev").do("react", channel="board-prep", ts=ts, emoji="clap")
    assert await cards(firm) == []
    book = await firm.person("dev").click_in("home", "kudos.mine") if await firm.person("dev").home() else None
    assert book
    assert "known to the two of you only" in book.words
    await firm.person("dev").click_in("modal", "kudos.private", "publish")
    card = await firm.card("thanked by Dev")
    assert WORDS not in text_of(card)
    assert "G0BOARD" not in str(card)
    assert "The message" not in text_of(card)


async def test_a_mention_with_people_thanks_them_with_the_words(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    said = await firms.person("chi").say("leadership", "@Grayzone :trophy: @ana @bo for the *board* deck")
    shown = await cards(firms, thread_ts=said.ts or "")
    assert shown == [":raised_hands: *Ana and Bo*, thanked by Chi\n> for the \u2217board\u2217 deck"]


async def test_a_mention_of_nobody_still_gets_help(firm: Company) -> None:
    await firm.gather("ana", "bo")
    said = await firm.person("ana").say("leadership", "@Grayzone hello")
    replies = await firm.messages(thread_ts=said.ts or "")
    assert "/grayzone" in text_of(replies[-1])


async def test_a_mention_that_names_a_guest_is_answered_with_what_to_do(firm: Company) -> None:
    await firm.gather("ana", "bo")
    said = await firm.person("ana").say("leadership", "@Grayzone @gus for the coffee")
    replies = await firm.messages(thread_ts=said.ts or "")
    assert "gus is a guest" in text_of(replies[-1]).casefold()


async def test_the_command_gives_at_once_and_others_join_in(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    given = await firms.person("bo").command("/kudos @ana for the board deck")
    assert "You thanked Ana" in given.words
    assert "You have 4 of 5 left today" in given.words
    card = await firms.card("thanked by Bo")
    joined = await firms.person("chi").click("kudos.join", card)
    assert "Your thanks are on the card" in joined.words
    again = await firms.person("chi").click("kudos.join", await firms.card("Ana*, thanked by Bo and Chi"))
    assert "already" in again.words
    own = await firms.person("ana").click("kudos.join", await firms.card("thanked by Bo and Chi"))
    assert "Thanks go to others" in own.words


async def test_without_words_the_command_opens_the_form_with_what_is_there(firm: Company) -> None:
    await firm.gather("ana", "bo")
    form = await firm.person("bo").command("/kudos @ana")
    assert form.title == "Give kudos"
    refused = await firm.person("bo").submit(people=["U0GUS", "U0ANA"], reason="for the deck")
    assert "Gus is a guest" in refused.errors["people"]
    given = await firm.person("bo").submit(people=["U0ANA"], reason="for the deck")
    assert "You thanked Ana" in given.words
    assert "for the deck" in text_of(await firm.card("thanked by Bo"))


async def test_a_user_group_thanks_its_peers_once_each_without_the_giver(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    given = await firm.person("ana").command("/kudos @sales-ops @bo for the handover")
    assert "You thanked Bo." in given.words
    assert await cards(firm) == [":raised_hands: *Bo*, thanked by Ana\n> for the handover"]


async def test_the_message_shortcut_thanks_its_author_for_a_reason(firm: Company) -> None:
    await firm.gather("ana", "bo")
    ts = (await firm.person("ana").say("random", WORDS)).ts or ""
    form = await firm.person("bo").shortcut("give_kudos_for_message", channel="random", ts=ts)
    assert form.modal
    given = await firm.person("bo").submit(reason="We could rehearse")
    assert "You thanked Ana" in given.words
    await firm.person("bo").close()
    await firm.person("bo").do("react", channel="random", ts=ts, emoji="clap")  # the same thanks once more
    assert await cards(firm) == [":raised_hands: *Ana*, thanked by Bo\n> We could rehearse"]


async def test_taking_back_on_home_takes_the_card_away(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.person("bo").command("/kudos @ana for the board deck")
    await firm.card("thanked by Bo")
    await firm.person("bo").home()
    await firm.person("bo").click_in("home", "kudos.mine")
    book = await firm.person("bo").click_in("modal", "kudos.take_back")
    assert "board deck" not in book.words
    assert await cards(firm) == []


async def test_the_receiver_is_told_once_a_day_and_may_stop_it(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    for name in ("bo", "chi"):
        await firm.person(name).command("/kudos @ana for the board deck")
    await to_working_hours(firm)
    told = [one for one in await firm.person("ana").messages("grayzone") if "thanked you" in one["text"]]
    assert [one["text"].split(".")[0] for one in told] == ["Bo and Chi thanked you"]
    await firm.person("ana").click("kudos.quiet_notices", told[0], "grayzone")
    await firm.person("ana").close()
    await firm.person("bo").command("/kudos @ana for the second deck")
    await to_working_hours(firm)
    again = [one for one in await firm.person("ana").messages("grayzone") if "thanked you" in one["text"]]
    assert len(again) == 1


async def test_the_limit_is_told_before_it_is_reached_and_holds(firm: Company) -> None:
    await firm.gather("ana", "bo")
    messages = [(await firm.person("ana").say("random", f"{WORDS} {n}")).ts or "" for n in range(6)]
    for ts in messages:
        await firm.person("bo").do("react", channel="random", ts=ts, emoji="clap")
    assert len(await cards(firm)) == 5
    told = [one["text"] for one in await firm.person("bo").messages("grayzone")]
    assert [text.split(".")[0] for text in told] == ["Your thanks count", told[-1].split(".")[0]]
    assert "did not count" in told[-1]
    refused = await firm.person("bo").command("/kudos @ana for more")
    assert "You have given all your kudos of today" in refused.words


async def test_settings_decide_which_emoji_count_and_where_the_cards_are(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.person("ana").home()
    form = await firm.person("ana").click_in("home", "kudos.settings")
    assert form.title == "Kudos settings"
    refused = await firm.person("ana").submit(channel="C0RAND", emoji=":tada: :hooray:")
    assert "I am not in that channel" in refused.errors["channel"]
    await firm.person("ana").do("invite", channel="random", user="grayzone")
    saved = await firm.person("ana").submit(channel="C0RAND", emoji=":tada: :hooray:", a_day="2")
    assert "Saved" in saved.words, saved
    await firm.person("ana").close()
    ts = (await firm.person("ana").say("leadership", WORDS)).ts or ""
    for emoji in ("clap", "partyparrot"):
        await firm.person("bo").do("react", channel="leadership", ts=ts, emoji=emoji)
        assert len(await cards(firm, "random")) == (emoji == "partyparrot")


async def test_the_shortcut_in_a_private_channel_publishes_whom_and_no_words(firm: Company) -> None:
    await firm.gather("ana", "dev", "bo")
    await firm.person("ana").do("invite", channel="board-prep", user="grayzone")
    ts = (await firm.person("ana").say("board-prep", WORDS)).ts or ""
    await firm.person("dev").do("react", channel="board-prep", ts=ts, emoji="clap")
    form = await firm.person("dev").shortcut("give_kudos_for_message", channel="board-prep", ts=ts)
    assert "not everybody may read" in form.words
    given = await firm.person("dev").submit(reason="It let us rehearse", publish="yes")
    assert "already" in given.words
    card = await firm.card("thanked by Dev")
    assert "rehearse" not in text_of(card)
    await firm.person("ana").home()
    book = await firm.person("ana").click_in("home", "kudos.mine")
    assert "It let us rehearse" in book.words


async def test_a_mention_in_a_private_channel_says_that_nothing_leaves_it(firm: Company) -> None:
    await firm.gather("ana", "dev", "bo")
    await firm.person("ana").do("invite", channel="board-prep", user="grayzone")
    said = await firm.person("dev").say("board-prep", "@Grayzone @ana for the secret plan")
    replies = await firm.messages("board-prep", "dev", said.ts or "")
    assert "nothing of it leaves this conversation" in text_of(replies[-1])
    assert await cards(firm) == []
    assert "secret plan" not in str(await firm.calls("views.publish"))


async def test_a_refused_command_comes_back_as_a_form_with_what_was_typed(firms: Company) -> None:
    await firms.gather("ana", "bo")
    refused = await firms.person("ana").command("/kudos @bo @gus for the board deck")
    assert "Gus is a guest" in refused.words
    given = await firms.person("ana").submit(people=["U0BO"])
    assert "You thanked Bo" in given.words
    assert await cards(firms) == [":raised_hands: *Bo*, thanked by Ana\n> for the board deck"]
