"""What people say about the messages that they get: how many, on whose holidays, or none at all."""

import pytest

from bot.errors import Refusal
from bot.features.home import jobs
from bot.features.notices import service as notices
from bot.schedule.holidays import countries
from bot.slack.replies import Modal, Reply
from tests.features.desk import WORKSPACE
from tests.features.notices.gatehouse import ANA, BO, KEPT, NEVER, NOW, Gatehouse
from tests.features.notices.test_digest import all_kinds, something_waits, thanked


def said(reply: Reply) -> str:
    return str(reply.shown)


def form(gatehouse: Gatehouse, user: str = ANA) -> Modal:
    found = gatehouse.desk.click(user, "notices.settings").modal
    assert found
    return found


def options(modal: Modal, name: str) -> list[str]:
    """Return the values of a menu."""
    (menu,) = [block["element"] for block in modal.blocks if block.get("block_id") == name]
    groups = menu.get("option_groups") or [{"options": menu["options"]}]
    assert len(groups) <= 100
    assert all(0 < len(group["options"]) <= 100 for group in groups)
    return [option["value"] for group in groups for option in group["options"]]


def test_the_form_offers_none_to_five_and_every_country_once(gatehouse: Gatehouse) -> None:
    found = form(gatehouse)
    assert options(found, "most") == ["0", "1", "2", "3", "4", "5"]
    offered = options(found, "country")
    assert len(offered) == len(set(offered))
    assert set(offered) == {"zone", "none", *countries()}
    assert "Those of my time zone (Germany)" in str(found.blocks)


def test_the_form_says_what_counts_and_what_was_chosen(gatehouse: Gatehouse) -> None:
    assert "ring day" in str(form(gatehouse).blocks)
    gatehouse.chooses(most=0, country="JP")
    again = str(form(gatehouse).blocks)
    for chosen in ("None, but the one at the week's end", "Japan"):
        assert f"'initial_option': {{'text': {{'type': 'plain_text', 'text': {chosen!r}" in again


@pytest.mark.parametrize(
    ("most", "country", "field"),
    [("6", "zone", "most"), ("-1", "zone", "most"), ("", "zone", "most"), ("3", "XX", "country"), ("3", "", "country")],
)
def test_what_cannot_be_chosen_is_refused_with_its_field(
    gatehouse: Gatehouse, most: str, country: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        gatehouse.desk.submit(ANA, form(gatehouse), {"most": most, "country": country})
    assert refused.value.field == field
    assert notices.choice(gatehouse.desk.work, WORKSPACE, ANA).most == 3


def test_home_says_how_often_and_leads_to_the_form(gatehouse: Gatehouse) -> None:
    assert "3 times a week at most" in str(gatehouse.desk.home(ANA).blocks)
    assert "'notices.settings'" in str(gatehouse.desk.home(ANA).blocks)
    gatehouse.chooses(most=1)
    assert "once a week at most" in str(gatehouse.desk.home(ANA).blocks)
    gatehouse.chooses(most=0)
    assert "once a week, at its end" in str(gatehouse.desk.home(ANA).blocks)
    assert "3 times a week at most" in str(gatehouse.desk.home(BO).blocks)


@pytest.mark.parametrize("word", ["stop", " STOP! ", "Unsubscribe", "mute."])
def test_stop_in_a_direct_message_stops_everything_and_says_how_to_come_back(gatehouse: Gatehouse, word: str) -> None:
    something_waits(gatehouse)
    thanked(gatehouse)
    all_kinds(gatehouse)
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)

    answer = said(gatehouse.desk.speak(ANA, word, "D0ANA", direct=True))

    for words in ("I stopped", "“start”", "'home.start'", "waits on my Home tab", "peers.leave:1", "peers.away:1"):
        assert words in answer
    assert gatehouse.passes() is NEVER
    for moment in ("2026-11-25 08:00", "2026-11-27 14:00", "2026-11-30 08:00"):
        notices.owe(gatehouse.at(moment).desk.work, WORKSPACE, ANA)
        assert (gatehouse.notices(), gatehouse.digests()) == ([], {})


@pytest.mark.parametrize("word", ["start", "Start again", "resume!", "UNMUTE"])
def test_start_brings_it_back_with_what_still_waits(gatehouse: Gatehouse, word: str) -> None:
    gatehouse.desk.speak(ANA, "stop", "D0ANA", direct=True)
    something_waits(gatehouse)
    assert gatehouse.notices() == []
    assert "I write to you again" in said(gatehouse.desk.speak(ANA, word, "D0ANA", direct=True))
    assert gatehouse.notices() == [ANA]


def test_home_and_the_form_have_the_buttons_for_both(gatehouse: Gatehouse) -> None:
    assert "'home.stop'" in str(form(gatehouse).blocks)
    assert "I stopped" in said(gatehouse.desk.click(ANA, "home.stop"))
    home = str(gatehouse.desk.home(ANA).blocks)
    assert "I stopped, as you told me" in home
    assert "'home.start'" in home
    assert "'home.start'" in str(form(gatehouse).blocks)
    assert "I write to you again" in said(gatehouse.desk.click(ANA, "home.start"))
    assert "I stopped" not in str(gatehouse.desk.home(ANA).blocks)


def test_stop_twice_and_start_twice_are_stop_and_start(gatehouse: Gatehouse) -> None:
    for verb, passage in (("stop", NEVER), ("stop", NEVER), ("start", NOW), ("start", NOW)):
        gatehouse.desk.click(ANA, f"home.{verb}")
        assert gatehouse.passes() is passage


def test_in_a_channel_the_words_stop_nothing_but_say_how(gatehouse: Gatehouse) -> None:
    assert "Write “stop” to me in a direct message" in said(gatehouse.desk.speak(ANA, "stop"))
    gatehouse.desk.speak(ANA, "start")
    assert gatehouse.passes() is NOW


def test_who_wants_to_be_told_of_what_waits_while_all_is_stopped_reads_that_it_is(gatehouse: Gatehouse) -> None:
    gatehouse.desk.click(ANA, "notices.off")
    gatehouse.desk.click(ANA, "home.stop")
    assert "you told me to stop" in said(gatehouse.desk.click(ANA, "notices.on"))
    gatehouse.desk.click(ANA, "home.start")
    something_waits(gatehouse)
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.notices() == [ANA]


def test_start_does_not_bring_back_what_was_switched_off_by_itself(gatehouse: Gatehouse) -> None:
    gatehouse.desk.click(ANA, "notices.off")
    gatehouse.desk.click(ANA, "home.stop")
    gatehouse.desk.click(ANA, "home.start")
    something_waits(gatehouse)
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.notices() == []


def test_a_stranger_may_say_both(gatehouse: Gatehouse) -> None:
    answer = said(gatehouse.desk.speak("U0GUS", "stop", "D0GUS", direct=True))
    assert "You are in no group" in answer
    assert notices.stopped(gatehouse.desk.work, WORKSPACE, ("U0GUS",)) == {"U0GUS"}
    gatehouse.desk.speak("U0GUS", "start", "D0GUS", direct=True)
    assert notices.stopped(gatehouse.desk.work, WORKSPACE, ("U0GUS",)) == frozenset()


def test_that_something_waits_counts_too_and_is_kept_when_the_week_is_used_up(gatehouse: Gatehouse) -> None:
    something_waits(gatehouse)
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.notices() == [ANA]
    assert [gatehouse.passes() for _ in range(3)] == [NOW, NOW, KEPT]
    gatehouse.at("2026-11-25 09:00")
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.notices() == []
    assert ("home.waiting", "") in gatehouse.kept()
    assert "There is something for you" in gatehouse.at("2026-11-27 14:00").digests()[ANA]


def test_looking_whether_something_waits_costs_nothing(gatehouse: Gatehouse) -> None:
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.notices() == []
    assert gatehouse.row().spent == 0


def test_a_digest_leads_to_what_waits_and_to_the_form(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    gatehouse.at("2026-11-27 14:00")
    (letter,) = jobs.send_digests(gatehouse.desk.work).letters
    assert letter.message
    assert "'home.waiting'" in str(letter.message.blocks)
    assert "'notices.settings'" in str(letter.message.blocks)
