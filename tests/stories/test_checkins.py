"""Check-ins over the wire: taking part, a round, what the two answer, and notes that become something."""

from datetime import timedelta
from zoneinfo import ZoneInfo

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
    for words in (
        "For #leadership.",
        "Nobody takes part now",
        "Your group sees that you take part",
        "Only you see this",
    ):
        assert words in form.words
    assert "Europe/Berlin" in form.words
    await firms.person("ana").close()
    await take_part(firms, "ana")
    assert "A round begins when two take part." in text_of(await firms.card("Taking part: Ana"))
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
    assert f"Suggested: *<!date^{at}^" in (await ana.submit(at=str(at))).words
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


async def test_a_time_stands_on_home_where_it_is_agreed_to(firm: Company) -> None:
    await paired(firm)
    ana, bo = firm.person("ana"), firm.person("bo")
    at = firm.playground.clock().replace(minute=0, second=0, microsecond=0) + timedelta(hours=3)
    local = at.astimezone(ZoneInfo("Europe/Berlin"))
    plain, live = f"{local:%a} {local.day} {local:%b}, {local:%H:%M}", f"<!date^{int(at.timestamp())}^"
    await press(firm, "ana", "suggest")
    await ana.submit(at=str(int(at.timestamp())))
    await ana.close()
    assert f"Now with *Bo*. You suggested: {live}" in await home(firm, "ana")
    seen = await home(firm, "bo")
    assert f"Ana suggests {plain} for your check-in" in seen
    assert f"Now with *Ana*. Suggested: {live}" in seen
    assert f"Agreed: it is set for *{live}" in (await bo.click_in("home", "checkins.agree")).words
    await bo.close()
    for name, other in (("ana", "Bo"), ("bo", "Ana")):
        assert f"With *{other}*: {live}" in await home(firm, name)


async def test_to_a_time_that_has_passed_another_is_suggested(firm: Company) -> None:
    await paired(firm)
    ana, bo = firm.person("ana"), firm.person("bo")
    await press(firm, "ana", "suggest")
    await ana.submit(at=str(int((firm.playground.clock() + timedelta(hours=1)).timestamp())))
    await ana.close()
    await firm.advance(hours=2)
    refused = await press(firm, "bo", "agree")
    assert "This time is over." in refused.words
    await bo.click_in("modal", "checkins.suggest")
    at = int((firm.playground.clock() + timedelta(hours=1)).timestamp())
    await bo.submit(at=str(at))
    await bo.do("close", clear=True)
    assert f"Bo suggests *<!date^{at}^" in await says(firm, "ana")


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
    assert "I write to you again: <!date^" in receipt.words
    await firm.person("ana").close()
    assert "I write to you again: <!date^" in await says(firm, "ana")
    assert "I write to you again" not in await says(firm, "bo")
    assert "I write to you again: <!date^" in (await firm.person("ana").command("/checkin next")).words
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


async def test_a_line_too_long_for_an_ask_is_said_to_be_cut(firm: Company) -> None:
    await paired(firm)
    await press(firm, "ana", "talked")
    ana = firm.person("ana")
    await press(firm, "ana", "notes")
    page = await ana.submit(need="n" * 300, touches="t" * 240)
    handle = str((page.modal or {})["view"]["private_metadata"])
    for line, is_cut in (("need", True), ("touches", False)):
        form = await ana.click_in("modal", f"checkins.ask:{handle}.{line}")
        assert ("its end is cut off here" in form.words) is is_cut
        await ana.close()


async def test_notes_are_reached_from_the_receipt_from_ones_own_page_and_after_a_miss(firm: Company) -> None:
    await paired(firm)
    ana, bo = firm.person("ana"), firm.person("bo")
    await home(firm, "bo")
    assert "Noted: you talked." in (await bo.click_in("home", "checkins.talked")).words
    assert (await bo.click_in("modal", "checkins.notes")).title == "My notes"
    await bo.submit(need="A second pair of eyes")
    await bo.do("close", clear=True)
    mine = await ana.command("/checkin mine")
    assert "On the check-in with Bo" in mine.words
    assert (await ana.click_in("modal", "checkins.notes")).title == "My notes"
    await ana.do("close", clear=True)
    await press(firm, "ana", "not_talked")
    assert "On the check-in with" not in (await ana.command("/checkin mine")).words
    await ana.close()
    assert "A second pair of eyes" in (await press(firm, "bo", "notes")).words
    await bo.do("close", clear=True)
    await bo.command("/checkin mine")
    assert "A second pair of eyes" in (await bo.click_in("modal", "checkins.notes")).words


async def test_on_home_it_stands_with_its_presses_and_a_sentence_answers_them(firm: Company) -> None:
    await paired(firm)
    ana, bo = firm.person("ana"), firm.person("bo")
    seen = await home(firm, "ana")
    assert "Now with *Bo*." in seen
    assert "Noted: you talked." in (await ana.click_in("home", "checkins.talked")).words
    await ana.close()
    assert "Bo noted that you talked" not in await home(firm, "ana")
    assert "Ana noted that you talked" in await home(firm, "bo")
    assert "Noted: you did not talk." in (await bo.click_in("home", "checkins.not_talked")).words
    await bo.close()
    for name in ("ana", "bo"):
        assert say.MISSED in await says(firm, name)
        assert "you did not talk with" in await home(firm, name)
