"""A promise over the wire: asked, countered, kept; each side has its own buttons, and nobody else a word of it."""

from datetime import timedelta

import pytest

from tests.stories.company import Company
from tests.stories.promising import (
    DONE,
    NOTICE,
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
    await to_work(firm, days=40)
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
