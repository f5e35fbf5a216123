"""A promise over the wire: asked, countered, kept; each side has its own buttons, and nobody else a word of it."""

from datetime import date, timedelta

import pytest

from tests.stories.company import Company
from tests.stories.promising import (
    DONE,
    NOTICE,
    WHAT,
    begun,
    buttons,
    friday,
    home,
    notices,
    opened,
    press,
    to_work,
    today,
)

pytestmark = pytest.mark.anyio


async def test_from_the_ask_to_the_kept_promise(firms: Company) -> None:
    await firms.gather("ana", "bo")
    receipt = await begun(firms)
    assert "Bo" in receipt.words
    assert "answers next" in receipt.words
    seen = await opened(firms, "bo")
    assert buttons(seen) == ["Accept", "Suggest a change", "Decline"]
    assert all(words in seen.words for words in ("*Ana* asks *Bo*", "数字", DONE, "It waits for your answer"))
    assert buttons(await opened(firms, "ana")) == ["I trust you with this", "Take it back"]

    seen = await press(firms, "bo", "counter", what="The deck without the annex")
    assert "Ana answers next" in seen.words
    seen = await opened(firms, "ana")
    assert "The deck without the annex" in seen.words
    seen = await press(firms, "ana", "accept")
    assert "It is promised now" in seen.words
    assert buttons(seen) == ["I trust you with this", "Release"]
    assert buttons(await opened(firms, "bo")) == ["Done", "Need a new date", "Withdraw"]
    day = (today(firms) + timedelta(days=20)).isoformat()
    seen = await press(firms, "bo", "ask_date", due_0=day, reason="The numbers come late")
    assert "the old day stays" in seen.words
    seen = await opened(firms, "ana")
    assert "The numbers come late" in seen.words
    assert buttons(seen)[:2] == ["Agree", "Keep the old date"]
    seen = await press(firms, "ana", "agree_date")
    assert "Agreed: it is due on" in seen.words
    assert "as Bo wished" in seen.words

    assert "Ana is asked whether it is done" in (await press(firms, "bo", "report")).words
    assert buttons(await opened(firms, "ana"))[:2] == ["Yes, it is done", "Not yet"]
    seen = await press(firms, "ana", "not_yet", missing="The totals")
    assert "Bo reads what is missing" in seen.words
    assert "The totals" in (await opened(firms, "bo")).words
    await press(firms, "bo", "report")
    seen = await press(firms, "ana", "confirm")
    assert "it is kept, and closed" in seen.words
    assert buttons(seen) == []
    for name in ("ana", "bo"):
        assert "*Kept*" in (await opened(firms, name)).words


async def test_a_date_in_words_is_shown_before_anything_is_saved(firms: Company) -> None:
    await firms.gather("ana", "bo")
    ana = firms.person("ana")
    await ana.command("/promise")
    filled = {"side": "PERFORMER", "people": "U0BO", "what": WHAT, "done_means": DONE}
    assert "pick a date" in (await ana.submit(**filled)).errors["due_0"].casefold()
    assert "cannot read a date" in (await ana.submit(words_0="when it is ready")).errors["words_0"]
    assert "that is over" in (await ana.submit(words_0="yesterday")).errors["words_0"]
    due = today(firms) + timedelta(days=14)
    seen = await ana.submit(words_0="in two weeks")
    said = f"“in two weeks” is *{due:%A} {due.day} {due:%B} {due.year}*. Press *Save* if that is right."
    assert said in seen.words
    held = (await firms.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["what"]["what"]["value"] == WHAT
    assert held["due_1"]["due_1"]["selected_date"] == due.isoformat()
    assert "words_0" not in held
    assert "waits for your answer" not in await home(firms, "bo")
    again = due + timedelta(days=1)
    assert f"{again:%A} {again.day} {again:%B}" in (await ana.submit(words_1=f"{again.day} {again:%b}")).words
    assert "answers next" in (await ana.submit()).words
    assert f"{again:%A} {again.day} {again:%B}" in (await opened(firms, "bo")).words


async def test_a_command_takes_whom_what_and_when_along(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await firms.person("ana").command("/promise @bo send *the* deck by Friday")
    held = (await firms.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["people"]["people"]["selected_user"] == "U0BO"
    assert held["what"]["what"]["value"] == "send *the* deck"
    day = date.fromisoformat(held["due_0"]["due_0"]["selected_date"])
    assert day.weekday() == 4
    seen = await firms.person("ana").submit(done_means=DONE)
    assert "*Ana* offers it to *Bo*" in seen.words
    assert "send *\u200bthe*\u200b deck" in seen.words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("help", "Only the two of you see it"),
        ("LIST", "Nothing now"),
        ("mine", "Nothing now"),
        ("frobnicate", "What is promised?"),
        ("", "What is promised?"),
        ("@ana to call", "A promise is between two"),
    ],
)
async def test_a_command_answers_every_word(firm: Company, words: str, said: str) -> None:
    await firm.gather("ana", "bo")
    assert said in (await firm.person("ana").command(f"/promise {words}")).words


async def test_with_whom_no_promise_can_be_is_said_at_the_field(firm: Company) -> None:
    await firm.gather("ana", "bo")
    form = await firm.person("fay").command("/promise @ana to call")
    assert "press Join" in form.words
    await firm.person("ana").command("/promise to call by next Friday")
    for person, said in (("U0ANA", "between two"), ("U0GUS", "is not in the group"), ("U0FAY", "is not in the group")):
        seen = await firm.person("ana").submit(people=person, done_means=DONE)
        assert said in seen.errors["people"]
    assert "answers next" in (await firm.person("ana").submit(people="U0BO")).words


async def test_alone_in_a_group_one_learns_what_is_missing(firm: Company) -> None:
    await firm.gather("ana")
    assert "nobody else is in your group yet" in (await firm.person("ana").command("/promise @bo to call")).words


async def test_a_message_brings_its_words_its_author_and_its_day(firms: Company) -> None:
    await firms.gather("ana", "bo")
    said = f"I will send the deck by Friday. {'And more. ' * 40}"
    ts = (await firms.person("bo").say("random", said)).ts or ""
    form = await firms.person("ana").shortcut("make_message_a_promise", channel="random", ts=ts)
    assert "I read “by Friday” as *Friday" in form.words
    held = (await firms.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["people"]["people"]["selected_user"] == "U0BO"
    assert len(held["what"]["what"]["value"]) == 140
    assert "archives/C0RAND" in held["link"]["link"]["value"]
    assert "side" in (await firms.person("ana").submit(done_means=DONE)).errors
    assert "answers next" in (await firms.person("ana").submit(side="CUSTOMER", what="The deck")).words
    await firms.person("ana").close()
    seen = await opened(firms, "bo")
    assert "The message it is about" in seen.words
    assert "*Ana* asks *Bo* for it" in seen.words


async def test_of_ones_own_message_one_promises_oneself(firm: Company) -> None:
    await firm.gather("ana", "bo")
    ts = (await firm.person("ana").say("leadership", "I call them, by the way")).ts or ""
    await firm.person("ana").shortcut("make_message_a_promise", channel="leadership", ts=ts)
    held = (await firm.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["side"]["side"]["selected_option"]["value"] == "PERFORMER"
    assert held["people"]["people"]["selected_user"] is None
    assert held["due_0"]["due_0"]["selected_date"] is None


async def test_a_stale_button_says_what_happened_instead(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await begun(firms)
    await opened(firms, "bo")
    await press(firms, "ana", "take_back")
    seen = await firms.person("bo").click_in("modal", "promises.accept")
    assert "did not come about" in seen.words
    assert buttons(seen) == []
    await begun(firms)
    await opened(firms, "bo")
    assert "It is promised now" in (await firms.person("bo").click_in("modal", "promises.accept")).words


async def test_declining_needs_no_reason_and_reads_like_silence(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await begun(firm)
    seen = await press(firm, "bo", "decline")
    assert "No reason is needed, and nobody's count changes" in seen.words
    declined = (await opened(firm, "ana")).words
    await firm.person("ana").do("close", clear=True)
    await begun(firm)
    await to_work(firm, days=14)
    lapsed = (await opened(firm, "ana")).words
    assert "It did not come about" in lapsed
    assert strip_days(declined) == strip_days(lapsed)


def strip_days(words: str) -> list[str]:
    """Return what is said, without the lines that name a day."""
    return [line for line in words.splitlines() if "*Due:*" not in line]


async def test_a_reminder_is_the_one_sentence_and_show_me_has_the_presses(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await begun(firms)
    await press(firms, "bo", "accept")
    await firms.person("bo").do("close", clear=True)
    await to_work(firms, days=(friday(firms) - today(firms)).days - 1)
    told = await firms.messages("grayzone", "bo")
    assert {one["text"] for one in told} == {NOTICE}
    waits = await firms.person("bo").click("home.waiting", told[-1], "grayzone")
    assert "You promised this to Ana, for" in waits.words
    assert buttons(waits) == ["Done", "Need a new date", "Snooze"]
    seen = await firms.person("bo").click_in("modal", "promises.snooze")
    assert "Put off until your next working day" in seen.words
    await firms.person("bo").do("close", clear=True)
    assert "You promised this to Ana" not in await home(firms, "bo")
    await to_work(firms, days=1)
    assert "You promised this to Ana" in await home(firms, "bo")
    seen = await firms.person("bo").click_in("home", "promises.report")
    assert "Ana is asked whether it is done" in seen.words
    assert "Bo says it is done: is it?" in await home(firms, "ana")


async def test_silence_keeps_the_old_date_and_closes_what_was_reported(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await begun(firm)
    await press(firm, "bo", "accept")
    was = (await opened(firm, "bo")).words.split("*Due:*")[1].split("\n")[0]
    await press(firm, "bo", "ask_date", words_0="in 20 days")
    seen = await firm.person("bo").submit()
    assert "the old day stays" in seen.words
    await to_work(firm, days=5)
    seen = await opened(firm, "bo")
    assert seen.words.split("*Due:*")[1].split("\n")[0] == was
    assert "You have promised it" in seen.words
    await press(firm, "bo", "report")
    await to_work(firm, days=9)
    for name in ("ana", "bo"):
        assert "It was closed by five working days of silence" in (await opened(firm, name)).words


async def test_long_after_its_day_only_the_receiver_says_that_it_was_not_kept(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await begun(firm)
    await press(firm, "bo", "accept")
    await to_work(firm, days=30)
    assert "has not said that this is done" in await home(firm, "ana")
    assert "It was not kept" not in buttons(await opened(firm, "bo"))
    seen = await press(firm, "ana", "not_kept")
    assert "nobody but the two of you sees it" in seen.words


async def test_trust_is_given_and_taken_back_with_one_press(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await begun(firm, trust=["yes"])
    assert "No reminders: it is trusted" in (await opened(firm, "bo")).words
    assert buttons(await press(firm, "ana", "remind"))[0] == "I trust you with this"
    assert "No reminders" not in (await opened(firm, "bo")).words


async def test_a_form_whose_answer_was_lost_makes_one_promise(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await firms.person("ana").command("/promise @bo the deck by Friday")
    await firms.fault("interaction", "lost_answer")
    await firms.person("ana").submit(done_means=DONE)
    assert (await firms.person("ana").submit()).closed
    seen = await firms.person("ana").command("/promise list")
    assert len([line for line in seen.words.splitlines() if line.startswith("*the deck*")]) == 1


async def test_of_a_promise_nothing_is_written_into_any_message(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await begun(firm)
    await press(firm, "bo", "accept")
    await to_work(firm, days=(friday(firm) - today(firm)).days - 1)
    for name in ("ana", "bo", "chi"):
        assert set(await notices(firm, name)) <= {NOTICE}
    posted = str(await firm.calls("chat.postMessage"))
    assert "board deck" not in posted
    assert await notices(firm, "chi") == []
    assert "board deck" not in await home(firm, "chi")
