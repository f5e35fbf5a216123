"""Check-ins over the wire: taking part, a round, what the two answer, and notes that become something."""

from datetime import timedelta

import pytest

from bot.features.checkins.text import card as say
from bot.playground.visitors import CouldNot
from tests.stories.checking_in import (
    HOSTILE,
    begin,
    direct,
    home,
    newest,
    paired,
    press,
    says,
    take_part,
    until_told,
)
from tests.stories.company import Company, text_of

pytestmark = pytest.mark.anyio


async def test_taking_part_shows_on_the_card_and_the_round_brings_the_two_together(firms: Company) -> None:
    await firms.gather("ana", "bo")
    assert "nobody is enrolled" in await home(firms, "ana")
    form = await firms.person("ana").command("/checkin")
    for words in ("For #leadership.", "You are the first", "Your group sees that you take part", "Only you see this"):
        assert words in form.words
    assert "Europe/Berlin" in form.words
    await firms.person("ana").close()
    await take_part(firms, "ana")
    assert "The first round begins when two take part." in text_of(await firms.card("Taking part: Ana"))
    assert "The next round begins on" in await take_part(firms, "bo")
    assert "Taking part: Ana and Bo" in text_of(await firms.card("Check-ins, every"))

    await begin(firms)
    for name, other in (("ana", "Bo (Operations)"), ("bo", "Ana (Sales)")):
        told = await says(firms, name)
        assert f"Your check-in with {other}" in told
        assert "Why now:" in told
        assert "When you are both at work next" in told
        assert len(await direct(firms, name)) == 1

    await press(firms, "ana", "talked")
    assert "Noted: you talked with Bo." in await says(firms, "ana")
    assert "Ana says that you talked." in await says(firms, "bo")
    await press(firms, "bo", "talked")
    assert "Noted: you talked with Ana." in await says(firms, "bo")
    assert [len(await direct(firms, name)) for name in ("ana", "bo")] == [1, 1]
    mine = (await firms.person("ana").command("/checkin mine")).words
    assert "Bo (Operations)" in mine
    assert "You talked last" in mine


async def test_a_time_is_suggested_changed_and_agreed(firm: Company) -> None:
    await paired(firm)
    ana, bo = firm.person("ana"), firm.person("bo")
    form = await press(firm, "ana", "suggest")
    assert "The round ends" in form.words
    over = await ana.submit(at=str(int(firm.playground.clock().timestamp()) - 60))
    assert list(over.errors) == ["at"]
    late = await ana.submit(at=str(int((firm.playground.clock() + timedelta(days=40)).timestamp())))
    assert list(late.errors) == ["at"]
    at = int((firm.playground.clock() + timedelta(hours=3)).timestamp())
    assert "Suggested." in (await ana.submit(at=str(at))).words
    await ana.close()
    assert "You suggested" in await says(firm, "ana")
    stale = await newest(firm, "bo")
    assert "Ana suggests" in text_of(stale)
    await press(firm, "bo", "suggest")
    await bo.submit(at=str(at + 3600))
    await bo.close()
    assert "Bo suggests" in await says(firm, "ana")
    await press(firm, "ana", "agree")
    for name in ("ana", "bo"):
        assert "It is set for" in await says(firm, name)
    with pytest.raises(CouldNot):
        await bo.click("checkins.agree", stale, "grayzone")  # an old button is not there any more


async def test_the_other_may_object_and_silence_counts_as_yes(firm: Company) -> None:
    await paired(firm)
    await press(firm, "ana", "talked")
    await press(firm, "bo", "not_talked")
    for name in ("ana", "bo"):
        assert say.MISSED in await says(firm, name)

    await begin(firm)
    await press(firm, "bo", "talked")
    assert "Without a word from you until" in await says(firm, "ana")
    await firm.advance(days=6)
    assert "You talked. What came of it?" in await says(firm, "ana")


async def test_not_this_time_reads_the_same_for_both_and_can_be_taken_back(firm: Company) -> None:
    await paired(firm)
    await press(firm, "ana", "skip")
    seen = [await says(firm, name) for name in ("ana", "bo")]
    assert all(say.SKIPPED in words for words in seen)
    assert seen[0].replace("Bo (Operations)", "Ana (Sales)") == seen[1]
    await press(firm, "bo", "talked")
    assert "Bo says that you talked." in await says(firm, "ana")


async def test_snoozed_until_tomorrow_a_new_message_takes_the_place_of_the_old(firm: Company) -> None:
    await paired(firm)
    old = await newest(firm, "ana")
    receipt = await press(firm, "ana", "snooze", "tomorrow")
    assert "on your next working day" in receipt.words
    await firm.person("ana").close()
    await until_told(firm, "ana", old["ts"])
    assert len(await direct(firm, "ana")) == 1


async def test_notes_are_for_their_writer_and_each_line_can_become_something(firms: Company) -> None:
    await paired(firms)
    await press(firms, "ana", "talked")
    ana = firms.person("ana")
    form = await press(firms, "ana", "notes")
    assert "For your eyes only" in form.words
    long = await ana.submit(touches="x" * 1001)
    assert list(long.errors) == ["touches"]
    page = await ana.submit(touches="The price list", need=HOSTILE, offer="An hour on Monday", border="Order dates")
    assert "<!channel>" not in page.words
    assert "@here" not in page.words
    handle = str((page.modal or {})["view"]["private_metadata"])
    for verb, line, title, typed in (
        ("ask", "need", "Ask for help", HOSTILE),
        ("promise", "offer", "A promise", "An hour on Monday"),
        ("grayzone", "border", "Raise an issue", "Order dates"),
    ):
        opened = await ana.click_in("modal", f"checkins.{verb}:{handle}.{line}")
        assert opened.title == title
        assert typed in str(opened.modal) or typed in repr(opened.modal)
        await ana.close()
    done = await ana.click_in("modal", f"checkins.nothing:{handle}.touches")
    assert "Needs nothing more." in done.words
    await ana.do("close", clear=True)
    again = await press(firms, "ana", "notes")
    assert "The price list" in again.words
    await ana.do("close", clear=True)
    posted = str(await firms.calls("chat.postMessage")) + str(await firms.calls("chat.update"))
    for line in ("The price list", "evil.example", "An hour on Monday", "Order dates"):
        assert line not in posted
    with pytest.raises(CouldNot):
        await firms.person("bo").click(f"checkins.notes:{handle}", await newest(firms, "bo"), "leadership")


async def test_on_home_it_stands_with_its_presses_and_a_sentence_answers_them(firm: Company) -> None:
    await paired(firm)
    ana, bo = firm.person("ana"), firm.person("bo")
    seen = await home(firm, "ana")
    assert "Now with *Bo*." in seen
    assert "Noted: you talked." in (await ana.click_in("home", "checkins.talked")).words
    await ana.close()
    assert "Bo noted that you talked" not in await home(firm, "ana")
    assert "Ana noted that you talked" in await home(firm, "bo")
    assert "Noted. You two come first" in (await bo.click_in("home", "checkins.not_talked")).words
    await bo.close()
    for name in ("ana", "bo"):
        assert say.MISSED in await says(firm, name)
        assert "you did not talk with" in await home(firm, name)
