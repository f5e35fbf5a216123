"""Check-ins over the wire: taking part, a round, what the two answer, and notes that become something."""

from datetime import datetime, timedelta

import pytest

from bot.features.checkins.text import card as say
from bot.playground.visitors import CouldNot, Seen
from bot.schedule.hours import at_local, next_week_tick
from tests.stories.company import Company, Json, text_of

pytestmark = pytest.mark.anyio

ZONE = "Europe/Berlin"
FIELDS = {"weekday": "1", "hour": "10", "rhythm": "group"}
HOSTILE = "<!channel> @here *need* <https://evil.example|bank>"
WEEKS = 3  # a round begins every two weeks


async def take_part(stage: Company, *names: str, **fields: str | list[str]) -> str:
    told = ""
    for name in names:
        await stage.person(name).command("/checkin")
        seen = await stage.person(name).submit(**{**FIELDS, **fields})
        told = seen.words
        assert "You take part in the check-ins of #leadership." in told, told
        await stage.person(name).close()
    return told


async def to(stage: Company, moment: datetime) -> None:
    await stage.advance(seconds=max(0.0, (moment - stage.playground.clock()).total_seconds()) + 1)


async def begin(stage: Company) -> None:
    """Let the next round begin, and Ana be written to on its Tuesday, or the next working day."""
    before = len(await direct(stage, "ana"))
    for _ in range(WEEKS):
        begins = next_week_tick(stage.playground.clock(), ZONE, 9)
        await to(stage, begins)
        for days in range(1, 5):
            await to(stage, at_local((begins + timedelta(days=days)).date(), 10, ZONE))
            if len(await direct(stage, "ana")) > before:
                return


async def until_told(stage: Company, name: str, before: str = "") -> Json:
    """Let mornings pass until somebody has a newer message than the one with this ts."""
    for _ in range(6):
        tomorrow = (stage.playground.clock() + timedelta(days=1)).date()
        await to(stage, at_local(tomorrow, 10, ZONE))
        found = await direct(stage, name)
        if found and found[-1]["ts"] != before:
            return found[-1]
    raise AssertionError(f"nobody wrote to {name}")


async def direct(stage: Company, name: str) -> list[Json]:
    return [one for one in await stage.messages("grayzone", name) if "heck-in" in text_of(one)]


async def newest(stage: Company, name: str) -> Json:
    return (await direct(stage, name))[-1]


async def says(stage: Company, name: str) -> str:
    return text_of(await newest(stage, name))


async def press(stage: Company, name: str, verb: str, value: str = "") -> Seen:
    return await stage.person(name).click(f"checkins.{verb}", await newest(stage, name), "grayzone", value)


async def home(stage: Company, name: str) -> str:
    await stage.settle()
    return text_of(await stage.person(name).home())


async def paired(stage: Company) -> None:
    """Let Ana and Bo be brought together."""
    await stage.gather("ana", "bo")
    await take_part(stage, "ana", "bo")
    await begin(stage)


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
        assert "You are both at work from" in told
        assert len(await direct(firms, name)) == 1

    await press(firms, "ana", "talked")
    assert "Noted: you talked with Bo." in await says(firms, "ana")
    assert "Ana says that you talked." in await says(firms, "bo")
    await press(firms, "bo", "talked")
    assert "Noted: you talked with Ana." in await says(firms, "bo")
    assert [len(await direct(firms, name)) for name in ("ana", "bo")] == [1, 1]
    mine = (await firms.person("ana").command("/checkin mine")).words
    assert "Bo (Operations)" in mine
    assert "You talked on" in mine


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


async def test_talk_now(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await take_part(firm, "ana", "bo")
    ana = firm.person("ana")
    assert "does not take part" in (await ana.command("/checkin talk to @chi now")).words
    assert "@bo" not in (await ana.command("/checkin talk to @bo now")).words
    assert "One of you asked to talk now." in await says(firm, "ana")
    assert "One of you asked to talk now." in text_of(await until_told(firm, "bo"))
    await press(firm, "bo", "talked")
    asked = await ana.command("/checkin talk")
    assert "Bo (Operations)" in asked.words
    await ana.close()


async def test_pausing_going_on_the_rhythm_and_stopping(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await take_part(firm, "ana", "bo")
    ana = firm.person("ana")
    assert "Pause check-ins" in (await ana.command("/checkin pause")).title
    over = await ana.submit(paused_until="2020-01-01")
    assert list(over.errors) == ["paused_until"]
    until = (firm.playground.clock() + timedelta(days=30)).date().isoformat()
    assert "You have paused." in (await ana.submit(paused_until=until)).words
    await ana.close()
    assert "You have paused until" in (await ana.command("/checkin next")).words
    assert "It goes on" in (await ana.click_in("modal", "checkins.go_on")).words
    await ana.close()

    await home(firm, "bo")
    form = await firm.person("bo").click_in("home", "checkins.group")
    assert "Any peer may change this" in form.words
    await firm.person("bo").submit(rhythm="MONTHLY")
    await firm.person("bo").close()
    assert "Check-ins, once a month" in text_of(await firm.card("Taking part:"))

    assert "My rhythm" in (await ana.command("/checkin")).words
    await ana.click_in("modal", "checkins.stop")
    await ana.do("close", clear=True)
    assert "Taking part: Bo" in text_of(await firm.card("Taking part:"))
    await firm.person("bo").command("/checkin rhythm")
    assert "You no longer take part." in (await firm.person("bo").click_in("modal", "checkins.stop")).words
    assert [one for one in await firm.messages() if "Taking part:" in text_of(one)] == []


async def test_whom_somebody_excludes_nobody_learns(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await take_part(firm, "bo")
    await take_part(firm, "ana", excluded=["U0BO"])
    form = await firm.person("ana").command("/checkin rhythm")
    assert "U0BO" in str(form.modal)
    await firm.person("ana").close()
    await begin(firm)
    for name in ("ana", "bo"):
        assert "there is nobody left for you to talk with" in await says(firm, name)
    refused = await firm.person("ana").command("/checkin talk to @bo now")
    assert "Only you see this" in refused.words
    told = await firm.person("bo").command("/checkin talk to @ana now")
    assert "Ana is written to as soon as they are at work." in told.words


async def test_help_for_what_is_not_known_and_a_sentence_for_who_is_no_peer(firm: Company) -> None:
    await firm.gather("ana")
    ana = firm.person("ana")
    for text in ("help", "dance", "mine please"):
        assert "`/checkin mine`" in (await ana.command(f"/checkin {text}")).words
    assert "Nobody else takes part yet" in (await ana.command("/checkin mine")).words
    await ana.close()
    for text in ("", "mine", "next", "pause", "rhythm", "talk to @ana now"):
        assert "Press Join" in (await firm.person("fay").command(f"/checkin {text}")).words


async def test_a_person_of_two_groups_is_asked_which(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.gather("ana", channel="sales-ops")
    ana = firm.person("ana")
    await home(firm, "ana")
    assert (await ana.click_in("home", "checkins.open")).title == "Which group?"
    form = await ana.submit(group="2")
    assert "For #sales-ops." in form.words
    assert "You take part" in (await ana.submit(**FIELDS)).words
    await ana.close()
    assert "Taking part: Ana" in text_of(await firm.card("Taking part:", "sales-ops"))


async def test_who_leaves_is_named_to_the_other(firm: Company) -> None:
    await paired(firm)
    await home(firm, "bo")
    await firm.person("bo").click_in("home", "peers.leave")
    await firm.advance(minutes=2)
    assert "Bo is no longer in the group" in await says(firm, "ana")
