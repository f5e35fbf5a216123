"""Check-ins over the wire: talking now, pausing, stopping, excluding, leaving, and who is refused."""

from datetime import timedelta

import pytest

from bot.features.checkins.text.card import SKIPPED
from tests.stories.checking_in import FIELDS, begin, direct, home, paired, press, says, take_part, until_told
from tests.stories.company import Company, text_of

pytestmark = pytest.mark.anyio


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


async def test_only_plain_words_ask_somebody_to_talk(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await take_part(firm, "ana", "bo", "chi")
    ana = firm.person("ana")
    for text in ("talk is cheap, @bo", "talk @bo tomorrow", "talk to your users"):
        assert "`/checkin mine`" in (await ana.command(f"/checkin {text}")).words
    for text in ("talk to @bo @chi", "talk @bo and @chi now"):
        assert "one person at a time" in (await ana.command(f"/checkin {text}")).words
    assert "A check-in needs somebody else." in (await ana.command("/checkin talk to @ana now")).words
    assert await direct(firm, "ana") == []
    for text in ("talk", "Talk now"):
        assert (await ana.command(f"/checkin {text}")).title == "Talk to somebody now"
        await ana.close()
    assert "is written to as soon as they are at work" in (await ana.command("/checkin Talk @bo")).words


async def test_a_typed_day_stands_in_the_form_for_a_pause(firm: Company) -> None:
    await firm.gather("ana")
    await take_part(firm, "ana")
    ana = firm.person("ana")
    day = (firm.playground.clock() + timedelta(days=30)).date().isoformat()
    for text, stands in ((f"pause {day}", True), ("pause until spring", False), ("pause", False)):
        form = await ana.command(f"/checkin {text}")
        assert form.title == "Pause check-ins"
        assert (day in str(form.modal)) is stands
        await ana.close()


async def test_pausing_going_on_the_rhythm_and_stopping(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await take_part(firm, "ana", "bo")
    ana = firm.person("ana")
    assert "Pause check-ins" in (await ana.command("/checkin pause")).title
    over = await ana.submit(paused_until="2020-01-01")
    assert list(over.errors) == ["paused_until"]
    day = (firm.playground.clock() + timedelta(days=30)).date()
    told = (await ana.submit(paused_until=day.isoformat())).words
    assert f"You have paused until {day:%a} {day.day} {day:%b}." in told
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
    assert (
        "You no longer take part in the check-ins of #leadership."
        in (await firm.person("bo").click_in("modal", "checkins.stop")).words
    )
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
        assert "You rest this time: not everybody can have a partner in each round." in await says(firm, name)
    refused = await firm.person("ana").command("/checkin talk to @bo now")
    assert "Only you see this" in refused.words
    assert "under “My rhythm” on my Home tab" in refused.words
    assert refused.ephemeral == ()
    await firm.person("ana").close()
    told = await firm.person("bo").command("/checkin talk to @ana now")
    assert "Ana is written to as soon as they are at work." in told.words


async def test_who_takes_part_in_nothing_has_nothing_to_pause(firm: Company) -> None:
    await firm.gather("ana")
    assert "there is nothing to pause" in (await firm.person("ana").command("/checkin pause")).words


async def test_who_stopped_all_messages_is_not_told_of_an_hour(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.person("ana").say("grayzone", "stop")
    told = await take_part(firm, "ana")
    assert "you told me to stop all messages" in told
    assert "I write to you" not in told
    await home(firm, "ana")
    await firm.person("ana").click_in("home", "home.start")
    assert "I write to you on" in await take_part_again(firm, "ana")


async def take_part_again(stage: Company, name: str) -> str:
    await stage.person(name).command("/checkin rhythm")
    return (await stage.person(name).submit(**FIELDS)).words


async def test_help_for_what_is_not_known_and_a_sentence_for_who_is_no_peer(firm: Company) -> None:
    await firm.gather("ana")
    ana = firm.person("ana")
    for text in ("help", "dance", "mine please"):
        assert "`/checkin mine`" in (await ana.command(f"/checkin {text}")).words
    for text in ("mine", "talk"):
        assert "You do not take part in check-ins yet." in (await ana.command(f"/checkin {text}")).words
        assert "For #leadership." in (await ana.click_in("modal", "checkins.open")).words
        await ana.do("close", clear=True)
    await take_part(firm, "ana")
    assert "Nobody else takes part now" in (await ana.command("/checkin mine")).words
    await ana.close()
    assert "Nobody else in your group takes part" in (await ana.command("/checkin talk")).words
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


async def test_what_waits_names_its_group_where_there_are_several(firm: Company) -> None:
    await paired(firm)
    await press(firm, "bo", "talked")
    assert "#leadership: Bo noted" not in await home(firm, "ana")
    await firm.gather("ana", channel="sales-ops")
    assert "#leadership: Bo noted that you talked" in await home(firm, "ana")


async def test_who_leaves_is_named_to_the_other(firm: Company) -> None:
    await paired(firm)
    await home(firm, "bo")
    await firm.person("bo").click_in("home", "peers.leave")
    await firm.advance(minutes=2)
    assert "Bo is no longer in the group" in await says(firm, "ana")
    assert "Taking part: Ana" in text_of(await firm.card("Check-ins, every"))


async def test_who_stops_the_bot_has_no_check_in_and_the_other_reads_no_more_than_after_a_skip(firm: Company) -> None:
    await paired(firm)
    await firm.person("bo").say("grayzone", "stop")
    told = await says(firm, "ana")
    assert SKIPPED in told
    assert "Bo is no longer" not in told
